"""Polls by the JSON API: a ballot of every kind, and what a poll came to."""

from typing import Any

import pytest

from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import cast_ballot, enter_hub_ballots
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub, see_hubs
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, reopen_poll, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import seat_in
from tests.web.program import Program

OPTIONS = ["Roads", "Masts", "Schools"]
SENT: dict[PollKind, dict[str, Any]] = {
    PollKind.SINGLE: {"option": "2"},
    PollKind.MULTIPLE: {"options": ["1", "3"]},
    PollKind.RATING: {"option": "4"},
    PollKind.RANKING: {"options": ["3", "1", "2"]},
    PollKind.NUMERIC: {"number": -2.5},
    PollKind.OPEN_TEXT: {"words": ["Repair first"]},
    PollKind.WORD_CLOUD: {"words": ["solar", "repair"]},
    PollKind.QUICK_CHECK: {"options": ["yes"]},
    PollKind.PACE: {"option": "right"},
    PollKind.SHOW_OF_HANDS: {"option": "raise"},
    PollKind.ROUGH_CONSENSUS: {"option": "object", "reason": "Too dear"},
}


def poll_of(moderator: Visit, kind: PollKind, **settings: object) -> str:
    """An open poll of this kind."""
    asked = PollSettings(kind, **settings)  # type: ignore[arg-type]
    poll = write_poll(moderator, "What comes first?", OPTIONS, settings=asked)
    open_poll(moderator, poll)
    return poll


def told(program: Program) -> dict[str, Any]:
    """The only poll."""
    (poll,) = program("GET", "/polls").json()["polls"]
    return dict(poll)


@pytest.mark.parametrize("kind", PollKind)
def test_every_kind_takes_its_ballot_and_tells_it_back(
    session: WorkshopSession, moderator: Visit, kind: PollKind
) -> None:
    poll, program, sent = poll_of(moderator, kind), Program(session).join(), SENT[kind]
    assert program("PUT", f"/polls/{poll}/ballot", sent).status_code == 204
    assert program("GET", "/polls").json()["my_ballots"] == {
        poll: {
            "options": [sent["option"]] if "option" in sent else sent.get("options", []),
            "number": sent.get("number"),
            "words": sent.get("words", []),
            "reason": sent.get("reason", ""),
        }
    }
    seen = told(program)
    assert (seen["kind"], seen["state"], seen["showing"]) == (kind, "open", "when it closes")
    assert seen["ballots"] is None


def test_a_poll_says_how_it_asks(session: WorkshopSession, moderator: Visit) -> None:
    poll_of(moderator, PollKind.NUMERIC, least=0, most=10, seconds=60, showing=Showing.STAFF)
    seen = told(Program(session).join())
    assert (seen["least"], seen["most"], seen["most_choices"]) == (0, 10, None)
    assert seen["showing"] == "to staff only"
    assert seen["ends_at"] > seen["opened_at"]
    assert seen["options"] == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"option": "1", "number": 1},
        {"option": None},
        {"options": "1"},
        {"options": ["1"] * 13},
        {"words": ["a"] * 4},
        {"words": [1]},
        {"number": "1"},
        {"number": True},
        {"number": 1_000_000_001},
        {"number": -1e300},
        {"reason": "why"},
        {"option": "1", "reason": None},
    ],
)
def test_what_is_no_ballot_at_all_is_unfit(
    session: WorkshopSession, moderator: Visit, body: dict[str, object]
) -> None:
    poll, program = poll_of(moderator, PollKind.SINGLE), Program(session).join()
    answer = program("PUT", f"/polls/{poll}/ballot", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "unfit")


@pytest.mark.parametrize(
    ("kind", "body", "code", "reason"),
    [
        (PollKind.SINGLE, {"options": []}, "bad_ballot", "none"),
        (PollKind.SINGLE, {"options": ["1", "2"]}, "bad_ballot", "one"),
        (PollKind.SINGLE, {"words": ["Roads"]}, "bad_ballot", "none"),
        (PollKind.MULTIPLE, {"options": ["1", "1"]}, "bad_ballot", "twice"),
        (PollKind.RANKING, {"options": ["1", "2"]}, "bad_ballot", "all"),
        (PollKind.NUMERIC, {"option": "1"}, "bad_ballot", "number"),
        (PollKind.WORD_CLOUD, {"words": [" "]}, "bad_ballot", "none"),
        (PollKind.OPEN_TEXT, {"words": ["x" * 501]}, "text_too_long", None),
        (PollKind.ROUGH_CONSENSUS, {"option": "object"}, "bad_ballot", "why"),
        (PollKind.ROUGH_CONSENSUS, {"option": "1"}, "unknown_option", None),
    ],
)
def test_a_ballot_that_the_poll_does_not_ask_for_is_refused(
    session: WorkshopSession,
    moderator: Visit,
    kind: PollKind,
    body: dict[str, object],
    code: str,
    reason: str | None,
) -> None:
    poll, program = poll_of(moderator, kind), Program(session).join()
    answer = program("PUT", f"/polls/{poll}/ballot", body).json()
    assert answer["code"] == code
    assert answer.get("details", {}).get("reason") == reason
    assert answer["sentence"]
    assert program("GET", "/polls").json()["my_ballots"] == {}


