"""What programs send to the JSON API: shapes and bounds; the domain has the last word on words."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints, model_validator

from session_core.domain.ballots import (
    ANSWER_LIMIT,
    FURTHEST_NUMBER,
    MOST_WORDS,
    REASON_LIMIT,
    WORD_LIMIT,
    Ballot,
)
from session_core.domain.desk import HELP_LIMIT, HelpKind, HelpUrgency
from session_core.domain.floor import InterventionKind
from session_core.domain.languages import Language
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.polls import MOST_OPTIONS
from session_core.domain.session import NamingRule
from session_core.domain.text import QUESTION_LIMIT

KEY = r"^[0-9A-Za-z_-]{8,64}$"
LONG_KEY = r"^[0-9A-Za-z_-]{32,64}$"
"""Who knows the key of a join gets its seat, so it has to be beyond guessing."""

MOST_AT_ONCE, MOST_CHANGES = 1_000, 2**31 - 1

Key = Annotated[str, StringConstraints(pattern=KEY)]
LongKey = Annotated[str, StringConstraints(pattern=LONG_KEY)]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})?$")]
Number = Annotated[float, Field(strict=True, ge=-FURTHEST_NUMBER, le=FURTHEST_NUMBER)]
_TAG_SAYS = "The language of the text by its tag; unsaid, it is told by the script where it can be."


class Sent(BaseModel):
    """A body: what is not asked for is refused, so that a misspelt field is noticed."""

    model_config = ConfigDict(extra="forbid")


class Join(Sent):
    """A seat that is asked for. Nothing has to be said but what the organiser asks."""

    pseudonym: str = Field(
        default="", description="Never a real name unless its owner wants that; one is given."
    )
    modality: Modality | None = Field(default=None, description="Unsaid, one takes part online.")
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: Language | None = None
    people: StrictInt = Field(
        default=1, ge=1, le=MOST_IN_HUB, description="More than one for a hub; staff confirm it."
    )
    one_time_code: str = Field(default="", description="Where the session's `entry` is `codes`.")
    key: LongKey | None = Field(
        default=None,
        description="Beyond guessing, and new for each person: sent again it gives the same seat.",
    )


class Ask(Sent):
    """A question or comment; without a text it asks for the floor."""

    text: str = Field(default="", description=f"At most {QUESTION_LIMIT} characters.")
    kind: Literal[InterventionKind.QUESTION, InterventionKind.COMMENT] = InterventionKind.QUESTION
    language: Tag | None = Field(default=None, description=_TAG_SAYS)
    rule: NamingRule | None = Field(
        default=None,
        description="The naming rule that its asker was shown: no more is kept than that lets.",
    )
    key: Key | None = Field(
        default=None, description="New for each question: sent again it is the same question."
    )


class Reword(Sent):
    """One's own question in other words."""

    text: str = Field(description=f"At most {QUESTION_LIMIT} characters.")
    language: Tag | None = Field(default=None, description="Unsaid, it stays what it was.")


class Choice(Sent):
    """A ballot: one option, or what else the poll asks for."""

    option: str | None = Field(
        default=None, description="The id of one option; the same as `options` with one."
    )
    options: list[str] | None = Field(
        default=None,
        max_length=MOST_OPTIONS,
        description="Ids of options: several of a multiple choice, all of a ranking, best first.",
    )
    number: Number | None = Field(default=None, description="For a poll that asks for a number.")
    words: list[str] | None = Field(
        default=None,
        max_length=MOST_WORDS,
        description=f"An open answer of at most {ANSWER_LIMIT} characters, or the words of a "
        f"cloud, each of at most {WORD_LIMIT}.",
    )
    reason: str = Field(
        default="",
        description=f"Why one objects, where one does: at most {REASON_LIMIT} characters.",
    )

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = (self.option, self.options, self.number, self.words)
        if sum(each is not None for each in said) != 1:
            raise ValueError("one of option, options, number and words")
        return self

    def ballot(self) -> Ballot:
        """As the poll is asked with it."""
        options = self.options or [] if self.option is None else [self.option]
        return Ballot(tuple(options), self.number, tuple(self.words or ()), self.reason)


class Need(Sent):
    """What somebody needs help with, in words or without."""

    kind: HelpKind
    urgency: HelpUrgency = HelpUrgency.CAN_WAIT
    text: str = Field(default="", description=f"At most {HELP_LIMIT} characters.")
    key: Key | None = Field(default=None, description="Sent again it is the same request.")


class Shown(Sent):
    """What somebody was shown of their requests for help."""

    revisions: dict[str, Annotated[StrictInt, Field(ge=0, le=MOST_CHANGES)]] = Field(
        max_length=MOST_AT_ONCE,
        description="The revision that was shown of each request, by its id. What the desk wrote "
        "after it stays new.",
    )


class Line(Sent):
    """A message to the desk about a request."""

    text: str = Field(description=f"At most {HELP_LIMIT} characters.")
    key: Key | None = Field(default=None, description="Sent again it is the same message.")
