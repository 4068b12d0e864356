// The thin page's own script. Without it everything works by plain forms; with it sections follow
// the live feed, and what somebody sends is tried again until the server has it.
(() => {
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const one = (selector, root = document) => root.querySelector(selector);
const words = JSON.parse(one("#words").textContent);
const { page, code, token, live, follow, waits, now } = document.body.dataset;
// All that this page asks for is in its own language, whatever was chosen in another tab.
const { lang } = document.documentElement, spoken = "?lang=" + lang;

// Countdowns go by the server's clock, as it was when this page left it.
const late = performance.timing.responseStart - now;
setInterval(() => all("[role=timer]").forEach((each) => {
  each.textContent = new Date(Math.max(0, new Date(each.previousElementSibling.dateTime) - Date.now() + late)).toISOString().slice(12, 19);
}), 500);
// Times stand there in UTC; the reader's own zone is added where it differs.
function localise(root) {
  const clock = (at) => at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  for (const time of all("time", root)) {
    const at = new Date(time.dateTime), to = time.dataset.to;
    if (!at.getTimezoneOffset()) continue;
    const day = !to || at.getDate() === at.getUTCDate() ? "" : at.toLocaleDateString(lang, { weekday: "long" }) + " ";
    time.append(" · " + day + clock(at) + (to ? "–" + clock(new Date(to)) : "") + " " + words.yours);
  }
}
localise();
// A page that is only read is loaded anew when what it shows has changed.
if (follow) openFeed(page + "/../../live/" + code, { read_back: follow }, ({ seen }) => seen.read_back && location.reload(), () => {});
// Who waits at the door has a line of their own, which tells only that it was decided.
if (waits) openFeed(page + "/admission", {}, () => location.reload(), () => {});
if (!live) return;

// What is drawn anew keeps its focus, its open lists and its choices.
// What a finger is down on is drawn anew once it is up: else the press would be lost.
function swap(part, html) {
  if (!part) return;
  if (part.matches(":active")) return rest(1).then(redrawAll);
  const focus = part.contains(document.activeElement) && document.activeElement.id;
  const open = all("details[open]", part).map((each) => each.id);
  const ballots = all("[data-poll]", part);
  const texts = {};
  all("[data-w]", part).forEach((each) => { texts[each.dataset.w] = each.textContent; });
  part.innerHTML = html;
  // The feed leaves out the longer texts that stand here already.
  const left = all("[data-w]:empty", part);
  left.forEach((each) => { each.textContent = texts[each.dataset.w]; });
  if (left.some((each) => !(each.dataset.w in texts))) redrawAll();
  localise(part);
  const found = (id) => id && document.getElementById(id);
  open.forEach((id) => { if (found(id)) found(id).open = true; });
  ballots.forEach((form) => { if (found(form.id)) found(form.id).replaceWith(form); });
  all("[name=token]", part).forEach((input) => { input.value = token; });
  markSupport();
  if (focus) (found(focus) || part).focus({ preventScroll: true });
}
// What is drawn for everybody does not know whose it is, nor what one supports.
function markSupport() {
  const { own, for: backed } = one("#backs").dataset;
  const has = (numbers, number) => numbers.split(" ").includes(number);
  all("#supports button").forEach((button) => {
    const on = has(backed, button.value);
    button.hidden = has(own, button.value);
    button.setAttribute("aria-pressed", on);
    button.textContent = (on ? words.backed : words.back) + button.value;
  });
}
const partOf = (name) => one("[data-part=" + name + "]");
const tell = (form, text, refused) => {
  const line = one(".said", form) || one(form.dataset.said || "#mine-said");
  line.textContent = text;
  line.classList.toggle("no", !!refused);
};

function afterNews() {
  const queue = one("[data-queue]", partOf("floor")).dataset.queue;
  one("#ask").dataset.queue = queue;
  one("#groups").hidden = !one("#groups li");
  one("#poll-open").hidden = queue === "over" || !all("form .said", partOf("polls")).some((line) => !line.textContent);
}

async function getText(url) {
  const answer = await fetch(url + spoken, { headers: { "X-Evenfloor": "fetch" } });
  if (answer.status === 403) gone();
  if (!answer.ok) throw answer.status;
  return answer.text();
}
// What is personal has an address of its own: one's questions, one's group.
// An answer that was overtaken by what came after it is older than what stands here.
const turns = { mine: 0, group: 0 }, asking = { mine: 0, group: 0 };
async function redraw(name) {
  const turn = ++turns[name];
  asking[name] += 1;
  try {
    const html = await getText(page + "/" + name);
    if (turn === turns[name]) swap(one("#" + name), html);
  } catch (lost) { if (!left) soon(name, 30); }
  asking[name] -= 1;
}
// Many phones hear the same news at once; they ask for their own part of it spread over seconds.
const due = {};
const soon = (name, seconds) => { due[name] = due[name] || setTimeout(() => { due[name] = 0; redraw(name); }, Math.random() * seconds * 1000); };
// How one's own group stands in the list of all: where that has not changed nothing is asked.
const ownGroup = () => {
  const mine = one("[data-g]");
  return mine && (one("#" + mine.dataset.g) || partOf("groups")).textContent;
};

// Who left in another tab has no seat here either; what stands typed here is theirs to copy.
let left = false;
function gone() {
  draft = {};
  keep(true);
  if (!field.value.trim()) return location.reload();
  if (left) return;
  left = true;
  endFeed();
  state("left");
  busy(true);
  button.disabled = true;
  tell(ask, words.left, true);
}

// How far each room is on the screen, and whether one of these is further than there.
const latest = JSON.parse(live);
const newer = (these, there) => Object.keys(these).some((room) => these[room] > (there[room] || 0));

// A redraw that failed is tried again: after a while, with the line, with the next news.
let missed = false;
async function redrawAll() {
  if (left) return;
  try {
    const before = { ...turns };
    const fresh = new DOMParser().parseFromString(await getText(page), "text/html");
    if (!fresh.body.dataset.live) return gone();
    missed = false;
    const at = JSON.parse(fresh.body.dataset.live);
    if (newer(latest, at)) return rest(1).then(redrawAll);
    Object.assign(latest, at);
    all("[data-part]").forEach((part) => swap(part, one("[data-part=" + part.dataset.part + "]", fresh).innerHTML));
    for (const mine in turns) if (turns[mine] === before[mine]) swap(one("#" + mine), one("#" + mine, fresh).innerHTML);
    afterNews();
  } catch (lost) {
    if (missed) return;
    missed = true;
    rest(15).then(() => { if (missed) { missed = false; redrawAll(); } });
  }
}

function news({ parts, stale, seen, gone }) {
  if (stale || missed || gone) return redrawAll();
  const isOld = newer(latest, { ...latest, ...seen });
  if (!newer(seen, latest)) return;
  for (const room in seen) latest[room] = Math.max(seen[room], latest[room] || 0);
  if (isOld) return redrawAll();
  const before = ownGroup();
  for (const name in parts || {}) swap(partOf(name), parts[name]);
  afterNews();
  if (parts && parts.floor && one("#mine [data-waiting]")) soon("mine", 2);
  if (seen.breakouts || ownGroup() !== before) soon("group", 4);
}
// What a screen reader is told by itself: the line, and one's place, at most so often.
let at;
function say() {
  const line = one("#state"), place = one("[data-waiting] .news"), text = words[at] + (place ? " · " + place.textContent : "");
  if (line.textContent !== text) line.textContent = text;
  line.parentNode.className = "state " + (at === "left" ? "lost" : at);
}
setInterval(() => at && say(), 9000);
function state(now) {
  at = now;
  say();
  if (now === "live") wake();
}
one("#refresh").addEventListener("click", (event) => { event.preventDefault(); redrawAll(); });

// Sending: one key for one thing, tried until there is an answer, so that nothing is doubled or lost.
const wakers = new Set();
const wake = () => wakers.forEach((up) => up());
const rest = (seconds) => new Promise((done) => {
  const up = () => { wakers.delete(up); done(); };
  wakers.add(up);
  setTimeout(up, seconds * 1000);
});
addEventListener("online", wake);
async function send(form, fields, wanted, failed, act) {
  for (let pause = 1; wanted(); pause = Math.min(pause * 2, 30)) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), 20000);
    try {
      const answer = await fetch((act ? page + act : form.getAttribute("action")) + spoken, {
        method: "POST", body: new URLSearchParams(fields), signal: patience.signal,
        headers: { "X-Evenfloor": "fetch", Accept: "application/json" },
      });
      if (answer.status < 500) return await answer.json();
    } catch (lost) { patience.abort(); }
    finally { clearTimeout(timer); }
    if (!wanted()) return;
    tell(form, words.retry);
    if (failed) failed();
    await rest(pause);
  }
}

