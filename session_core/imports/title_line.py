"""The title line, `IGF <year> <type> #<number> <title>`: a session's identity."""

import re
from dataclasses import dataclass

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
_TRANSCRIPT_DAY = re.compile(r"day ?-?\d{1,2}\b(?! event)", re.IGNORECASE)
_SITE_NAME = re.compile(r" \| Internet Governance Forum$", re.IGNORECASE)


@dataclass(frozen=True)
class Title:
    """What the title line says; `type` is None where the programme's list does not have it.

    `year` is None where it is one in which no IGF can have been.
    """

    line: Line
    title: str
    year: int | None
    type: SessionType | None
    number: int | None


def title_of(line: Line) -> Title | None:
    """Read a title line, also with the day that transcripts and some copies have in it."""
    year = _YEAR.match(line.text) if len(line.text) <= LONGEST else None
    if year is None:
        return None
    rest = _SITE_NAME.sub("", line.text[year.end() :]).lstrip(_SEPARATORS)
    if day := _TRANSCRIPT_DAY.match(rest):
        rest = rest[day.end() :].lstrip(_SEPARATORS)
    kind = _TYPE.match(rest)
    if kind is None:
        return _title_of_another_type(line, igf_year(year["year"]), rest)
    whole, rest = rest, rest[kind.end() :].lstrip(_SEPARATORS)
    type_ = _SPELLINGS[kind["type"].casefold()]
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
