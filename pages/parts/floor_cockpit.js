// The card of a person who stands in a room: who speaks, the next two, one big button.
const WARNED_BEFORE = 30; // seconds before the limit
const SETTLES = 500; // milliseconds in which a tap meant for the name before is not heard
const RETURNS = 3000; // milliseconds after which a press that was lost may be made again

const KEYS = [["N", "key_give"], ["Y", "key_yield"], ["U", "key_undo"], ["A", "key_add"], ["?", "key_keys"]];

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".cockpit");
  root.told = data;
  inWords = data.words;
  root.busy = 0;
  root.skew ??= data.now - Date.now();
  if (root.spokenNow !== data.now) root.skew = data.now - Date.now();
  root.spokenNow = data.now;
  root.settles ??= {};
  settling(root, "give", data.next[0]?.id);
  settling(root, "undo", data.undo && data.undo + data.undo_by);
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
  const { speaking, next, undo, undo_by, may, me, limit } = root.told;
  // The buttons before the question: how long that is moves none of them.
  const before = above(root);
  const parts = [
    settle(root, "now", [speaking, limit], () => drawNow(speaking, limit)),
    may && settle(root, "acts", [speaking?.id, next[0], undo, undo_by], () => drawActs(root, root.told)),
    speaking && settle(root, "asked", [speaking, me], () => drawAsked(speaking, me)),
    next.length && settle(root, "next", [next, me], () => drawNext(next, me)),
    settle(root, "ways", "ways", drawWays),
    may && settle(root, "keys", "keys", drawKeys),
    settle(root, "said", "said", () => made("p", { class: "said", role: "status", "aria-live": "polite" })),
  ];
  inOrder(root, parts.filter(Boolean));
  if (Math.abs(above(root) - before) > 4) root.moved = Date.now() + SETTLES;
  tick(root);
  markBusy(root);
}

// What stands above the buttons: in one column it is lower while nobody speaks, and they move.
const above = (root) => root.querySelector(".now")?.getBoundingClientRect().height;

// The same lines whoever speaks, also nobody: what is below keeps its place from turn to turn.
function drawNow(speaking, limit) {
  const { kind, ...one } = speaking ?? {};
  return made("section",
    { class: speaking ? "now" : "now free", "data-part": "now", "aria-label": speaking ? inWords.has_floor : false },
    made("div", { class: "top" },
      made("div", { class: "whom" },
        made("div", { class: "tags lead" }, speaking && made("p", {}, inWords.has_floor), speaking && sideBadge(one),
          kind && made("span", {}, kind)),
        speaking ? nameOf(one, "h2") : made("h2", {}, inWords.nobody_speaks)),
      made("div", { class: "timer", "data-runs": String(!!speaking?.since) },
        made("span", { class: "face", role: "timer", "aria-label": inWords.time_speaking }, "0:00"),
        limit > 0 && made("span", { class: "limit" }, fill(inWords.of_limit, { time: spelled(limit) })),
        made("span", { class: "turn", hidden: true }))),
    limit > 0 && made("div", { class: "gauge", "aria-hidden": "true", "data-runs": String(!!speaking?.since) }, made("i")));
}

function drawAsked(speaking, me) {
  const tags = tagsOf(speaking, me).slice(1);
  return made("section", { class: "asked", "data-part": "asked", "aria-label": inWords.the_question },
    tags.length > 0 && made("div", { class: "tags" }, ...tags), textOf(speaking, true));
}

function drawNext(next, me) {
  const one = (place, at) => made("li", {},
    made("div", { class: "tags" }, made("span", { class: "turn-of" }, at ? inWords.then : inWords.next), nameOf(place), ...tagsOf(place, me)),
    place.others.length > 0 && textOf(place),
    made("p", { class: "why" }, place.safe && icon("verified_user"), place.why));
  return made("section", { class: "next", "data-part": "next", "aria-label": inWords.next_two }, made("ol", {}, ...next.map(one)));
}

