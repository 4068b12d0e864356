"""What people say in polls is shown once a moderator let it through, and never a forbidden name."""

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.names_in_text import NamesInText
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import SayingState
from session_core.domain.refusals import NotFound
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.poll_sayings import hide_saying, show_all_sayings, show_saying
from session_core.use_cases.polls import (
    close_poll,
    open_poll,
    reopen_poll,
    see_polls,
    write_poll,
)
from session_core.use_cases.visit import Visit
from tests.houses import seat_in, sign_in_as, visit_as

WORDS = ("Trust", "trust", "trust", "cost", "Ada Moss pays", "ثقة")


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def answered(moderator: Visit, showing: Showing = Showing.AT_CLOSE) -> str:
    """A poll that is open and has an answer for each of the words."""
    settings = PollSettings(PollKind.WORD_CLOUD, showing)
    poll = write_poll(moderator, "In one word?", settings=settings)
    open_poll(moderator, poll)
    answer(moderator, poll, *WORDS)
    return poll


def answer(moderator: Visit, poll: str, *words: str) -> list[Visit]:
    """One seat for each of the words, which it said."""
    assert moderator.session_id
    seats = [seat_in(moderator.house, moderator.session_id) for _ in words]
    for seat, word in zip(seats, words, strict=True):
        cast_ballot(seat, poll, Ballot(words=(word,)))
    return seats


def said(visit: Visit) -> dict[str, SayingState]:
    tally = see_polls(visit).polls[0].tally
    return {each.text: each.state for each in tally.said} if tally else {}


def test_nothing_is_shown_before_a_moderator_let_it_through(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = answered(moderator)
    assert said(moderator) == {}  # while it is open and hidden, moderators read nothing either
    close_poll(moderator, poll)
    public = [seat_in(house, session.id), visit_as(house, Role.ROOM_SCREEN, session)]
    assert set(said(moderator).values()) == {SayingState.WAITING}
    assert [said(each) for each in public] == [{}, {}]
    with pytest.raises(NotFound):  # nobody wrote it so, and nobody could have read it
        show_saying(moderator, poll, "TRUST")
    show_saying(moderator, poll, "trust")
    assert [said(each) for each in public] == [{"trust": SayingState.SHOWN}] * 2
    hide_saying(moderator, poll, "trust")
    assert [said(each) for each in public] == [{}, {}]
    assert said(moderator)["trust"] is SayingState.HIDDEN
    with pytest.raises(NotFound):
        show_saying(moderator, poll, "never said")


def test_what_was_let_through_while_open_stays_so(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, seat = answered(moderator, Showing.LIVE), seat_in(house, session.id)
    show_saying(moderator, poll, "cost")
    assert said(seat) == {"cost": SayingState.SHOWN}
    close_poll(moderator, poll)
    assert said(seat) == {"cost": SayingState.SHOWN}


def test_all_that_waits_is_shown_but_for_names(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    enter_for_someone(moderator, Modality.ONSITE, "Why?", "Ada Moss")
    give_floor_to_next(moderator)
    set_naming_rule(sign_in_as(house, Role.ORGANISER, session.id), NamingRule.CHATHAM_HOUSE)
    poll, seat = answered(moderator), seat_in(house, session.id)
    close_poll(moderator, poll)
    hide_saying(moderator, poll, "cost")
    assert show_all_sayings(moderator, poll) == 1
    assert said(seat).keys() == {"trust", "ثقة"}
    with pytest.raises(NamesInText):
        show_saying(moderator, poll, "Ada Moss pays")
    show_saying(moderator, poll, "Ada Moss pays", ["Ada Moss"])
    assert said(seat).keys() == {"trust", "ثقة", "Ada Moss pays"}


def test_the_spelling_that_was_read_stays_whatever_most_write_later(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, seat = answered(moderator, Showing.LIVE), seat_in(house, session.id)
    answer(moderator, poll, "meet us")
    show_saying(moderator, poll, "meet us")
    answer(moderator, poll, *["MEET US"] * 7)
    assert said(seat) == {"meet us": SayingState.SHOWN}
    assert said(moderator)["meet us"] is SayingState.SHOWN
    close_poll(moderator, poll)
    assert said(seat) == {"meet us": SayingState.SHOWN}


def test_a_spelling_that_nobody_read_waits_once_the_one_read_is_taken_back(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, seat = answered(moderator, Showing.LIVE), seat_in(house, session.id)
    (writer,) = answer(moderator, poll, "meet us")
    show_saying(moderator, poll, "meet us")
    answer(moderator, poll, "MEET US")
    cast_ballot(writer, poll, Ballot(words=("cost",)))
    assert said(seat) == {}
    assert said(moderator)["MEET US"] is SayingState.WAITING
    hide_saying(moderator, poll, "MEET US")
    answer(moderator, poll, *["Meet us"] * 3)
    assert said(moderator)["Meet us"] is SayingState.HIDDEN


def test_words_of_an_earlier_round_are_shown_and_taken_back_still(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, seat = answered(moderator), seat_in(house, session.id)
    close_poll(moderator, poll)
    show_saying(moderator, poll, "trust")
    reopen_poll(moderator, poll)
    hide_saying(moderator, poll, "trust")
    show_saying(moderator, poll, "cost")
    answer(moderator, poll, *["time"] * 5)
    close_poll(moderator, poll)
    (before,) = see_polls(seat).polls[0].rounds
    assert [each.text for each in before.tally.said] == ["cost"]
    hide_saying(moderator, poll, "cost")
    (before,) = see_polls(seat).polls[0].rounds
    assert before.tally.said == ()


def test_the_record_repeats_nothing_of_it(moderator: Visit, session: WorkshopSession) -> None:
    poll = answered(moderator)
    close_poll(moderator, poll)
    show_saying(moderator, poll, "trust")
    with moderator.house.database.reading() as db:
        last = records.activities(db, session.id)[-1]
    assert (last.act, last.details) == ("show_saying", {})
