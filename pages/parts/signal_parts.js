// Says politely what came, and takes no press on a signal that has only just come under the finger.
const SETTLES = 500; // milliseconds in which a tap meant for what stood there before is not heard
const BANNERS = '[class*="st-key-signal-in-"], [class*="st-key-signal-gone-"], .st-key-signal-both';

export default ({ parentElement, data }) => {
  announce(parentElement.querySelector("[role=status]"), data.words);
  const strip = document.querySelector(".st-key-signal-strip");
  if (!strip || strip.stand) return;
  strip.stand = new Map();
  new MutationObserver(() => look(strip)).observe(strip,
    { subtree: true, childList: true, characterData: true, attributeFilter: ["class"] });
  strip.addEventListener("click", (event) => heard(event, strip), true);
  look(strip);
};

// Each signal by its name and how far down it stands: one that is new there, or elsewhere, settles.
function look(strip) {
  const from = strip.getBoundingClientRect().top, here = new Map();
  for (const banner of strip.querySelectorAll(BANNERS)) {
    const name = banner.className.match(/st-key-signal-\S+/)[0];
    const top = banner.getBoundingClientRect().top - from, before = strip.stand.get(name);
    const settled = before && Math.abs(before.top - top) < 4;
    here.set(name, settled ? before : { top, until: Date.now() + SETTLES });
    mark(banner, here.get(name).until);
    if (!settled) setTimeout(() => look(strip), SETTLES + 5);
  }
  strip.stand = here;
}

function mark(banner, until) {
  const waits = String(Date.now() < until);
  for (const button of banner.querySelectorAll("button")) {
    if (button.getAttribute("aria-disabled") !== waits) button.setAttribute("aria-disabled", waits);
  }
}

function heard(event, strip) {
  look(strip);
  const banner = event.target.closest(BANNERS);
  const name = banner?.className.match(/st-key-signal-\S+/)[0];
  if (!name || Date.now() >= strip.stand.get(name).until) return;
  event.preventDefault();
  event.stopPropagation();
}
