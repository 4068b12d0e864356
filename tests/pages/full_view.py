"""Opening the full view for participants with the cookies of a seat, in Streamlit's test runner."""

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from session_core.use_cases.seat_cookie import full_view_cookie
from session_core.use_cases.visit import Visit
from tests.pages.opening import FRAME, checked, words

CODE = "F7K2QX"


def give_cookies(
    patch: pytest.MonkeyPatch, seat: Visit | None, accepts: str = "en", **cookies: str
) -> None:
    """Let the browser show a seat, or none, and ask for languages."""
    held: Mapping[str, str] = cookies
    if seat and seat.seat_secret:
        held = {full_view_cookie(CODE): seat.seat_secret, **cookies}
    patch.setattr(ContextProxy, "cookies", property(lambda _: held))
    patch.setattr(ContextProxy, "headers", property(lambda _: {"Accept-Language": accepts}))


def open_full_view(code: str = CODE, sign_in: str | None = None, **address: str) -> AppTest:
    """Open the page with a code in its address, signed in as staff or not."""
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    if sign_in:
        app.session_state["evenfloor_sign_in"] = sign_in
    for name, value in {**({"code": code} if code else {}), **address}.items():
        app.query_params[name] = value
    app.run()
    return checked(app.switch_page("participant.py").run())


def written(app: AppTest) -> str:
    """All that stands on the page as a person reads it, without its style."""
    lines = [line for line in words(app).split("\n") if line]
    inside = "\n".join(lines)
    return unescape(inside[: inside.find("<style>")] + inside[inside.rfind("</style>") :])


def sections(app: AppTest) -> list[str]:
    """The headings of its sections."""
    bodies = "".join(each.proto.body for each in app.get("html"))
    return [unescape(each) for each in re.findall(r"<h2[^>]*>(.*?)</h2>", bodies)]


def data_of(app: AppTest, key: str) -> dict[str, object]:
    """What a component was told."""
    found = [each.proto for each in app.get("bidi_component") if each.proto.id.endswith(f"-{key}")]
    assert found, f"no component {key}"
    told: dict[str, object] = json.loads(found[0].json)
    return told


def has_component(app: AppTest, key: str) -> bool:
    """Whether a component is on the page."""
    return any(each.proto.id.endswith(f"-{key}") for each in app.get("bidi_component"))
