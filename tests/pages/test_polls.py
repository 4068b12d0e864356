"""The polls page: written, opened, closed, counted."""

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.people import Modality, Role
from session_core.domain.polls import PollState
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.house import House
from session_core.use_cases.polls import see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def states(visit: Visit) -> list[PollState]:
    return [poll.state for poll in see_polls(visit).polls]


def test_no_poll_yet_says_what_to_do(moderator: Visit) -> None:
    assert "Write a question" in words(open_page("polls.py", moderator))


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
    poll = see_polls(moderator).polls[0]
    assert [option.text for option in poll.options] == ["Power", "Permits", "People"]
    # The list is a live part of its own: in a browser its pulse redraws it.
    press(app.run(), "Open the poll")
    assert states(moderator) == [PollState.OPEN]
    for side in [*Modality] * 3:
        cast_ballot(seat_in(house, session.id, side), poll.id, Ballot.of("1"))
    assert "**6** ballots so far" in words(app.run())
    assert not app.get("plotly_chart")
    press(app, "Close and count")
    assert states(moderator) == [PollState.CLOSED]
    assert len(app.get("plotly_chart")) == 1
    assert "6 voted." in words(app)
    assert list(app.table[0].value["Votes"]) == ["6", "0", "0"]


def test_a_refused_poll_stays_in_its_fields(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power")
    press(app, "Keep as a draft")
    assert app.warning[0].value == "A poll needs at least 2 options, one a line."
    assert app.text_area(key="poll-question").value == "What first?"
    assert app.text_area(key="poll-options").value == "Power"
    assert states(moderator) == []


def test_a_draft_waits_for_the_session(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    write_poll(moderator, "What first?", ["Power", "Permits"])
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    app = open_page("polls.py", moderator)
    assert "Open the poll" not in labels(app)
    assert "once the session is open" in words(app)


def test_others_than_moderators_only_look(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    write_poll(moderator, "What first?", ["Power", "Permits"])
    app = open_page("polls.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "What first?" in words(app)
    assert not {"Open the poll", "Keep as a draft"} & set(labels(app))
