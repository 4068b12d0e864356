// Says politely how many wait; and brings a request that was just opened into sight, which on a
// phone takes the list's place.
export default ({ parentElement, data }) => {
  const region = parentElement.querySelector("[role=status]");
  announce(region, data.words);
  const before = region.dataset.opened ?? "";
  region.dataset.opened = data.opened ?? "";
  if (!data.opened || data.opened === before) return;
  const panel = document.querySelector(".st-key-desk-panel");
  if (panel && panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: "start" });
};
