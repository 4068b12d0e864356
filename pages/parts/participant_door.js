// Who waits at the door hears one message: that it was decided. Then the page is drawn anew.
const lines = new WeakMap(); // parentElement -> how its line ends, and for which decision it is

export default function ({ parentElement, data, setTriggerValue }) {
  const line = lines.get(parentElement);
  if (line?.stands === data.stands) return line.end;
  line?.end();
  let ended = false;
  const stop = openFeed(new URL(data.feed, document.baseURI).href, {}, () => {
    end();
    setTriggerValue("decided", Date.now());
  }, () => {});
  function end() {
    if (!ended) stop();
    ended = true;
  }
  lines.set(parentElement, { stands: data.stands, end: () => { end(); lines.delete(parentElement); } });
  return lines.get(parentElement).end;
}
