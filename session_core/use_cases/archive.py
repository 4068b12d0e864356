"""The archive: where sessions go that are over, and from where they can be brought back."""

from session_core.domain import archive as decide
from session_core.domain.session import Room
from session_core.storage import archive
from session_core.use_cases.visit import Work, use_case


@use_case
def archive_session(work: Work) -> None:
    """Put the session away: it leaves the lobby, and nothing in it changes any more.

    For participants it is closed. Raises SessionStillOpen. Archived already, it stays as it is.
    """
    session = work.session()
    if session.archived_at is None:
        archive.keep_archived(work.db, session.id, work.now, decide.archive_session(session))
        work.record("archive_session", Room.SESSION, stage=session.stage)


@use_case
def unarchive_session(work: Work) -> None:
    """Bring the session back from the archive, as it was before."""
    session = work.session()
    if session.archived_at is not None:
        archive.keep_archived(work.db, session.id, None, archive.stage_before(work.db, session.id))
        work.record("unarchive_session", Room.SESSION)
