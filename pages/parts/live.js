// The pulse of a live part: reruns it when a room that it shows is further than what is drawn.
const pulses = new WeakMap(); // parentElement -> the pulse that lives there
// Of what changes before its next message Streamlit runs a single fragment: so pulses take turns.
// Streamlit sends with a timer that is due at once; one set after it and due later comes after it.
const TURN = 20; // milliseconds
let taken = false;
// A press that comes in between is sent along, and heard, but what it changes is not drawn: then
// the whole page is.
let pressed = false;
const PRESSES = ["click", "change", "focusout", "submit"];
for (const kind of PRESSES) addEventListener(kind, () => { pressed = true; }, true);
addEventListener("keydown", ({ key }) => { pressed ||= /^(Enter|Arrow|Home|End|Page)/.test(key); }, true);
// A run that is under way is let come to its end, be it of a press or of another page: what it has
// not sent yet of a fragment that runs again, Streamlit drops.
const LONGEST_RUN = 4000; // milliseconds
const isRunning = () => /^(running|rerunRequested)$/.test(
  document.querySelector("[data-testid=stApp]")?.dataset.testScriptState,
);
// From the click on a link until the next page is drawn: what the page one leaves asks for then,
// Streamlit answers with that page, emptied, in place of the next one.
let leftAt = 0;
const isLeaving = () => Date.now() < leftAt + LONGEST_RUN;
const leave = () => { leftAt = Date.now(); };
addEventListener("popstate", leave, true);
addEventListener("click", ({ target, defaultPrevented }) => {
  if (defaultPrevented && target.closest?.("a[href]")) leave();
});
// Streamlit opens its link buttons in a new tab. A file comes without one, that would flash and take
// the keyboard along.
addEventListener("click", ({ target }) => {
  target.closest?.("a[href^='files/']")?.setAttribute("download", "");
}, true);

let reviving = 0;

// A server that was started again knows nothing of this page, and would hear no press on it until
// the page was run once. Streamlit's own line may come back later than the feed: so insist.
function revive(patience, ranAt) {
  clearTimeout(reviving);
  if (globalThis.evenfloorRanAt !== ranAt) {
    document.documentElement.dataset.feed = "live";
    return;
  }
  globalThis.evenfloorWake?.();
  reviving = setTimeout(() => revive(Math.min(patience * 2, 15000), ranAt), patience);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let pulse = pulses.get(parentElement);
  if (!pulse) {
    pulse = { asked: {}, last: 0, timer: 0, due: 0 };
    pulses.set(parentElement, pulse);
    leftAt = 0;
  }
  pulse.drawn = data.seen;
  pulse.rerun = () => {
    pulse.due ||= Date.now();
    if (taken || isLeaving() || (isRunning() && Date.now() < pulse.due + LONGEST_RUN)) {
      pulse.timer = setTimeout(() => pulse.rerun(), TURN);
      return;
    }
    taken = true;
    pressed = false;
    pulse.timer = pulse.due = 0;
    pulse.last = Date.now();
    try { setTriggerValue("moved", pulse.last); }
    finally {
      setTimeout(() => { if (pressed) globalThis.evenfloorWake?.(); }, 0);
      setTimeout(() => { taken = false; }, TURN);
    }
    insist(4000);
  };
  if (!pulse.stop) {
    pulse.stop = evenfloorFeed(data.feed, data.seen, hear, state, "live/staff.js");
  }

  function hear({ seen }) {
    const further = Object.entries(seen).filter(
      ([room, n]) => n > Math.max(pulse.drawn[room] ?? Infinity, pulse.asked[room] ?? 0),
    );
    if (!further.length) return;
    Object.assign(pulse.asked, Object.fromEntries(further));
    if (!pulse.timer) {
      pulse.timer = setTimeout(() => pulse.rerun(), Math.max(0, pulse.last + 1000 - Date.now()));
    }
  }

  // What is asked while Streamlit's own line is down is lost without a word, and after a restart
  // the server knows no fragments: then the whole page is run, until what was asked for is drawn.
  function insist(patience) {
    clearTimeout(pulse.doubt);
    pulse.doubt = setTimeout(() => {
      const missing = Object.entries(pulse.asked).some(([room, n]) => n > pulse.drawn[room]);
      if (!missing) return;
      globalThis.evenfloorWake?.();
      insist(Math.min(patience * 2, 30000));
    }, patience);
  }

  function state(now) {
    const page = document.documentElement.dataset;
    if (now === "live" && page.feed === "lost") revive(1000, globalThis.evenfloorRanAt);
    else page.feed = now;
  }

  return () => {
    clearTimeout(pulse.timer);
    clearTimeout(pulse.doubt);
    pulse.stop();
    pulses.delete(parentElement);
  };
}
