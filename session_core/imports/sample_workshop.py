"""A sample workshop: a session told in minutes, to be replayed when somebody loads it."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from session_core.domain.floor import InterventionKind
from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Modality, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.session import NamingRule, SessionType

Minute = Annotated[float, Field(ge=-60, le=720)]
"""Minutes from the start of the session; before it they are negative."""

Words = Annotated[str, Field(min_length=1)]


class UnreadableSample(ValueError):
    """A sample that cannot be replayed; its text says where and why, a line for each fault."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SampleSession(_Part):
    """The fields of the programme page; the year is the one in which the sample is loaded."""

    title: Words
    minutes: Annotated[int, Field(gt=0)]
    type: SessionType | None = None
    number: int | None = None
    room: str = ""
    format: str = ""
    themes: tuple[Words, ...] = ()
    policy_questions: tuple[Words, ...] = ()
    prose: dict[str, Words] = {}
    naming_rule: NamingRule = NamingRule.OPEN


class SampleItem(_Part):
    """An agenda item; it ends where the next one starts."""

    title: Words
    planned_minutes: Annotated[int, Field(gt=0)]
    started: Minute | None = None


class SampleSeat(_Part):
    """Somebody who joined with a device."""

    pseudonym: Words
    modality: Modality
    joined: Minute
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None


class ByProxy(_Part):
    """Somebody whom the moderator of their side entered."""

    name: str
    modality: Modality
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None


class SampleIntervention(_Part):
    """What was asked, from a seat or by proxy, and what became of it: nothing yet means waiting."""

    requested: Minute
    text: str
    kind: InterventionKind = InterventionKind.QUESTION
    seat: str | None = None
    by_proxy: ByProxy | None = None
    given: Minute | None = None
    yielded: Minute | None = None
    withdrawn: Minute | None = None

    @model_validator(mode="after")
    def _is_one_story(self) -> Self:
        if (self.seat is None) == (self.by_proxy is None):
            raise ValueError("is either from a seat or by proxy")
        if self.withdrawn is not None and self.given is not None:
            raise ValueError("was withdrawn, so it was never given the floor")
        if self.yielded is not None and self.given is None:
            raise ValueError("yielded a floor that was never given")
        times = [self.requested, self.withdrawn, self.given, self.yielded]
        told = [minute for minute in times if minute is not None]
        if told != sorted(told):
            raise ValueError("its times are not in order")
        return self


class SamplePoll(_Part):
    """A poll with its ballots, counted for each side in the order of the options."""

    question: Words
    options: tuple[Words, ...]
    opened: Minute
    closed: Minute | None = None
    ballots: dict[Modality, tuple[Annotated[int, Field(ge=0)], ...]]

    @model_validator(mode="after")
    def _counts_every_option(self) -> Self:
        if any(len(counts) != len(self.options) for counts in self.ballots.values()):
            raise ValueError("each side needs one count for each option")
        if self.closed is not None and self.closed < self.opened:
            raise ValueError("closed before it was opened")
        return self


class SampleNote(_Part):
    """One line of the rapporteur's."""

    minute: Minute
    kind: NoteKind
    text: Words
    attribution: Attribution = Attribution.NONE
    attributed_to: str = ""
    policy_question: int | None = None


class SampleWorkshop(_Part):
    """A whole session until the minute `now`, at which somebody walks in."""

    about: str
    now: Minute
    session: SampleSession
    people: tuple[ProgrammePerson, ...]
    agenda: tuple[SampleItem, ...]
    seats: tuple[SampleSeat, ...]
    others_joined: dict[Modality, Annotated[int, Field(ge=0)]] = {}
    interventions: tuple[SampleIntervention, ...] = ()
    polls: tuple[SamplePoll, ...] = ()
    notes: tuple[SampleNote, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        planned = sum(item.planned_minutes for item in self.agenda)
        faults = [*self._strangers(), *self._ballots_without_seat(), *self._in_the_future()]
        if planned != self.session.minutes:
            faults.append(f"the agenda plans {planned} of {self.session.minutes} minutes")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _strangers(self) -> Iterator[str]:
        names = Counter(seat.pseudonym for seat in self.seats)
        yield from (f"two seats are called “{name}”" for name, n in names.items() if n > 1)
        asked = {each.seat for each in self.interventions if each.seat is not None}
        yield from (f"no seat is called “{name}”" for name in sorted(asked - names.keys()))

    def _ballots_without_seat(self) -> Iterator[str]:
        joined = Counter(self.others_joined) + Counter(seat.modality for seat in self.seats)
        for poll in self.polls:
            for side, counts in poll.ballots.items():
                if sum(counts) > joined[side]:
                    yield f"“{poll.question}” has more ballots {side} than people who joined"

    def _in_the_future(self) -> Iterator[str]:
        told = [
            *((item.title, item.started) for item in self.agenda),
            *((seat.pseudonym, seat.joined) for seat in self.seats),
            *((note.text, note.minute) for note in self.notes),
        ]
        for each in self.interventions:
            told += [(each.text, m) for m in (each.requested, each.given, each.withdrawn)]
            told += [(each.text, each.yielded)]
        for poll in self.polls:
            told += [(poll.question, poll.opened), (poll.question, poll.closed)]
        for text, minute in told:
            if minute is not None and minute > self.now:
                yield f"“{text[:40]}” happens at minute {minute:g}, after now"


def read_sample(text: str) -> SampleWorkshop:
    """Read a sample from its JSON, strictly. Raises UnreadableSample."""
    try:
        return SampleWorkshop.model_validate_json(text)
    except ValidationError as invalid:
        faults = (
            f"{'.'.join(map(str, fault['loc'])) or 'sample'}: {fault['msg']}"
            for fault in invalid.errors()
        )
        raise UnreadableSample("\n".join(faults)) from invalid