// The question: a draft that survives reload, crash and offline, until the server has it.
const ask = one("#ask form"), field = ask.elements.text, button = one("#send"), usual = button.textContent;
const shelf = "evenfloor:" + code;
// Each tab has a shelf of its own; the common one is for a browser that crashed.
let draft = {}, kept = "";
try {
  kept = sessionStorage.getItem(shelf) || localStorage.getItem(shelf) || "";
  draft = JSON.parse(kept) || {};
} catch (none) { draft = {}; }
const keep = (forgetAll) => {
  const now = draft.text || draft.key ? JSON.stringify(draft) : "";
  try {
    if (now) { sessionStorage.setItem(shelf, now); localStorage.setItem(shelf, now); }
    else {
      sessionStorage.removeItem(shelf);
      if (forgetAll || localStorage.getItem(shelf) === kept) localStorage.removeItem(shelf);
    }
    kept = now;
  } catch (full) { draft.unkept = true; }
};
const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join("");
// Only after a failure can it be stopped: the second tap of a double tap must not do so.
const stoppable = (is) => { button.textContent = is ? words.stop : usual; button.dataset.stops = is || ""; };
const busy = (is) => { field.readOnly = is; stoppable(false); };
async function sendDraft() {
  const { key, kind, text, rule = "" } = draft;
  busy(true);
  tell(ask, words.sending);
  const answer = await send(ask, { token, key, kind, text, rule }, () => draft.key === key, () => stoppable(true));
  if (!answer || draft.key !== key && !(answer.ok && field.value === text)) return;
  if (answer.code === "not_allowed") return gone();
  draft = answer.ok ? {} : { text, kind };
  keep();
  busy(false);
  if (answer.ok) { field.value = ""; redraw("mine"); field.removeAttribute("aria-invalid"); }
  else field.setAttribute("aria-invalid", "true");
  tell(ask, answer.ok ? words.asked : answer.sentence, !answer.ok);
}
ask.addEventListener("input", () => { if (draft.key || left) return; draft = { text: field.value, kind: ask.elements.kind.value }; keep(); });
if (draft.text && !field.value) field.value = draft.text;
if (draft.kind) ask.elements.kind.value = draft.kind;
if (draft.key) sendDraft();

