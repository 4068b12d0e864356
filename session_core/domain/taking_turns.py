"""Whose turn it is: the room's or online's, for as long as both wait."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, cycle, islice, repeat
from typing import TypeVar

from session_core.domain.floor import Intervention
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.waiting_and_heard import seconds_held

Why = tuple[Rule, ...]
T = TypeVar("T")


def in_turn(
    queues: Mapping[Modality, Iterator[T]],
    waiting: Mapping[Modality, int],
    taken: Sequence[Intervention],
    first: Modality,
    round_size: int,
) -> Iterator[tuple[Why, T]]:
    """So many of one side's queue, then so many of the other's, while both wait.

    `waiting` is how many there are in each; `taken` are the turns so far; where there was none,
    `first` begins.
    """
    return chain.from_iterable(_runs(queues, dict(waiting), taken, first, round_size))


def _runs(
    queues: Mapping[Modality, Iterator[T]],
    left: dict[Modality, int],
    taken: Sequence[Intervention],
    first: Modality,
    round_size: int,
) -> Iterator[Iterable[tuple[Why, T]]]:
    side, run = _last_run(taken) if taken else (first, 0)
    begins: Sequence[Why] = () if taken else (_ASKED_FIRST,)
    if run >= round_size:
        side, run, begins = side.other, 0, (_ALTERNATES,)
    while left[side]:
        # The last one apart: whether the other side still waits changes within it.
        rounds = max(min(left.values()) - 1, 0) // round_size
        if rounds and begins == (_ALTERNATES,):
            yield _rounds(queues[side], queues[side.other], rounds, round_size)
            left = {each: count - rounds * round_size for each, count in left.items()}
            continue
        size = min(round_size - run, left[side])
        goes_on = _ROUND_GOES_ON if left[side.other] else _OTHER_SIDE_EMPTY
        yield zip(chain(begins, repeat(goes_on)), islice(queues[side], size), strict=False)
        left[side] -= size
        if size < round_size - run:
            break
        side, run, begins = side.other, 0, (_ALTERNATES,)
    yield zip(repeat(_OTHER_SIDE_EMPTY), queues[side.other], strict=False)


def _rounds(
    here: Iterator[T], there: Iterator[T], rounds: int, round_size: int
) -> Iterator[tuple[Why, T]]:
    """So many whole rounds of both sides; nothing is taken from a queue before its turn."""
    whole = islice(here, rounds * round_size)
    both = chain.from_iterable(zip(*[whole] * round_size, *[there] * round_size, strict=False))
    why = (_ALTERNATES, *[_ROUND_GOES_ON] * (round_size - 1))
    return zip(cycle(why), both, strict=False)


def by_floor_time(
    queues: Mapping[Modality, Iterator[T]],
    waiting: Mapping[Modality, int],
    taken: Sequence[Intervention],
    first: Modality,
    usual: int,
) -> Iterator[tuple[Why, T]]:
    """Whichever side had less floor time; who waits is counted as long as is usual, in seconds."""
    left = dict(waiting)
    held = dict.fromkeys(Modality, 0)
    for one in taken:
        held[one.modality] += seconds_held(one, usual)
    side = taken[-1].modality if taken else first.other
    if held[side.other] <= held[side]:
        side = side.other
    why = _LESS_FLOOR_TIME if taken else _ASKED_FIRST
    while left[side]:
        yield why, next(queues[side])
        why = _LESS_FLOOR_TIME
        held[side] += usual
        left[side] -= 1
        if held[side.other] <= held[side]:
            side = side.other
    yield from zip(repeat(_OTHER_SIDE_EMPTY), queues[side.other], strict=False)


def _last_run(taken: Sequence[Intervention]) -> tuple[Modality, int]:
    """The side that spoke last, and how many of it in a row."""
    side = taken[-1].modality
    run = 0
    for one in reversed(taken):
        if one.modality is not side:
            break
        run += 1
    return side, run


_ALTERNATES, _ROUND_GOES_ON = (Rule.ALTERNATES,), (Rule.ROUND_GOES_ON,)
_OTHER_SIDE_EMPTY, _LESS_FLOOR_TIME = (Rule.OTHER_SIDE_EMPTY,), (Rule.LESS_FLOOR_TIME,)
_ASKED_FIRST = (Rule.SIDE_ASKED_FIRST,)
