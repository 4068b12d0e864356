"""Countdowns: polls that end by themselves are counted when their time is over."""

from contextlib import suppress
from datetime import datetime

from session_core.domain.refusals import PollNotOpen
from session_core.storage import polls, records
from session_core.use_cases.house import House
from session_core.use_cases.polls import count_and_close, poll_here
from session_core.use_cases.proofs import Sitting
from session_core.use_cases.visit import Visit, Work


def close_ended_polls(house: House, now: datetime) -> datetime | None:
    """Close every poll whose countdown is over; when the next one will be, None for never.

    The server does this, nobody by themselves.
    """
    with house.database.reading() as db:
        counting = polls.counting_down(db)
    for session_id, poll_id, ends_at in counting:
        if ends_at <= now:
            _close(house, now, session_id, poll_id)
    return min((ends_at for _, _, ends_at in counting if ends_at > now), default=None)


def _close(house: House, now: datetime, session_id: str, poll_id: str) -> None:
    with house.database.writing(session_id) as db:
        moment = Sitting(db)
        work = Work(moment, Visit(house, now, session_id), frozenset())
        # A moderator, or another process, may have been quicker.
        with suppress(PollNotOpen):
            count_and_close(work, poll_here(work, poll_id))
        moved = records.record(db, session_id, moment.left.records)
    house.hub.announce(session_id, moved)
    house.database.forget_journal()
