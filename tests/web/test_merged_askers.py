"""Whoever's question was merged reads on every page what became of it, and who asked it on none."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from session_core.domain.floor import DeclineReason
from session_core.domain.session import WorkshopSession
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    put_back,
    take_into_report,
)
from session_core.use_cases.floor import give_floor_to, see_floor, yield_floor
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.web.visitor import Visitor

FIRST, MINE = "Who pays for the mast?", "Who pays?"


@dataclass(frozen=True)
class Two:
    """A question and one that went into it; `asker` asked the latter and has its receipt."""

    head: str
    asker: Visitor
    other: Visitor
    receipt: str
    token: str
    mine: str

    def by_seat(self) -> str:
        """What the asker reads on the question's own page."""
        return Visitor.plain(self.asker.open_at(f"/question/{self.mine}"))

    def in_list(self) -> str:
        """What the asker reads among their own, as the page's script fetches it."""
        return Visitor.plain(self.asker.open_at("/mine"))

    def by_receipt(self) -> str:
        """What is read by the receipt, without a seat."""
        self.other.post("receipt", receipt=self.receipt)
        return self.other.text()

    def everywhere(self) -> tuple[str, str, str]:
        """All that there is to read of it."""
        return self.by_seat(), self.in_list(), self.by_receipt()


@pytest.fixture
def two(session: WorkshopSession, moderator: Visit) -> Two:
    """Two who asked the same, one of them by a name and a group, merged."""
    first = Visitor(session).join("online", pseudonym="Ana Vale", stakeholder_group="Government")
    first.submit("ask", text=FIRST)
    asker = Visitor(session).join()
    asker.submit("ask", text=MINE)
    head, mine = (place.intervention.id for place in see_floor(moderator).places)
    assert merge_questions(moderator, [head, mine]) == head
    asker.open()
    [receipt], token = asker.receipts(), asker.token()
    return Two(head, asker, Visitor(session), receipt, token, mine)


Act = Callable[[Visit, str], object]
ENDINGS: dict[str, tuple[Act, str]] = {
    "speaking": (give_floor_to, "Merged into #1. It has the floor."),
    "heard": (
        lambda visit, id_: (give_floor_to(visit, id_), yield_floor(visit)),
        "Merged into #1. Heard: 09:00 UTC",
    ),
    "answered": (
        lambda visit, id_: answer_in_writing(visit, id_, "The fund pays."),
        "Merged into #1. Answered in writing.",
    ),
    "declined": (
        lambda visit, id_: decline_question(visit, id_, DeclineReason.UNCLEAR, "Ask the desk."),
        "Merged into #1. Declined: not understood.",
    ),
    "in the report": (take_into_report, "Merged into #1. Taken into the report."),
    "session over": (
        lambda visit, id_: close_session(visit),
        "Merged into #1. Taken into the report.",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_where_the_head_stands_is_told_to_every_asker(
    two: Two, moderator: Visit, ending: str
) -> None:
    act, words = ENDINGS[ending]
    act(moderator, two.head)
    for text in two.everywhere():
        assert words in text
        assert MINE in text
        assert "You have the floor." not in text
        assert "Ana Vale" not in text
        assert "Government" not in text


def test_what_waits_has_the_place_of_the_head_and_its_wait(two: Two) -> None:
    for text in two.everywhere():
        assert "Merged into #1. It is 1st, next to speak." in text
        assert "In under a minute; announced, place is safe" in text


@pytest.mark.parametrize("page", range(3), ids=["by seat", "in the list", "by receipt"])
def test_what_moderators_wrote_is_read_by_every_asker(
    two: Two, moderator: Visit, page: int
) -> None:
    answer_in_writing(moderator, two.head, "The fund pays.")
    assert "Answer The fund pays." in two.everywhere()[page]
    decline_question(moderator, two.head, DeclineReason.OFF_TOPIC, "Ask the desk.")
    text = two.everywhere()[page]
    assert "A word from the moderators Ask the desk." in text
    assert "The fund" not in text
    put_back(moderator, two.head)
    text = two.everywhere()[page]
    assert "It is 1st" in text
    assert "Ask the desk." not in text


def test_its_own_page_has_the_words_of_the_head_while_they_are_public(
    two: Two, moderator: Visit
) -> None:
    assert f"What #1 says {FIRST}" in two.by_seat()
    assert f"What #1 says {FIRST}" in two.by_receipt()
    decline_question(moderator, two.head, DeclineReason.UNSAFE)
    assert FIRST not in two.by_seat()
    assert FIRST not in two.by_receipt()


def test_the_list_follows_the_head_while_it_waits_and_speaks(two: Two, moderator: Visit) -> None:
    """The page's script fetches one's own anew where something of them goes on."""
    assert "data-waiting" in two.asker.open_at("/mine")
    give_floor_to(moderator, two.head)
    assert "data-waiting" in two.asker.open_at("/mine")
    yield_floor(moderator)
    assert "data-waiting" not in two.asker.open_at("/mine")


def test_what_is_said_aloud_comes_first(two: Two, moderator: Visit) -> None:
    two.asker.open()
    two.asker.submit("ask", text="And where?")
    give_floor_to(moderator, two.head)
    numbers = re.findall(r'<span class="soft"><bdi>#(\d+)<', two.asker.open_at("/mine"))
    assert numbers == ["2", "3"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_no_longer_waits_with_its_head_is_not_reworded(
    two: Two, moderator: Visit, ending: str
) -> None:
    assert "It stays merged, and says that it was changed." in two.by_seat()
    assert "In other words" in two.by_receipt()
    ENDINGS[ending][0](moderator, two.head)
    assert "In other words" not in two.by_seat()
    assert "In other words" not in two.by_receipt()
    answer = two.asker.post("edit", token=two.token, id=two.mine, text="Reworded?")
    answers = [answer, two.other.post("receipt/edit", receipt=two.receipt, text="Reworded?")]
    assert [each.status_code for each in answers] == [409, 409]
    if ending != "session over":
        words = "Yours was merged into number 1, which no longer waits: it cannot be reworded now."
        assert words in two.asker.text()
        assert words in two.other.text()
    assert two.asker.typed_question() == two.other.typed_question() == "Reworded?"
    assert MINE in two.by_seat()


def test_what_waits_with_its_head_is_reworded(two: Two) -> None:
    answer = two.asker.post("edit", token=two.token, id=two.mine, text="Reworded?")
    assert answer.status_code == 303
    assert all("Reworded?" in text for text in two.everywhere())


@pytest.mark.parametrize("ending", ENDINGS)
def test_ones_own_is_withdrawn_and_deleted_however_the_head_stands(
    two: Two, moderator: Visit, ending: str
) -> None:
    ENDINGS[ending][0](moderator, two.head)
    assert "Yes, withdraw" in two.by_seat()
    assert two.asker.post("withdraw", token=two.token, id=two.mine).status_code == 303
    assert "Withdrawn." in two.by_seat()
    assert "Merged" not in two.by_seat()
    assert two.asker.post("delete", token=two.token, id=two.mine).status_code == 303
    assert "Nothing yet." in two.in_list()


def test_parted_it_stands_for_itself(two: Two, moderator: Visit) -> None:
    answer_in_writing(moderator, two.head, "The fund.")
    unmerge_question(moderator, two.mine)
    for text in two.everywhere():
        assert "You are 1st, next to speak." in text
        assert "The fund." not in text
        assert "#1" not in text
