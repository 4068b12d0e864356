"""My questions: the nearest to the floor first, all behind a link, withdrawing in two steps."""

import re

import pytest

from session_core.domain.floor import DeclineReason
from session_core.domain.session import WorkshopSession
from session_core.use_cases.dispositions import decline_question
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.visit import Visit
from session_core.web.thin_lists import MOST_OF_MINE
from tests.web.visitor import Visitor

ASKED = MOST_OF_MINE + 2


@pytest.fixture
def asker(session: WorkshopSession) -> Visitor:
    """Somebody who has asked more than the page lists."""
    visitor = Visitor(session).join("online")
    for number in range(1, ASKED + 1):
        visitor.submit("ask", text=f"Who pays for mast {number}?")
        visitor.open()
    return visitor


def listed(html: str) -> list[int]:
    """The numbers of one's own questions as they stand on a page."""
    [mine] = re.findall(r'<ul class="mine">(.*?)</ul>', html, re.DOTALL)
    return [int(number) for number in re.findall(r'<span class="soft"><bdi>#(\d+)<', mine)]


def test_the_nearest_to_the_floor_come_first_and_the_rest_behind_a_link(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    assert listed(asker.open().text) == [*range(1, MOST_OF_MINE + 1)]
    link = f'href="../j/{session.join_code}/questions/mine">All {ASKED} of mine</a>'
    assert link in asker.answer.text
    assert link in asker.open_at("/mine")
    give_floor_to_next(moderator)
    for number in (3, 2):
        decline_question(moderator, id_of(moderator, number), DeclineReason.NO_TIME)
    whole = asker.client.get(f"{asker.path}/questions/mine").text
    assert sorted(listed(whole)[-2:]) == [2, 3]
    assert listed(whole)[:-2] == [1, *range(4, ASKED + 1)]
    assert "You have the floor." in whole
    assert "of mine</a>" not in whole


def test_what_fits_has_no_link_to_more(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Who?")
    assert "of mine</a>" not in visitor.open().text


def test_the_page_of_all_is_in_full_ones_own_and_works_without_script(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    other = Visitor(session).join()
    long = "Somebody else’s" + " mains" * 150 + "?"
    other.submit("ask", text=long)
    other.answer = other.client.get(f"{other.path}/questions/mine")
    assert long in other.text()
    assert "mast" not in other.text()
    assert other.submit("withdraw").headers["location"] == f"../../j/{session.join_code}#mine"
    assert len(see_floor(moderator).places) == ASKED
    assert Visitor(session).client.get(f"{other.path}/questions/mine").status_code == 403


def test_withdrawing_is_confirmed_and_says_who_keeps_the_words(asker: Visitor) -> None:
    fold = r'<details id="d1"><summary id="w1">Withdraw</summary>\n<form(.*?)</form>\n</details>'
    found = re.search(fold, asker.answer.text, re.DOTALL)
    assert found, "no fold to withdraw in"
    words = "the organisers keep them. “Delete for good” erases them there too."
    assert 'data-act="withdraw"' in found[1]
    assert words in found[1]
    assert ">Yes, withdraw</button>" in found[1]
    own = re.search(r'href="[^"]*(/question/[^"]+)"', asker.answer.text)
    assert own
    page = asker.open_at(own[1])
    assert re.search(
        rf"<details><summary>Withdraw</summary>\n<form[^>]*/withdraw\".*?{words}.*?"
        r">Yes, withdraw</button>\n</form>\n</details>",
        page,
        re.DOTALL,
    )


def id_of(moderator: Visit, number: int) -> str:
    """The id of what waits under a number."""
    places = (place.intervention for place in see_floor(moderator).places)
    return next(each.id for each in places if each.number == number)
