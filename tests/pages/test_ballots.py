"""Ballots on the full view: each kind of poll is answered, kept, and refused beside its fields."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.ballot_words import how_to_answer
from session_core.domain.ballots import LIVE_WITH, OBJECT, Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PLAIN, PollSettings, Showing
from session_core.domain.poll_tally import FEWEST_SHOWN
from session_core.domain.polls import Poll
from session_core.domain.polls import write_poll as poll_of
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.house import House
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.full_view import (
    CODE,
    data_of,
    give_cookies,
    has_component,
    open_full_view,
    written,
)
from tests.pages.opening import press

THREE = ["Power", "Permits", "Pipes"]


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code=CODE)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


@pytest.fixture
def seat(house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Somebody online, whose browser has the cookie of the full view."""
    someone = seat_in(house, session.id, Modality.ONLINE)
    give_cookies(monkeypatch, someone)
    return someone


def asked(moderator: Visit, kind: PollKind, options: list[str] | None = None, **by: object) -> str:
    """An open poll of this kind."""
    settings = replace(PLAIN, kind=kind, **by)  # type: ignore[arg-type]
    poll = write_poll(moderator, "What <b>now</b>?", options or [], settings=settings)
    # A countdown is over at once for who reads the clock of today.
    open_poll(replace(moderator, now=datetime.now(UTC)), poll)
    return poll


def cast(app: AppTest) -> AppTest:
    return press(app, "Cast my ballot")


def refused(app: AppTest) -> list[str]:
    return [each.value for each in app.warning]


@pytest.mark.parametrize(
    ("kind", "options", "answer", "words"),
    [
        (PollKind.SINGLE, THREE, "2", "Permits"),
        (PollKind.RATING, [], "4", "4"),
        (PollKind.QUICK_CHECK, [], "not sure", "Not sure"),
        (PollKind.PACE, [], "slower", "Slower, please"),
        (PollKind.SHOW_OF_HANDS, [], "do not raise", "Do not raise"),
        (PollKind.ROUGH_CONSENSUS, [], LIVE_WITH, "Can live with it"),
    ],
)
def test_one_answer_is_chosen(
    seat: Visit, moderator: Visit, kind: PollKind, options: list[str], answer: str, words: str
) -> None:
    poll = asked(moderator, kind, options)
    app = open_full_view()
    field = app.radio(key=f"ballot-{poll}")
    assert words in [each.replace("\\", "") for each in field.options]
    assert field.value is None
    field.set_value(answer)
    app = cast(app)
    assert see_my_ballots(seat) == {poll: Ballot.of(answer)}
    assert "Your ballot is in." in app.success[0].value
    assert open_full_view().radio(key=f"ballot-{poll}").value == answer


def test_nothing_chosen_is_refused_beside_the_field(seat: Visit, moderator: Visit) -> None:
    asked(moderator, PollKind.SINGLE, THREE)
    assert refused(cast(open_full_view())) == ["Choose or write an answer first."]
    assert see_my_ballots(seat) == {}


def test_several_are_chosen_and_no_more_than_may_be(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.MULTIPLE, THREE, most_choices=2)
    app = open_full_view()
    assert "Choose 2 at most." in written(app)
    for option in "123":
        app.checkbox(key=f"ballot-{poll}-{option}").check()
    app = cast(app)
    assert refused(app) == ["Choose 2 at most."]
    assert [each.value for each in app.checkbox] == [True, True, True], "what was chosen stays"
    app.checkbox(key=f"ballot-{poll}-2").uncheck()
    cast(app)
    assert see_my_ballots(seat) == {poll: Ballot.of("1", "3")}
    assert [each.value for each in open_full_view().checkbox] == [True, False, True]


def test_every_option_has_a_place_of_its_own(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.RANKING, THREE)
    app = open_full_view()
    assert [each.label for each in app.selectbox][:3] == THREE
    places = {option: app.selectbox(key=f"ballot-{poll}-{option}") for option in "123"}
    places["1"].set_value(2)
    places["2"].set_value(2)
    places["3"].set_value(1)
    app = cast(app)
    own = "Give every option a place of its own, from the best to the last."
    assert refused(app) == [own]
    app.selectbox(key=f"ballot-{poll}-2").set_value(None)
    app = cast(app)
    assert refused(app) == [own]
    app.selectbox(key=f"ballot-{poll}-2").set_value(3)
    app = cast(app)
    assert not refused(app)
    assert see_my_ballots(seat) == {poll: Ballot.of("3", "1", "2")}
    again = open_full_view()
    assert [again.selectbox(key=f"ballot-{poll}-{each}").value for each in "123"] == [2, 3, 1]


def test_a_number_is_typed_as_people_type_it(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.NUMERIC, least=0, most=100)
    app = open_full_view()
    assert "Write a number from 0 to 100." in written(app)
    app.text_input(key=f"ballot-{poll}").set_value("twelve")
    app = cast(app)
    assert refused(app) == ["Write a number, in digits."]
    assert app.text_input(key=f"ballot-{poll}").value == "twelve"
    app.text_input(key=f"ballot-{poll}").set_value("120")
    app = cast(app)
    assert refused(app) == ["Write a number from 0 to 100."]
    app.text_input(key=f"ballot-{poll}").set_value("١٢٫٥")
    app = cast(app)
    assert see_my_ballots(seat) == {poll: Ballot(number=12.5)}
    assert app.text_input(key=f"ballot-{poll}").value == "١٢٫٥", "what was typed stays"
    assert open_full_view().text_input(key=f"ballot-{poll}").value == "12.5"


