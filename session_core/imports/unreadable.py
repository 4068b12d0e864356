"""What is wrong with a page that cannot be read, with a stable code for each reason."""

from typing import ClassVar


class UnreadablePage(ValueError):
    """A text that gives no session; `details` hold numbers and names of fields, never its words."""

    code: ClassVar[str] = "unreadable_page"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code)
        self.details: dict[str, object] = details


class EmptyPage(UnreadablePage):
    """Nothing but blanks."""

    code = "empty_page"


class NotText(UnreadablePage):
    """A picture, an office file, a PDF: bytes that are no plain text."""

    code = "not_text"


class PageTooLarge(UnreadablePage):
    """More than anybody's programme page; `details` say `unit`, `size` and `limit`."""

    code = "page_too_large"


class NotAProgrammePage(UnreadablePage):
    """Text, but neither a programme page nor one that tells of a workshop in prose.

    `details` say `labels`, the field labels that were found.
    """

    code = "not_a_programme_page"


class Transcript(UnreadablePage):
    """What was said in a session, not its page on the programme."""

    code = "transcript"
