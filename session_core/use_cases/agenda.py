"""The agenda in use: what is current, what comes next."""

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import end_current_item, start_item
from session_core.domain.session import Room
from session_core.storage import agenda
from session_core.use_cases.visit import Work, shared_view, use_case


@shared_view(Room.AGENDA, Room.SESSION)
def see_agenda(work: Work) -> tuple[AgendaItem, ...]:
    """The agenda items in order."""
    return agenda.agenda_of(work.db, work.session_id)


@use_case
def start_agenda_item(work: Work, item_id: str) -> None:
    """Make an item current; the one before it ends. Raises NotFound."""
    before = agenda.agenda_of(work.db, work.session_id)
    agenda.keep_times(work.db, start_item(before, item_id, work.now))
    work.record("start_agenda_item", Room.AGENDA, subject=item_id)


@use_case
def end_agenda_item(work: Work) -> None:
    """End the current item without starting another."""
    before = agenda.agenda_of(work.db, work.session_id)
    agenda.keep_times(work.db, end_current_item(before, work.now))
    work.record("end_agenda_item", Room.AGENDA)
