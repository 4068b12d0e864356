"""The agenda: numbered parts with planned minutes, one of them current."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.session import NamingRule


@dataclass(frozen=True)
class AgendaItem:
    """One part of a session; `position` counts from 1.

    `extended_minutes` were added (or, below zero, taken) while the session ran; a `naming_rule`
    of its own holds in place of the session's while the item is current. A skipped item can be
    started all the same, and is then no longer skipped.
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

    @property
    def is_waiting(self) -> bool:
        """Whether it did not start yet; one that was skipped waits no longer."""
        return self.started_at is None and self.skipped_at is None

    @property
    def allotted_minutes(self) -> int:
        """What was planned, with what was added or taken since."""
        return self.planned_minutes + self.extended_minutes


@dataclass(frozen=True)
class PlannedItem:
    """A proposed part, before it is saved."""

    title: str
    planned_minutes: int
