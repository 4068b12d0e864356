"""The help desk: what participants need help with, and how the desk takes it up and answers.

A request is private: between the seat that asks and the desk. Each change moves its `revision`.
What may be done with it is in `desk_acts.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup

HELP_LIMIT = 2000
"""Characters of a request, and of each line of the conversation about it."""
MOST_OPEN = 10
"""Requests of one seat that are open at the same time; a hub is one seat too."""


class HelpKind(StrEnum):
    """What somebody needs help with."""

    SOUND_OR_LINK = "sound or link"
    CAPTIONS_OR_ACCESS = "captions or accessibility"
    SAFETY_OR_CONDUCT = "safety or conduct"


class HelpUrgency(StrEnum):
    """Whether somebody has to come at once."""

    URGENT = "urgent"
    CAN_WAIT = "can wait"


class HelpState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset({HelpState.WAITING, HelpState.CLAIMED, HelpState.ANSWERED})


@dataclass(frozen=True)
class HelpLine:
    """One short message about a request, by its asker or by the desk.

    `written_by` is the account of who answered, for the record of staff; the asker reads `the
    desk`. `revision` is where it brought its request.
    """

    id: str
    by_desk: bool
    text: str
    written_at: datetime
    revision: int
    written_by: str | None = None


@dataclass(frozen=True)
class HelpRequest:
    """Somebody needs help.

    Side, groups and language are as they were said when it was asked. `claimed_by` and `ended_by`
    are accounts; `ended_by` is None where the asker ended it. `for_side` is the desk it was handed
    to, None where either may take it. `preventive` is the desk's mark for what was asked before
    anything went wrong. `read_to` is the revision up to which its asker has read it.
    """

    id: str
    session_id: str
    number: int
    seat_id: str | None
    kind: HelpKind
    urgency: HelpUrgency
    modality: Modality
    raised_at: datetime
    text: str = ""
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: str = ""
    state: HelpState = HelpState.WAITING
    revision: int = 1
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    for_side: Modality | None = None
    touches_room: bool = False
    preventive: bool = False
    ended_by: str | None = None
    ended_at: datetime | None = None
    read_to: int = 0
    lines: tuple[HelpLine, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def has_news(self) -> bool:
        """Whether the desk wrote something that its asker has not read."""
        return any(line.by_desk and line.revision > self.read_to for line in self.lines)

    @property
    def asker_waits(self) -> bool:
        """Whether the last word is the asker's, and the request open."""
        return self.is_open and not (self.lines and self.lines[-1].by_desk)


def in_line(requests: Iterable[HelpRequest]) -> tuple[HelpRequest, ...]:
    """Requests as the desk takes them up: urgent ones of safety, other urgent ones, first come."""
    return tuple(sorted(requests, key=lambda one: (_rank(one), one.raised_at, one.number)))


def before_in_line(requests: Iterable[HelpRequest], request_id: str) -> int:
    """How many that nobody has taken up yet stand before this one."""
    line = [one for one in in_line(requests) if one.state is HelpState.WAITING]
    return next((at for at, one in enumerate(line) if one.id == request_id), 0)


def _rank(one: HelpRequest) -> int:
    if one.urgency is HelpUrgency.CAN_WAIT:
        return 2
    return 0 if one.kind is HelpKind.SAFETY_OR_CONDUCT else 1
