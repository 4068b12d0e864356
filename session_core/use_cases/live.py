"""What the live feed asks: how far each room of a session is."""

from collections.abc import Iterable

from session_core.domain.session import PUBLIC_ROOMS, Room
from session_core.storage import records, sessions
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit, Work, reading, visit_now


@reading
def see_revisions(work: Work) -> dict[Room, int]:
    """The revision of each room of the session; of the public ones for others than staff."""
    at = work.moment.revisions(work.session_id)
    return at if work.is_staff else {room: n for room, n in at.items() if room in PUBLIC_ROOMS}


@reading
def hear_every_room(work: Work) -> str:
    """Ask to be told of every room that moves, the private ones too; whose account that is.

    Raises NotAllowed.
    """
    return work.signed_in().id


def revisions_of(house: House, session_id: str, rooms: Iterable[Room]) -> dict[Room, int]:
    """How far these rooms are, for a feed that was let in before."""
    with house.database.reading() as db:
        at = records.revisions(db, session_id)
    return {room: at[room] for room in rooms}


def as_the_room_screen(house: House, session_id: str) -> Visit:
    """A visit of the server's own, with a public eye: what it renders may go to everybody."""
    with house.database.reading() as db:
        session = sessions.session_with_id(db, session_id)
    key = session.screen_key if session else None
    return visit_now(house, session_id=session_id, screen_key=key)
