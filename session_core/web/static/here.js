// The line of staff by which the server knows that a screen is here: it asks, this answers.
// openHere(feedUrl, renew) returns a function that ends it. A question says after how many seconds
// the next one comes: where none does the line is dead, though nobody closed it. The feed beside it
// is dead too then: `renew` is called at once, and when the line stands again.

function openHere(feedUrl, renew) {
  if (!feedUrl.endsWith("/staff")) return () => {};
  const url = feedUrl.replace(/^http(.*)staff$/, "ws$1here");
  const PATIENCE = 10000; // milliseconds until the first question
  const RAREST = 5000; // milliseconds between two tries: staff are few, and somebody waits for them
  let socket, timer, wait = 500, silent = false, ended = false;
  const again = () => {
    clearTimeout(timer);
    // A dead line says of its end only minutes later: nobody listens to it any more.
    socket.onmessage = socket.onclose = null;
    socket.close();
    if (ended) return;
    timer = setTimeout(start, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, RAREST);
  };
  const fallSilent = () => { silent = true; again(); renew(); };
  const start = () => {
    socket = new WebSocket(url);
    socket.onclose = again;
    socket.onmessage = ({ data }) => {
      wait = 500;
      socket.send(data);
      clearTimeout(timer);
      timer = setTimeout(fallSilent, 2000 * data + 2000);
      if (silent) { silent = false; renew(); }
    };
    timer = setTimeout(again, PATIENCE);
  };
  start();
  return () => { ended = true; again(); };
}
