"""`python -m tests.imports.table`: the pages tried against the fields that were found in them."""

from collections.abc import Iterator
from pathlib import Path

from session_core.domain.programme import ProgrammePage
from session_core.imports.programme_page import read_programme_page
from session_core.imports.unreadable import UnreadablePage
from tests.pages_to_import import PAGES, SEEDS

COLUMNS = (
    *("Page", "Read as", "Time", "Room", "Themes", "People", "Format", "Minutes", "Questions"),
    *("Texts", "SDGs", "Takeaways", "Calls", "Report", "Agenda", "Not placed"),
)


def table() -> Iterator[str]:
    """Give the table in Markdown, real pages first where they lie beside the project."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    pages = [(f"real page {path.name[:3]}", path) for path in sorted(SEEDS.glob("*.txt"))]
    pages += [(path.stem.replace("_", " "), path) for path in sorted(PAGES.glob("*.txt"))]
    for name, path in pages:
        yield f"| {' | '.join([name, *_cells(path)])} |"


def _cells(path: Path) -> list[str]:
    try:
        page = read_programme_page(path.read_text("utf-8"))
    except UnreadablePage as refused:
        return [f"refused: {refused.code.replace('_', ' ')}", *[""] * (len(COLUMNS) - 2)]
    texts = (page.description, page.gains, page.expected_outcomes, page.hybrid_format, page.targets)
    return [
        _read_as(page),
        _when(page),
        "yes" if page.room or page.places else "",
        _number(len(page.themes)),
        _people(page),
        page.format.replace("|", " "),
        _number(page.duration_minutes or 0),
        _number(len(page.policy_questions)),
        _number(sum(map(bool, texts))),
        *map(_number, (len(page.sdgs), len(page.key_takeaways), len(page.calls_to_action))),
        f"{len(page.session_report.split()):,} words" if page.session_report else "",
        f"{page.agenda_minutes} min" if page.agenda else "",
        _number(len(page.could_not_place)),
    ]


def _people(page: ProgrammePage) -> str:
    named = _number(len(page.people))
    if not page.participants:
        return named
    count = page.participant_count
    in_words = "in words" if count is None else f"{count} in words"
    return f"{named} and {in_words}" if named else in_words


def _read_as(page: ProgrammePage) -> str:
    number = f"#{page.number}" if page.number is not None else None
    words = (page.year, page.type, number)
    return " ".join(str(word) for word in words if word is not None) or str(page.kind)


def _when(page: ProgrammePage) -> str:
    if page.starts_at:
        return "UTC"
    return f"{len(page.days)} day{'s' * (len(page.days) > 1)}" if page.days else ""


def _number(number: int) -> str:
    return f"{number:,}" if number else ""


if __name__ == "__main__":
    print("\n".join(table()))
