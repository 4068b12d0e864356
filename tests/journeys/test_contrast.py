"""What is small, coloured or chosen can be read in both themes."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.servers import Server
from tests.staff import open_sample

NewWindow = Callable[..., BrowserWindow]
ENOUGH = 4.5
"""What WCAG 2.2 asks of text in its success criterion 1.4.3 (level AA)."""
ROOMS = (
    "Agenda",
    "Floor",
    "Questions",
    "Order",
    "Equity",
    "Polls",
    "Breakout groups",
    "Notes",
    "Report",
)

# The contrast of each badge, chosen pill, head of a table and label of a chart with its own
# ground, which may let through what is below it.
_PALE = """(least) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = (...layers) => {
    paint.clearRect(0, 0, 1, 1);
    for (const layer of layers) { paint.fillStyle = layer; paint.fillRect(0, 0, 1, 1); }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (colour) => {
    const linear = (n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.map((n) => linear(n / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = [];
  const roots = [document, ...[...document.querySelectorAll("*")].map((e) => e.shadowRoot)];
  const small = ".stMarkdownBadge, .badge, .why, .came, .lead, .turn, .limit, .big, " +
    "[role=radio][aria-checked=true], table th, .js-plotly-plot .ytick text, " +
    ".js-plotly-plot .legendtext, .js-plotly-plot .bartext-outside";
  for (const badge of roots.filter(Boolean).flatMap((r) => [...r.querySelectorAll(small)])) {
    const below = [], styleOf = getComputedStyle;
    for (let each = badge; each; each = each.parentElement ?? each.getRootNode().host)
      below.unshift(styleOf(each).backgroundColor);
    const style = styleOf(badge), inked = badge.matches("svg *") ? style.fill : style.color;
    const ground = light(seen(...below)), ink = light(seen(...below, inked));
    const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    if (contrast < least) pale.push(`${badge.textContent}: ${contrast.toFixed(2)}`);
  }
  return pale;
}"""

_SHOWN = {"Order": "[role=radio][aria-checked=true]", "Equity": ".js-plotly-plot .ytick text"}
"""What has been drawn of a room once all that is looked at here has."""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_small_or_coloured_can_be_read(
    new_window: NewWindow, server: Server, theme: Literal["light", "dark"]
) -> None:
    page = new_window(color_scheme=theme).context.new_page()
    open_sample(page, server, Role.ORGANISER, ROOMS[0])
    for room in ROOMS:
        go_to(page, room)
        expect(page.locator(_SHOWN.get(room, ".stMarkdownBadge")).first).to_be_visible()
        assert page.evaluate(_PALE, ENOUGH) == [], room


def go_to(page: Page, room: str) -> None:
    """Open a room from the sidebar, and wait until it is drawn."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=room).click()
    expect(page.get_by_role("heading", name=room).first).to_be_visible()
    at_rest(page)
