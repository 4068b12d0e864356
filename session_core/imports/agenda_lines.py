"""A page's own agenda: `Opening (5 minutes)`, `10 min: Poll`, `10:05 - 10:20 Groups`."""

import re
from collections.abc import Sequence
from itertools import groupby

from session_core.domain.agenda import PlannedItem
from session_core.imports.page_fields import Field
from session_core.imports.page_lines import Line
from session_core.imports.sections import Section, is_prose

_ENOUGH = 2
_LONGEST = 300
_MINUTES = re.compile(
    r"[(\[]?(?<![\d:.–-])(?:(?P<since>\d{1,3}) ?(?:[-–—]|to) ?)?(?P<minutes>\d{1,3}) ?"
    r"(?:min(?:ute)?s?\b\.?|['′’](?!\w))[)\]]?",
    re.IGNORECASE,
)
"""`10 min`, `(5 minutes)`, `20'`; of `5-20 min` the first is where the item begins."""
_CLOCKS = re.compile(
    r"[(\[]?(?<!\d)(\d{1,2})[:.](\d{2}) ?(?:[-–—]|to) ?(\d{1,2})[:.](\d{2})(?!\d)[)\]]?"
)
"""`10:05 - 10:20`."""
_MARK = re.compile(r"^(?:\d{1,2}[.)] |[A-Ha-h]\) |[•·▪●*–-] ?)(?=\S)")
_PARTS = {*":-–—|,"}
"""What stands between the time and the item; running text goes on without."""
_EDGES = " -–—:.,;|"
_TOTAL = re.compile(
    r"(?:in |a )?(?:(?:grand|overall) )?(?:total|sum|altogether|all together)"
    r"(?: (?:of|time|duration|length|minutes|session|running time|session time))*"
    r"|(?:overall|whole) (?:time|duration|length)"
    r"|duration(?: of the (?:session|workshop))?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r" ?[(\[][^()\[\]]*[)\]]$")


def item_of(text: str) -> PlannedItem | None:
    """Read an agenda line that says how long it takes, in minutes or from clock to clock."""
    if len(text) > _LONGEST:
        return None
    clocks = _CLOCKS.search(text)
    found = clocks or _minutes_in(text)
    if found is None:
        return None
    minutes = (
        _between(*map(int, clocks.groups()))
        if clocks
        else int(found["minutes"]) - int(found["since"] or 0)
    )
    before, after = text[: found.start()].strip(_EDGES), text[found.end() :].strip(_EDGES)
    title = _MARK.sub("", f"{before} {after}".strip(), count=1).strip(_EDGES)
    return PlannedItem(title, minutes) if title and minutes > 0 and not _is_total(title) else None


def settle_agendas(sections: list[Section]) -> None:
    """Give an agenda that is told in prose to the description, and so its prose lines."""
    for section in [each for each in sections if each.field is Field.AGENDA]:
        timed = {line for line in section.lines if item_of(line.text)}
        if len(timed) < _ENOUGH:
            section.field = Field.DESCRIPTION
            continue
        prose = [line for line in section.lines if line not in timed and is_prose(line.text)]
        section.lines = [line for line in section.lines if line in timed or not is_prose(line.text)]
        sections.insert(sections.index(section) + 1, Section(Field.DESCRIPTION, prose))
    if not any(section.field is Field.AGENDA for section in sections):
        _take_out_of_descriptions(sections)


def _take_out_of_descriptions(sections: list[Section]) -> None:
    """Take as agenda the items in a description, where two follow on each other."""
    for section in [each for each in sections if each.field is Field.DESCRIPTION]:
        items: list[Line] = []
        for is_item, run in groupby(section.lines, lambda line: _is_plainly_an_item(line.text)):
            lines = list(run)
            items += lines if is_item and len(lines) >= _ENOUGH else []
        if items:
            section.lines = [line for line in section.lines if line not in items]
            sections.insert(sections.index(section) + 1, Section(Field.AGENDA, items))


def _is_plainly_an_item(text: str) -> bool:
    """Say whether a line is no sentence, and begins or ends with how long it takes."""
    bare = _MARK.sub("", text, count=1)
    found = _CLOCKS.search(bare) or _minutes_in(bare)
    if found is None or is_prose(text) or item_of(text) is None:
        return False
    ends = found.end() == len(bare.rstrip(" .;")) and found[0].endswith((")", "]"))
    return ends or (found.start() == 0 and bare[found.end() :].lstrip()[:1] in _PARTS)


def items_among(lines: Sequence[Line]) -> tuple[tuple[PlannedItem, ...], list[Line]]:
    """Return the agenda, and the lines of it that give no minutes."""
    read = [(line, item_of(line.text)) for line in lines]
    return tuple(item for _, item in read if item), [line for line, item in read if not item]


def _is_total(title: str) -> bool:
    """Say whether the line adds the items up: `Total: 65 min`, `Total time (without the break)`."""
    return _TOTAL.fullmatch(_IN_BRACKETS.sub("", title).strip(f"{_EDGES}=")) is not None


def _minutes_in(text: str) -> re.Match[str] | None:
    """Find the last minutes; `5-20 min` counts from the start only where an item follows it."""
    found = [
        each
        for each in _MINUTES.finditer(text)
        if not each["since"] or text[each.end() :].lstrip()[:1] in _PARTS
    ]
    return found[-1] if found else None


def _between(hour: int, minute: int, to_hour: int, to_minute: int) -> int:
    if max(minute, to_minute) > 59 or max(hour, to_hour) > 24:
        return 0
    # Past midnight, or past noon on a clock of twelve hours, the second is smaller.
    return (to_hour * 60 + to_minute - hour * 60 - minute) % (12 * 60)
