"""What a poll asks, and what a ballot answers: eleven kinds, each with one way to be filled in.

No kind knows a right answer: a poll here finds out where people stand, not what they know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import NamedTuple

from session_core.domain.looks import look
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import BadBallot, UnknownOption
from session_core.domain.text import one_line, without_joiners, written

ANSWER_LIMIT = 500
WORD_LIMIT = 40
MOST_WORDS = 3
"""So many words of a cloud has a ballot."""
REASON_LIMIT = 500
FURTHEST_NUMBER = 1_000_000_000
"""No number of a ballot is further from 0."""
RATINGS = tuple(str(mark) for mark in range(1, 6))


class PollKind(StrEnum):
    """What a poll asks for."""

    SINGLE = "single choice"
    MULTIPLE = "multiple choice"
    RATING = "rating"
    RANKING = "ranking"
    NUMERIC = "number"
    OPEN_TEXT = "open text"
    WORD_CLOUD = "word cloud"
    QUICK_CHECK = "quick check"
    PACE = "pace"
    SHOW_OF_HANDS = "show of hands"
    ROUGH_CONSENSUS = "rough consensus"


SUPPORT, LIVE_WITH, OBJECT, NOT_HEARD = "support", "live with", "object", "not heard"
"""The four answers of rough consensus, after RFC 7282: an objection counts by what it says."""

FIXED: Mapping[PollKind, Mapping[str, str]] = {
    PollKind.RATING: {mark: mark for mark in RATINGS},
    PollKind.QUICK_CHECK: {"yes": "Yes", "no": "No", "not sure": "Not sure"},
    PollKind.PACE: {
        "slower": "Slower, please",
        "right": "Right as it is",
        "faster": "Faster, please",
    },
    # Who does not raise a hand has answered too: else silence would read as agreement.
    PollKind.SHOW_OF_HANDS: {"raise": "Raise my hand", "do not raise": "Do not raise"},
    PollKind.ROUGH_CONSENSUS: {
        SUPPORT: "Support",
        LIVE_WITH: "Can live with it",
        OBJECT: "Object",
        NOT_HEARD: "Not heard enough",
    },
}
"""The answers of kinds that bring theirs along, in the order in which they stand."""

OWN_OPTIONS = frozenset({PollKind.SINGLE, PollKind.MULTIPLE, PollKind.RANKING})
"""Kinds whose options whoever writes the poll chooses."""
IN_WORDS = frozenset({PollKind.OPEN_TEXT, PollKind.WORD_CLOUD})
"""Kinds that are answered in words, which are looked at before they are shown."""


@dataclass(frozen=True)
class Asked:
    """What a ballot is held against: the kind, the ids of its options, and its limits.

    `most_choices` bounds a multiple choice; `least` and `most` bound a number, None for no bound.
    """

    kind: PollKind
    options: tuple[str, ...] = ()
    most_choices: int | None = None
    least: float | None = None
    most: float | None = None


class Ballot(NamedTuple):
    """What one seat answers: options by id (of a ranking the best first), a number, or words.

    `reason` is why somebody objects, and of other answers ''.
    """

    options: tuple[str, ...] = ()
    number: float | None = None
    words: tuple[str, ...] = ()
    reason: str = ""

    @classmethod
    def of(cls, *options: str) -> "Ballot":
        """A ballot for these options."""
        return cls(options=options)


class Whose(NamedTuple):
    """As what somebody voted: the groups of their seat, never the seat."""

    modality: Modality
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None


class Cast(NamedTuple):
    """So many equal ballots of people who are alike in what results are told by."""

    ballot: Ballot
    whose: Whose
    times: int = 1
    from_hub: bool = False


def checked_ballot(asked: Asked, ballot: Ballot) -> Ballot:
    """The ballot as it is kept.

    Raises UnknownOption; BadBallot with a `reason`: `none`, `one`, `too_many`, `twice`, `all` (a
    ranking leaves one out), `number`, `range`, `why` (an objection says nothing); TextTooLong.
    """
    if asked.kind is PollKind.NUMERIC:
        return Ballot(number=_number(asked, ballot.number))
    if asked.kind in IN_WORDS:
        return Ballot(words=_words(asked.kind, ballot.words))
    options = _options(asked, ballot.options)
    if asked.kind is not PollKind.ROUGH_CONSENSUS or options != (OBJECT,):
        return Ballot(options=options)
    reason = written(ballot.reason, limit=REASON_LIMIT, may_be_empty=True)
    if not look(reason):
        raise BadBallot(reason="why")
    return Ballot(options=options, reason=reason)


def _options(asked: Asked, chosen: tuple[str, ...]) -> tuple[str, ...]:
    if not set(chosen) <= set(asked.options):
        raise UnknownOption
    if not chosen:
        raise BadBallot(reason="none")
    if len(set(chosen)) < len(chosen):
        raise BadBallot(reason="twice")
    if asked.kind is PollKind.RANKING:
        if len(chosen) < len(asked.options):
            raise BadBallot(reason="all")
        return chosen
    if asked.kind is not PollKind.MULTIPLE:
        if len(chosen) > 1:
            raise BadBallot(reason="one")
        return chosen
    if asked.most_choices and len(chosen) > asked.most_choices:
        raise BadBallot(reason="too_many", most=asked.most_choices)
    return tuple(option for option in asked.options if option in chosen)


def _number(asked: Asked, number: float | None) -> float:
    if number is None or not isfinite(number):
        raise BadBallot(reason="number")
    least, most = asked.least, asked.most
    if abs(number) > FURTHEST_NUMBER:
        least = -FURTHEST_NUMBER if least is None else least
        most = FURTHEST_NUMBER if most is None else most
    if (least is None or number >= least) and (most is None or number <= most):
        return number
    if least is None:
        raise BadBallot(reason="most", most=_in_full(most))
    if most is None:
        raise BadBallot(reason="least", least=_in_full(least))
    raise BadBallot(reason="range", least=_in_full(least), most=_in_full(most))


def _in_full(number: float | None) -> str:
    return f"{number:.15g}"


def _words(kind: PollKind, typed: tuple[str, ...]) -> tuple[str, ...]:
    if kind is PollKind.OPEN_TEXT:
        answer = written("\n".join(typed), limit=ANSWER_LIMIT, may_be_empty=True)
        if not look(answer):
            raise BadBallot(reason="none")
        return (answer,)
    folded = (one_line(each, limit=WORD_LIMIT, may_be_empty=True) for each in typed)
    words = {without_joiners(word).casefold(): word for word in folded if look(word)}
    if not words:
        raise BadBallot(reason="none")
    if len(words) > MOST_WORDS:
        raise BadBallot(reason="too_many", most=MOST_WORDS)
    return tuple(words.values())


def asked_of(
    kind: PollKind,
    own: tuple[str, ...] = (),
    *,
    most_choices: int | None = None,
    least: float | None = None,
    most: float | None = None,
) -> Asked:
    """What a ballot of this kind is held against; `own` are the ids of written options."""
    return Asked(kind, tuple(FIXED.get(kind, ())) or own, most_choices, least, most)
