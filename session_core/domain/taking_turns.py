"""Whose turn it is: the room's or online's, for as long as both wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from session_core.domain.floor import Intervention
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.side_queue import SideQueue, Stretch
from session_core.domain.waiting_and_heard import seconds_held

Why = tuple[Rule, ...]


@dataclass
class Listed:
    """The places given so far, column by column: who, why, and how often they were passed."""

    ones: list[Intervention] = field(default_factory=list)
    rules: list[Why] = field(default_factory=list)
    passes: list[int] = field(default_factory=list)

    def add(self, why: Why, stretch: Stretch) -> None:
        """Give the next places to those of a side whose turn it is."""
        ones, rules, passes = stretch
        self.ones += ones
        self.rules += [why + rules] * len(ones)
        self.passes += [passes] * len(ones)

    def add_rounds(self, here: Stretch, there: Stretch, size: int) -> None:
        """Give the next places to both sides in rounds; both are as long, and whole rounds."""
        rounds = len(here.ones) // size
        places: list[Intervention] = [*here.ones, *there.ones]
        for at in range(size):
            places[at :: 2 * size] = here.ones[at::size]
            places[size + at :: 2 * size] = there.ones[at::size]
        self.ones += places
        whys = (_ALTERNATES, *[_ROUND_GOES_ON] * (size - 1))
        self.rules += [why + side.rules for side in (here, there) for why in whys] * rounds
        self.passes += [side.passes for side in (here, there) for _ in whys] * rounds


def in_turn(
    listed: Listed,
    queues: Mapping[Modality, SideQueue],
    taken: Sequence[Intervention],
    first: Modality,
    round_size: int,
) -> None:
    """So many of one side's queue, then so many of the other's, while both wait.

    `taken` are the turns so far; where there was none, `first` begins.
    """
    side, run = _last_run(taken) if taken else (first, 0)
    why = _ROUND_GOES_ON if taken else _ASKED_FIRST
    if run >= round_size:
        side, run, why = side.other, 0, _ALTERNATES
    while queues[side].left:
        here, there = queues[side], queues[side.other]
        if why is _ALTERNATES and (rounds := _whole_rounds(here, there, round_size)):
            size = rounds * round_size
            listed.add_rounds(here.take(size), there.take(size), round_size)
            continue
        while run < round_size and here.left:
            is_alone = why is _ROUND_GOES_ON and not there.left
            listed.add(_OTHER_SIDE_EMPTY if is_alone else why, here.take(1))
            run, why = run + 1, _ROUND_GOES_ON
        if run < round_size:
            break
        side, run, why = side.other, 0, _ALTERNATES
    rest = queues[side.other]
    while rest.left:
        listed.add(_OTHER_SIDE_EMPTY, rest.take(rest.left))


def _whole_rounds(here: SideQueue, there: SideQueue, round_size: int) -> int:
    """How many rounds of both sides can be given at once, while both still wait after them."""
    if here.ahead() < round_size or there.ahead() < round_size:
        return 0
    return min(here.ahead(), there.ahead(), here.left - 1, there.left - 1) // round_size


def by_floor_time(
    listed: Listed,
    queues: Mapping[Modality, SideQueue],
    taken: Sequence[Intervention],
    first: Modality,
    usual: int,
) -> None:
    """Whichever side had less floor time; who waits is counted as long as is usual, in seconds."""
    held = dict.fromkeys(Modality, 0)
    for one in taken:
        held[one.modality] += seconds_held(one, usual)
    side = taken[-1].modality if taken else first.other
    if held[side.other] <= held[side]:
        side = side.other
    why = _LESS_FLOOR_TIME if taken else _ASKED_FIRST
    while queues[side].left:
        listed.add(why, queues[side].take(1))
        why = _LESS_FLOOR_TIME
        held[side] += usual
        if held[side.other] <= held[side]:
            side = side.other
    rest = queues[side.other]
    while rest.left:
        listed.add(_OTHER_SIDE_EMPTY, rest.take(rest.left))


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
