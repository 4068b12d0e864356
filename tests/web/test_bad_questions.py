"""Odd texts, asked and reworded, with script and without: taken as text, or kept in the field."""

import re
from html import unescape

import pytest

from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import see_floor
from session_core.use_cases.visit import Visit
from tests.web.visitor import Visitor

FETCH = {"X-Evenfloor": "fetch", "Accept": "application/json"}

MARKUP = "<script>alert(1)</script>{{ 7*7 }}&amp;"
TAKEN = {
    "empty": ("", ""),
    "whitespace": (" \t\n \u2003 ", ""),
    "as long as may be": ("x" * 1000, "x" * 1000),
    "right to left": ("مَن يدفع؟ \u202e\u200f(abc)", "مَن يدفع؟ (abc)"),
    "emoji only": ("👩‍👩‍👧‍👦🔥🏳️‍🌈", "👩‍👩‍👧‍👦🔥🏳️‍🌈"),
    "control characters": ("Who\0 \x07pays\x1b[31m?\x85", "Who pays[31m?"),
    "controls only": ("\0\x07\u200b\u2060\ufeff", ""),
    "markup": (
        "<script>alert(1)</script>{{ 7*7 }}&amp;",
        "<script>alert(1)</script>{{ 7*7 }}&amp;",
    ),
    "markdown": ("![x](https://example.org/x.png)", "![x](https://example.org/x.png)"),
    "line breaks": ("One\r\nTwo\rThree", "One\nTwo\nThree"),
}
REFUSED = {"10,000 characters": "Ω" * 10_000, "one too many": "x" * 1001}

odd = pytest.mark.parametrize(("typed", "kept"), TAKEN.values(), ids=TAKEN)
too_long = pytest.mark.parametrize("typed", REFUSED.values(), ids=REFUSED)
by_script = pytest.mark.parametrize("headers", [{}, FETCH], ids=["no script", "script"])


def waiting(moderator: Visit) -> list[str]:
    return [place.intervention.text for place in see_floor(moderator).places]


def shown(visitor: Visitor) -> list[str]:
    """The texts of questions as the page says them."""
    texts = re.findall(
        r'<p class="words" dir="auto"(?: lang="\w+")?>(.*?)</p>', visitor.answer.text, re.DOTALL
    )
    return [unescape(text) for text in texts]


def own_form(visitor: Visitor) -> dict[str, str]:
    """The hidden fields of the form that rewords the first of one's own."""
    visitor.open()
    found = re.search(r'href="[^"]*(/question/[^"]+)"', visitor.answer.text)
    assert found
    visitor.answer = visitor.client.get(visitor.path + found[1])
    return visitor.hidden("edit")


@odd
@by_script
def test_an_odd_question_is_taken_as_text(
    session: WorkshopSession, moderator: Visit, typed: str, kept: str, headers: dict[str, str]
) -> None:
    visitor = Visitor(session).join()
    fields = visitor.hidden("ask") | {"text": typed}
    answer = visitor.client.post(f"{visitor.path}/ask", data=fields, headers=headers)
    assert answer.status_code == (200 if headers else 303)
    assert waiting(moderator) == [kept]
    visitor.open()
    assert "<script>alert" not in visitor.answer.text
    if kept and len(kept) < 200:
        assert shown(visitor) == [kept] * 2


@odd
@by_script
def test_an_odd_rewording_is_taken_as_text(
    session: WorkshopSession, moderator: Visit, typed: str, kept: str, headers: dict[str, str]
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Plain?")
    fields = own_form(visitor) | {"text": typed}
    answer = visitor.client.post(f"{visitor.path}/edit", data=fields, headers=headers)
    assert answer.status_code == (200 if headers else 303)
    assert waiting(moderator) == [kept]


@too_long
@by_script
def test_a_question_too_long_is_refused_with_its_limit(
    session: WorkshopSession, moderator: Visit, typed: str, headers: dict[str, str]
) -> None:
    visitor = Visitor(session).join()
    fields = visitor.hidden("ask") | {"text": typed}
    visitor.answer = visitor.client.post(f"{visitor.path}/ask", data=fields, headers=headers)
    assert visitor.answer.status_code == 422
    assert f"has {len(typed):,} characters; the limit is 1,000." in visitor.answer.text
    if not headers:
        assert visitor.typed_question() == typed
    assert waiting(moderator) == []


@too_long
@by_script
def test_a_rewording_too_long_is_refused_with_its_limit(
    session: WorkshopSession, moderator: Visit, typed: str, headers: dict[str, str]
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Plain?")
    fields = own_form(visitor) | {"text": typed}
    visitor.answer = visitor.client.post(f"{visitor.path}/edit", data=fields, headers=headers)
    assert visitor.answer.status_code == 422
    assert f"has {len(typed):,} characters; the limit is 1,000." in visitor.answer.text
    if not headers:
        assert visitor.typed_question() == typed
        assert visitor.submit("edit", text="Shorter?").status_code == 303
        assert waiting(moderator) == ["Shorter?"]
    else:
        assert waiting(moderator) == ["Plain?"]
