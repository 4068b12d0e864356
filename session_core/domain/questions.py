"""Which questions a member of staff wants to see, and in which order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from session_core.domain.floor import Intervention, InterventionState

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_UNTOUCHED = (InterventionState.WAITING, InterventionState.SPEAKING, InterventionState.IN_REPORT)

T = TypeVar("T")


class Shown(StrEnum):
    """The lists of questions: those that wait, pairs that may be one, those that ended, all."""

    WAITING = "waiting"
    PAIRS = "pairs"
    DECIDED = "decided"
    ALL = "all"


@dataclass(frozen=True)
class LikelyDuplicates:
    """Two questions that likely ask the same, by their ids, and how alike they are in per cent."""

    one: str
    other: str
    alike: int


@dataclass(frozen=True)
class QuestionFilter:
    """Which questions are shown: of one list, with all of these words, after the end or before."""

    shown: Shown = Shown.WAITING
    words: str = ""
    is_over: bool = False


def chosen_questions(
    questions: Iterable[T],
    wanted: QuestionFilter,
    asked: Callable[[T], Intervention],
    position: Callable[[T], int],
) -> list[T]:
    """Those that are wanted: by place while they wait, else the last that ended first.

    Of all, those nobody has decided on come first once the session is over: who waits, then what
    its end took into the report.
    """
    found = [
        each
        for each in questions
        if _is_in(asked(each), wanted.shown) and _has_words(asked(each), wanted.words)
    ]
    if wanted.shown is Shown.WAITING:
        return sorted(found, key=position)
    if wanted.shown is Shown.DECIDED:
        found.sort(key=lambda each: asked(each).number)
        return sorted(found, key=lambda each: _ended_at(asked(each)), reverse=True)
    if wanted.is_over:
        return sorted(found, key=lambda each: (_rank(asked(each)), asked(each).number))
    return sorted(found, key=lambda each: asked(each).number, reverse=True)


def _is_in(one: Intervention, shown: Shown) -> bool:
    if shown is Shown.ALL:
        return True
    return (one.state is InterventionState.WAITING) is (shown is Shown.WAITING)


def _has_words(one: Intervention, words: str) -> bool:
    said = f"#{one.number} {one.text} {one.name}".casefold()
    return all(word in said for word in words.casefold().split())


def _ended_at(one: Intervention) -> datetime:
    return one.ended_at or one.yielded_at or one.given_at or _LONG_AGO


def _rank(one: Intervention) -> int:
    return _UNTOUCHED.index(one.state) if one.state in _UNTOUCHED else len(_UNTOUCHED)
