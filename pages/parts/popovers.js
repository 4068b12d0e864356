// What a popover opens stands at the end of the page. Who opened it by keyboard is led into it, and
// with Escape, or when it shuts by itself, back to its button.
const BODY = "[data-testid=stPopoverBody]";
const FIELDS = "a[href], button, input, textarea, select, [tabindex='0']";
const PATIENCE = 2000; // milliseconds until what a popover has in it is drawn
let opener = null;

// A press by keyboard counts no clicks. Heard before Streamlit hears it: what is open then shuts.
addEventListener("click", ({ target, detail }) => {
  const button = target.closest?.("[data-testid=stPopoverButton]");
  if (!button || detail || document.querySelector(BODY)) return;
  opener = button;
  leadIn(Date.now() + PATIENCE);
}, true);

function leadIn(until) {
  const first = [...document.querySelectorAll(`${BODY} :is(${FIELDS})`)]
    .find((each) => !each.disabled && each.checkVisibility());
  if (first) return first.focus();
  if (Date.now() < until && opener) requestAnimationFrame(() => leadIn(until));
}

new MutationObserver(() => {
  if (!opener || document.querySelector(BODY) || document.activeElement !== document.body) return;
  const back = opener;
  opener = null;
  if (back.isConnected) back.focus({ preventScroll: true });
}).observe(document.body, { subtree: true, childList: true });
