// The shared worker: one connection a feed for all tabs of this browser that want it.
importScripts("feed.js");

const feeds = new Map(); // url -> { ports, seen, state, stop }

function leave(port) {
  for (const [url, feed] of feeds) {
    feed.ports.delete(port);
    if (!feed.ports.size) { feed.stop(); feeds.delete(url); }
  }
}

function join(port, url, seen) {
  let feed = feeds.get(url);
  if (feed) {
    feed.ports.add(port);
    // A tab that was drawn before the last news is told so; it fetches what it lacks by itself.
    const behind = Object.entries(feed.seen).some(([room, n]) => n > (seen[room] || 0));
    if (behind) port.postMessage({ seen: feed.seen, stale: true });
    if (feed.state) port.postMessage({ state: feed.state });
    return;
  }
  feed = { ports: new Set([port]), seen, state: "" };
  const tell = (news) => feed.ports.forEach((each) => each.postMessage(news));
  feed.stop = openLines(url, feed.seen, tell, (state) => { feed.state = state; tell({ state }); });
  feeds.set(url, feed);
}

onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    leave(port);
    if (!data.leave) join(port, data.url, data.seen);
  };
};