const acts = {
  ask() {
    if (button.dataset.stops) { delete draft.key; keep(); busy(false); tell(ask, ""); return wake(); }
    if (draft.key || left) return;
    draft = { text: field.value, kind: ask.elements.kind.value, rule: ask.elements.rule.value, key: newKey() };
    keep();
    sendDraft();
  },
  async vote(form) {
    const filled = () => "" + new URLSearchParams(new FormData(form)), sent = filled();
    tell(form, words.sending);
    const answer = await send(form, sent, () => form.isConnected && filled() === sent);
    if (answer) tell(form, answer.ok ? words.cast : answer.sentence, !answer.ok);
    afterNews();
  },
  async support(form, { value: number }) {
    const backed = () => one("#backs").dataset.for.split(" ").filter(Boolean);
    const keep = (on) => {
      one("#backs").dataset.for = backed().filter((each) => each !== number).concat(on ? number : []).join(" ");
      markSupport();
    };
    const on = !backed().includes(number);
    keep(on);
    tell(form, "");
    const answer = await send(form, { token, number }, () => backed().includes(number) === on, 0, on ? "/support" : "/unsupport");
    // What is on its way about what is one's own was asked for before this.
    turns.mine += 1;
    if (asking.mine) soon("mine", 1);
    if (!answer || answer.ok) return;
    keep(!on);
    tell(form, answer.sentence, true);
  },
  async withdraw(form) {
    const answer = await send(form, { token, id: form.elements.id.value }, () => true);
    tell(form, answer.ok ? "" : answer.sentence, !answer.ok);
    redraw("mine");
  },
};
document.addEventListener("submit", (event) => {
  const act = event.target.dataset.act;
  if (act === "leave") { draft = {}; keep(true); left = true; }
  if (!acts[act]) return;
  event.preventDefault();
  acts[act](event.target, event.submitter);
});

let endFeed = () => {};
try { endFeed = evenfloorFeed(page + "/live" + spoken, JSON.parse(live), news, state, page + "/../../live/worker.js"); }
catch (old) { state("lost"); }
})();
