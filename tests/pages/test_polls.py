"""The polls page: written, opened, closed, counted, opened again, put away."""

from dataclasses import replace

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import Poll, PollState
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.house import House
from session_core.use_cases.polls import (
    close_poll,
    open_poll,
    see_polls,
    write_poll,
)
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def polls(visit: Visit) -> tuple[Poll, ...]:
    return see_polls(visit).polls


def states(visit: Visit) -> list[PollState]:
    return [poll.state for poll in polls(visit)]


def vote(house: House, session: WorkshopSession, poll_id: str, ballot: Ballot, times: int) -> None:
    for _ in range(times):
        cast_ballot(seat_in(house, session.id), poll_id, ballot)


def asked(moderator: Visit, question: str = "What first?", **settings: object) -> str:
    chosen = replace(PollSettings(), **settings)  # type: ignore[arg-type]
    return write_poll(moderator, question, ["Power", "Permits"], settings=chosen)


def test_no_poll_yet_says_what_to_do(moderator: Visit) -> None:
    assert "No poll yet. Write a question" in words(open_page("polls.py", moderator))


def test_a_poll_from_draft_to_result(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power\n\nPermits\nPeople")
    press(app, "Keep as a draft")
    assert [app.text_area(key=f"poll-{field}").value for field in ("question", "options")] == [
        "",
        "",
    ]
    poll = polls(moderator)[0]
    assert [option.text for option in poll.options] == ["Power", "Permits", "People"]
    # The list is a live part of its own: in a browser its pulse redraws it.
    press(app.run(), "Open the poll")
    assert states(moderator) == [PollState.OPEN]
    for side in [*Modality] * 3:
        cast_ballot(seat_in(house, session.id, side), poll.id, Ballot.of("1"))
    assert "**6** ballots so far. Counts show at the end." in words(app.run())
    assert not app.get("plotly_chart")
    press(app, "Close and count")
    assert states(moderator) == [PollState.CLOSED]
    assert len(app.get("plotly_chart")) == 1
    assert "6 voted." in words(app)
    assert "One ballot a seat, one choice each." in words(app)
    assert list(app.table[0].value["Votes"]) == ["6", "0", "0"]


def test_a_draft_waits_for_the_session(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asked(moderator)
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    app = open_page("polls.py", moderator)
    assert "Open the poll" not in labels(app)
    assert "once the session is open" in words(app)


def test_others_than_moderators_only_look(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asked(moderator)
    closed = asked(moderator, "And then?", kind=PollKind.OPEN_TEXT)
    open_poll(moderator, closed)
    vote(house, session, closed, Ballot(words=("Rest",)), 5)
    close_poll(moderator, closed)
    app = open_page("polls.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "What first?" in words(app)
    assert "Rest" in words(app)
    offered = {"Open the poll", "Keep as a draft", "Duplicate", "Put away", "Open again", "Show"}
    assert not offered & set(labels(app))


def test_drafts_are_duplicated_moved_and_put_away(moderator: Visit) -> None:
    first, second = asked(moderator), asked(moderator, "And then?")
    app = open_page("polls.py", moderator)
    press(app, "Move up")
    assert [poll.id for poll in polls(moderator)] == [second, first]
    press(app, "Move down")
    assert [poll.id for poll in polls(moderator)] == [first, second]
    press(app, "Duplicate")
    questions = [poll.question for poll in polls(moderator)]
    assert questions == ["What first?", "And then?", "What first?"]
    press(app, "Put away")
    assert states(moderator)[0] is PollState.ARCHIVED
    assert "1 poll put away" in [each.label for each in app.expander]
    press(app, "Bring back")
    assert states(moderator) == [PollState.DRAFT] * 3


def test_a_draft_passes_the_next_draft_whatever_lies_between(moderator: Visit) -> None:
    first, between, last = (asked(moderator, text) for text in ("One?", "Two?", "Three?"))
    open_poll(moderator, between)
    press(open_page("polls.py", moderator), "Move up")
    assert [poll.id for poll in polls(moderator)] == [last, first, between]


def test_a_second_press_on_duplicate_makes_one_copy(moderator: Visit) -> None:
    asked(moderator)
    app = open_page("polls.py", moderator)
    button = next(each for each in app.button if each.label == "Duplicate")
    button.click().run()
    assert len(polls(moderator)) == 2
    assert button.key not in {each.key for each in app.button}


def test_opening_again_is_a_new_round_and_the_last_is_kept(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = asked(moderator)
    for times in (5, 6):
        if states(moderator) == [PollState.DRAFT]:
            open_poll(moderator, poll)
        vote(house, session, poll, Ballot.of("2"), times)
        close_poll(moderator, poll)
        app = open_page("polls.py", moderator)
        if times == 5:
            assert "the record says that it was opened again" in words(app)
            press(app, "Open again")
            assert states(moderator) == [PollState.OPEN]
    assert "6 voted." in words(app)
    assert "1 earlier round" in [each.label for each in app.expander]
    assert "**Round 1**" in words(app)
    assert "5 voted." in words(app)
    assert [list(table.value["Votes"]) for table in app.table] == [["0", "6"], ["0", "5"]]


def test_a_result_for_staff_is_shown_to_everybody_with_one_press(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = asked(moderator, showing=Showing.STAFF)
    open_poll(moderator, poll)
    vote(house, session, poll, Ballot.of("1"), 5)
    assert "at the end, to staff only" in words(open_page("polls.py", moderator))
    close_poll(moderator, poll)
    app = open_page("polls.py", moderator)
    assert "5 voted." in words(app)
    press(app, "Show to everybody")
    assert polls(moderator)[0].settings.showing is Showing.AT_CLOSE
    assert "Show to everybody" not in labels(app)


def test_an_open_poll_may_show_its_results_meanwhile(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = asked(moderator, showing=Showing.LIVE, seconds=60)
    open_poll(moderator, poll)
    vote(house, session, poll, Ballot.of("1"), 4)
    app = open_page("polls.py", moderator)
    assert "**4** ballots so far." in words(app)
    assert "Results show from five ballots on." in words(app)
    vote(house, session, poll, Ballot.of("1"), 1)
    assert list(app.run().table[0].value["Votes"]) == ["5", "0"]
    assert [each.proto.component_name for each in app.get("bidi_component")].count(
        "evenfloor_clock"
    ) == 1
