"""The field labels of IGF programme pages, as real pages spell them from 2015 to 2025."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a section of the page holds; PEOPLE are named people whose part is not known yet."""

    TIME = "time"
    ROOM = "room"
    THEMES = "themes"
    ORGANIZERS = "organizers"
    SPEAKERS = "speakers"
    ONSITE_MODERATOR = "onsite moderator"
    ONLINE_MODERATOR = "online moderator"
    RAPPORTEUR = "rapporteur"
    PEOPLE = "people"
    FORMAT = "format"
    DURATION = "duration"
    POLICY_QUESTIONS = "policy questions"
    GAINS = "gains"
    DESCRIPTION = "description"
    EXPECTED_OUTCOMES = "expected outcomes"
    HYBRID_FORMAT = "hybrid format"
    SDGS = "sdgs"
    TARGETS = "targets"
    KEY_TAKEAWAYS = "key takeaways"
    CALLS_TO_ACTION = "calls to action"
    SESSION_REPORT = "session report"
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Label:
    """A label as a page has it.

    `distinctive` labels are found on programme pages only and count anywhere; the others are
    everyday words and count at the head of a paragraph. A `heading` is a numbered one of the
    older report forms; `numbered` is `Speaker 2:`; `rest` is what follows on the same line.
    """

    field: Field
    distinctive: bool
    heading: bool
    numbered: bool
    rest: str

    @property
    def stays(self) -> bool:
        """Whether the label's line is text itself: a heading in the report, or not placed."""
        return self.field is Field.NOWHERE or (self.heading and self.field is Field.SESSION_REPORT)


_DISTINCTIVE = {
    Field.SPEAKERS: ("additional speakers",),
    Field.ONSITE_MODERATOR: ("onsite moderator", "on-site moderator"),
    Field.ONLINE_MODERATOR: ("online moderator", "remote moderator"),
    Field.RAPPORTEUR: ("rapporteur",),
    Field.DURATION: ("duration (minutes)",),
    Field.POLICY_QUESTIONS: ("policy question(s)", "policy questions", "policy question"),
    Field.GAINS: ("what will participants gain from attending this session",),
    Field.DESCRIPTION: ("content of the session",),
    Field.EXPECTED_OUTCOMES: ("expected outcomes", "expected outcome"),
    Field.HYBRID_FORMAT: ("hybrid format", "online participation"),
    Field.KEY_TAKEAWAYS: ("key takeaways",),
    Field.CALLS_TO_ACTION: ("call to action", "calls to action"),
    Field.SESSION_REPORT: ("session report",),
    # No field of the session takes these: label and text are shown as not placed.
    Field.NOWHERE: (
        "connection with previous messages",
        "discussion facilitation",
        "format description",
        "relevance to internet governance",
        "relevance to theme",
        "background paper",
        "short title",
        "proposer's name",
        "proposer's organization",
        "co-proposer's name",
        "co-proposer's organization",
    ),
}
_EVERYDAY = {
    Field.TIME: ("time",),
    Field.ROOM: ("room",),
    Field.THEMES: ("theme", "themes", "subtheme", "subthemes", "session"),
    Field.ORGANIZERS: ("organizer", "organizers", "organiser", "organisers", "co-organizers"),
    Field.SPEAKERS: ("speaker", "speakers"),
    Field.ONSITE_MODERATOR: ("moderator",),
    Field.FORMAT: ("format", "session format"),
    Field.DURATION: ("duration",),
    Field.DESCRIPTION: ("description",),
    Field.SDGS: ("sdgs", "sdg"),
    Field.TARGETS: ("targets",),
}
_NUMBERED_HEADINGS = {
    # The report forms of 2019 and 2020.
    Field.SESSION_REPORT: (
        "1. key policy questions and expectations",
        "1. key policy questions and related issues",
        "2. discussion areas",
        "2. summary of issues discussed",
        "4. other initiatives addressing the session issues",
        "5. making progress for tackled issues",
        "6. estimated participation",
        "7. reflection to gender issues",
        "8. session outputs",
    ),
    Field.KEY_TAKEAWAYS: ("3. key takeaways",),
    Field.CALLS_TO_ACTION: ("3. policy recommendations or suggestions for the way forward",),
}


def _by_spelling(table: dict[Field, tuple[str, ...]]) -> dict[str, Field]:
    return {spelling: field for field, spellings in table.items() for spelling in spellings}


_FIELDS = {
    spelling: (field, table is not _EVERYDAY, table is _NUMBERED_HEADINGS)
    for table in (_DISTINCTIVE, _EVERYDAY, _NUMBERED_HEADINGS)
    for spelling, field in _by_spelling(table).items()
}
_CAN_BE_NUMBERED = {"organizer", "organiser", "speaker"}
_SHAPE = re.compile(
    rf"(?P<spelling>{'|'.join(re.escape(s) for s in sorted(_FIELDS, key=len, reverse=True))})"
    r"(?: ?(?P<number>\d{1,2}))?"
    r"(?P<deadline> ?\(\*[^()]{0,80}\)(?: ?[-–] ?click on [^:]{0,60})?)?"  # printed, not a date
    r" ?(?P<mark>[:?])? ?",
    re.IGNORECASE,
)


def label_of(text: str) -> Label | None:
    """Return the label that a line is or begins with; text on the same line needs a colon."""
    match = _SHAPE.match(text.replace("’", "'"))
    if match is None:
        return None
    spelling = match["spelling"].casefold()
    rest = text[match.end() :]
    if rest and not (match["mark"] or match["deadline"]):
        return None
    if match["number"] and spelling not in _CAN_BE_NUMBERED:
        return None
    if rest and spelling == "session":  # alone it stands in place of the theme label, 2025
        return None
    field, distinctive, heading = _FIELDS[spelling]
    return Label(
        field=field,
        distinctive=distinctive or bool(match["number"]),
        heading=heading,
        numbered=bool(match["number"]),
        rest=rest,
    )


def is_report_label(label: Label, text: str) -> bool:
    """Say whether the form printed this label, and not the writer of a report as a heading."""
    return label.heading or (label.field in REPORT and "(*" in text)


REPORT = frozenset({Field.KEY_TAKEAWAYS, Field.CALLS_TO_ACTION, Field.SESSION_REPORT})
PEOPLE = frozenset(
    {
        Field.ORGANIZERS,
        Field.SPEAKERS,
        Field.ONSITE_MODERATOR,
        Field.ONLINE_MODERATOR,
        Field.RAPPORTEUR,
        Field.PEOPLE,
    }
)
PROSE = frozenset(
    {
        Field.POLICY_QUESTIONS,
        Field.GAINS,
        Field.DESCRIPTION,
        Field.EXPECTED_OUTCOMES,
        Field.HYBRID_FORMAT,
        Field.TARGETS,
        Field.NOWHERE,
    }
    | REPORT
)
