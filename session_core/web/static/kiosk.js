// A kiosk's own script. Without it a page that nobody has touched goes on by itself after its time;
// with it every touch gives all the time anew, and what is on the screen is wiped before it goes.
(() => {
const { over, seconds, warning, token, finish, soon } = document.body.dataset;
const one = (selector) => document.querySelector(selector);
// A page that the browser kept to go back to shows nothing before it was loaded anew.
addEventListener("pagehide", () => { if (over) document.body.replaceChildren(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
// Pressed twice by a trembling hand is pressed once.
addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 1;
});
const print = one("#print");
if (print) { print.hidden = false; print.onclick = () => window.print(); }
if (!over) return;

// By the clock of the day: the other stands still while a tablet sleeps.
let touched = Date.now(), told = false, gone = false;
const left = () => seconds - (Date.now() - touched) / 1000;
function touch() {
  if (gone) return;
  touched = Date.now();
  // The countdown and the warning are animations: from the beginning again.
  document.getAnimations().forEach((each) => { each.currentTime = 0; });
  if (told) { told = false; one("#soon").textContent = ""; }
}
for (const kind of ["click", "keydown", "input", "scroll"]) addEventListener(kind, touch, { capture: true, passive: true });
// The warning stays until it was pressed: gone at the first touch, the press would land on what is below.
for (const kind of ["pointerdown", "pointermove"]) addEventListener(kind, () => { if (left() > warning) touch(); }, { capture: true, passive: true });
const stay = one("#stay");
if (stay) stay.addEventListener("click", (event) => { event.preventDefault(); touch(); });

// Off the screen at once, then off the tablet; without a line the screen stays empty until there is one.
async function end() {
  gone = true;
  document.body.replaceChildren();
  try {
    const asked = token ? { method: "POST", body: new URLSearchParams({ token }) } : {};
    const answer = await fetch(token ? finish : over, { ...asked, cache: "no-store" });
    if (answer.status >= 500) throw answer.status;
    location.replace(token ? over.split("?")[0] : over);
  } catch { setTimeout(end, 5000); }
}
setInterval(() => {
  if (gone) return;
  if (left() <= 0) return end();
  // Said once, not every second.
  if (soon && one("#soon") && !told && left() <= warning) { told = true; one("#soon").textContent = soon; }
}, 250);
})();
