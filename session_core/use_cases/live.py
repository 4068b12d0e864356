"""What the live feed asks: how far each room of a session is."""

from session_core.domain.session import Room
from session_core.storage import records, sessions
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit, Work, reading, visit_now


@reading
def see_revisions(work: Work) -> dict[Room, int]:
    """The revision of each room of the session."""
    return records.revisions(work.db, work.session_id)


def as_the_room_screen(house: House, session_id: str) -> Visit:
    """A visit of the server's own, with a public eye: what it renders may go to everybody."""
    with house.database.reading() as db:
        session = sessions.session_with_id(db, session_id)
    key = session.screen_key if session else None
    return visit_now(house, session_id=session_id, screen_key=key)
