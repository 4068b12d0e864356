// Who asked the desk has a line of their own: it says that there is something new, and no more.
const lines = new WeakMap(); // parentElement -> how its line ends

export default function ({ parentElement, data, setTriggerValue }) {
  if (lines.has(parentElement)) return lines.get(parentElement);
  let seen;
  const stop = openFeed(new URL(data.feed, document.baseURI).href, {}, (message) => {
    // The first tells what came between the drawing and the line, so it counts too.
    if (message.seen?.help === seen) return;
    seen = message.seen?.help;
    setTriggerValue("moved", Date.now());
  }, () => {});
  const end = () => { stop(); lines.delete(parentElement); };
  lines.set(parentElement, end);
  return end;
}
