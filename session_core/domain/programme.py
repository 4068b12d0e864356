"""What a programme page gives: the fields of the IGF's form, and what could not be placed."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.people import ProgrammePerson
from session_core.domain.session import SessionType


@dataclass(frozen=True)
class UnplacedLine:
    """A line of the page that fits no field; `number` counts from 1 in the pasted text."""

    number: int
    text: str


@dataclass(frozen=True)
class ProgrammePage:
    """The fields of one programme page; times are UTC, what the page lacks is empty or None."""

    title: str = ""
    year: int | None = None
    type: SessionType | None = None
    number: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: str = ""
    themes: tuple[str, ...] = ()
    people: tuple[ProgrammePerson, ...] = ()
    format: str = ""
    duration_minutes: int | None = None
    policy_questions: tuple[str, ...] = ()
    description: str = ""
    gains: str = ""
    expected_outcomes: str = ""
    hybrid_format: str = ""
    sdgs: tuple[str, ...] = ()
    targets: str = ""
    key_takeaways: tuple[str, ...] = ()
    calls_to_action: tuple[str, ...] = ()
    session_report: str = ""
    could_not_place: tuple[UnplacedLine, ...] = ()
