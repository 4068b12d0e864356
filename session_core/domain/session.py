"""One workshop session: what it is called, when it is, which rules hold in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from session_core.domain.refusals import EndBeforeStart, SessionTooLong

LONGEST = timedelta(hours=12)
TITLE_LIMIT = 300
AFFILIATION_LIMIT = 300
POLICY_QUESTION_LIMIT = 2000
PROSE_LIMIT = 100_000
"""Characters, of what a programme page says about a session and its people."""
HIGHEST_NUMBER = 9999
"""Of a session within its year's programme."""
REPORT_DUE = timedelta(hours=2)
"""Takeaways and calls are due two hours after the end (IGF report form, 2023)."""


class SessionType(StrEnum):
    """The types of the IGF programme, as they stand in real titles."""

    WORKSHOP = "WS"
    TOWN_HALL = "Town Hall"
    OPEN_FORUM = "Open Forum"
    LIGHTNING_TALK = "Lightning Talk"
    NETWORKING_SESSION = "Networking Session"
    LAUNCH = "Launch / Award Event"
    DAY_0_EVENT = "Day 0 Event"
    DYNAMIC_COALITION = "DC"
    BEST_PRACTICE_FORUM = "BPF"
    NRI_SESSION = "NRI"


class NamingRule(StrEnum):
    """What may be said about who spoke."""

    OPEN = "open"
    AFFILIATION_ONLY = "affiliation only"
    CHATHAM_HOUSE = "Chatham House"
    CLOSED = "closed"


class Stage(StrEnum):
    """Where a session stands."""

    PREPARING = "preparing"
    OPEN = "open"
    CLOSED = "closed"


class Entry(StrEnum):
    """Who may take a seat: whoever has the join code, whom a moderator admits, whom a code."""

    OPEN = "open"
    APPROVAL = "approval"
    CODES = "codes"


class AtDoor(StrEnum):
    """What the door asks of who joins; each may stay unsaid, unless the organiser wants it."""

    MODALITY = "modality"
    STAKEHOLDER_GROUP = "stakeholder group"
    REGIONAL_GROUP = "regional group"
    LANGUAGE = "language"


class Room(StrEnum):
    """The parts of a session that change apart from each other; each has its own revision."""

    SESSION = "session"
    AGENDA = "agenda"
    FLOOR = "floor"
    POLLS = "polls"
    BALLOTS = "ballots"
    NOTES = "notes"
    BREAKOUTS = "breakouts"
    REPORT = "report"
    PEOPLE = "people"
    SIGNALS = "signals"
    DOOR = "door"
    READ_BACK = "read_back"
    DESK = "desk"


PUBLIC_ROOMS = frozenset(
    {
        Room.SESSION,
        Room.AGENDA,
        Room.FLOOR,
        Room.POLLS,
        Room.NOTES,
        Room.BREAKOUTS,
        Room.READ_BACK,
    }
)
"""What everybody sees; that something moved elsewhere (a ballot, a seat) is for staff only."""


@dataclass(frozen=True)
class WorkshopSession:
    """One workshop session.

    Times are UTC. `prose` holds the long texts of the programme page by the key of their
    field (`description`, `expected_outcomes`, …). `join_code` opens the thin page,
    `screen_key` the room screen. `session_report` is the third block of the IGF's report form.
    The links lead to the call, its captions and its stream; `conduct` is the organiser's own code
    of conduct; `asked_at_door` is what nobody may leave unsaid who joins.
    """

    id: str
    title: str
    starts_at: datetime
    ends_at: datetime
    join_code: str
    screen_key: str
    year: int | None = None
    type: SessionType | None = None
    number: int | None = None
    room: str = ""
    format: str = ""
    themes: tuple[str, ...] = ()
    policy_questions: tuple[str, ...] = ()
    prose: Mapping[str, str] = field(default_factory=dict)
    naming_rule: NamingRule = NamingRule.OPEN
    stage: Stage = Stage.PREPARING
    queue_open: bool = True
    session_report: str = ""
    archived_at: datetime | None = None
    call_link: str = ""
    captions_link: str = ""
    stream_link: str = ""
    conduct: str = ""
    asked_at_door: tuple[AtDoor, ...] = ()
    entry: Entry = Entry.OPEN
    intake_frozen: bool = False
    read_back_at: datetime | None = None

    @property
    def identity(self) -> str:
        """Year, type and number (never an address): `IGF 2023 WS #457`, or ''."""
        if not (self.year or self.type or self.number):
            return ""
        number = f"#{self.number}" if self.number is not None else None
        words = ("IGF", self.year, self.type, number)
        return " ".join(str(word) for word in words if word is not None)

    @property
    def planned_minutes(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def report_due_at(self) -> datetime:
        return self.ends_at + REPORT_DUE


def checked_slot(starts_at: datetime, ends_at: datetime) -> None:
    """Raise EndBeforeStart or SessionTooLong where no session can be from one to the other."""
    if ends_at <= starts_at:
        raise EndBeforeStart
    if ends_at - starts_at > LONGEST:
        raise SessionTooLong(hours=LONGEST.total_seconds() / 3600)