def test_an_answer_is_written(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.OPEN_TEXT)
    app = open_full_view()
    assert "Moderators read them before anybody sees them." in written(app)
    assert refused(cast(app)) == ["Choose or write an answer first."]
    app.text_area(key=f"ballot-{poll}").set_value("x" * 501)
    app = cast(app)
    assert len(refused(app)) == 1
    assert app.text_area(key=f"ballot-{poll}").value == "x" * 501
    app.text_area(key=f"ballot-{poll}").set_value("Cheaper\nlamps")
    cast(app)
    assert see_my_ballots(seat) == {poll: Ballot(words=("Cheaper\nlamps",))}
    assert open_full_view().text_area(key=f"ballot-{poll}").value == "Cheaper\nlamps"


def test_a_cloud_takes_three_words(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.WORD_CLOUD)
    app = open_full_view()
    fields = [app.text_input(key=f"ballot-{poll}-{n}") for n in (1, 2, 3)]
    assert [each.label for each in fields] == ["Word 1", "Word 2", "Word 3"]
    fields[0].set_value("hope")
    fields[2].set_value("水")
    cast(app)
    assert see_my_ballots(seat) == {poll: Ballot(words=("hope", "水"))}
    assert open_full_view().text_input(key=f"ballot-{poll}-2").value == "水"


def test_an_objection_says_why(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.ROUGH_CONSENSUS)
    app = open_full_view()
    app.radio(key=f"ballot-{poll}").set_value(OBJECT)
    app = cast(app)
    assert "Say in a few words what you object to" in refused(app)[0]
    assert app.radio(key=f"ballot-{poll}").value == OBJECT
    app.text_area(key=f"ballot-{poll}-why").set_value("No money for it.")
    cast(app)
    assert see_my_ballots(seat) == {poll: Ballot((OBJECT,), reason="No money for it.")}
    assert open_full_view().text_area(key=f"ballot-{poll}-why").value == "No money for it."


def test_a_refusal_stands_in_its_own_poll_and_leaves_with_the_next_ballot(
    seat: Visit, moderator: Visit
) -> None:
    asked(moderator, PollKind.QUICK_CHECK)
    poll = asked(moderator, PollKind.PACE)
    app = cast(open_full_view())
    assert len(refused(app)) == 1
    app.radio(key=f"ballot-{poll}").set_value("right")
    assert not refused(cast(app))
    assert see_my_ballots(seat) == {poll: Ballot.of("right")}


def test_the_time_that_is_left_ticks_in_the_browser(seat: Visit, moderator: Visit) -> None:
    poll = asked(moderator, PollKind.PACE, seconds=300)
    told = data_of(open_full_view(), f"ballot-clock-{poll}")
    assert (told["direction"], told["label"]) == ("down", "Time to vote")
    other = asked(moderator, PollKind.PACE)
    assert not has_component(open_full_view(), f"ballot-clock-{other}")


def test_who_presses_after_the_end_reads_that_it_was_too_late(
    seat: Visit, moderator: Visit
) -> None:
    poll = asked(moderator, PollKind.PACE)
    app = open_full_view()
    app.radio(key=f"ballot-{poll}").set_value("right")
    close_poll(moderator, poll)
    app = cast(app)
    assert refused(app) == ["This poll takes no ballots now."]
    assert "Closed. Fewer than five ballots were cast" in written(app)


@pytest.mark.parametrize(
    ("showing", "said"),
    [
        (Showing.AT_CLOSE, "Counts are shown when the poll closes."),
        (Showing.LIVE, "Counts are shown while the poll is open, from five ballots on."),
        (Showing.STAFF, "Counts are for the moderators."),
    ],
)
def test_it_is_said_who_sees_counts_and_when(
    seat: Visit, moderator: Visit, showing: Showing, said: str
) -> None:
    asked(moderator, PollKind.PACE, showing=showing)
    assert f"Secret. {said}" in written(open_full_view())


def test_a_result_for_staff_is_not_shown(
    house: House, session: WorkshopSession, seat: Visit, moderator: Visit
) -> None:
    poll = asked(moderator, PollKind.PACE, showing=Showing.STAFF)
    for _ in range(FEWEST_SHOWN):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("right"))
    close_poll(moderator, poll)
    app = open_full_view()
    assert "Closed. The result is for the moderators." in written(app)
    assert not app.get("plotly_chart")


def test_live_results_stand_below_the_ballot(
    house: House, session: WorkshopSession, seat: Visit, moderator: Visit
) -> None:
    poll = asked(moderator, PollKind.PACE, showing=Showing.LIVE)
    assert not open_full_view().get("plotly_chart")
    for _ in range(FEWEST_SHOWN):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("right"))
    app = open_full_view()
    assert "So far 5 ballots." in written(app)
    assert app.get("plotly_chart")
    assert app.radio(key=f"ballot-{poll}")


def test_the_poll_that_was_opened_last_stands_first(seat: Visit, moderator: Visit) -> None:
    later = write_poll(moderator, "Opened later?", ["Yes", "No"])
    open_poll(moderator, write_poll(moderator, "Opened first?", ["Yes", "No"]))
    open_poll(replace(moderator, now=moderator.now + timedelta(minutes=1)), later)
    shown = written(open_full_view())
    assert shown.index("Opened later?") < shown.index("Opened first?")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (PollSettings(PollKind.NUMERIC), "Write a number."),
        (PollSettings(PollKind.NUMERIC, least=0.5), "Write a number that is 0.5 or more."),
        (PollSettings(PollKind.NUMERIC, most=1e6), "Write a number that is 1000000 or less."),
        (PollSettings(PollKind.MULTIPLE), "Choose all that fit."),
        (PollSettings(PollKind.PACE), "Choose one."),
    ],
)
def test_how_to_answer_has_the_poll_s_limits(settings: PollSettings, said: str) -> None:
    poll: Poll = poll_of("1", 1, "How?", THREE, settings)
    assert how_to_answer(poll) == said
