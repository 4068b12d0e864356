"""Requests for help, counted; counts under five are withheld where they could point at a person.

A count that is withheld could be worked out from the others and the total. So at least two are that
are not alike, of five requests together, or else the total goes too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from session_core.domain.desk import HelpKind, HelpRequest, HelpUrgency
from session_core.domain.equity import FEWEST_SHOWN, NOT_SAID
from session_core.domain.people import RegionalGroup, StakeholderGroup

PREVENTIVE = "preventive"
REACTIVE = "reactive"
SPELL = timedelta(minutes=10)


class HelpBy(StrEnum):
    """What requests are counted by."""

    KIND = "kind"
    REGION = "regional group"
    STAKEHOLDER = "stakeholder group"
    URGENCY = "urgent or not"
    PREVENTION = "preventive or not"


BY_GROUP = frozenset({HelpBy.REGION, HelpBy.STAKEHOLDER})
"""What points at a person, so that small counts are withheld from everybody."""


@dataclass(frozen=True)
class HelpCount:
    """How many requests; `count` is None where withheld, `group` is '' where none was said."""

    group: str
    count: int | None


@dataclass(frozen=True)
class HelpTable:
    """Requests counted by one thing; `total` is None where it is withheld too."""

    by: HelpBy
    counts: tuple[HelpCount, ...]
    total: int | None

    @property
    def is_withheld(self) -> bool:
        return any(each.count is None for each in self.counts)


@dataclass(frozen=True)
class HelpSpell:
    """How many requests came from a moment on, for as long as a spell lasts."""

    starts_at: datetime
    count: int | None


@dataclass(frozen=True)
class HelpCounts:
    """All counts of one session; `fewest` is the smallest that is shown where some are withheld."""

    total: int | None
    tables: Mapping[HelpBy, HelpTable]
    over_time: tuple[HelpSpell, ...]
    spell: timedelta = SPELL
    fewest: int = FEWEST_SHOWN

    @property
    def is_withheld(self) -> bool:
        """Whether anything is."""
        some = any(table.is_withheld for table in self.tables.values())
        return some or self.total is None or any(each.count is None for each in self.over_time)


_ORDER: Mapping[HelpBy, Sequence[str]] = {
    HelpBy.KIND: tuple(HelpKind),
    HelpBy.REGION: tuple(RegionalGroup),
    HelpBy.STAKEHOLDER: tuple(StakeholderGroup),
    HelpBy.URGENCY: tuple(HelpUrgency),
    HelpBy.PREVENTION: (PREVENTIVE, REACTIVE),
}


def help_counts(
    requests: Iterable[HelpRequest], *, for_the_desk: bool = False, spell: timedelta = SPELL
) -> HelpCounts:
    """Count requests by each thing, and over time.

    The desk, which sees every request, has small counts too, but those by group; for all others
    and for files every small count is withheld.
    """
    asked = tuple(requests)
    tables = {by: _table(by, asked) for by in HelpBy}
    spells = _over_time(asked, spell)
    if for_the_desk:
        shown = {by: withheld(one) if by in BY_GROUP else one for by, one in tables.items()}
        return HelpCounts(len(asked), shown, spells, spell)
    counts = _without_small([each.count or 0 for each in spells])
    total = len(asked) if not 0 < len(asked) < FEWEST_SHOWN else None
    return HelpCounts(
        total,
        {by: withheld(one) for by, one in tables.items()},
        tuple(replace(each, count=count) for each, count in zip(spells, counts, strict=True)),
        spell,
    )


def withheld(table: HelpTable) -> HelpTable:
    """The same without small counts, nor what they could be worked out from."""
    counts = _without_small([each.count or 0 for each in table.counts])
    small = table.total is not None and 0 < table.total < FEWEST_SHOWN
    return replace(
        table,
        counts=tuple(
            replace(each, count=count) for each, count in zip(table.counts, counts, strict=True)
        ),
        total=None if small else table.total,
    )


def _without_small(counts: Sequence[int]) -> list[int | None]:
    """None in place of each small count, nought too, and of the next smallest while that is not
    enough; where there is no small count but noughts, all are told.

    Only how large a count is decides, not whose it is: so of those that are withheld any could be
    any, unless all were alike. That they never are, nor known by their sum to be.
    """
    if not any(0 < count < FEWEST_SHOWN for count in counts):
        return list(counts)
    hidden = [count for count in counts if count < FEWEST_SHOWN]
    shown = sorted(count for count in counts if count >= FEWEST_SHOWN)
    is_full = sum(counts) == len(counts) * (FEWEST_SHOWN - 1)
    while shown and (is_full or sum(hidden) < FEWEST_SHOWN or len(set(hidden)) == 1):
        hidden += [count for count in shown if count == shown[0]]
        shown = [count for count in shown if count > shown[0]]
    return [count if count in shown else None for count in counts]


def _table(by: HelpBy, requests: Sequence[HelpRequest]) -> HelpTable:
    counted = Counter(_group(by, one) for one in requests)
    groups = [*_ORDER[by], *([NOT_SAID] if counted[NOT_SAID] else [])]
    counts = tuple(HelpCount(str(group), counted[group]) for group in groups)
    return HelpTable(by, counts, len(requests))


def _group(by: HelpBy, one: HelpRequest) -> str:
    said: str | None = {
        HelpBy.KIND: one.kind,
        HelpBy.REGION: one.regional_group,
        HelpBy.STAKEHOLDER: one.stakeholder_group,
        HelpBy.URGENCY: one.urgency,
        HelpBy.PREVENTION: PREVENTIVE if one.preventive else REACTIVE,
    }[by]
    return said or NOT_SAID


def _over_time(requests: Sequence[HelpRequest], spell: timedelta) -> tuple[HelpSpell, ...]:
    """From the first request to the last, without a gap; spells begin on round minutes."""
    if not requests:
        return ()
    starts = Counter(_start(one.raised_at, spell) for one in requests)
    first, last = min(starts), max(starts)
    spells = [first + spell * at for at in range(int((last - first) / spell) + 1)]
    if len(spells) > MOST_SPELLS:  # asked days apart: only those in which somebody asked
        spells = sorted(starts)
    return tuple(HelpSpell(at, starts[at]) for at in spells)


MOST_SPELLS = 144
"""A day of ten minutes each."""


def _start(at: datetime, spell: timedelta) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + spell * int((at - midnight) / spell)
