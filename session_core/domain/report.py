"""The session's report: everything an export writes, in one frozen read model."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.desk_counts import HelpCounts
from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy
from session_core.domain.notes import Note
from session_core.domain.people import ProgrammePerson
from session_core.domain.polls import Poll
from session_core.domain.refusals import ReportChanged
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.domain.translations import Translation

REPORT_LIMIT = 50_000
"""Characters of the session report's block; the form names no limit of its own."""


@dataclass(frozen=True)
class Report:
    """All of a session that goes into its report and workbook, in order of position or number.

    `groups` give notes that came home from one its topic; `activity` (oldest first) is there for
    snapshots only. Of the help desk there are counts, the small ones withheld, and nothing else.
    """

    session: WorkshopSession
    people: tuple[ProgrammePerson, ...]
    agenda: tuple[AgendaItem, ...]
    interventions: tuple[Intervention, ...]
    polls: tuple[Poll, ...]
    notes: tuple[Note, ...]
    takeaways: tuple[Takeaway, ...]
    made_at: datetime
    groups: tuple[BreakoutGroup, ...] = ()
    activity: tuple[Activity, ...] = ()
    policy: FloorPolicy = EVENFLOOR
    help_counts: HelpCounts | None = None
    translations: tuple[Translation, ...] = ()


def in_force(report: Report, kind: TakeawayKind) -> list[Takeaway]:
    """The takeaways of one kind that stand in the report, by position; never one set aside.

    The adopted, or what is proposed while none is adopted.
    """
    of_kind = sorted(
        (one for one in report.takeaways if one.kind is kind), key=lambda one: one.position
    )
    adopted = [one for one in of_kind if one.state is TakeawayState.ADOPTED]
    return adopted or [one for one in of_kind if one.state is TakeawayState.PROPOSED]


def checked_replacement(text: str, seen: str | None, current: str) -> str:
    """The text, where whoever wrote it had seen what stands there now. Raises ReportChanged."""
    if seen is not None and current not in (seen, text):
        raise ReportChanged
    return text
