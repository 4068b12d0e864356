"""The agenda in use: what is current, what comes next, and taking the last step back."""

from collections.abc import Sequence

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_undo import (
    BEFORE,
    UNDO,
    LastAct,
    last_act,
    state_before,
    taken_back,
)
from session_core.domain.clock import end_current_item, start_item
from session_core.domain.floor_refusals import NothingToUndo
from session_core.domain.refusals import AgendaChanged, SessionArchived, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import agenda, records
from session_core.use_cases.naming import keep_hidden
from session_core.use_cases.visit import Work, shared_view, use_case


@shared_view(Room.AGENDA, Room.SESSION)
def see_agenda(work: Work) -> tuple[AgendaItem, ...]:
    """The agenda items in order."""
    return agenda.agenda_of(work.db, work.session_id)


@shared_view(Room.AGENDA)
def see_last_agenda_act(work: Work) -> LastAct | None:
    """What an undo would take back now."""
    act = _last_act(work)
    if act is None:
        return None
    titles = {item.id: item.title for item in agenda.agenda_of(work.db, work.session_id)}
    gone = act.details[BEFORE]["items"].get(act.subject, {})  # type: ignore[index]
    minutes = act.details.get("minutes")
    return LastAct(
        act=act.act,
        title=gone.get("title") or titles.get(act.subject, ""),
        minutes=minutes if isinstance(minutes, int) else 0,
        revision=_revision(work),
    )


@use_case
def start_agenda_item(work: Work, item_id: str) -> None:
    """Make an item current; the one before it ends. Raises SessionNotOpen, NotFound."""
    check_not_over(work)
    before = agenda.agenda_of(work.db, work.session_id)
    change_agenda(work, "start_agenda_item", before, start_item(before, item_id, work.now), item_id)


@use_case
def end_agenda_item(work: Work) -> None:
    """End the current item without starting another."""
    end_running_item(work)


@use_case
def undo_agenda(work: Work, revision: int | None = None) -> None:
    """Take back the last act on the agenda that was not taken back yet.

    `revision` is the agenda's that the visitor saw: where it has moved since, AgendaChanged.
    Raises NothingToUndo, SessionNotOpen.
    """
    check_not_over(work)
    if revision is not None and revision != _revision(work):
        raise AgendaChanged
    act = _last_act(work)
    if act is None:
        raise NothingToUndo
    before = agenda.agenda_of(work.db, work.session_id)
    after = taken_back(before, act.details[BEFORE])  # type: ignore[arg-type]
    keep_hidden(work, before, after)
    agenda.keep_changed(work.db, work.session_id, before, after)
    work.record(UNDO, Room.AGENDA, subject=act.subject, of=act.act)


def end_running_item(work: Work) -> None:
    """End the current item, inside a use-case; nothing where there is none."""
    before = agenda.agenda_of(work.db, work.session_id)
    ended = next((item.id for item in before if item.is_current), "")
    change_agenda(work, "end_agenda_item", before, end_current_item(before, work.now), ended)


def check_not_over(work: Work) -> None:
    """Inside a use-case, raise SessionNotOpen where the session is closed, or SessionArchived."""
    session = work.session()
    if session.archived_at:
        raise SessionArchived
    if session.stage is Stage.CLOSED:
        raise SessionNotOpen(reason="over")


def change_agenda(
    work: Work,
    act: str,
    before: Sequence[AgendaItem],
    after: Sequence[AgendaItem],
    subject: str = "",
    minutes: int = 0,
) -> None:
    """Keep a changed agenda, and record with the act what was before; nothing where it is alike.

    `minutes` are those that the act added.
    """
    if tuple(before) == tuple(after):
        return
    keep_hidden(work, before, after)
    agenda.keep_changed(work.db, work.session_id, before, after)
    # The name under which `agenda_undo.BEFORE` finds it again.
    state = state_before(before, after)
    work.record(act, Room.AGENDA, subject=subject, minutes=minutes, agenda_before=state)


def _last_act(work: Work) -> Activity | None:
    return last_act(records.activities(work.db, work.session_id, room=Room.AGENDA))


def _revision(work: Work) -> int:
    return records.revisions(work.db, work.session_id)[Room.AGENDA]
