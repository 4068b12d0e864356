"""Rows of the floor's record are written here, sealed, each to the one before it."""

from collections.abc import Mapping
from time import monotonic

from session_core.domain.activity import Activity
from session_core.domain.ledger import checked_so_far
from session_core.domain.seals import SEAL, seal, seal_of
from session_core.domain.session import Room
from session_core.storage import records
from session_core.use_cases.cookie_key import cookie_key
from session_core.use_cases.visit import Work

MOST_CHECKED = 2_000
"""A longer record is not checked before somebody is forgotten in it: it would take too long."""
SECONDS_CHECKED = 1.0
"""Nobody waits longer for it: in a long session with many waiting, the rest stays unchecked."""


def record_on_floor(
    work: Work, act: str, details: Mapping[str, object], subject: str = "", *, secret: bool = False
) -> None:
    """Say what happened on the floor, sealed; `secret` leaves out who did it."""
    key = cookie_key(work.visit.house.settings)
    before = seal_of(last_on_floor(work))
    row = Activity(act, Room.FLOOR, work.now, subject=subject, details=details)
    sealed = {**details, SEAL: seal(key, before, work.session_id, row)}
    work.record(act, Room.FLOOR, subject=subject, secret=secret, to_the_minute=False, **sealed)


def last_on_floor(work: Work) -> Mapping[str, object]:
    """What the last row on the floor says, also one that is not kept yet."""
    pending = _pending(work)
    if pending:
        return pending[-1].details
    return work.moment.once(
        "last on floor", lambda: records.last_on_floor(work.db, work.session_id)
    )


def verdict_so_far(work: Work) -> dict[str, object]:
    """How many moments were checked and agreed so far: for the row of an act that forgets.

    Asked before anything is forgotten in the record. Nothing where the record is too long.
    """
    if records.how_many(work.db, work.session_id, Room.FLOOR) > MOST_CHECKED:
        return {}
    kept = records.activities(work.db, work.session_id, room=Room.FLOOR)
    until = monotonic() + SECONDS_CHECKED
    return checked_so_far([*kept, *_pending(work)], lambda: monotonic() < until)


def _pending(work: Work) -> list[Activity]:
    return [each for each in work.records if each.room is Room.FLOOR]
