"""The archive: a session that is over leaves the lobby, and nothing in it changes any more."""

from collections.abc import Iterable

from session_core.domain.activity import Activity
from session_core.domain.refusals import SessionStillOpen
from session_core.domain.session import Room, Stage, WorkshopSession

_READ_ONLY = frozenset(
    {
        Room.AGENDA,
        Room.FLOOR,
        Room.POLLS,
        Room.BALLOTS,
        Room.NOTES,
        Room.BREAKOUTS,
        Room.REPORT,
        Room.READ_BACK,
        Room.DESK,
    }
)
"""Not the session itself, which must come back, nor its people, whose roles can be taken."""

_ALWAYS = frozenset(
    {
        "leave_session",
        "withdraw_request",
        "withdraw_by_receipt",
        "delete_my_question",
        "delete_by_receipt",
        "withdraw_my_help",
        "set_item_naming_rule",
    }
)
"""Whoever wants to be forgotten, or less to be said, is never told to wait."""


def archive_session(session: WorkshopSession) -> Stage:
    """The stage of a session in the archive: closed. Raises SessionStillOpen."""
    if session.stage is Stage.OPEN:
        raise SessionStillOpen
    return Stage.CLOSED


def is_for_the_archive(acts: Iterable[Activity]) -> bool:
    """Whether what was done may be done in an archived session too."""
    return all(act.act in _ALWAYS or act.room not in _READ_ONLY for act in acts)
