"""What a section of a page can hold, and a label found on a page."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a section of the page holds; PEOPLE are named people whose part is not known yet.

    AFFILIATION is the organisation of the person named above it, as the forms of 2017 have it;
    ORGANIZATION_OF_PERSON and GROUP_OF_PERSON are what those of 2015 say of them line by line.
    BESIDE is what a form asks besides and a session has no field for: it joins the description,
    each answer under its label.
    """

    TITLE = "title"
    TIME = "time"
    ROOM = "room"
    THEMES = "themes"
    ORGANIZERS = "organizers"
    AFFILIATION = "affiliation"
    ORGANIZATION_OF_PERSON = "organization of a person"
    GROUP_OF_PERSON = "group of a person"
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
    BESIDE = "beside the description"
    AGENDA = "agenda"
    EXPECTED_OUTCOMES = "expected outcomes"
    HYBRID_FORMAT = "hybrid format"
    SDGS = "sdgs"
    TARGETS = "targets"
    KEY_TAKEAWAYS = "key takeaways"
    CALLS_TO_ACTION = "calls to action"
    SESSION_REPORT = "session report"
    NOWHERE = "nowhere"


KEEP_THEIR_LABEL = frozenset({Field.NOWHERE, Field.BESIDE})
"""What is shown with the question it answers, since no field of a session says it."""


@dataclass(frozen=True)
class Label:
    """A label as a page has it.

    `distinctive` labels are found on programme pages only and count anywhere; the others are
    everyday words and count at the head of a paragraph. A `heading` is one of the older report
    forms; `numbered` is `Speaker 2:`; `rest` is what follows on the same line.
    """

    field: Field
    distinctive: bool
    heading: bool
    numbered: bool
    rest: str

    @property
    def stays(self) -> bool:
        """Whether the label's line is text itself: a heading, or not placed."""
        return self.field in KEEP_THEIR_LABEL or (
            self.heading and self.field is Field.SESSION_REPORT
        )


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
        Field.BESIDE,
        Field.AGENDA,
        Field.EXPECTED_OUTCOMES,
        Field.HYBRID_FORMAT,
        Field.TARGETS,
        Field.NOWHERE,
    }
    | REPORT
)