function drawActs(root, { speaking, next: [first], undo, undo_by }) {
  const button = (act, id, kind, iconName, key, ...words) => made("button",
    { type: "button", class: kind, "data-keep": act, "data-act": act, "aria-keyshortcuts": key, onclick: () => root.press(act, id),
      title: act === "undo" && undo },
    icon(iconName), made("span", { class: "words" }, ...words), made("kbd", { "aria-hidden": "true" }, key));
  // Whose act it was stands on a line of its own, and so does it in the message.
  const [whole, by] = (undo_by ? inWords.undo_by : inWords.undo).split("\n")
    .map((line) => fill(line, { act: undo, role: undo_by }));
  return made("div", { class: "acts", "data-part": "acts" },
    first ? button("give", first.id, "big", "mic", "N", ...filled(inWords.give, { who: nameOf(first), side: first.where }))
      : made("p", { class: "nobody" }, inWords.nobody_waits),
    made("div", { class: "small-acts" },
      speaking ? button("yield", speaking.id, "", "stop_circle", "Y", inWords.yield) : made("span"),
      undo && button("undo", "", "", "undo", "U", made("span", { class: "whole" }, whole),
        by && made("span", { class: "by" }, ` ${by}`))));
}

// In one column the list comes next, and these lie far below it.
function drawWays() {
  const way = (to, iconName, words) => made("button", { type: "button", class: "quiet", onclick: () =>
    document.querySelector(to)?.scrollIntoView({ block: "center" }) }, icon(iconName), words);
  return made("div", { class: "ways" }, way(".st-key-signals", "chat", inWords.signals),
    way(".st-key-proxy-name", "front_hand", inWords.add_somebody));
}

function drawKeys() {
  // Above everything, wherever the page stands: the foot of the card may be below the screen.
  return made("div", { class: "keys" },
    made("button", { type: "button", class: "quiet", popovertarget: "keys" }, icon("keyboard"), inWords.keys),
    made("div", { id: "keys", class: "sheet", popover: "auto", role: "group", "aria-label": inWords.keys },
      made("dl", {}, ...KEYS.flatMap(([key, does]) => [made("dt", {}, made("kbd", {}, key)), made("dd", {}, inWords[does])])),
      made("p", {}, inWords.keys_silent)));
}

// Where a button does something else than a moment before, a finger on its way may mean the other.
function settling(root, act, does) {
  const before = root.settles[act];
  if (before?.does === does) return;
  root.settles[act] = { does, at: before?.does ? Date.now() + SETTLES : 0 };
}

const waits = (root, act) =>
  Date.now() < Math.max(root.busy ? root.busy + RETURNS : 0, root.settles[act]?.at ?? 0, root.moved ?? 0);

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
  const count = Math.ceil(left), { number } = speaking;
  if (stage === "short") say(turn, fill(count === 1 ? inWords.second_left : inWords.seconds_left, { count }), "hourglass_bottom");
  if (stage === "over") say(turn, fill(inWords.over_by, { time: spelled(-left) }), "alarm");
  const gauge = root.querySelector(".gauge i");
  if (gauge) gauge.style.inlineSize = `${Math.min(100, (100 * spoken) / limit)}%`;
  const now = root.querySelector(".now");
  if (now.dataset.stage === stage) return;
  now.dataset.stage = stage;
  turn.hidden = !stage;
  // Told once when it turns, not every second.
  const key = speaking.id + stage;
  const told = { short: inWords.said_short, over: inWords.said_over }[stage] ?? (root.saidOf ? inWords.said_speaks : "");
  if (root.saidOf !== key) announce(root.querySelector(".said"), fill(told, { number, count }));
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
    "?": () => root.querySelector(".sheet").togglePopover(),
  }[key];
  if (!does) return;
  event.preventDefault();
  if (key !== "?") root.querySelector(".sheet").hidePopover();
  does();
}
