// The card of a person who stands in a room: who speaks, the next two, one big button.
const WARNED_BEFORE = 30; // seconds before the limit
const SETTLES = 500; // milliseconds in which a tap meant for the name before is not heard
const RETURNS = 3000; // milliseconds after which a press that was lost may be made again

const KEYS = [
  ["N", "give the floor to the next"], ["Y", "end this turn"], ["U", "take the last act back"],
  ["A", "add somebody without a device"], ["?", "show or hide these keys"],
];

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".cockpit");
  root.told = data;
  root.busy = 0;
  root.skew ??= data.now - Date.now();
  if (root.spokenNow !== data.now) root.skew = data.now - Date.now();
  root.spokenNow = data.now;
  root.settles ??= {};
  settling(root, "give", data.next[0]?.id);
  settling(root, "undo", data.undo);
  root.press = (act, id = "") => {
    if (waits(root, act)) return;
    root.busy = Date.now();
    markBusy(root);
    setTriggerValue("pressed", { act, id, seen: root.told.seen, at: root.busy });
  };
  draw(root);
  if (!root.keys) {
    root.keys = (event) => heard(event, root);
    document.addEventListener("keydown", root.keys);
  }
  clearInterval(root.ticking);
  root.ticking = setInterval(() => tick(root), 250);
  clearTimeout(root.settling);
  root.settling = setTimeout(() => markBusy(root), SETTLES + 5);
  return () => {
    clearInterval(root.ticking);
    document.removeEventListener("keydown", root.keys);
    root.keys = null;
  };
}

function draw(root) {
  const { speaking, next, undo, may, me, limit } = root.told;
  const parts = [
    settle(root, "now", [speaking, limit, me], () => drawNow(speaking, limit, me)),
    may && settle(root, "acts", [speaking?.id, next[0], undo], () => drawActs(root, speaking, next[0], undo)),
    next.length && settle(root, "next", [next, me], () => drawNext(next, me)),
    may && settle(root, "keys", "keys", drawKeys),
    settle(root, "said", "said", () => made("p", { class: "said", role: "status", "aria-live": "polite" })),
  ];
  inOrder(root, parts.filter(Boolean));
  tick(root);
  markBusy(root);
}

function drawNow(speaking, limit, me) {
  if (!speaking) return made("section", { class: "now free", "data-part": "now" }, made("h2", {}, "Nobody has the floor"));
  return made("section", { class: "now", "data-part": "now", "aria-label": "Has the floor" },
    made("div", { class: "top" },
      made("div", { class: "whom" },
        made("p", { class: "lead" }, "Has the floor"), nameOf(speaking, "h2"),
        made("div", { class: "tags" }, ...tagsOf(speaking, me))),
      speaking.since && made("div", { class: "timer" },
        made("span", { class: "face", role: "timer", "aria-label": "Time speaking" }),
        limit > 0 && made("span", { class: "limit" }, `of ${spelled(limit)}`),
        made("span", { class: "turn", hidden: true }))),
    limit > 0 && speaking.since && made("div", { class: "gauge", "aria-hidden": "true" }, made("i")),
    textOf(speaking));
}

function drawNext(next, me) {
  const one = (place, at) => made("li", {},
    made("div", { class: "tags" }, made("span", { class: "turn-of" }, at ? "Then" : "Next"), nameOf(place), ...tagsOf(place, me)),
    made("p", { class: "why" }, place.safe && icon("verified_user"), place.why));
  return made("section", { class: "next", "data-part": "next", "aria-label": "Next two" }, made("ol", {}, ...next.map(one)));
}

function drawActs(root, speaking, first, undo) {
  const button = (act, id, kind, iconName, key, ...words) => made("button",
    { type: "button", class: kind, "data-keep": act, "data-act": act, "aria-keyshortcuts": key, onclick: () => root.press(act, id) },
    icon(iconName), made("span", { class: "words" }, ...words), made("kbd", { "aria-hidden": "true" }, key));
  return made("div", { class: "acts", "data-part": "acts" },
    first && button("give", first.id, "big", "mic", "N", "Give the floor to ", nameOf(first), ` · ${first.where}`),
    made("div", { class: "small-acts" },
      speaking && button("yield", speaking.id, "", "stop_circle", "Y", "Yield"),
      undo && button("undo", "", "", "undo", "U", `Undo: ${undo}`)));
}

