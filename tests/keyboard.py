"""Somebody without a mouse: Tab, Enter, Space and arrows, and what has the focus can be seen."""

from dataclasses import dataclass

from playwright.sync_api import Page

TABS = 120
"""More than any page has; who has not come there by then never will."""

# What has the focus, also within components: its words, its place on the page, and what shows it.
_FOCUS = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const seen = (one) => {
    const style = getComputedStyle(one);
    const lined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    return lined || style.boxShadow !== "none";
  };
  // A field may be marked by its frame, a choice by what stands beside its hidden input.
  const frames = [at, at.nextElementSibling];
  for (let up = at.parentElement; up && frames.length < 6; up = up.parentElement) frames.push(up);
  const large = at.matches("input[type=radio], input[type=checkbox]") ? at.closest("label") : at;
  const box = (large ?? at).getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const over = (large ?? at).getRootNode().elementFromPoint(x, y);
  const spoken = at.cloneNode(true);
  spoken.querySelectorAll("[aria-hidden=true]").forEach((each) => each.remove());
  const label = at.getAttribute("aria-label") ||
    [...at.labels ?? []].map((each) => each.innerText).join(" ");
  return {
    words: (label || spoken.textContent || at.value || "").trim().replace(/\\s+/g, " "),
    tag: at.tagName.toLowerCase(), type: at.type ?? "", id: at.id,
    pressed: at.getAttribute("aria-pressed"),
    keep: at.dataset?.keep ?? "", place: at.closest("[data-place]")?.dataset.place ?? "",
    shown: frames.filter(Boolean).some(seen),
    top: box.top, bottom: box.bottom, down: box.top + scrollY, height: innerHeight,
    covered: !(large ?? at).contains(over),
  };
}"""


@dataclass(frozen=True)
class Focus:
    """What has the keyboard's focus, and whether whoever looks at the screen sees that."""

    words: str
    tag: str
    type: str
    id: str
    pressed: str | None
    keep: str
    place: str
    shown: bool
    top: float
    bottom: float
    down: float
    height: float
    covered: bool


class Keyboard:
    """A page used by keyboard alone; every stop on the way must be seen to be one."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def focus(self) -> Focus | None:
        """What has the focus now; nothing where it was lost."""
        found = self.page.evaluate(_FOCUS)
        return Focus(**found) if found else None

    def here(self) -> Focus:
        """What has the focus now; AssertionError where it was lost."""
        found = self.focus
        assert found, "the focus is lost"
        return found

    def tab(self, key: str = "Tab") -> Focus:
        """Go on to the next, and see that it has the focus: in sight, with nothing over it."""
        self.page.keyboard.press(key)
        found = self.here()
        assert found.shown, f"nothing shows the focus on {found}"
        assert found.top < found.height, f"below the screen: {found}"
        assert found.bottom > 0, f"above the screen: {found}"
        assert not found.covered, f"something lies over {found}"
        return found

    def reach(self, words: str, tag: str = "") -> Focus:
        """Go on until what begins with these words has the focus, if it has not yet."""
        passed = []
        found = self.focus
        for _ in range(TABS):
            if found and found.words.startswith(words) and found.tag.startswith(tag):
                return found
            found = self.tab()
            passed.append(found.words)
        raise AssertionError(f"no way to {words!r} by keyboard; passed {passed}")

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(words)
