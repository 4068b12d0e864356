"""A ballot is filled in as its poll asks, or refused by name."""

from typing import Any

import pytest

from session_core.domain.ballots import (
    FIXED,
    IN_WORDS,
    MOST_WORDS,
    OBJECT,
    OWN_OPTIONS,
    SUPPORT,
    Ballot,
    PollKind,
    asked_of,
    checked_ballot,
)
from session_core.domain.refusals import BadBallot, UnknownOption

THREE = ("a", "b", "c")


def refused(kind: PollKind, ballot: Ballot, **limits: Any) -> str:
    with pytest.raises(BadBallot) as refusal:
        checked_ballot(asked_of(kind, THREE, **limits), ballot)
    return str(refusal.value.details["reason"])


def test_every_kind_is_filled_in_by_options_by_a_number_or_in_words() -> None:
    assert FIXED.keys() | OWN_OPTIONS | IN_WORDS | {PollKind.NUMERIC} == set(PollKind)


@pytest.mark.parametrize(
    ("kind", "options", "reason"),
    [
        (PollKind.SINGLE, (), "none"),
        (PollKind.SINGLE, ("a", "b"), "one"),
        (PollKind.MULTIPLE, (), "none"),
        (PollKind.MULTIPLE, ("a", "a"), "twice"),
        (PollKind.RANKING, ("a", "b"), "all"),
        (PollKind.RANKING, ("a", "b", "b"), "twice"),
        (PollKind.ROUGH_CONSENSUS, (OBJECT,), "why"),
    ],
)
def test_what_is_not_filled_in_as_asked_is_refused(
    kind: PollKind, options: tuple[str, ...], reason: str
) -> None:
    assert refused(kind, Ballot(options=options)) == reason


@pytest.mark.parametrize("kind", sorted({*OWN_OPTIONS, *FIXED}))
def test_an_option_that_does_not_exist_is_refused(kind: PollKind) -> None:
    with pytest.raises(UnknownOption):
        checked_ballot(asked_of(kind, THREE), Ballot(options=("of another poll",)))


def test_a_multiple_choice_keeps_the_order_of_the_poll_and_its_limit() -> None:
    asked = asked_of(PollKind.MULTIPLE, THREE, most_choices=2)
    assert checked_ballot(asked, Ballot(options=("c", "a"))).options == ("a", "c")
    assert refused(PollKind.MULTIPLE, Ballot(options=THREE), most_choices=2) == "too_many"


def test_a_ranking_keeps_the_order_of_the_ballot() -> None:
    asked = asked_of(PollKind.RANKING, THREE)
    assert checked_ballot(asked, Ballot(options=("c", "a", "b"))).options == ("c", "a", "b")


def test_only_an_objection_keeps_its_reason() -> None:
    asked = asked_of(PollKind.ROUGH_CONSENSUS)
    said = Ballot(options=(OBJECT,), reason=" It leaves the islands out. ")
    assert checked_ballot(asked, said).reason == "It leaves the islands out."
    assert checked_ballot(asked, Ballot(options=(SUPPORT,), reason="Why not")).reason == ""


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (None, "number"),
        (float("nan"), "number"),
        (float("inf"), "number"),
        (-1, "range"),
        (11, "range"),
    ],
)
def test_a_number_is_one_and_within_its_bounds(number: float | None, reason: str) -> None:
    assert refused(PollKind.NUMERIC, Ballot(number=number), least=0, most=10) == reason
    asked = asked_of(PollKind.NUMERIC, least=0, most=10)
    assert checked_ballot(asked, Ballot(number=2.5)) == Ballot(number=2.5)


@pytest.mark.parametrize(
    ("limits", "number", "reason"),
    [
        ({"least": 0}, -1, "least"),
        ({"most": 10}, 11, "most"),
        ({}, 1e300, "range"),
        ({"least": 0}, 1e300, "range"),
    ],
)
def test_a_number_without_bounds_is_within_reach_all_the_same(
    limits: dict[str, float], number: float, reason: str
) -> None:
    assert refused(PollKind.NUMERIC, Ballot(number=number), **limits) == reason


def test_words_of_a_cloud_are_few_and_each_counts_once() -> None:
    asked = asked_of(PollKind.WORD_CLOUD)
    typed = ("  power ", "Power", "", "سلطة")
    assert checked_ballot(asked, Ballot(words=typed)).words == ("Power", "سلطة")
    many = tuple(f"word {n}" for n in range(MOST_WORDS + 1))
    assert refused(PollKind.WORD_CLOUD, Ballot(words=many)) == "too_many"
    assert refused(PollKind.OPEN_TEXT, Ballot(words=(" ",))) == "none"


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800", "\u200b"])
def test_what_shows_nothing_is_no_answer(unseen: str) -> None:
    assert refused(PollKind.OPEN_TEXT, Ballot(words=(unseen,))) == "none"
    assert refused(PollKind.WORD_CLOUD, Ballot(words=(unseen, ""))) == "none"
    objection = Ballot(options=(OBJECT,), reason=unseen)
    assert refused(PollKind.ROUGH_CONSENSUS, objection) == "why"
