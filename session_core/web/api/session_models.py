"""A session as the JSON API tells it to who has a seat, and its door to everybody."""

from datetime import datetime

from pydantic import BaseModel, Field

from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.clock import planned_end_at
from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.people import Modality
from session_core.domain.session import AtDoor, Entry, NamingRule, Stage
from session_core.language import gettext
from session_core.use_cases.read_back import ReadBack, ReadSentence
from session_core.use_cases.seats import Door
from session_core.web.api.question_models import PublicPlace, PublicQuestion
from session_core.wording import KEPT_UNDER


class DoorSeen(BaseModel):
    """What everybody with the join code may know before they join."""

    join_code: str
    title: str
    identity: str
    stage: Stage
    starts_at: datetime
    ends_at: datetime
    room: str
    moderators: list[str]
    naming_rule: NamingRule
    conduct: str = Field(description="The organiser's own code of conduct, where there is one.")
    entry: Entry = Field(description="`open`, `approval` by a moderator, or one-time `codes`.")
    asked_at_door: list[AtDoor] = Field(description="What nobody may leave unsaid who joins.")
    intake_frozen: bool = Field(description="Nothing new is taken for now.")

    @classmethod
    def of(cls, door: Door) -> "DoorSeen":
        """The door of a session."""
        session = door.session
        return cls(
            join_code=session.join_code,
            title=session.title,
            identity=session.identity,
            stage=session.stage,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            room=session.room,
            moderators=[person.name for person in door.moderators],
            naming_rule=session.naming_rule,
            conduct=session.conduct,
            entry=session.entry,
            asked_at_door=list(session.asked_at_door),
            intake_frozen=session.intake_frozen,
        )


class Item(BaseModel):
    """A part of the agenda."""

    position: int
    title: str
    minutes: int
    naming_rule: NamingRule | None = Field(description="Its own, where it has one.")
    started_at: datetime | None
    ended_at: datetime | None
    skipped: bool
    ends_by: datetime | None = Field(description="When it should end, once it has begun.")

    @classmethod
    def of(cls, item: AgendaItem) -> "Item":
        """An item of the agenda."""
        return cls(
            position=item.position,
            title=item.title,
            minutes=item.allotted_minutes,
            naming_rule=item.naming_rule,
            started_at=item.started_at,
            ended_at=item.ended_at,
            skipped=item.skipped_at is not None,
            ends_by=planned_end_at(item),
        )


class RuleNow(BaseModel):
    """The naming rule in force at this moment: to be said before somebody asks."""

    naming_rule: NamingRule
    sentence: str

    @classmethod
    def of(cls, rule: NamingRule) -> "RuleNow":
        """A rule with what it means."""
        return cls(naming_rule=rule, sentence=gettext(KEPT_UNDER[rule]))


class FloorSeen(BaseModel):
    """Who has the floor, who is next by which rule, how many were heard on each side."""

    queue: str = Field(description="`open`, `closed`, `early` or `over`: whether more is taken.")
    speaking: PublicQuestion | None
    places: list[PublicPlace]
    heard: dict[Modality, int]


class NoteSeen(BaseModel):
    """A note, under the naming rule of its part."""

    number: int
    kind: NoteKind
    text: str
    attribution: Attribution
    attributed_to: str
    addressee: str
    group: int | None = Field(description="The number of the breakout group it comes from.")
    written_at: datetime

    @classmethod
    def of(cls, note: Note) -> "NoteSeen":
        """A note as everybody may read it."""
        return cls(
            number=note.number,
            kind=note.kind,
            text=note.text,
            attribution=note.attribution,
            attributed_to=note.attributed_to,
            addressee=note.addressee,
            group=note.group_number,
            written_at=note.written_at,
        )


class GroupSeen(BaseModel):
    """A breakout group; who sits in it is nobody's business."""

    number: int
    topic: str
    place: str
    at_work: bool
    ends_by: datetime | None

    @classmethod
    def of(cls, group: BreakoutGroup) -> "GroupSeen":
        """A group as everybody may read it."""
        return cls(
            number=group.number,
            topic=group.topic,
            place=group.place,
            at_work=group.is_open,
            ends_by=group.ends_at,
        )


class ReadSeen(BaseModel):
    """A sentence that is read back, and whom it speaks to."""

    text: str
    addressee: str


class ReadBackSeen(BaseModel):
    """The takeaways and calls to action while they are read back."""

    since: datetime
    takeaways: list[ReadSeen]
    calls: list[ReadSeen]

    @classmethod
    def of(cls, read: ReadBack) -> "ReadBackSeen":
        """What is read back."""

        def told(sentences: tuple[ReadSentence, ...]) -> list[ReadSeen]:
            return [ReadSeen(text=each.text, addressee=each.addressee) for each in sentences]

        return cls(since=read.since, takeaways=told(read.takeaways), calls=told(read.calls))
