// The script of the help page. Without it everything works by plain forms; with it what the desk
// writes is there at once, and what one writes is sent again until the server has it.
(() => {
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const one = (selector, root) => (root || document).querySelector(selector);
const words = JSON.parse(one("#words").textContent);
const { page, seen } = document.body.dataset;
const { lang } = document.documentElement, spoken = "?lang=" + lang;

// Times stand there in UTC; the reader's own zone is added where it differs.
function localise(root) {
  for (const time of all("time", root)) {
    const at = new Date(time.dateTime);
    if (!at.getTimezoneOffset()) continue;
    time.append(" · " + at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) + " " + words.yours);
  }
}
localise();
if (!seen) return;

const rest = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); addEventListener("online", done, { once: true }); });
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
const typed = (root) => all("textarea", root).some((field) => field.value.trim());

// What the desk wrote is drawn anew; what stands typed in a field, and the focus there, stays.
function put(fresh) {
  const list = one("#mine ul"), cards = all("#mine li", fresh);
  for (const card of all("#mine li")) {
    if (cards.some((each) => each.id === card.id) || typed(card)) continue;
    const held = card.contains(document.activeElement);
    card.remove();
    // Who took it back by keyboard goes on at the next request, or where one asks.
    if (held) (one("textarea, summary", list) || one("#text"))?.focus();
  }
  cards.forEach((card, at) => {
    const here = document.getElementById(card.id);
    if (!here) {
      const added = document.importNode(card, true);
      localise(added);
      return list.insertBefore(added, list.children[at] || null);
    }
    const part = one("[data-part]", here);
    part.innerHTML = one("[data-part]", card).innerHTML;
    localise(part);
    const forms = one("[data-forms]", here), focus = document.activeElement;
    if (here.dataset.state === card.dataset.state || typed(forms) || forms.matches(":active")) return;
    const held = forms.contains(focus);
    if (held && focus.tagName === "TEXTAREA") return;
    forms.innerHTML = one("[data-forms]", card).innerHTML;
    here.dataset.state = card.dataset.state;
    if (held) part.focus({ preventScroll: true });
  });
  one("#mine").hidden = !list.children.length;
  if (one("[data-new]", list)) one("#news").textContent = words.answered;
}

// A hidden page asks when it is looked at: what it fetches counts as read.
let due = false, asking = false;
async function renew() {
  due = true;
  if (asking || document.hidden) return;
  asking = true;
  for (let pause = 1; due; pause = Math.min(pause * 2, 30)) {
    due = false;
    try {
      const answer = await fetch(page + "/help" + spoken, { headers: { "X-Evenfloor": "fetch" } });
      if (!answer.ok) throw answer.status;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Without a seat there is nothing of one's own any more; what stands typed is theirs to copy.
      if (!fresh.body.dataset.seen) { if (!typed()) location.reload(); break; }
      put(fresh);
      pause = 1;
    } catch (lost) { due = true; await rest(pause); }
  }
  asking = false;
}
document.addEventListener("visibilitychange", () => { if (due) renew(); });
one("#refresh").addEventListener("click", (event) => { event.preventDefault(); one("#news").textContent = ""; renew(); });

const say = (form, text, refused) => {
  const line = one(".said", form) || one("#help-said");
  line.textContent = text;
  line.classList.toggle("no", !!refused);
};
async function send(form) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const field = form.elements.text, fields = new URLSearchParams(new FormData(form));
  if (field) field.readOnly = true;
  say(form, words.sending);
  let answer;
  for (let pause = 1; !answer; pause = Math.min(pause * 2, 30)) {
    const patience = new AbortController(), timer = setTimeout(() => patience.abort(), 20000);
    try {
      const got = await fetch(form.getAttribute("action") + spoken, {
        method: "POST", body: fields, signal: patience.signal,
        headers: { "X-Evenfloor": "fetch", Accept: "application/json" },
      });
      if (got.status < 500) answer = await got.json();
    } catch (lost) { patience.abort(); }
    finally { clearTimeout(timer); }
    if (!answer) { say(form, words.retry); await rest(pause); }
  }
  delete form.dataset.busy;
  if (field) field.readOnly = false;
  if (answer.ok && field) field.value = "";
  if (answer.ok && form.elements.key) form.elements.key.value = newKey();
  if (field) { if (answer.ok) field.removeAttribute("aria-invalid"); else field.setAttribute("aria-invalid", "true"); }
  say(form, answer.ok ? field ? words.sent : "" : answer.sentence, !answer.ok);
  if (answer.ok) renew();
}
document.addEventListener("submit", (event) => {
  if (!event.target.dataset.act) return;
  event.preventDefault();
  send(event.target);
});

function state(now) {
  const line = one("#state");
  if (line.textContent !== words[now]) line.textContent = words[now];
  line.parentNode.className = "state " + now;
}
// Of its own: it tells only that there is something new, and to nobody else.
openFeed(page + "/help/live", { help: Number(seen) }, renew, state);
})();
