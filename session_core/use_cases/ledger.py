"""The ledger: what was done on the floor, in which order that left it, and whether it agrees."""

from session_core.domain.activity import Activity
from session_core.domain.codes import tidy_join_code
from session_core.domain.ledger import Audit, audit, replay
from session_core.domain.ledger_lines import LedgerLine, ledger_lines
from session_core.domain.refusals import NotFound
from session_core.domain.seals import Seals, check_seals
from session_core.domain.session import Room, WorkshopSession
from session_core.exports.ledger import to_csv
from session_core.storage import records, sessions
from session_core.storage.database import Db
from session_core.use_cases.cookie_key import cookie_key_if_there
from session_core.use_cases.house import House
from session_core.use_cases.visit import Work, reading, shared_view

LATEST = 30
"""So many acts a page shows; the file has all."""


@shared_view(Room.FLOOR)
def see_ledger(work: Work) -> tuple[LedgerLine, ...]:
    """The latest acts on the floor, newest first."""
    acts = _acts(work.db, work.session_id)
    begins = max(0, len(acts) - LATEST)
    seals = _seals(work.db, work.visit.house, work.session_id, acts, begins)
    changed = seals.changed if seals else ()
    return ledger_lines(replay(acts, LATEST), changed, begins)[::-1]


@reading
def export_ledger(work: Work) -> bytes:
    """All acts on the floor as a CSV file, oldest first."""
    return _file(work.db, work.visit.house, work.session_id)[2]


def replayed(house: House, session: str) -> tuple[WorkshopSession, Audit, Seals | None, bytes]:
    """A session's record told again, for the command line; the ledger's file comes along.

    `session` is an id or a join code. The seals are None where the key is not here. Raises
    NotFound.
    """
    with house.database.reading() as db:
        found = sessions.session_with_id(db, session) or sessions.session_with_join_code(
            db, tidy_join_code(session)
        )
        if found is None:
            raise NotFound
        acts, seals, file = _file(db, house, found.id)
    return found, audit(acts), seals, file


def _file(db: Db, house: House, session_id: str) -> tuple[list[Activity], Seals | None, bytes]:
    acts = _acts(db, session_id)
    seals = _seals(db, house, session_id, acts)
    return acts, seals, to_csv(ledger_lines(replay(acts), seals.changed if seals else ()))


def _seals(
    db: Db, house: House, session_id: str, acts: list[Activity], since: int = 0
) -> Seals | None:
    key = cookie_key_if_there(house.settings)
    if key is None:
        return None
    revision = records.revisions(db, session_id)[Room.FLOOR]
    return check_seals(acts, session_id, key, since=since, revision=revision)


def _acts(db: Db, session_id: str) -> list[Activity]:
    return records.activities(db, session_id, room=Room.FLOOR)