def test_a_result_has_what_its_kind_comes_to(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ballots = {
        PollKind.RANKING: [Ballot.of("3", "1", "2")] * 5,
        PollKind.NUMERIC: [Ballot(number=number) for number in (1, 2, 3, 4, 10)],
        PollKind.RATING: [Ballot.of(mark) for mark in "12345"],
    }
    for kind, cast in ballots.items():
        poll = poll_of(moderator, kind)
        for each in cast:
            cast_ballot(seat_in(house, session.id), poll, each)
        close_poll(moderator, poll)
    ranking, numbers, rating = Program(session).join()("GET", "/polls").json()["polls"]
    assert [each["points"] for each in ranking["options"]] == [5, 0, 10]
    assert [each["votes"] for each in ranking["options"]] == [0, 0, 5]
    assert numbers["numbers"] == {"median": 3, "lower": 1.5, "upper": 7}
    assert (rating["mean"], rating["ballots"]) == (3, 5)
    assert [each["text"] for each in rating["options"]] == list("12345")


def test_a_consensus_is_told_by_group_with_its_objections_once_they_are_shown(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, program = poll_of(moderator, PollKind.ROUGH_CONSENSUS), Program(session).join()
    dear = Ballot((OBJECT,), reason="Too dear")
    sides = {
        Modality.ONSITE: [Ballot.of(SUPPORT)] * 9
        + [Ballot.of(LIVE_WITH), dear, Ballot.of(NOT_HEARD)],
        Modality.ONLINE: [Ballot.of(SUPPORT)] * 3 + [dear] * 8 + [Ballot.of(NOT_HEARD)],
    }
    for side, cast in sides.items():
        for each in cast:
            cast_ballot(seat_in(house, session.id, side), poll, each)
    close_poll(moderator, poll)
    assert told(program)["said"] == []
    show_all_sayings(moderator, poll)
    seen = told(program)
    assert seen["said"] == [{"text": "Too dear", "ballots": 9}]
    (by_side, *_) = seen["breakdowns"]
    assert by_side["across"] == "modality"
    assert [group["cells"]["agree"] for group in by_side["groups"]] == ["most", "few"]
    reopen_poll(moderator, poll)
    assert told(program)["ballots"] is None


def test_earlier_rounds_are_told_once_the_poll_is_closed_again(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll, program = poll_of(moderator, PollKind.SINGLE), Program(session).join()
    for option in ("1", "2"):
        for _ in range(5):
            cast_ballot(seat_in(house, session.id), poll, Ballot.of(option))
        close_poll(moderator, poll)
        if option == "1":
            reopen_poll(moderator, poll)
    seen = told(program)
    assert [each["votes"] for each in seen["options"]] == [0, 5, 0]
    assert [(each["ballots"], each["votes"]) for each in seen["rounds"]] == [(5, {"1": 5})]


def test_how_many_ballots_came_from_hubs_is_told_with_the_result(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat_in(house, session.id, Modality.ONLINE, people=6)
    (hub,) = see_hubs(moderator)
    confirm_hub(moderator, hub.seat_id, 6)
    poll, program = poll_of(moderator, PollKind.PACE), Program(session).join()
    enter_hub_ballots(moderator, poll, hub.seat_id, [(Ballot.of("right"), 6)])
    assert told(program)["from_hubs"] is None
    close_poll(moderator, poll)
    assert (told(program)["ballots"], told(program)["from_hubs"]) == (6, 6)
    reopen_poll(moderator, poll)
    for _ in range(5):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("right"))
    close_poll(moderator, poll)
    seen = told(program)
    assert (seen["from_hubs"], seen["rounds"][0]["from_hubs"]) == (0, 6)
