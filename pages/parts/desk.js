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
  // Not where one comes back to this page, where it was opened before.
  leads ||= before !== undefined;
  goOn();
};

// Who presses by keyboard goes on where the press led, and is not left nowhere once the button is
// gone: at the same mark, if it was one, at the head of the open request, which says how it stands
// now, or at the card of what was put away. Once all is drawn: what is gone before may come again.
let held = { at: document.body }, opened = "", leads = false;
addEventListener("focusin", ({ target }) => {
  const within = target.closest("[class*=st-key-desk-]");
  held = { at: target, ofDesk: !!within, mark: within?.className.match(/st-key-(desk-mark-[a-z]+)/)?.[1] };
});
new MutationObserver(goOn).observe(document.body, {
  subtree: true, childList: true, attributeFilter: ["data-test-script-state"],
});

function goOn() {
  const runs = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  if (runs !== "notRunning") return;
  const isLost = held.ofDesk && !held.at.isConnected && document.activeElement === document.body;
  const panel = document.querySelector(".st-key-desk-panel");
  const mayLead = leads && !panel?.contains(document.activeElement);
  leads = false;
  if (!isLost && !mayLead) return;
  // Of each button with help there are two, for a narrow page and for a wide one.
  const onCard = (id) => [...document.querySelectorAll(`[class*=st-key-desk-open-${id}] button`)]
    .find((each) => each.checkVisibility());
  const mark = isLost && held.mark && document.querySelector(`[class*=st-key-${held.mark}] input`);
  (mark || headOfOpen() || onCard(opened) || onCard(""))?.focus({ preventScroll: true });
}

function headOfOpen() {
  const head = document.querySelector(".st-key-desk-panel .st-key-desk-told h2");
  if (head) head.tabIndex = -1;
  return head;
}
