"""The parts of a sample session, each read strictly: what happened, and at which minute."""

from datetime import time
from typing import Annotated, Self

from pydantic import Field, model_validator

from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Role
from session_core.domain.session import NamingRule, SessionType
from session_core.imports.sample_fields import Minute, SampleLink, SamplePart, Words


class SampleStart(SamplePart):
    """The day of a session, counted from the day on which it is loaded, and the hour in UTC."""

    days: int
    at: time

    @model_validator(mode="after")
    def _is_another_day(self) -> Self:
        if not self.days:
            raise ValueError("a session of the same day is told by its `now`")
        return self


class SampleSeries(SamplePart):
    """The series a session belongs to; samples with the same title are in the same one."""

    title: Words
    position: Annotated[int, Field(gt=0)]


class SampleSession(SamplePart):
    """The fields of the programme page; the year is the one in which the sample is loaded."""

    title: Words
    minutes: Annotated[int, Field(gt=0)]
    join_code: Annotated[str, Field(pattern=r"^[A-Z0-9]{4,12}$")]
    type: SessionType | None = None
    number: int | None = None
    room: str = ""
    format: str = ""
    themes: tuple[Words, ...] = ()
    policy_questions: tuple[Words, ...] = ()
    prose: dict[str, Words] = Field(default_factory=dict)
    naming_rule: NamingRule = NamingRule.OPEN
    call_link: SampleLink = ""
    captions_link: SampleLink = ""
    stream_link: SampleLink = ""
    conduct: str = ""


class SampleItem(SamplePart):
    """An agenda item; it ends where the next one starts, or where the session is closed."""

    title: Words
    planned_minutes: Annotated[int, Field(gt=0)]
    started: Minute | None = None
    naming_rule: NamingRule | None = None


class SampleGroup(SamplePart):
    """A breakout group and who facilitates it, by role; how long it works."""

    topic: Words
    place: str = ""
    minutes: Annotated[int, Field(gt=0)]
    facilitator: Role | None = None


class SampleGroups(SamplePart):
    """The breakout groups as they were prepared: made, then people drawn into them by lot."""

    made: Minute
    drawn: Minute
    groups: tuple[SampleGroup, ...]

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.drawn < self.made:
            raise ValueError("people were drawn into groups that were not made")
        return self


class SampleNote(SamplePart):
    """One line of the rapporteur's; `addressee` is whom a proposal is for."""

    minute: Minute
    kind: NoteKind
    text: Words
    attribution: Attribution = Attribution.NONE
    attributed_to: str = ""
    policy_question: int | None = None
    addressee: str = ""


class SampleAdoption(SamplePart):
    """The sentence drafted from a note, by its number, that the rapporteur took into the report.

    With an addressee or words of its own it was put so.
    """

    note: Annotated[int, Field(gt=0)]
    text: str = ""
    addressee: str = ""


class SampleReport(SamplePart):
    """The report: when it was drafted, what was adopted of it, and its own text.

    What was drafted and not adopted was set aside.
    """

    drafted: Minute
    adopted: tuple[SampleAdoption, ...]
    session_report: str = ""
    written: Minute | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if bool(self.session_report) != (self.written is not None):
            raise ValueError("a session report has a text and a time, or neither")
        if self.written is not None and self.written < self.drafted:
            raise ValueError("its times are not in order")
        return self
