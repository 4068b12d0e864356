"""Intake: whether it is throttled, for staff to see, and how moderators freeze and thaw it."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.activity import Activity
from session_core.domain.intake import Throttled
from session_core.domain.session import Room
from session_core.storage import entry as door
from session_core.storage import records, sessions
from session_core.use_cases.house import House
from session_core.use_cases.visit import Work, reading, use_case


@dataclass(frozen=True)
class Intake:
    """Whether anything new is taken, and what was delayed and refused by this process lately."""

    is_frozen: bool
    throttled: Throttled


@reading
def see_intake(work: Work) -> Intake:
    """Whether intake is frozen or throttled, for staff."""
    session = work.session()
    throttled = work.visit.house.allowances.throttled(session.join_code)
    return Intake(session.intake_frozen, throttled)


@use_case
def freeze_intake(work: Work) -> None:
    """Take no joins, questions, changes of them and supports from seats for now.

    Ballots that are open, withdrawing, deleting, leaving and reading go on; so do staff's entries.
    """
    _set_frozen(work, "freeze_intake", is_frozen=True)


@use_case
def thaw_intake(work: Work) -> None:
    """Take new things again."""
    _set_frozen(work, "thaw_intake", is_frozen=False)


def _set_frozen(work: Work, act: str, *, is_frozen: bool) -> None:
    if work.session().intake_frozen is is_frozen:
        return
    door.keep_intake_frozen(work.db, work.session_id, is_frozen)
    for room in (Room.SESSION, Room.DOOR):
        work.record(act, room)


def tell_of_throttling(house: House, now: datetime) -> None:
    """Let staff pages know where intake began to be throttled, or ceased to be.

    The server does this, nobody by themselves, and at most once in a few seconds for each session.
    """
    for join_code, is_throttled in house.allowances.news().items():
        with house.database.reading() as db:
            session = sessions.session_with_join_code(db, join_code)
        if session is None:
            continue
        act = "intake_throttled" if is_throttled else "intake_flows"
        with house.database.writing(session.id) as db:
            moved = records.record(db, session.id, [Activity(act, Room.DOOR, now)])
        house.hub.announce(session.id, moved)
