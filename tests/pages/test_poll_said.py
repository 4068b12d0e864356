"""What was said in polls, read on the page before anybody else sees it."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import SayingState
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import (
    close_poll,
    open_poll,
    reopen_poll,
    see_polls,
    write_poll,
)
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import checked, labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def answered(
    house: House,
    moderator: Visit,
    *said: str,
    kind: PollKind = PollKind.WORD_CLOUD,
    showing: Showing = Showing.AT_CLOSE,
) -> str:
    """An open poll in which each of these was said by somebody."""
    poll = write_poll(moderator, "In one word?", settings=PollSettings(kind, showing))
    open_poll(moderator, poll)
    again(house, moderator, poll, *said, kind=kind)
    return poll


def again(
    house: House,
    moderator: Visit,
    poll: str,
    *said: str,
    kind: PollKind = PollKind.WORD_CLOUD,
) -> None:
    """Each of these said by somebody else."""
    assert moderator.session_id
    for text in said:
        ballot = Ballot(words=(text,))
        if kind is PollKind.ROUGH_CONSENSUS:
            ballot = Ballot(options=("object",), reason=text)
        cast_ballot(seat_in(house, moderator.session_id), poll, ballot)


def choose(app: AppTest, label: str) -> None:
    """Press the first button with just this label: there is one for all, too."""
    checked(next(each for each in app.button if each.label == label).click().run())


def said(visit: Visit) -> dict[str, SayingState]:
    tally = see_polls(visit).polls[0].tally
    return {each.text: each.state for each in tally.said} if tally else {}


def test_what_waits_is_shown_or_not_one_by_one(house: House, moderator: Visit) -> None:
    close_poll(moderator, answered(house, moderator, *["trust"] * 4, "cost"))
    app = open_page("polls.py", moderator)
    assert "2 wait to be read before they are shown" in words(app)
    assert "Nothing of what was said is shown yet." in words(app)
    assert not app.get("plotly_chart")
    choose(app, "Show")
    assert "Nothing" not in words(app)
    assert said(moderator) == {"trust": SayingState.SHOWN, "cost": SayingState.WAITING}
    assert len(app.get("plotly_chart")) == 1
    assert list(app.table[0].value["Word"]) == ["trust"]
    choose(app, "Do not show")
    assert said(moderator) == {"trust": SayingState.SHOWN, "cost": SayingState.HIDDEN}
    assert "to be read before" not in words(app)
    # What was decided can be decided otherwise.
    assert [each for each in labels(app) if each.endswith("how")] == ["Do not show", "Show"]
    choose(app, "Do not show")
    assert said(moderator)["trust"] is SayingState.HIDDEN


def forbid_names(moderator: Visit) -> None:
    """Let nobody be named, and have somebody of whom it is known."""
    enter_for_someone(moderator, Modality.ONLINE, "Why?", "Ada Moss")
    give_floor_to_next(moderator)
    organiser = sign_in_as(moderator.house, Role.ORGANISER, moderator.session_id)
    set_naming_rule(organiser, NamingRule.CHATHAM_HOUSE)


def test_all_that_wait_are_shown_but_for_names(house: House, moderator: Visit) -> None:
    forbid_names(moderator)
    close_poll(moderator, answered(house, moderator, *["trust"] * 4, "Ada Moss pays"))
    app = open_page("polls.py", moderator)
    press(app, "Show all that wait")
    assert said(moderator) == {"trust": SayingState.SHOWN, "Ada Moss pays": SayingState.WAITING}
    assert "1 still waits: it may name somebody." in words(app)
    choose(app, "Show")
    assert "Ada Moss" in app.warning[0].value
    assert said(moderator)["Ada Moss pays"] is SayingState.WAITING
    choose(app, "Show")
    assert said(moderator)["Ada Moss pays"] is SayingState.SHOWN
    assert not app.warning


def test_objections_are_read_before_they_stand_under_the_consensus(
    house: House, moderator: Visit
) -> None:
    poll = answered(house, moderator, *["Too *soon*"] * 5, kind=PollKind.ROUGH_CONSENSUS)
    close_poll(moderator, poll)
    app = open_page("polls.py", moderator)
    assert "**0 of 5 ballots support it or can live with it.**" in words(app)
    assert "What is objected" not in words(app)
    press(app, "Show all that wait")
    assert "**What is objected**\n- Too *soon*" in words(app)


def test_words_of_an_open_poll_are_read_while_it_shows_its_results(
    house: House, moderator: Visit
) -> None:
    answered(house, moderator, *["trust"] * 5, showing=Showing.LIVE)
    app = open_page("polls.py", moderator)
    press(app, "Show all that wait")
    assert said(moderator) == {"trust": SayingState.SHOWN}
    assert len(app.get("plotly_chart")) == 1


def test_words_of_an_earlier_round_are_taken_back_where_it_is_listed(
    house: House, moderator: Visit
) -> None:
    poll = answered(house, moderator, *["trust"] * 4, "cost")
    close_poll(moderator, poll)
    show_all_sayings(moderator, poll)
    reopen_poll(moderator, poll)
    again(house, moderator, poll, *["trust"] * 5)
    close_poll(moderator, poll)
    app = open_page("polls.py", moderator)
    assert [label for label in labels(app) if label == "Do not show"] == ["Do not show"] * 3
    last = [each for each in app.button if each.label == "Do not show"][-1]
    checked(last.click().run())
    (before,) = see_polls(moderator).polls[0].rounds
    assert [(each.text, each.state) for each in before.tally.said] == [
        ("trust", SayingState.SHOWN),
        ("cost", SayingState.HIDDEN),
    ]
    choose(app, "Show")
    (before,) = see_polls(moderator).polls[0].rounds
    assert {each.state for each in before.tally.said} == {SayingState.SHOWN}
