"""What axe finds on a screen, and what of it Streamlit does that nobody here can mend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.shot_steps import settle

TRIES = 3

IMPACTS = ("critical", "serious", "moderate", "minor")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 up to level AA, and what axe's makers hold to be good practice beyond it."""
_BRIEFLY = {"resultTypes": ["violations"]}
"""What passes is not told: to tell it takes longer than to look at all."""
EVERYTHING = _BRIEFLY | {"runOnly": {"type": "tag", "values": list(TAGS)}}
COLOURS = _BRIEFLY | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
"""All that depends on the theme."""
SHAPES = EVERYTHING | {"rules": {"color-contrast": {"enabled": False}}}
"""All that may depend on the window's width."""


@dataclass(frozen=True)
class Allowance:
    """A rule that Streamlit's own elements break: which of them, seen on which screen, and why."""

    rule: str
    where: str
    screen: str
    why: str


STREAMLIT = (
    Allowance(
        "list",
        "[data-testid=stSidebarNavItems]",
        "Floor",
        "Streamlit puts the links of a section of the sidebar into a box of its own in their list.",
    ),
    Allowance(
        "listitem",
        "[data-testid=stSidebarNavItems] li",
        "Floor",
        "The same box: these links are announced as links, not as parts of a list.",
    ),
    Allowance(
        "presentation-role-conflict",
        "[data-testid=stFileUploaderDropzone]",
        "New session",
        "Streamlit names the place where a file is dropped; the button inside it does the same.",
    ),
)


@dataclass(frozen=True)
class Finding:
    """One element that breaks one rule; `allowed` where Streamlit alone can mend it."""

    rule: str
    impact: str
    html: str
    allowed: bool = False


# An element below a shadow root has an address of several parts, one for each root.
_IS_ONE_OF = """([path, wanted]) => {
  let root = document, found = null;
  for (const part of path) {
    found = root.querySelector(part);
    root = found?.shadowRoot ?? root;
  }
  return !!found && wanted.some((each) => found.matches(each));
}"""


def look(page: Page, asked: Mapping[str, object] = EVERYTHING) -> list[Finding]:
    """Look at what is on screen with axe, while none of it is being drawn anew and so paler."""
    for _ in range(TRIES):
        settle(page)
        violations = Axe().run(page, options=dict(asked)).response["violations"]
        if not page.locator("[data-stale=true]").count():
            break
    found = []
    for each in violations:
        wanted = [one.where for one in STREAMLIT if one.rule == each["id"]]
        for node in each["nodes"]:
            path = [part for step in node["target"] for part in _parts(step)]
            allowed = bool(wanted) and page.evaluate(_IS_ONE_OF, [path, wanted])
            found.append(Finding(each["id"], each["impact"], node["html"][:160], allowed))
    return found


def _parts(step: str | list[str]) -> list[str]:
    return [step] if isinstance(step, str) else step


def ours(found: Iterable[Finding]) -> list[str]:
    """What is ours to mend, in words for a test that fails."""
    return sorted({f"{each.impact} {each.rule}: {each.html}" for each in found if not each.allowed})


def row(name: str, found: Iterable[Finding]) -> str:
    """A screen's line in the report: how many rules are broken by impact, and which."""
    broken = {each.rule: each.impact for each in found}
    counts = [str(list(broken.values()).count(impact)) for impact in IMPACTS]
    rules = ", ".join(f"`{rule}`" for rule in sorted(broken)) or "–"
    return f"| {' | '.join([name, *counts, rules])} |"
