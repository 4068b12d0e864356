"""The first view fits into one round trip, whatever people write."""

import random
import re
from collections.abc import Callable

import httpx
import pytest

from session_core.domain.dispositions import answer_in_writing, decline
from session_core.domain.floor import DeclineReason, Floor
from session_core.language import names
from session_core.use_cases.house import House
from session_core.web.fragments import PARTS
from session_core.web.rendering import POLICY
from tests.houses import NOW, alter_floor
from tests.web.full_session import dense, full_session, sentence
from tests.web.visitor import Visitor

ONE_ROUND_TRIP = 14 * 1024
SAID_BY_THE_SERVER = 100
"""Date, server and connection, which the test client has no server to say."""


def bytes_on_the_line(answer: httpx.Response) -> int:
    """Status line, headers and compressed body, as they leave the server."""
    headers = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    return SAID_BY_THE_SERVER + headers + int(answer.headers["content-length"])


def decide_on_two(house: House, session_id: str, text: Callable[[random.Random], str]) -> None:
    """Answer the newest question in writing, and decline the one before, both at length."""
    said = text(random.Random(9))

    def decided(before: Floor) -> Floor:
        *_, declined, answered = before.interventions
        after = answer_in_writing(before, answered.id, said, NOW)
        return decline(after, declined.id, DeclineReason.ABOUT_A_PERSON, NOW, said)

    alter_floor(house, session_id, decided)


def busy_visitor(house: House, text: Callable[[random.Random], str]) -> Visitor:
    """Somebody who asked and supported on a full day."""
    session = full_session(house, text)
    visitor = Visitor(session).join("online", pseudonym="Quiet Heron")
    for n in range(5):
        visitor.submit("ask", text=text(random.Random(n)))
        visitor.open()
    decide_on_two(house, session.id, text)
    for number in range(2, 14):
        visitor.post("support", token=visitor.token(), number=str(number))
    return visitor


others = pytest.mark.parametrize("tag", sorted(set(names()) - {"en"}))
texts = pytest.mark.parametrize(
    "text",
    [
        lambda r: sentence(r, r.randint(8, 40)),
        lambda r: sentence(r, 120)[:1000],
        lambda r: dense(r, 1000),
    ],
    ids=["as people write", "as long as may be", "in a dense script"],
)


@texts
def test_the_first_view_fits_into_one_round_trip(
    house: House, text: Callable[[random.Random], str]
) -> None:
    visitor = busy_visitor(house, text)
    answer = visitor.open()
    assert "203 are waiting" in visitor.text()
    assert "You support #" in visitor.text()
    assert "One supports it" in visitor.text()
    assert len(visitor.receipts()) >= 1
    assert "All 300 notes" in visitor.text()
    assert "Your group: 1" in visitor.text()
    assert answer.headers["content-encoding"] == "gzip"
    assert bytes_on_the_line(answer) <= ONE_ROUND_TRIP


@others
@texts
def test_it_fits_in_every_language(
    house: House, text: Callable[[random.Random], str], tag: str
) -> None:
    visitor = busy_visitor(house, text)
    visitor.client.get(f"{visitor.path}/speak?lang={tag}")
    answer = visitor.open()
    assert f'<html lang="{tag}"' in answer.text
    assert bytes_on_the_line(answer) <= ONE_ROUND_TRIP


@pytest.mark.parametrize("tag", sorted(names()))
def test_the_door_fits_too(house: House, tag: str) -> None:
    visitor = Visitor(full_session(house))
    visitor.client.get(f"{visitor.path}/speak?lang={tag}")
    assert bytes_on_the_line(visitor.open()) <= ONE_ROUND_TRIP


def test_the_first_view_asks_for_nothing_else(house: House) -> None:
    page = Visitor(full_session(house)).join().answer.text
    assert (
        re.findall(r"<(?:script|img|iframe|object|embed|audio|video|source)[^>]+src=", page) == []
    )
    assert re.findall(r"@import|url\(", page) == []
    links = re.findall(r"<link[^>]+>", page)
    assert len(links) == 1
    assert 'href="data:image/svg+xml' in links[0]


def test_the_page_runs_only_its_own_style_and_script(house: House) -> None:
    page = Visitor(full_session(house)).join().answer.text
    assert POLICY.count("'sha256-") == 2
    assert re.findall(r"\son\w+=|javascript:|\sstyle=", page) == []


@pytest.mark.parametrize("part", PARTS)
def test_a_section_over_the_feed_is_small(house: House, part: str) -> None:
    visitor = Visitor(full_session(house)).join()
    found = re.search(
        rf'<div data-part="{part}".*?>\n(.*?)\n</div>\n</section>', visitor.answer.text, re.DOTALL
    )
    assert found
    assert 200 < len(found[1].encode()) < 12 * 1024
