"""The title line, `IGF <year> <type> #<number> <title>`: a session's identity."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from session_core.domain.session import SessionType
from session_core.imports.page_lines import Line
from session_core.imports.spellings import any_of
from session_core.imports.years import igf_year

LONGEST = 400
"""Characters; titles of the programme stay well under it, paragraphs that begin alike do not."""

_SPELLINGS = {
    "ws": SessionType.WORKSHOP,
    "workshop": SessionType.WORKSHOP,
    "town hall": SessionType.TOWN_HALL,
    "open forum": SessionType.OPEN_FORUM,
    "lightning talk": SessionType.LIGHTNING_TALK,
    "networking session": SessionType.NETWORKING_SESSION,
    "launch / award event": SessionType.LAUNCH,
    "launch/award event": SessionType.LAUNCH,
    "award event": SessionType.LAUNCH,
    "launch": SessionType.LAUNCH,
    "day 0 event": SessionType.DAY_0_EVENT,
    "pre-event": SessionType.DAY_0_EVENT,
    "dc": SessionType.DYNAMIC_COALITION,
    "bpf": SessionType.BEST_PRACTICE_FORUM,
    "nri": SessionType.NRI_SESSION,
    "nris": SessionType.NRI_SESSION,
    "dynamic coalition": SessionType.DYNAMIC_COALITION,
    "best practice forum": SessionType.BEST_PRACTICE_FORUM,
    "national and regional initiatives": SessionType.NRI_SESSION,
}
_PART_OF_THE_NAME = {"dynamic coalition", "best practice forum"}
"""Words written out stay in the title: `Dynamic Coalition on Maps`."""
_OFTEN_WITHOUT_NUMBER = {
    SessionType.DYNAMIC_COALITION,
    SessionType.BEST_PRACTICE_FORUM,
    SessionType.NRI_SESSION,
}
_SEPARATORS = " :|-–—"
_YEAR = re.compile(r"IGF (?P<year>\d{4})\b", re.IGNORECASE)
_TYPE = re.compile(
    rf"(?P<type>{any_of(_SPELLINGS)})(?: session)?(?![\w/])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"# ?(?P<number>\d{1,4})\b")
_SHORT_NAME = re.compile(
    r"[-–](?=[a-z&]*[A-Z][a-z&]*[A-Z])[A-Za-z&]{2,20}(?= ?: ?\S| (?:[–|-] )?[\w#])"
)
"""`DC-IoLT`: the coalition's short name, told from `DC-Maps` by its capitals."""
_YEAR_IN_A_FORM = re.compile(r"\bIGF ?(?P<year>\d{4})\b", re.IGNORECASE)
_FORM_WITHIN = 5
"""Lines: a form has its name at the head."""
_LONGEST_FORM = 120
_REPORT_TEMPLATE = re.compile(r"\breport(?:ing)? template\b", re.IGNORECASE)
_TITLE_OF_A_FORM = re.compile(r"[-–•·▪●*]? ?(?:session|workshop) title ?: ?(?=\S)", re.IGNORECASE)
_IN_A_FORM = re.compile(
    rf"(?P<type>{any_of(_SPELLINGS)})(?: session)?"
    r"(?: ?(?:#|no\.?|nr\.?|n[°º]) ?(?P<number>\d{1,4})\b| ?(?P<bare>\d{1,4})(?= ?[:|–—-]))",
    re.IGNORECASE,
)
"""`WS #41`, `Workshop No. 41` and `WS 41:`, as people wrote it in a form's field."""
_TRANSCRIPT_DAY = re.compile(r"day ?-?\d{1,2}\b(?! event)", re.IGNORECASE)
_SITE_NAME = re.compile(r" \| Internet Governance Forum$", re.IGNORECASE)


@dataclass(frozen=True)
class Title:
    """What the title line says; `type` is None where the programme's list does not have it.

    `year` is None where it is one in which no IGF can have been. `short_name` is what a
    coalition is called in `DC-IoLT`; the title goes on behind it.
    """

    line: Line
    title: str
    year: int | None
    type: SessionType | None
    number: int | None
    short_name: str = ""


def title_of(line: Line) -> Title | None:
    """Read a title line, also with the day that transcripts and some copies have in it."""
    year = _YEAR.match(line.text) if len(line.text) <= LONGEST else None
    if year is None or _names_form(line.text):
        return None
    rest = _SITE_NAME.sub("", line.text[year.end() :]).lstrip(_SEPARATORS)
    if day := _TRANSCRIPT_DAY.match(rest):
        rest = rest[day.end() :].lstrip(_SEPARATORS)
    kind = _TYPE.match(rest)
    if kind is None:
        return _title_of_another_type(line, igf_year(year["year"]), rest)
    type_ = _SPELLINGS[kind["type"].casefold()]
    short = _SHORT_NAME.match(rest, kind.end()) if type_ is SessionType.DYNAMIC_COALITION else None
    whole, rest = rest, rest[(short or kind).end() :].lstrip(_SEPARATORS)
    number = _NUMBER.match(rest)
    if number is None and type_ not in _OFTEN_WITHOUT_NUMBER:
        return None
    if number is None and kind["type"].casefold() in _PART_OF_THE_NAME:
        rest = whole
    return Title(
        line=line,
        title=(rest[number.end() :] if number else rest).lstrip(_SEPARATORS),
        year=igf_year(year["year"]),
        type=type_,
        number=int(number["number"]) if number else None,
        short_name=whole[: short.end()] if short else "",
    )


def title_in_form(lines: Sequence[Line]) -> tuple[Title, Line] | None:
    """Read the title in a report form, `Session Title: WS #41 Maps` below `IGF 2016 … Template`.

    Also returns the line that names the form: it has the year and, for a title without one, the
    type.
    """
    form = next((line for line in lines[:_FORM_WITHIN] if _names_form(line.text)), None)
    field = next((line for line in lines if _TITLE_OF_A_FORM.match(line.text)), None)
    if form is None or field is None or len(field.text) > LONGEST:
        return None
    text = _TITLE_OF_A_FORM.sub("", field.text, count=1)
    own = title_of(replace(field, text=text))
    if own:
        return replace(own, line=field), form
    year = _YEAR_IN_A_FORM.search(form.text)
    said = _IN_A_FORM.match(text)
    kind = said or _TYPE.search(form.text)
    title = Title(
        line=field,
        title=(text[said.end() :].lstrip(_SEPARATORS) if said else "") or text,
        year=igf_year(year["year"]) if year else None,
        type=_SPELLINGS[kind["type"].casefold()] if kind else None,
        number=int(said["number"] or said["bare"]) if said else None,
    )
    return title, form


def _names_form(text: str) -> bool:
    """Say whether a line is the name of a report form and nothing else."""
    return (
        len(text) <= _LONGEST_FORM and "#" not in text and _REPORT_TEMPLATE.search(text) is not None
    )


def is_transcript_title(line: Line) -> bool:
    """Say whether this is a transcript's title: the same session with `Day 4` before its type."""
    year = _YEAR.match(line.text)
    return year is not None and bool(
        _TRANSCRIPT_DAY.match(line.text[year.end() :].lstrip(_SEPARATORS))
    )


def _title_of_another_type(line: Line, year: int | None, rest: str) -> Title | None:
    number = _NUMBER.search(rest)
    if number is None:
        return None
    return Title(line=line, title=rest, year=year, type=None, number=int(number["number"]))
