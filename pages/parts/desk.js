// Says politely how many wait; and brings a request that was just opened into sight, which on a
// phone takes the list's place.
export default ({ parentElement, data }) => {
  const region = parentElement.querySelector("[role=status]");
  announce(region, data.words);
  const before = region.dataset.opened;
  region.dataset.opened = data.opened ?? "";
  if (!data.opened || data.opened === (before ?? "")) return;
  const panel = document.querySelector(".st-key-desk-panel");
  if (panel && panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: "start" });
  opened = data.opened;
  // Not where one comes back to this page, where it was opened before; nor from who is at it already.
  if (before !== undefined && !panel?.contains(document.activeElement)) headOfOpen()?.focus({ preventScroll: true });
};

// Who presses by keyboard goes on where the press led, and is not left nowhere once the button is
// gone: at the head of the open request, which says how it stands now, or at the card of what was
// put away.
let held = { at: document.body, ofDesk: false }, opened = "";
addEventListener("focusin", ({ target }) => {
  held = { at: target, ofDesk: !!target.closest("[class*=st-key-desk-]") };
});
new MutationObserver(() => {
  if (!held.ofDesk || held.at.isConnected || document.activeElement !== document.body) return;
  // Of each button with help there are two, for a narrow page and for a wide one.
  const onCard = (id) => [...document.querySelectorAll(`[class*=st-key-desk-open-${id}] button`)]
    .find((each) => each.checkVisibility());
  (headOfOpen() ?? onCard(opened) ?? onCard(""))?.focus({ preventScroll: true });
}).observe(document.body, { subtree: true, childList: true });

function headOfOpen() {
  const head = document.querySelector(".st-key-desk-panel .st-key-desk-told h2");
  if (head) head.tabIndex = -1;
  return head;
}
