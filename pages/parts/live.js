// The pulse of a live part: reruns it when a room that it shows is further than what is drawn.
const pulses = new WeakMap(); // parentElement -> the pulse that lives there

export default function ({ parentElement, data, setTriggerValue }) {
  let pulse = pulses.get(parentElement);
  if (!pulse) {
    pulse = { asked: {}, last: 0, timer: 0 };
    pulses.set(parentElement, pulse);
  }
  pulse.drawn = data.seen;
  pulse.rerun = () => {
    pulse.timer = 0;
    pulse.last = Date.now();
    setTriggerValue("moved", pulse.last);
  };
  if (!pulse.stop) {
    pulse.stop = evenfloorFeed("live/" + data.code, data.seen, hear, state, "live/worker.js");
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

  function state(now) {
    document.documentElement.dataset.feed = now;
    // What was asked for while the line was down may be lost: ask again for what is not drawn.
    if (now === "live") pulse.asked = {};
  }

  return () => {
    clearTimeout(pulse.timer);
    pulse.stop();
    pulses.delete(parentElement);
  };
}