function drawKeys() {
  return made("details", { class: "keys" }, made("summary", {}, icon("keyboard"), "Keys"),
    made("dl", {}, ...KEYS.flatMap(([key, does]) => [made("dt", {}, made("kbd", {}, key)), made("dd", {}, does)])),
    made("p", {}, "They are silent while somebody types."));
}

// Where a button does something else than a moment before, a finger on its way may mean the other.
function settling(root, act, does) {
  const before = root.settles[act];
  if (before?.does === does) return;
  root.settles[act] = { does, at: before?.does ? Date.now() + SETTLES : 0 };
}

const waits = (root, act) =>
  Date.now() < Math.max(root.busy ? root.busy + RETURNS : 0, root.settles[act]?.at ?? 0);

function markBusy(root) {
  for (const button of root.querySelectorAll("[data-act]")) button.setAttribute("aria-disabled", waits(root, button.dataset.act));
  if (root.busy) setTimeout(() => { if (Date.now() >= root.busy + RETURNS) { root.busy = 0; markBusy(root); } }, RETURNS + 5);
}

// Words and shape tell that time is short or over; a colour only repeats it.
function tick(root) {
  const timer = root.querySelector(".timer"), { speaking, limit } = root.told;
  if (!timer || !speaking?.since) return;
  const spoken = Math.max(0, (Date.now() + root.skew - speaking.since) / 1000);
  const left = limit - spoken;
  const stage = !limit || left > WARNED_BEFORE ? "" : left > 0 ? "short" : "over";
  say(timer.querySelector(".face"), spelled(spoken));
  const turn = timer.querySelector(".turn");
  if (stage === "short") say(turn, `${counted(Math.ceil(left), "second", "seconds")} left`, "hourglass_bottom");
  if (stage === "over") say(turn, `Over by ${spelled(-left)}`, "alarm");
  const gauge = root.querySelector(".gauge i");
  if (gauge) gauge.style.inlineSize = `${Math.min(100, (100 * spoken) / limit)}%`;
  const now = root.querySelector(".now");
  if (now.dataset.stage === stage) return;
  now.dataset.stage = stage;
  turn.hidden = !stage;
  // Told once when it turns, not every second.
  const [whom, key] = [`Number ${speaking.number}`, speaking.id + stage];
  if (root.saidOf !== key) root.querySelector(".said").textContent =
    stage === "short" ? `${whom}: ${Math.ceil(left)} seconds left` : stage === "over" ? `${whom}: time is over` : "";
  root.saidOf = key;
}

function say(place, words, iconName) {
  if (place.saying === words) return; // written back, even the same words are painted anew
  place.saying = words;
  place.replaceChildren(...(iconName ? [icon(iconName)] : []), words);
}

function spelled(seconds) {
  const whole = Math.floor(seconds), hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  const two = (n) => String(n).padStart(2, "0");
  return (hours ? `${hours}:${two(minutes)}` : minutes) + ":" + two(whole % 60);
}

// A letter alone is a key, unless somebody types, chooses from a list or reads in a dialog.
function heard(event, root) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  const at = event.composedPath()[0];
  if (at.closest?.("input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=dialog]")) return;
  const { next, speaking, undo, may } = root.told, key = event.key.toLowerCase();
  if (!may) return;
  const does = {
    n: next[0] && (() => root.press("give", next[0].id)),
    y: speaking && (() => root.press("yield", speaking.id)),
    u: undo && (() => root.press("undo")),
    a: () => document.querySelector(".st-key-proxy-name input")?.focus(),
    "?": () => { const keys = root.querySelector(".keys"); keys.open = !keys.open; },
  }[key];
  if (!does) return;
  event.preventDefault();
  does();
}
