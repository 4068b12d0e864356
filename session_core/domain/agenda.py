"""The agenda: numbered parts with planned minutes, one of them current, and a first proposal."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.session import NamingRule


@dataclass(frozen=True)
class AgendaItem:
    """One part of a session; `position` counts from 1.

    `extended_minutes` were added (or, below zero, taken) while the session ran; a `naming_rule`
    of its own holds in place of the session's while the item is current.
    """

    id: str
    position: int
    title: str
    planned_minutes: int
    started_at: datetime | None = None
    ended_at: datetime | None = None
    extended_minutes: int = 0
    naming_rule: NamingRule | None = None
    skipped_at: datetime | None = None

    @property
    def is_current(self) -> bool:
        return self.started_at is not None and self.ended_at is None


@dataclass(frozen=True)
class PlannedItem:
    """A proposed part, before it is saved."""

    title: str
    planned_minutes: int


@dataclass(frozen=True)
class _Part:
    """A part of a usual session: its minutes there, and how many it never needs more than."""

    title: str
    usual: int
    most: int = 480
    optional: bool = False
    is_questions: bool = False


_OPENING = _Part("Opening and room rules", 5, most=10)
_POLL = _Part("Opening poll", 3, most=5, optional=True)
_READ_BACK = _Part("Read-back of takeaways", 5, most=15)
_CLOSE = _Part("Close", 3, most=10)
_QUESTIONS = "Questions, onsite and online in turn"

_BREAK_OUT = (
    _OPENING,
    _POLL,
    _Part("Opening statements", 18),
    _Part("Moving into groups", 5, most=10, optional=True),
    _Part("Groups", 25),
    _Part("Report-back", 14),
    _Part(_QUESTIONS, 12, is_questions=True),
    _READ_BACK,
    _CLOSE,
)
_PANEL = (
    _OPENING,
    _Part("Opening statements", 22),
    _Part("Poll", 3, most=5, optional=True),
    _Part(_QUESTIONS, 22, is_questions=True),
    _READ_BACK,
    _CLOSE,
)
_ROUND_TABLE = (
    _OPENING,
    _POLL,
    _Part("Short statements around the table and online", 16),
    _Part(_QUESTIONS, 28, is_questions=True),
    _READ_BACK,
    _CLOSE,
)
_OPEN_DISCUSSION = (
    _OPENING,
    _POLL,
    _Part("Setting the scene", 8),
    _Part("Questions and views, onsite and online in turn", 36, is_questions=True),
    _READ_BACK,
    _CLOSE,
)
_BY_WORD = {"breakout": _BREAK_OUT, "roundtable": _ROUND_TABLE, "panel": _PANEL}
"""In this order: `Break-out Group Discussions - Round Tables` is the first of them."""

_LONGEST_WITHOUT_BREAK = 150


def propose_agenda(format_: str, minutes: int) -> tuple[PlannedItem, ...]:
    """Propose an agenda whose whole minutes add up to `minutes`, each part at least one.

    The parts follow the format's word in any of its spellings, else an open discussion. Minutes
    are shared out as in a usual session of 60 or 90; what is lost by rounding is never taken from
    the questions. Meant for 10 to 480 minutes; raises ValueError under 1.
    """
    if minutes < 1:
        raise ValueError("a session has at least one minute")
    pause = minutes // 12 if minutes > _LONGEST_WITHOUT_BREAK else 0
    items: list[PlannedItem] = []
    for part, planned in _shared_out(_parts_of(format_), minutes - pause).items():
        if pause and part.is_questions:
            items.append(PlannedItem("Break", pause))
        items.append(PlannedItem(part.title, planned))
    return tuple(items)


def _parts_of(format_: str) -> tuple[_Part, ...]:
    letters = "".join(letter for letter in format_.casefold() if letter.isalnum())
    return next((parts for word, parts in _BY_WORD.items() if word in letters), _OPEN_DISCUSSION)


def _shared_out(parts: tuple[_Part, ...], minutes: int) -> dict[_Part, int]:
    """Give the questions their share, rounded up, then each minute to the part that lacks most."""
    usual = sum(part.usual for part in parts)
    planned = {
        part: -(-part.usual * minutes // usual) if part.is_questions else 1
        for part in parts
        if not part.optional or part.usual * minutes >= usual
    }
    while sum(planned.values()) > minutes:
        del planned[min(planned, key=lambda part: (part.is_questions, part.usual))]
    for _ in range(minutes - sum(planned.values())):
        # Where the slot is longer than all parts together may be, they all grow.
        open_parts = [part for part in planned if planned[part] < part.most] or list(planned)
        next_part = min(
            open_parts, key=lambda part: (planned[part] / part.usual, not part.is_questions)
        )
        planned[next_part] += 1
    return planned
