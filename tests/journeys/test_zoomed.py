"""At 200 % all is there without scrolling sideways; who asks for stillness gets it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import open_browser_context
from tests.every_screen import SCREENS, Screens, unfold
from tests.servers import Server, running_server
from tests.shot_steps import join
from tests.shots import Shot

# A window of 1280 px at 200 %, as browsers zoom.
ZOOMED: dict[str, Any] = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
STILL: dict[str, Any] = {"reduced_motion": "reduce"}
_EVERY = """const every = [], walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      every.push(each);
      if (each.shadowRoot) walk(each.shadowRoot);
    }
  };
  walk(document);"""
# Words that stand out of the window; what scrolls in a frame of its own is reached there.
_OUTSIDE = f"""() => {{
  {_EVERY}
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  const scrolls = (one) => {{
    for (let at = one; at && !at.matches(".stMain, body"); at = above(at)) {{
      const way = getComputedStyle(at).overflowX;
      if (/auto|scroll/.test(way) && at.scrollWidth > at.clientWidth + 1) return true;
    }}
  }};
  return every
    .filter((each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((each) => each.checkVisibility({{ visibilityProperty: true }}))
    .filter((each) => !each.closest("script, style, .skip"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.right > 0)
    .filter(([, box]) => box.right > innerWidth + 1 || box.left < -1)
    .filter(([each]) => !scrolls(each))
    .map(([each]) => each.tagName + ": " + each.textContent.trim().slice(0, 60));
}}"""
_SIDEWAYS = """() => [document.documentElement, document.querySelector(".stMain")].filter(Boolean)
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.tagName)"""
# What would move: longer than one frame, or a page that glides where it should jump.
_MOVES = f"""() => {{
  {_EVERY}
  const long = (times) => times.split(", ").some((time) => parseFloat(time) > 0.001);
  return every.filter((each) => {{
    const style = getComputedStyle(each);
    return long(style.transitionDuration) || style.scrollBehavior === "smooth" ||
      style.animationName !== "none" && long(style.animationDuration);
  }}).map((each) => each.tagName + "." + each.className);
}}"""
# What is pressed or typed into without a line around it, where colours are the reader's own.
_UNFRAMED = """() => [...document.querySelectorAll("button, textarea, select, input")]
  .filter((each) => each.checkVisibility() && !/radio|hidden/.test(each.type))
  .filter((each) => {
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(each);
    return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 ||
      borderTopColor === getComputedStyle(document.body).backgroundColor;
  })
  .map((each) => each.outerHTML.slice(0, 80))"""
_TABLES = """() => [
  document.querySelectorAll("[data-testid=stPlotlyChart]").length,
  document.querySelectorAll("[data-testid=stTable], [data-testid=stDataFrame]").length,
]"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples."""
    with running_server(tmp_path_factory.mktemp("zoomed") / "data") as server:
        yield server


@pytest.fixture(scope="module")
def screens(browser: Browser, house: Server) -> Screens:
    """All of that server's staff screens."""
    return Screens(browser, house.url)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_staff_screen_fits_and_is_still(screens: Screens, screen: Shot) -> None:
    with screens.open(screen, **ZOOMED, **STILL) as page:
        unfold(page)
        assert page.evaluate(_SIDEWAYS) == []
        assert page.evaluate(_OUTSIDE) == []
        assert page.evaluate(_MOVES) == []
        charts, tables = page.evaluate(_TABLES)
        assert tables >= charts


def test_without_that_wish_something_moves(screens: Screens) -> None:
    screen = next(each for each in SCREENS if each.name == "Floor")
    with screens.open(screen) as page:
        assert page.evaluate(_MOVES) != []


@pytest.mark.parametrize("way", ["zoomed", "forced colours"])
def test_the_page_of_participants_fits(browser: Browser, house: Server, way: str) -> None:
    asked = ZOOMED if way == "zoomed" else {"forced_colors": "active"}
    with open_browser_context(browser, **asked, **STILL) as window:
        page = window.open(f"{house.url}/j")
        page.goto(f"{house.url}/j/DEMO")
        join(page)
        expect(page.get_by_role("heading", name="My questions")).to_be_visible()
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate(_SIDEWAYS) == []
        assert page.evaluate(_OUTSIDE) == []
        assert page.evaluate(_MOVES) == []
        if way == "forced colours":
            assert page.evaluate(_UNFRAMED) == []
