"""What the lines of those who asked for help look up: how far each seat's requests are.

They were let in before. What stands here is compared in the server and never sent.
"""

from session_core.domain.desk import before_in_line
from session_core.storage import desk
from session_core.use_cases.house import House


def asked_by_seat(house: House, session_id: str, revision: int) -> dict[str, str]:
    """How each seat stands with its requests, looked up once for each revision of the desk."""

    def look() -> dict[str, str]:
        with house.database.reading() as db:
            kept = desk.standing_by_seat(db, session_id)
            line = desk.open_requests(db, session_id)
        places = {one.id: before_in_line(line, one.id) for one in line}
        told: dict[str, str] = {}
        for seat_id, request_id, at in kept:
            here = f"{request_id}.{at}.{places.get(request_id, '')}"
            told[seat_id] = f"{told.get(seat_id, '')} {here}"
        return told

    return house.views.get(("asked of the desk", session_id, revision), look)


def answered_seats(house: House, session_id: str, revision: int) -> dict[str, int]:
    """The seats to which the desk wrote what they have not read, and how far that is for each.

    Looked up once for each revision of the desk.
    """

    def look() -> dict[str, int]:
        with house.database.reading() as db:
            return desk.unread_by_seat(db, session_id)

    return house.views.get(("answered by the desk", session_id, revision), look)
