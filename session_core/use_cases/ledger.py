"""The ledger: what was done on the floor, in which order that left it, and whether it agrees."""

from session_core.domain.activity import Activity
from session_core.domain.codes import tidy_join_code
from session_core.domain.ledger import Audit, audit, replay
from session_core.domain.ledger_lines import LedgerLine, ledger_lines
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room, WorkshopSession
from session_core.exports.ledger import to_csv
from session_core.storage import records, sessions
from session_core.storage.database import Db
from session_core.use_cases.house import House
from session_core.use_cases.visit import Work, reading, shared_view

LATEST = 30
"""So many acts a page shows; the file has all."""


@shared_view(Room.FLOOR)
def see_ledger(work: Work) -> tuple[LedgerLine, ...]:
    """The latest acts on the floor, newest first."""
    acts = _acts(work.db, work.session_id)
    return ledger_lines(replay(acts, LATEST))[::-1]


@reading
def export_ledger(work: Work) -> bytes:
    """All acts on the floor as a CSV file, oldest first."""
    return to_csv(ledger_lines(replay(_acts(work.db, work.session_id))))


def replayed(house: House, session: str) -> tuple[WorkshopSession, Audit, bytes]:
    """A session's record told again, for the command line; the ledger's file comes along.

    `session` is an id or a join code. Raises NotFound.
    """
    with house.database.reading() as db:
        found = sessions.session_with_id(db, session) or sessions.session_with_join_code(
            db, tidy_join_code(session)
        )
        if found is None:
            raise NotFound
        acts = _acts(db, found.id)
    return found, audit(acts), to_csv(ledger_lines(replay(acts)))


def _acts(db: Db, session_id: str) -> list[Activity]:
    return records.activities(db, session_id, room=Room.FLOOR)
