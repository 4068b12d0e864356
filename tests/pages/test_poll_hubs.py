"""Entering the ballots of a remote room: by number, or line by line."""

import pytest

from pages.parts.poll_hubs import ballots_in
from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings
from session_core.domain.polls import write_poll
from session_core.domain.refusals import BadBallot, UnknownOption
from session_core.domain.session import WorkshopSession
from session_core.use_cases import polls
from session_core.use_cases.ballots import see_hub_turnout
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub, see_hubs
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def hub(house: House, session: WorkshopSession, moderator: Visit) -> str:
    """A hub of twelve people that a moderator has confirmed."""
    seat_in(house, session.id, Modality.ONLINE, people=12)
    (seen,) = see_hubs(moderator)
    confirm_hub(moderator, seen.seat_id, 12)
    return seen.seat_id


def opened(moderator: Visit, kind: PollKind, *options: str) -> str:
    poll = polls.write_poll(moderator, "What first?", options, settings=PollSettings(kind))
    polls.open_poll(moderator, poll)
    return poll


@pytest.mark.parametrize(
    ("kind", "typed", "ballots"),
    [
        (PollKind.MULTIPLE, "7 x 1 3\n\n2", [(Ballot.of("1", "3"), 7), (Ballot.of("2"), 1)]),
        (PollKind.RANKING, "12×  3, 1, 2", [(Ballot.of("3", "1", "2"), 12)]),
        (PollKind.NUMERIC, "3 x 2,5", [(Ballot(number=2.5), 3)]),
        (PollKind.OPEN_TEXT, "2 x 3 X-rays", [(Ballot(words=("3 X-rays",)), 2)]),
        (PollKind.WORD_CLOUD, "ثقة، وقت", [(Ballot(words=("ثقة", " وقت")), 1)]),
        (
            PollKind.ROUGH_CONSENSUS,
            "2 x Too soon",
            [(Ballot(options=("object",), reason="Too soon"), 2)],
        ),
    ],
)
def test_lines_are_ballots(kind: PollKind, typed: str, ballots: list[tuple[Ballot, int]]) -> None:
    poll = write_poll("1", 1, "What?", ["One", "Two", "Three"], PollSettings(kind))
    assert ballots_in(poll, typed) == ballots


def test_lines_that_are_no_ballots_are_refused() -> None:
    number = write_poll("1", 1, "What?", settings=PollSettings(PollKind.NUMERIC))
    with pytest.raises(BadBallot):
        ballots_in(number, "3 x many")
    several = write_poll("1", 1, "What?", ["One", "Two"], PollSettings(PollKind.MULTIPLE))
    for typed in ("3 x 1 3", "0", "One", "²"):
        with pytest.raises(UnknownOption):
            ballots_in(several, typed)


@pytest.mark.parametrize("typed", ["12 x 1,000", "1_000", "1e3", "nan", "12x40"])
def test_a_number_is_read_as_on_a_ballot_of_ones_own(typed: str) -> None:
    number = write_poll("1", 1, "How many?", settings=PollSettings(PollKind.NUMERIC))
    with pytest.raises(BadBallot) as refused:
        ballots_in(number, typed)
    assert refused.value.details == {"reason": "number"}
    assert ballots_in(number, "12 x 1 000\n٣ x ٤٢") == [
        (Ballot(number=1000), 12),
        (Ballot(number=42), 3),
    ]


def test_no_ballots_at_all_are_refused_and_stay_where_they_were_typed(
    moderator: Visit, hub: str
) -> None:
    poll = opened(moderator, PollKind.NUMERIC)
    app = open_page("polls.py", moderator)
    app.text_area(key=f"hub-ballots-{poll}-lines").set_value("3 x 12\n0 x 40")
    press(app, "Enter the hub’s ballots")
    assert app.warning[0].value.startswith("A line says 0 ballots.")
    assert app.text_area(key=f"hub-ballots-{poll}-lines").value == "3 x 12\n0 x 40"
    assert see_hub_turnout(moderator) == {}


def test_without_a_confirmed_hub_nothing_is_asked_of_hubs(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat_in(house, session.id, Modality.ONLINE, people=12)
    opened(moderator, PollKind.QUICK_CHECK)
    assert "Hubs" not in [each.label for each in open_page("polls.py", moderator).expander]


def test_ballots_are_entered_by_number_and_taken_out_again(moderator: Visit, hub: str) -> None:
    poll = opened(moderator, PollKind.QUICK_CHECK)
    app = open_page("polls.py", moderator)
    assert "Quiet Heron: 0 of 12 ballots" in words(app)
    yes, no = (f"hub-ballots-{poll}-{option}" for option in ("yes", "no"))
    app.number_input(key=yes).set_value(9.0)
    app.number_input(key=no).set_value(4.0)
    press(app, "Enter the hub’s ballots")
    assert "so it has 12 ballots at most" in app.warning[0].value
    assert (app.number_input(key=yes).value, app.number_input(key=no).value) == (9.0, 4.0)
    app.number_input(key=no).set_value(2.0)
    press(app, "Enter the hub’s ballots")
    assert see_hub_turnout(moderator) == {poll: {hub: 11}}
    assert "Quiet Heron: 11 of 12 ballots" in words(app)
    assert app.number_input(key=yes).value is None
    # A second press of the same enters nothing, and takes nothing out.
    press(app, "Enter the hub’s ballots")
    assert see_hub_turnout(moderator) == {poll: {hub: 11}}
    press(app, "Take out the ballots of Quiet Heron")
    assert see_hub_turnout(moderator) == {}
    assert not any(label.startswith("Take out") for label in labels(app))


def test_objections_of_a_hub_have_their_reasons(moderator: Visit, hub: str) -> None:
    poll = opened(moderator, PollKind.ROUGH_CONSENSUS)
    app = open_page("polls.py", moderator)
    assert f"hub-ballots-{poll}-object" not in {each.key for each in app.number_input}
    app.number_input(key=f"hub-ballots-{poll}-support").set_value(5.0)
    app.text_area(key=f"hub-ballots-{poll}-lines").set_value("2 x It comes too soon")
    press(app, "Enter the hub’s ballots")
    assert see_hub_turnout(moderator) == {poll: {hub: 7}}


def test_nothing_entered_is_refused_and_a_broken_line_stays(moderator: Visit, hub: str) -> None:
    poll = opened(moderator, PollKind.MULTIPLE, "Power", "Permits")
    app = open_page("polls.py", moderator)
    assert "1. Power · 2. Permits" in words(app)
    press(app, "Enter the hub’s ballots")
    assert app.warning[0].value == "Choose or write an answer first."
    app.text_area(key=f"hub-ballots-{poll}-lines").set_value("3 x 7")
    press(app, "Enter the hub’s ballots")
    assert app.warning[0].value == "This poll has no such option."
    assert app.text_area(key=f"hub-ballots-{poll}-lines").value == "3 x 7"
    assert see_hub_turnout(moderator) == {}


def test_others_than_moderators_see_the_turnout_only(
    house: House, session: WorkshopSession, moderator: Visit, hub: str
) -> None:
    opened(moderator, PollKind.QUICK_CHECK)
    app = open_page("polls.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Quiet Heron: 0 of 12 ballots" in words(app)
    assert "Enter the hub’s ballots" not in labels(app)
