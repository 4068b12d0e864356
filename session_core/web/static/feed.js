// One live feed: evenfloorFeed(url, seen, onMessage, onState, workerUrl) returns a function that
// ends it. `seen` maps rooms to the revision on screen. Tabs of one browser share one connection
// through a shared worker (a browser opens six to a host); where there is none, a hidden tab lets
// its connection go. On staff pages here.js is loaded too.

function openFeed(url, seen, onMessage, onState) {
  let source, timer, wait = 500, ended = false;
  const start = () => {
    const vector = Object.entries(seen).map(([room, n]) => room + "." + n).join("-");
    source = new EventSource(url + (url.includes("?") ? "&" : "?") + "seen=" + vector);
    source.onopen = () => { wait = 500; onState("live"); };
    source.onmessage = (event) => {
      const message = JSON.parse(event.data);
      // The seat was left or moved, or has too many feeds: this one is not opened again.
      if (message.gone || message.enough) { ended = true; source.close(); onState("lost"); }
      if (message.enough) return;
      Object.assign(seen, message.seen);
      onMessage(message);
    };
    // After a 502 an EventSource stays dead, after a lost line it may not: always make a new one.
    source.onerror = () => {
      source.close();
      if (ended) return;
      onState("lost");
      timer = setTimeout(start, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, 15000);
    };
  };
  start();
  return () => { ended = true; clearTimeout(timer); source.close(); };
}

// A feed, and on staff pages the line by which it is known who is here: if that is dead, both are.
function openLines(url, seen, onMessage, onState) {
  const open = () => openFeed(url, seen, onMessage, onState);
  let stop = open();
  const again = () => { stop(); onState("lost"); stop = open(); };
  const leave = typeof openHere === "undefined" ? () => {} : openHere(url, again);
  return () => { leave(); stop(); };
}

function evenfloorFeed(url, seen, onMessage, onState, workerUrl) {
  url = new URL(url, document.baseURI).href;
  const mine = { ...seen };
  if (self.SharedWorker) {
    const worker = new SharedWorker(new URL(workerUrl, document.baseURI), "evenfloor");
    const port = worker.port;
    // The line broke before the worker was here: this tab goes alone.
    let alone = () => {};
    worker.onerror = () => { alone = openLines(url, mine, onMessage, onState); };
    const join = () => port.postMessage({ url, seen: mine });
    const leave = () => port.postMessage({ leave: true });
    const shown = (event) => { if (event.persisted) join(); };
    port.onmessage = ({ data }) => {
      if (data.state) return onState(data.state);
      Object.assign(mine, data.seen);
      onMessage(data);
    };
    addEventListener("pagehide", leave);
    addEventListener("pageshow", shown);
    join();
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", shown);
      leave();
      port.close();
      alone();
    };
  }
  let stop = null;
  const end = () => { if (stop) stop(); stop = null; };
  const follow = () => {
    if (document.hidden) end();
    else if (!stop) stop = openFeed(url, mine, onMessage, onState);
  };
  // A hidden tab of staff is here all the same; of such lines a browser opens more than six.
  const leave = typeof openHere === "undefined"
    ? () => {} : openHere(url, () => { end(); onState("lost"); follow(); });
  document.addEventListener("visibilitychange", follow);
  follow();
  return () => { document.removeEventListener("visibilitychange", follow); leave(); end(); };
}
