"""On the narrowest phones the participants' page fits in every language."""

from collections.abc import Callable

import pytest

from session_core.language import names
from tests.browser import BrowserWindow
from tests.servers import Server
from tests.shot_steps import ask_in_any_language

NewWindow = Callable[..., BrowserWindow]
NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}

# What stands out at either side of the screen, or of the bar at its top.
_OUTSIDE = """() => [...document.querySelectorAll("body, nav, a, button, h1, h2, summary, label")]
  .filter((each) => each.checkVisibility() && !each.closest(".skip"))
  .filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left < -1 || right > document.documentElement.clientWidth + 1;
  })
  .map((each) => each.tagName + ": " + each.textContent.trim().slice(0, 40))"""


@pytest.mark.parametrize("tag", sorted(names()))
def test_nothing_stands_out_at_320_pixels(new_window: NewWindow, server: Server, tag: str) -> None:
    page = new_window(**NARROW, locale=tag).open(f"{server.url}/j/DEMO")
    assert page.locator("html").get_attribute("lang") == tag
    assert page.evaluate(_OUTSIDE) == []
    ask_in_any_language(page)
    # In one go: what comes over the feed meanwhile would be drawn under the next click.
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate(_OUTSIDE) == []
