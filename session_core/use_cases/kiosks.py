"""Kiosks: opened by staff, taken by a tablet, used by one person after another.

What a person does at a kiosk they do from a seat of their own, by the use-cases of all seats.
Nothing that is kept says which seats began at a kiosk.
"""

from dataclasses import dataclass, replace

from session_core.domain import kiosk as decide
from session_core.domain.codes import hashed, new_id, new_secret, secret_from
from session_core.domain.door import check_said
from session_core.domain.kiosk import Kiosk, KioskClosed, WrongKioskAddress
from session_core.domain.languages import Language
from session_core.domain.people import Modality, RegionalGroup, Seat, StakeholderGroup
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.domain.refusals import NotFound
from session_core.domain.seat_moves import SHORTEST_KEY
from session_core.domain.session import AtDoor, Room
from session_core.storage import kiosks, seat_moves, seats
from session_core.use_cases.floor_record import while_intake, while_open
from session_core.use_cases.visit import Work, reading, shared_view, use_case


@dataclass(frozen=True)
class KiosksView:
    """The kiosks for staff, the newest first; who stands before one is not told."""

    open: tuple[Kiosk, ...]
    closed: tuple[Kiosk, ...]


@shared_view(Room.DOOR)
def see_kiosks(work: Work) -> KiosksView:
    """The kiosks of the session, with how many people each has served and when last."""
    told = [replace(one, seat_hash=None) for one in kiosks.kiosks_of(work.db, work.session_id)]
    return KiosksView(
        open=tuple(one for one in told if one.closed_at is None),
        closed=tuple(one for one in told if one.closed_at),
    )


@use_case
def open_kiosk(work: Work, name: str) -> str:
    """Open a kiosk and return the secret of its address, this once: only its hash is kept.

    Raises TooManyKiosks, EmptyText, TextTooLong.
    """
    there, secret = kiosks.kiosks_of(work.db, work.session_id), new_secret()
    new = decide.opened(new_id(), name, there, work.now)
    kiosks.add_kiosk(work.db, work.session_id, new, hashed(secret))
    work.record("open_kiosk", Room.DOOR, subject=new.id)
    return secret


@use_case
def close_kiosk(work: Work, kiosk_id: str) -> None:
    """Let a kiosk serve nobody any more, at once; who stands before it is done. Raises NotFound."""
    found = kiosks.kiosk_with_id(work.db, work.session_id, kiosk_id)
    if found is None:
        raise NotFound
    if found.closed_at is None:
        kiosks.keep_kiosk(work.db, decide.closed(_left(work, found), work.now))
        work.record("close_kiosk", Room.DOOR, subject=found.id)


@reading
def check_kiosk_address(work: Work, address_secret: str) -> Kiosk:
    """The kiosk that an address opens. Raises WrongKioskAddress.

    It uses nothing up: messengers and browsers open links before anybody presses one.
    """
    return _at_address(work, address_secret)


@use_case
def take_kiosk(work: Work, address_secret: str, form_key: str | None = None) -> str:
    """Make this tablet the kiosk and return its own secret; the address opens nothing any more.

    The same `form_key` a second time gives the same secret. Raises WrongKioskAddress.
    """
    is_known = form_key is not None and len(form_key) >= SHORTEST_KEY
    secret = secret_from(f"kiosk {address_secret} {form_key}") if is_known else new_secret()
    if kiosks.kiosk_behind(work.db, work.session_id, hashed(secret), is_taken=True) is None:
        found = _at_address(work, address_secret)
        kiosks.keep_taken(work.db, found.id, hashed(secret), work.now)
        work.record("take_kiosk", Room.DOOR, subject=found.id)
    return secret


@reading
def see_kiosk(work: Work, kiosk_secret: str) -> Kiosk:
    """The kiosk that a tablet is. Raises KioskClosed."""
    return replace(_behind(work, kiosk_secret), seat_hash=None)


