"""A typed text line by line: paragraphs, and entries of lists where a line begins with a dash."""

from collections.abc import Iterator

NOBODY_NAMED = "No addressee named"
_DASHES = ("– ", "— ", "- ", "* ", "• ")


def written_lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line that says something, without its dash, and whether it had one."""
    for line in text.splitlines():
        tidy = line.strip()
        if tidy.startswith(_DASHES):
            tidy, is_entry = tidy[2:].strip(), True
        else:
            is_entry = False
        if tidy:
            yield tidy, is_entry
