"""A programme page in a few lines for a terminal: what it gives, what it lacks, what is left."""

from collections import Counter
from collections.abc import Iterator, Sequence

from session_core.domain.programme import PageKind, ProgrammePage
from session_core.domain.session import SessionType

_LONGEST = 90


def programme_to_text(page: ProgrammePage) -> str:
    """A line for each field that was found, one for all that were not, then the lines left over."""
    found = [(name, words) for name, words in _fields(page) if words]
    missing = [name for name, words in _fields(page) if not words]
    width = max((len(name) for name, _ in found), default=0)
    lines = [f"{name:<{width}}  {words}" for name, words in found]
    if page.kind is PageKind.WORKSHOP_IN_PROSE:
        lines = ["No programme page, but a workshop told in prose.", "", *lines]
    if missing:
        lines += ["", f"Not on the page: {', '.join(missing)}"]
    left = page.could_not_place
    lines += ["", f"Could not place {_counted(len(left), 'line')}{':' if left else ''}"]
    lines += [f"  line {line.number}: {_shortened(line.text)}" for line in left]
    return "\n".join(lines) + "\n"


def _fields(page: ProgrammePage) -> Iterator[tuple[str, str]]:
    yield "Title", page.title
    yield "Session", _identity(page.year, page.type, page.number)
    yield "Time", _time(page)
    yield "Room", page.room
    yield "Themes", "; ".join(page.themes)
    yield "People", _people(page)
    yield "Format", page.format
    yield "Minutes", "" if page.duration_minutes is None else str(page.duration_minutes)
    yield "Policy questions", _number_of(page.policy_questions)
    yield "Description", _extent(page.description)
    yield "What participants gain", _extent(page.gains)
    yield "Expected outcomes", _extent(page.expected_outcomes)
    yield "Hybrid format", _extent(page.hybrid_format)
    yield "SDGs", _number_of(page.sdgs)
    yield "Targets", _extent(page.targets)
    yield "Key takeaways", _number_of(page.key_takeaways)
    yield "Calls to action", _number_of(page.calls_to_action)
    yield "Session report", _extent(page.session_report)
    yield "Agenda", _agenda(page)
    yield "Days", ", ".join(map(str, page.days))
    yield "Places", "; ".join(page.places)
    yield "Participants", page.participants


def _identity(year: int | None, kind: SessionType | None, number: int | None) -> str:
    words = (year, kind, None if number is None else f"#{number}")
    return " ".join(str(word) for word in words if word is not None)


def _time(page: ProgrammePage) -> str:
    times = [t.strftime("%Y-%m-%d %H:%M") for t in (page.starts_at, page.ends_at) if t is not None]
    return f"{' to '.join(times)} UTC" if times else ""


def _people(page: ProgrammePage) -> str:
    parts = Counter(person.part for person in page.people)
    return ", ".join(_counted(number, part) for part, number in parts.items())


def _agenda(page: ProgrammePage) -> str:
    if not page.agenda:
        return ""
    words = f"{_counted(len(page.agenda), 'item')}, {_counted(page.agenda_minutes, 'minute')}"
    over = page.agenda_minutes - (page.duration_minutes or page.agenda_minutes)
    return f"{words}, {over} more than the session has" if over > 0 else words


def _number_of(entries: Sequence[str]) -> str:
    return str(len(entries)) if entries else ""


def _extent(text: str) -> str:
    return _counted(len(text.split()), "word") if text else ""


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
