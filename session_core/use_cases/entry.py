"""Entry: who waits at the door and is admitted, and one-time codes, in batches."""

from dataclasses import dataclass

from session_core.domain import entry as decide
from session_core.domain.codes import new_entry_code
from session_core.domain.entry import AtTheDoor, Batch, kept_of_code
from session_core.domain.entry_refusals import WrongEntryCode
from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed, NotFound
from session_core.domain.session import Entry, Room, WorkshopSession
from session_core.storage import entry as door
from session_core.use_cases.group_members import place_latecomers
from session_core.use_cases.house import House
from session_core.use_cases.visit import Work, reading, shared_view, use_case


@dataclass(frozen=True)
class EntryView:
    """How people come in: who waits, who was turned away, and the batches of codes."""

    entry: Entry
    waiting: tuple[AtTheDoor, ...]
    turned_away: tuple[AtTheDoor, ...]
    batches: tuple[Batch, ...]


@dataclass(frozen=True)
class MyAdmission:
    """How it stands with somebody at the door."""

    seat_id: str
    pseudonym: str
    admission: Admission


@shared_view(Room.SESSION, Room.DOOR)
def see_entry(work: Work) -> EntryView:
    """How people come in, for staff; who came first waits first."""
    outside = door.at_the_door(work.db, work.session_id)
    return EntryView(
        entry=work.session().entry,
        waiting=tuple(each for each in outside if each.admission is Admission.WAITING),
        turned_away=tuple(each for each in outside if each.admission is Admission.TURNED_AWAY),
        batches=tuple(door.batches_of(work.db, work.session_id)),
    )


@reading
def see_my_admission(work: Work) -> MyAdmission:
    """How it stands with the visitor, who is at the door. Raises NotAllowed for all others."""
    if work.seat is None:
        raise NotAllowed
    return MyAdmission(work.seat.id, work.seat.pseudonym, work.seat.admission)


@use_case
def set_entry(work: Work, entry: Entry) -> None:
    """Let people come in another way from now on; an open door admits all who wait.

    Who waits for approval goes on waiting where codes are asked for instead.
    """
    if work.session().entry is entry:
        return
    door.keep_entry(work.db, work.session_id, entry)
    if entry is Entry.OPEN:
        _admit(work, "set_entry", _waiting(work))
    work.record("set_entry", Room.SESSION, entry=entry)
    work.record("set_entry", Room.DOOR, entry=entry)


@use_case
def admit(work: Work, seat_id: str) -> None:
    """Let somebody in who waits or was turned away; nothing, where they are in. Raises NotFound."""
    now = door.admission_of(work.db, work.session_id, seat_id)
    if now is None:
        raise NotFound
    if now is not Admission.ADMITTED:
        _admit(work, "admit", [seat_id])


@use_case
def admit_all(work: Work) -> int:
    """Let all in who wait, in one act; how many. Who was turned away stays so."""
    waiting = _waiting(work)
    _admit(work, "admit_all", waiting)
    return len(waiting)


@use_case
def turn_away(work: Work, seat_id: str) -> None:
    """Let somebody not in; they can still be admitted. Raises AdmittedAlready, NotFound."""
    now = door.admission_of(work.db, work.session_id, seat_id)
    if now is None:
        raise NotFound
    door.keep_admission(work.db, [seat_id], decide.turned_away(now))
    work.record("turn_away", Room.DOOR)


@use_case
def make_entry_codes(work: Work, count: int) -> tuple[str, ...]:
    """Make a batch of one-time codes and return them, this once: only hashes are kept.

    Raises BadBatch.
    """
    there = door.batches_of(work.db, work.session_id)
    decide.checked_batch(count, sum(batch.unused for batch in there))
    number = max((batch.number for batch in there), default=0) + 1
    codes: set[str] = set()
    while len(codes) < count:
        codes.add(new_entry_code())
    kept = [kept_of_code(work.session_id, code) for code in codes]
    door.add_codes(work.db, work.session_id, number, kept, work.now)
    work.record("make_entry_codes", Room.DOOR, batch=number, codes=count)
    return tuple(sorted(codes))


@use_case
def revoke_entry_codes(work: Work, batch: int) -> int:
    """Let the unused codes of a batch open nothing any more; how many there were."""
    revoked = door.forget_unused(work.db, work.session_id, batch)
    if revoked:
        work.record("revoke_entry_codes", Room.DOOR, batch=batch, codes=revoked)
    return revoked


def let_in(work: Work, session: WorkshopSession, code: str) -> Admission:
    """How a new seat begins, inside a use-case; a code is used up where one is asked for.

    What was never a code is looked up too, so that one answer takes as long as another. Raises
    WrongEntryCode.
    """
    if session.entry is Entry.CODES and not door.use_code(
        work.db, session.id, kept_of_code(session.id, code)
    ):
        raise WrongEntryCode
    if session.entry is not Entry.OPEN:
        work.record("join_session", Room.DOOR, secret=True)
    return decide.first_admission(session.entry)


def who_is_outside(house: House, session_id: str, revision: int) -> dict[str, Admission]:
    """The seats that are not admitted, looked up once for each revision of the door.

    For the lines of those who wait, who were let in to them before.
    """

    def look() -> dict[str, Admission]:
        with house.database.reading() as db:
            return {one.seat_id: one.admission for one in door.at_the_door(db, session_id)}

    return house.views.get(("outside", session_id, revision), look)


def _waiting(work: Work) -> list[str]:
    outside = door.at_the_door(work.db, work.session_id)
    return [each.seat_id for each in outside if each.admission is Admission.WAITING]


def _admit(work: Work, act: str, seat_ids: list[str]) -> None:
    """No record says whose seat it was: nothing is tied to anybody thereby."""
    if not seat_ids:
        return
    door.keep_admission(work.db, seat_ids, Admission.ADMITTED)
    place_latecomers(work, seat_ids)
    for room in (Room.DOOR, Room.PEOPLE):
        work.record(act, room, admitted=len(seat_ids))
