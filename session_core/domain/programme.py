"""What a programme page gives: the fields of the IGF's form, and what could not be placed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from session_core.domain.agenda import PlannedItem
from session_core.domain.people import ProgrammePerson
from session_core.domain.session import SessionType

FIRST_YEAR, LAST_YEAR = 2006, 2100
"""The first IGF, and a bound: a year outside of them on a page is a slip, never a session's."""


class PageKind(StrEnum):
    """What kind of page it was."""

    PROGRAMME = "programme page"
    WORKSHOP_IN_PROSE = "workshop in prose"


@dataclass(frozen=True)
class UnplacedLine:
    """A line of the page that fits no field; `number` counts from 1 in the pasted text.

    `under` is the label that it stood under, if it stood under one. From prose it can also be a
    name, whose line is in the description.
    """

    number: int
    text: str
    under: str = ""


@dataclass(frozen=True)
class ProgrammePage:
    """The fields of one programme page; times are UTC, what the page lacks is empty or None.

    `agenda` is the page's own, and may plan more minutes than the session has. `days`, `places`
    and the participants come from pages that tell of a workshop in prose, days also from reports
    of 2015 to 2018, which give no time in UTC; they are days where the workshop was.
    """

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
    kind: PageKind = PageKind.PROGRAMME
    agenda: tuple[PlannedItem, ...] = ()
    days: tuple[date, ...] = ()
    places: tuple[str, ...] = ()
    participants: str = ""
    participant_count: int | None = None

    @property
    def agenda_minutes(self) -> int:
        return sum(item.planned_minutes for item in self.agenda)
