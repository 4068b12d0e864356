"""The form that writes a poll: by kind, from a template, opened at once, or a draft anew."""

import pytest

from session_core.domain.ballots import PollKind
from session_core.domain.people import RegionalGroup, Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import Poll, PollState
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.house import House
from session_core.use_cases.polls import open_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def polls(visit: Visit) -> tuple[Poll, ...]:
    return see_polls(visit).polls


def test_a_refused_poll_stays_in_its_fields(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power")
    app.selectbox(key="poll-countdown").set_value(60)
    press(app, "Open at once")
    assert app.warning[0].value == "A poll needs at least 2 options, one a line."
    assert app.text_area(key="poll-question").value == "What first?"
    assert app.text_area(key="poll-options").value == "Power"
    assert app.selectbox(key="poll-countdown").value == 60
    assert polls(moderator) == ()


def test_a_thought_is_an_open_poll_with_one_press(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.selectbox(key="poll-kind").set_value(PollKind.SHOW_OF_HANDS).run()
    app.text_area(key="poll-question").set_value("Who stays for lunch?")
    app.selectbox(key="poll-countdown").set_value(30)
    app.selectbox(key="poll-showing").set_value(Showing.LIVE)
    press(app, "Open at once")
    (poll,) = polls(moderator)
    assert poll.state is PollState.OPEN
    assert poll.settings == PollSettings(PollKind.SHOW_OF_HANDS, Showing.LIVE, seconds=30)
    assert app.text_area(key="poll-question").value == ""
    # And the form is as it was at first.
    assert app.selectbox(key="poll-kind").value is PollKind.SINGLE
    assert app.selectbox(key="poll-countdown").value == 0
    assert app.selectbox(key="poll-showing").value is Showing.AT_CLOSE


def test_a_second_press_keeps_one_poll(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power\nPermits")
    press(press(app, "Open at once"), "Open at once")
    assert not app.warning
    assert len(polls(moderator)) == 1


def test_before_the_session_is_open_nothing_is_kept_or_lost(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power\nPermits")
    press(app, "Open at once")
    assert app.warning[0].value == "The session is not open for this now."
    assert app.text_area(key="poll-options").value == "Power\nPermits"
    assert polls(moderator) == ()
    press(app, "Keep as a draft")
    assert [poll.state for poll in polls(moderator)] == [PollState.DRAFT]


def test_each_kind_asks_for_what_it_needs_and_nothing_else(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    asked = {}
    for kind in PollKind:
        app.selectbox(key="poll-kind").set_value(kind).run()
        there = {each.key for each in (*app.text_area, *app.selectbox, *app.number_input)}
        there -= {each.key for each in app.get_by_key("poll-not-asked")}
        fields = ("options", "most-choices", "least", "most")
        asked[kind] = [field for field in fields if f"poll-{field}" in there]
    assert {kind: fields for kind, fields in asked.items() if fields} == {
        PollKind.SINGLE: ["options"],
        PollKind.MULTIPLE: ["options", "most-choices"],
        PollKind.RANKING: ["options"],
        PollKind.NUMERIC: ["least", "most"],
    }


def test_options_of_another_kind_are_neither_lost_nor_asked(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.text_area(key="poll-question").set_value("What first?")
    app.text_area(key="poll-options").set_value("Power")
    press(app, "Keep as a draft")
    assert app.warning[0].value == "A poll needs at least 2 options, one a line."
    app.selectbox(key="poll-kind").set_value(PollKind.QUICK_CHECK).run()
    app.selectbox(key="poll-kind").set_value(PollKind.RANKING).run()
    assert app.text_area(key="poll-options").value == "Power"
    app.selectbox(key="poll-kind").set_value(PollKind.PACE).run()
    app.text_area(key="poll-question").set_value("What first?")
    press(app, "Keep as a draft")
    (poll,) = polls(moderator)
    assert "Power" not in [option.text for option in poll.options]
    assert app.text_area(key="poll-options").value == ""


def test_who_watches_an_open_count_is_told_of_beside_the_choice(moderator: Visit) -> None:
    said = "whoever watches sees how each ballot moves the counts."
    assert said in words(open_page("polls.py", moderator))


def test_limits_are_kept_and_those_that_cannot_be_are_refused(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    app.selectbox(key="poll-kind").set_value(PollKind.NUMERIC).run()
    app.text_area(key="poll-question").set_value("How many masts?")
    app.number_input(key="poll-least").set_value(9.0)
    app.number_input(key="poll-most").set_value(2.5)
    press(app, "Keep as a draft")
    assert app.warning[0].value == "The lowest number must be below the highest."
    assert app.number_input(key="poll-least").value == 9.0
    app.number_input(key="poll-least").set_value(0.0)
    press(app, "Keep as a draft")
    (poll,) = polls(moderator)
    assert (poll.settings.least, poll.settings.most) == (0.0, 2.5)
    assert "Lowest: 0 · Highest: 2.5" in words(app.run())


def test_a_template_fills_the_form_with_one_press(moderator: Visit) -> None:
    app = open_page("polls.py", moderator)
    press(app, "From which regions")
    assert app.text_area(key="poll-options").value == "\n".join(RegionalGroup)
    press(app, "Open at once")
    # What was kept a moment ago can be taken up again.
    press(app, "From which regions")
    asked = "Which regional group do you belong to?"
    assert app.text_area(key="poll-question").value == asked
    press(app, "The draft takeaways")
    assert app.selectbox(key="poll-kind").value is PollKind.ROUGH_CONSENSUS
    press(app, "Keep as a draft")
    assert [poll.kind for poll in polls(moderator)] == [PollKind.SINGLE, PollKind.ROUGH_CONSENSUS]


def test_a_draft_is_written_anew_in_the_same_form(moderator: Visit) -> None:
    before = PollSettings(PollKind.MULTIPLE, Showing.STAFF, most_choices=2, seconds=45)
    write_poll(moderator, "What first?", ["Power", "Permits", "People"], settings=before)
    app = open_page("polls.py", moderator)
    assert "2 choices at most · Countdown: 45 seconds · Results show: To staff only" in words(app)
    press(app, "Write it anew")
    assert "Write poll 1 anew" in words(app)
    assert app.text_area(key="poll-options").value == "Power\nPermits\nPeople"
    assert app.selectbox(key="poll-most-choices").value == 2
    app.text_area(key="poll-question").set_value("What at once?")
    press(app, "Keep the changes")
    (poll,) = polls(moderator)
    assert (poll.question, poll.settings) == ("What at once?", before)
    assert "Keep as a draft" in labels(app)
    assert app.selectbox(key="poll-kind").value is PollKind.SINGLE


def test_a_draft_that_was_opened_meanwhile_is_left_as_it_was(moderator: Visit) -> None:
    poll = write_poll(moderator, "What first?", ["Power", "Permits"])
    app = open_page("polls.py", moderator)
    press(app, "Write it anew")
    open_poll(moderator, poll)
    app.text_area(key="poll-question").set_value("What at once?")
    press(app, "Keep the changes")
    assert "cannot be written anew" in app.warning[0].value
    assert app.text_area(key="poll-question").value == "What at once?"
    press(app, "Leave as it was")
    assert app.text_area(key="poll-question").value == ""
    assert "Keep as a draft" in labels(app)
    assert [each.question for each in polls(moderator)] == ["What first?"]