@use_case
def begin_at_kiosk(
    work: Work,
    kiosk_secret: str,
    stakeholder_group: StakeholderGroup | None = None,
    regional_group: RegionalGroup | None = None,
    language: Language | None = None,
    form_key: str | None = None,
) -> str:
    """Give who stands before a tablet a seat in the room, a fresh one, and return its secret.

    The kiosk is the proof: neither a code nor a moderator's leave is asked for. Whoever stood there
    before is done. The same `form_key` twice takes one seat. Raises KioskClosed, SessionNotOpen
    before the beginning and after the end, IntakeFrozen, AskedAtDoor.
    """
    found = _behind(work, kiosk_secret)
    secret = secret_from(f"seat {kiosk_secret} {form_key}") if form_key else new_secret()
    if found.seat_hash == hashed(secret) and _seat_before(work, found):
        return secret
    while_open(work)
    while_intake(work)
    said = {
        AtDoor.MODALITY: Modality.ONSITE,
        AtDoor.STAKEHOLDER_GROUP: stakeholder_group,
        AtDoor.REGIONAL_GROUP: regional_group,
        AtDoor.LANGUAGE: language,
    }
    check_said(work.session().asked_at_door, said)
    seat = Seat(
        id=new_id(),
        session_id=work.session_id,
        pseudonym=offer_pseudonym(),
        modality=Modality.ONSITE,
        stakeholder_group=stakeholder_group,
        regional_group=regional_group,
        language=language or "",
    )
    freed = _left(work, found)
    seats.add_seat(work.db, seat, hashed(secret), work.now)
    kiosks.keep_kiosk(work.db, decide.begun(freed, hashed(secret), work.now))
    for room in (Room.PEOPLE, Room.DOOR):
        work.record("begin_at_kiosk", room, secret=True, to_the_minute=True)
    return secret


@use_case
def finish_at_kiosk(work: Work, kiosk_secret: str) -> None:
    """Let who stands before a tablet be done; nobody there is nothing to do. Raises KioskClosed.

    What they asked keeps its place, what they support counts. The tablet's secret opens their seat
    no more: from now on it is had by a receipt only. A seat that did nothing is forgotten.
    """
    found = _behind(work, kiosk_secret)
    if found.seat_hash:
        kiosks.keep_kiosk(work.db, _left(work, found))


def _at_address(work: Work, secret: str) -> Kiosk:
    found = kiosks.kiosk_behind(work.db, work.session_id, hashed(secret), is_taken=False)
    if found is None:
        raise WrongKioskAddress
    return found


def _behind(work: Work, secret: str) -> Kiosk:
    found = kiosks.kiosk_behind(work.db, work.session_id, hashed(secret), is_taken=True)
    if found is None:
        raise KioskClosed
    return found


def _seat_before(work: Work, kiosk: Kiosk) -> Seat | None:
    """The seat of who stands before a kiosk; None too where they took it to a device of theirs."""
    if kiosk.seat_hash is None:
        return None
    return seats.seat_behind(work.db, work.session_id, kiosk.seat_hash)


def _left(work: Work, kiosk: Kiosk) -> Kiosk:
    """The kiosk once who stands before it is done, their seat out of reach of the tablet."""
    seat = _seat_before(work, kiosk)
    if seat is None:
        return decide.left(kiosk, did_something=True)
    did_something = seats.has_done_anything(work.db, work.session_id, seat.id)
    if did_something:
        # A secret that nobody has: only a receipt gives another one.
        seat_moves.change_secret(work.db, seat.id, hashed(new_secret()))
        seat_moves.drop_moves(work.db, seat.id)
    else:
        seats.forget_seat(work.db, seat.id)
    work.destroys = True
    for room in (Room.PEOPLE, Room.DOOR):
        work.record("finish_at_kiosk", room, secret=True, to_the_minute=True)
    return decide.left(kiosk, did_something=did_something)
