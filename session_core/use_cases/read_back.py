"""Reading back: the adopted sentences are shown to both audiences before the report is filed.

Nothing of the draft is public before, not even that it changes: `Room.READ_BACK` moves only with
what is read back.
"""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.session import Room, WorkshopSession
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.storage import sessions, takeaways
from session_core.use_cases.visit import Work, shared_view, use_case


@dataclass(frozen=True)
class ReadSentence:
    """A takeaway or call as everybody reads it, with whom it speaks to."""

    text: str
    addressee: str = ""


@dataclass(frozen=True)
class ReadBack:
    """What is read back, and since when."""

    since: datetime
    takeaways: tuple[ReadSentence, ...]
    calls: tuple[ReadSentence, ...]


@shared_view(Room.SESSION, Room.READ_BACK)
def see_read_back(work: Work) -> ReadBack | None:
    """The adopted takeaways and calls to action; None unless they are being read back."""
    since = work.session().read_back_at
    if since is None:
        return None
    kept = takeaways.takeaways_of(work.db, work.session_id)
    return ReadBack(
        since=since,
        takeaways=_of_kind(kept, TakeawayKind.KEY_TAKEAWAY),
        calls=_of_kind(kept, TakeawayKind.CALL_TO_ACTION),
    )


@use_case
def start_read_back(work: Work) -> None:
    """Show the adopted sentences to everybody with a seat; pressed again it changes nothing."""
    _keep(work, "start_read_back", work.now)


@use_case
def end_read_back(work: Work) -> None:
    """Show them no longer."""
    _keep(work, "end_read_back", None)


def _keep(work: Work, act: str, at: datetime | None) -> None:
    if (work.session().read_back_at is None) is (at is None):
        return
    sessions.keep_read_back(work.db, work.session_id, at)
    # The session itself says since when, and of the sentences this is the first or last news.
    for room in (Room.SESSION, Room.READ_BACK):
        work.record(act, room)


def tell_read_back(
    work: Work, act: str, session: WorkshopSession, before: Takeaway, after: Takeaway
) -> None:
    """Say that what is read back has changed, where it has, inside a use-case."""
    if session.read_back_at and _as_read(before) != _as_read(after):
        work.record(act, Room.READ_BACK)


def _of_kind(kept: tuple[Takeaway, ...], kind: TakeawayKind) -> tuple[ReadSentence, ...]:
    read = (_as_read(each) for each in kept if each.kind is kind)
    return tuple(each for each in read if each)


def _as_read(takeaway: Takeaway) -> ReadSentence | None:
    if takeaway.state is not TakeawayState.ADOPTED:
        return None
    return ReadSentence(takeaway.text, takeaway.addressee)
