"""A sample workshop: a session told in minutes, to be replayed when somebody loads it."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from session_core.domain.people import Modality, ProgrammePerson
from session_core.imports.sample_fields import Minute, SamplePart
from session_core.imports.sample_floor import SampleIntervention, SampleSeat
from session_core.imports.sample_help import SampleHelp
from session_core.imports.sample_parts import (
    SampleGroups,
    SampleItem,
    SampleNote,
    SampleReport,
    SampleSeries,
    SampleSession,
    SampleStart,
)
from session_core.imports.sample_polls import SamplePoll

DOORS_OPEN = -10.0
"""The minute at which the moderator opens the session, before it starts."""

_DAY = 24 * 60


class UnreadableSample(ValueError):
    """A sample that cannot be replayed; its text says where and why, a line for each fault."""


class SampleWorkshop(SamplePart):
    """A whole session until somebody walks in.

    That is at its minute `now`, or it `starts` on another day: then all of it is told, or nothing
    has happened yet but what was prepared.
    """

    about: str
    session: SampleSession
    people: tuple[ProgrammePerson, ...]
    agenda: tuple[SampleItem, ...]
    now: Minute | None = None
    starts: SampleStart | None = None
    series: SampleSeries | None = None
    closed: Minute | None = None
    archived: Minute | None = None
    seats: tuple[SampleSeat, ...] = ()
    others_joined: dict[Modality, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    interventions: tuple[SampleIntervention, ...] = ()
    polls: tuple[SamplePoll, ...] = ()
    breakouts: SampleGroups | None = None
    notes: tuple[SampleNote, ...] = ()
    help: tuple[SampleHelp, ...] = ()
    report: SampleReport | None = None

    @property
    def has_begun(self) -> bool:
        """Whether the doors were opened; else the session is being prepared."""
        return self.latest >= DOORS_OPEN

    @property
    def latest(self) -> float:
        """The last minute that has surely passed, at whatever hour of the day this is loaded."""
        if self.starts is None:
            return self.now or 0.0
        return -self.starts.days * _DAY - (self.starts.at.hour * 60 + self.starts.at.minute)

    def starts_at(self, now: datetime) -> datetime:
        """When the session starts, if it is loaded now; on the minute, as in every programme."""
        if self.starts is None:
            return now.replace(second=0, microsecond=0) - timedelta(minutes=self.latest)
        day = now.astimezone(UTC).date() + timedelta(days=self.starts.days)
        return datetime.combine(day, self.starts.at, UTC)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.now is None) == (self.starts is None):
            raise ValueError("a sample has either a `now` or a day on which it `starts`")
        planned = sum(item.planned_minutes for item in self.agenda)
        faults = [*self._strangers(), *self._ballots_without_seat(), *self._support_without_seat()]
        faults += [*self._merged_with_nothing(), *self._in_the_future()]
        if planned != self.session.minutes:
            faults.append(f"the agenda plans {planned} of {self.session.minutes} minutes")
        if self.archived is not None and (self.closed is None or self.archived < self.closed):
            faults.append("it was archived before it was closed")
        if not self.has_begun and self.others_joined:
            faults.append("people joined before the doors were opened")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _strangers(self) -> Iterator[str]:
        names = Counter(seat.pseudonym for seat in self.seats)
        yield from (f"two seats are called “{name}”" for name, n in names.items() if n > 1)
        asked = {each.seat for each in self.interventions if each.seat is not None}
        asked |= {each.seat for each in self.help}
        asked |= {hub for poll in self.polls for hub in poll.of_hubs}
        yield from (f"no seat is called “{name}”" for name in sorted(asked - names.keys()))

    def _ballots_without_seat(self) -> Iterator[str]:
        joined = Counter(self.others_joined) + Counter(seat.modality for seat in self.seats)
        for poll in self.polls:
            for side in Modality:
                if len(poll.of_side(side)) > joined[side]:
                    yield f"“{poll.question}” has more ballots {side} than people who joined"

    def _support_without_seat(self) -> Iterator[str]:
        joined = Counter(self.others_joined) + Counter(seat.modality for seat in self.seats)
        for asked in self.interventions:
            for side, number in asked.supported.by_side():
                if number and number >= joined[side]:
                    yield f"“{asked.text[:40]}” has more support {side} than others who joined"

    def _merged_with_nothing(self) -> Iterator[str]:
        for asked in self.interventions:
            if asked.merged and asked.merged.number > len(self.interventions):
                yield f"“{asked.text[:40]}” is merged with a number that nobody has"

    def _in_the_future(self) -> Iterator[str]:
        for text, minute in self._told():
            if minute is not None and minute > self.latest:
                yield f"“{text[:40]}” happens at minute {minute:g}, after now"

    def _told(self) -> Iterator[tuple[str, float | None]]:
        """Everything that has a minute."""
        yield from (("the end", minute) for minute in (self.closed, self.archived))
        yield from ((item.title, item.started) for item in self.agenda)
        for seat in self.seats:
            yield from ((seat.pseudonym, minute) for minute in (seat.joined, seat.confirmed))
        yield from ((note.text, note.minute) for note in self.notes)
        for each in self.interventions:
            yield from ((each.text, minute) for minute in each.minutes())
        for one in self.help:
            yield from ((f"help for {one.seat}", minute) for minute in one.minutes())
        for poll in self.polls:
            minutes = (poll.opened, poll.closed, poll.shown)
            yield from ((poll.question, minute) for minute in minutes)
        if self.breakouts is not None:
            yield from (("the groups", m) for m in (self.breakouts.made, self.breakouts.drawn))
        if self.report is not None:
            yield from (("the report", m) for m in (self.report.drafted, self.report.written))


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
