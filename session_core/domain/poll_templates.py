"""Polls that many sessions begin and end with, ready to be opened or written on.

Their words stand in tables, for the catalogues; what is asked is kept in the language of whoever
takes the template up.
"""

from dataclasses import dataclass
from enum import StrEnum

from session_core.domain.ballots import PollKind
from session_core.domain.people import RegionalGroup, StakeholderGroup


class TemplateUse(StrEnum):
    """When in a session a poll is asked."""

    OPENING = "opening"
    CLOSING = "closing"


@dataclass(frozen=True)
class PollTemplate:
    """A poll that can be asked in any session; `id` is its key in the tables of words.

    `options` are words to be looked up, of kinds that do not bring theirs along.
    """

    id: str
    use: TemplateUse
    kind: PollKind
    options: tuple[str, ...] = ()


USES = {TemplateUse.OPENING: "To open with", TemplateUse.CLOSING: "To close with"}

TITLES = {
    "groups": "Who is here",
    "regions": "From which regions",
    "ways": "How we take part",
    "expect": "What we expect",
    "heard": "Was your voice heard",
    "takeaways": "The draft takeaways",
    "pace": "The pace",
    "word": "One word to take home",
}
"""What templates are called, on their buttons."""

QUESTIONS = {
    "groups": "Which stakeholder group do you belong to?",
    "regions": "Which regional group do you belong to?",
    "ways": "How do you take part?",
    "expect": "What do you expect of this session?",
    "heard": "How far was your voice heard in this session?",
    "takeaways": "Can you live with the draft takeaways?",
    "pace": "How is the pace of this session for you?",
    "word": "Which one word do you take home?",
}
"""What templates ask."""

WAYS = {
    "room": "In the room",
    "alone": "Online, by myself",
    "hub": "Online, with others at a hub",
    "phone": "By telephone, or over a slow line",
}
"""How people take part, as they say it themselves."""

POLL_TEMPLATES = (
    PollTemplate("groups", TemplateUse.OPENING, PollKind.SINGLE, tuple(StakeholderGroup)),
    PollTemplate("regions", TemplateUse.OPENING, PollKind.SINGLE, tuple(RegionalGroup)),
    PollTemplate("ways", TemplateUse.OPENING, PollKind.SINGLE, tuple(WAYS.values())),
    PollTemplate("expect", TemplateUse.OPENING, PollKind.OPEN_TEXT),
    PollTemplate("heard", TemplateUse.CLOSING, PollKind.RATING),
    PollTemplate("takeaways", TemplateUse.CLOSING, PollKind.ROUGH_CONSENSUS),
    PollTemplate("pace", TemplateUse.CLOSING, PollKind.PACE),
    PollTemplate("word", TemplateUse.CLOSING, PollKind.WORD_CLOUD),
)
"""As they are offered."""


def templates_for(use: TemplateUse) -> tuple[PollTemplate, ...]:
    """The templates that are asked at this time of a session."""
    return tuple(each for each in POLL_TEMPLATES if each.use is use)
