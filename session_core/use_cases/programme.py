"""A programme page read, for whoever has its text: an organiser's form or the command line."""

from session_core.domain.programme import ProgrammePage
from session_core.domain.refusals import UnreadableProgramme
from session_core.imports.pasted_text import text_from_upload
from session_core.imports.programme_page import read_programme_page
from session_core.imports.unreadable import UnreadablePage


def parse_programme(page: str | bytes) -> ProgrammePage:
    """Read a programme page, pasted as text or uploaded as a file; nothing is stored.

    Raises UnreadableProgramme with the reason: empty, not text, too large, not a programme page.
    """
    try:
        return read_programme_page(text_from_upload(page) if isinstance(page, bytes) else page)
    except UnreadablePage as unreadable:
        raise UnreadableProgramme(reason=unreadable.code, **unreadable.details) from unreadable
