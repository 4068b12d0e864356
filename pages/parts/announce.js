// Politely, and at most once in a while: of what changes meanwhile only the last is said.
const SAID_EVERY = 5000; // milliseconds
function announce(region, words) {
  region.words = words;
  region.due ??= setTimeout(() => {
    region.due = null;
    region.at = Date.now();
    if (region.textContent !== region.words) region.textContent = region.words;
  }, Math.max(0, (region.at ?? 0) + SAID_EVERY - Date.now()));
}
