// The thin page's own script. Without it everything works by plain forms; with it sections follow
// the live feed, and what somebody sends is tried again until the server has it.
(() => {
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const one = (selector, root) => (root || document).querySelector(selector);
const words = JSON.parse(one("#words").textContent);
const { page, code, token, live } = document.body.dataset;

// Times stand there in UTC; the reader's own zone is added where it differs.
function localise(root) {
  const clock = (at) => at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  for (const time of all("time", root)) {
    const at = new Date(time.dateTime), to = time.dataset.to;
    if (!at.getTimezoneOffset()) continue;
    const day = !to || at.getDate() === at.getUTCDate() ? "" : at.toLocaleDateString([], { weekday: "long" }) + " ";
    time.append(" · " + day + clock(at) + (to ? "–" + clock(new Date(to)) : "") + " " + words.yours);
  }
}
localise();
if (!live) return;

// What is drawn anew keeps its focus, its open lists and its choices.
function swap(part, html) {
  if (!part) return;
  const focus = part.contains(document.activeElement) && document.activeElement.id;
  const open = all("details[open]", part).map((each) => each.id);
  const picked = all("input:checked", part).map((each) => each.id);
  const said = all("form .said", part).map((each) => [each.closest("form").dataset.poll, each.textContent]);
  part.innerHTML = html;
  localise(part);
  const found = (id) => id && document.getElementById(id);
  open.forEach((id) => { if (found(id)) found(id).open = true; });
  picked.forEach((id) => { if (found(id)) found(id).checked = true; });
  said.forEach(([poll, text]) => { const form = poll && one('[data-poll="' + poll + '"]', part); if (form) tell(form, text); });
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
  const answer = await fetch(url, { headers: { "X-Evenfloor": "fetch" } });
  if (answer.status === 403) gone();
  if (!answer.ok) throw answer.status;
  return answer.text();
}
// What is personal has an address of its own: one's questions, one's group.
async function redraw(name) {
  try { swap(one("#" + name), await getText(page + "/" + name)); } catch (lost) { if (!left) soon(name, 30); }
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
  keep();
  if (!field.value.trim()) return location.reload();
  if (left) return;
  left = true;
  endFeed();
  state("left");
  busy(true);
  button.disabled = true;
  tell(ask, words.left, true);
}

// A redraw that failed is tried again: after a while, with the line, with the next news.
let missed = false;
async function redrawAll() {
  if (left) return;
  try {
    const fresh = new DOMParser().parseFromString(await getText(page), "text/html");
    if (!fresh.body.dataset.live) return gone();
    missed = false;
    all("[data-part]").forEach((part) => swap(part, one("[data-part=" + part.dataset.part + "]", fresh).innerHTML));
    ["#mine", "#group"].forEach((mine) => swap(one(mine), one(mine, fresh).innerHTML));
    afterNews();
  } catch (lost) {
    if (missed) return;
    missed = true;
    rest(15).then(() => { if (missed) { missed = false; redrawAll(); } });
  }
}

function news({ parts, stale, seen }) {
  if (stale || missed) return redrawAll();
  const before = ownGroup();
  for (const name in parts || {}) swap(partOf(name), parts[name]);
  afterNews();
  if (parts && parts.floor && one("#mine [data-waiting]")) soon("mine", 2);
  if (seen.breakouts || ownGroup() !== before) soon("group", 4);
}
function state(now) {
  const line = one("#state");
  if (line.textContent !== words[now]) line.textContent = words[now];
  line.parentNode.className = "state " + (now === "left" ? "lost" : now);
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
      const answer = await fetch(act ? page + act : form.getAttribute("action"), {
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
let draft = {};
try { draft = JSON.parse(localStorage.getItem(shelf)) || {}; } catch (none) { draft = {}; }
const keep = () => {
  try {
    if (draft.text || draft.key) localStorage.setItem(shelf, JSON.stringify(draft));
    else localStorage.removeItem(shelf);
  } catch (full) { draft.unkept = true; }
};
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
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
  if (answer.ok) { field.value = ""; redraw("mine"); }
  if (answer.ok) field.removeAttribute("aria-invalid");
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
    const poll = form.dataset.poll, chosen = form.elements.option.value;
    const still = () => one('[data-poll="' + poll + '"]');
    tell(form, words.sending);
    const answer = await send(form, { token, poll, option: chosen }, () => still() && still().elements.option.value === chosen);
    if (answer && still()) tell(still(), answer.ok ? words.cast : answer.sentence, !answer.ok);
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
  if (act === "leave") { draft = {}; keep(); }
  if (!acts[act]) return;
  event.preventDefault();
  acts[act](event.target, event.submitter);
});

let endFeed = () => {};
try { endFeed = evenfloorFeed(page + "/live", JSON.parse(live), news, state, page + "/../../live/worker.js"); }
catch (old) { state("lost"); }
})();
