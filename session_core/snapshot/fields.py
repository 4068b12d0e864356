"""The kinds of fields that a snapshot has, with the bounds that the forms of Evenfloor have."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)

from session_core.domain.agenda_changes import MOST_MINUTES
from session_core.domain.breakouts import LINE, LONGEST_MINUTES
from session_core.domain.copying import EARLIEST_YEAR, LATEST_YEAR
from session_core.domain.door import CONDUCT_LIMIT, LINK_LIMIT, is_link
from session_core.domain.polls import QUESTION_LIMIT as POLL_LIMIT
from session_core.domain.report import REPORT_LIMIT
from session_core.domain.session import (
    AFFILIATION_LIMIT,
    HIGHEST_NUMBER,
    POLICY_QUESTION_LIMIT,
    PROSE_LIMIT,
    TITLE_LIMIT,
)
from session_core.domain.text import LINE_LIMIT, NOTE_LIMIT, QUESTION_LIMIT, TAKEAWAY_LIMIT
from session_core.snapshot.typed import ON_LINES, ON_ONE_LINE

MOMENT_WORDS = "a moment such as 2023-10-09T08:00:00Z"
LINK_WORDS = "a whole http or https address, without a name or blanks in it"
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_WRITTEN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.(?!000000)\d{6})?Z$"
"""A moment as a snapshot is written: another offset, or other digits, would not come out again."""


def _as_written(moment: object, info: ValidationInfo) -> object:
    if info.mode != "json":
        return moment
    try:
        if isinstance(moment, str) and re.match(_WRITTEN, moment):
            return datetime.fromisoformat(moment)
    except ValueError:  # such as the 30th of February
        pass
    raise ValueError(MOMENT_WORDS)


def _in_range(moment: datetime) -> datetime:
    if not _EARLIEST <= moment < _LATEST:
        raise ValueError("a moment between 1970 and 2200")
    return moment.astimezone(UTC)


def _a_link(link: str, info: ValidationInfo) -> str:
    if not link or is_link(link):
        return link
    if info.mode == "json":
        raise ValueError(LINK_WORDS)
    return ""


class Form(BaseModel):
    """What all parts have: no field that is not in the schema, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, from_attributes=True)


Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,16}$")]
Word = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
Moment = Annotated[
    AwareDatetime,
    AfterValidator(_in_range),
    BeforeValidator(_as_written),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": _WRITTEN}),
]

Number = Annotated[int, Field(ge=1, le=1_000_000)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Amount = Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000)]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=LATEST_YEAR)]
ProgrammeNumber = Annotated[int, Field(ge=0, le=HIGHEST_NUMBER)]
ItemMinutes = Annotated[int, Field(ge=1, le=MOST_MINUTES)]
MoreMinutes = Annotated[int, Field(ge=1 - MOST_MINUTES, le=MOST_MINUTES - 1)]
GroupMinutes = Annotated[int, Field(ge=1, le=LONGEST_MINUTES)]

Title = Annotated[str, Field(min_length=1, max_length=TITLE_LIMIT), ON_ONE_LINE]
Line = Annotated[str, Field(min_length=1, max_length=LINE_LIMIT), ON_ONE_LINE]
LineOrEmpty = Annotated[str, Field(max_length=LINE_LIMIT), ON_ONE_LINE]
"""A line that may be empty, as the forms let it be."""
Affiliation = Annotated[str, Field(max_length=AFFILIATION_LIMIT), ON_ONE_LINE]
PolicyQuestion = Annotated[str, Field(min_length=1, max_length=POLICY_QUESTION_LIMIT), ON_ONE_LINE]
PollQuestion = Annotated[str, Field(min_length=1, max_length=POLL_LIMIT), ON_ONE_LINE]
LinkOrEmpty = Annotated[
    str,
    Field(max_length=LINK_LIMIT),
    AfterValidator(_a_link),
    WithJsonSchema(
        {"type": "string", "maxLength": LINK_LIMIT, "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://\S+)?$"}
    ),
]
GroupLine = Annotated[str, Field(max_length=LINE), ON_ONE_LINE]

Question = Annotated[str, Field(max_length=QUESTION_LIMIT), ON_LINES]
NoteText = Annotated[str, Field(min_length=1, max_length=NOTE_LIMIT), ON_LINES]
Sentence = Annotated[str, Field(min_length=1, max_length=TAKEAWAY_LIMIT), ON_LINES]
SentenceOrEmpty = Annotated[str, Field(max_length=TAKEAWAY_LIMIT), ON_LINES]
Prose = Annotated[str, Field(min_length=1, max_length=PROSE_LIMIT), ON_LINES]
Conduct = Annotated[str, Field(max_length=CONDUCT_LIMIT), ON_LINES]
ReportText = Annotated[str, Field(max_length=REPORT_LIMIT), ON_LINES]

# An addressee is written with a capital there, and some letters are two or three as capitals.
Addressee = Annotated[str, Field(max_length=LINE_LIMIT + 2), ON_ONE_LINE]
