"""The session's report: everything an export writes, in one frozen read model."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.agenda import AgendaItem
from session_core.domain.floor import Intervention
from session_core.domain.notes import Note
from session_core.domain.people import ProgrammePerson
from session_core.domain.polls import Poll
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import Takeaway


@dataclass(frozen=True)
class Report:
    """All of a session that goes into its report and workbook, in order of position or number."""

    session: WorkshopSession
    people: tuple[ProgrammePerson, ...]
    agenda: tuple[AgendaItem, ...]
    interventions: tuple[Intervention, ...]
    polls: tuple[Poll, ...]
    notes: tuple[Note, ...]
    takeaways: tuple[Takeaway, ...]
    made_at: datetime
