"""The snapshot's form, version 1; docs/schema/session-1.json is made from it."""

from typing import Annotated, Literal

from pydantic import FailFast, Field

from session_core.domain.breakouts import MOST_GROUPS
from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Part, RegionalGroup, StakeholderGroup
from session_core.domain.session import AtDoor, Entry, NamingRule, Room, SessionType, Stage
from session_core.domain.takeaways import EvidenceKind, TakeawayKind, TakeawayState
from session_core.snapshot.fields import (
    Affiliation,
    Amount,
    Conduct,
    Form,
    GroupLine,
    GroupMinutes,
    Id,
    ItemMinutes,
    Line,
    LineOrEmpty,
    LinkOrEmpty,
    Moment,
    MoreMinutes,
    NoteText,
    Number,
    PolicyQuestion,
    ProgrammeNumber,
    Prose,
    ReportText,
    Sentence,
    SentenceOrEmpty,
    Title,
    Word,
    Year,
)
from session_core.snapshot.floor_form import FloorPolicyForm, InterventionForm
from session_core.snapshot.poll_form import PollForm
from session_core.snapshot.recommended import RecommendationsForm

FORMAT: Literal["evenfloor-session"] = "evenfloor-session"
VERSION: Literal[1] = 1


class SessionForm(Form):
    """The session's facts; `session_report` is the third block of the IGF's report form.

    The link of its call is not among them: it lets in whoever has it.
    """

    id: Id
    title: Title
    starts_at: Moment
    ends_at: Moment
    year: Year | None
    type: SessionType | None
    number: ProgrammeNumber | None
    room: LineOrEmpty
    format: LineOrEmpty
    themes: Annotated[tuple[Line, ...], Field(max_length=1_000), FailFast()]
    policy_questions: Annotated[tuple[PolicyQuestion, ...], Field(max_length=1_000), FailFast()]
    prose: Annotated[dict[Word, Prose], Field(max_length=50)]
    naming_rule: NamingRule
    stage: Stage
    queue_open: bool
    session_report: ReportText
    archived_at: Moment | None
    captions_link: LinkOrEmpty = ""
    stream_link: LinkOrEmpty = ""
    conduct: Conduct = ""
    asked_at_door: Annotated[tuple[AtDoor, ...], Field(max_length=len(AtDoor)), FailFast()] = ()
    entry: Entry = Entry.OPEN


class PersonForm(Form):
    """Somebody of the programme page, in its order."""

    name: Line
    part: Part
    affiliation: Affiliation
    stakeholder_group: StakeholderGroup | None
    regional_group: RegionalGroup | None


class ItemForm(Form):
    """An agenda item with its times."""

    id: Id
    position: Number
    title: Line
    planned_minutes: ItemMinutes
    extended_minutes: MoreMinutes
    started_at: Moment | None
    ended_at: Moment | None
    naming_rule: NamingRule | None
    skipped_at: Moment | None


class NoteForm(Form):
    """A line of notes, attributed as far as the naming rule allows."""

    id: Id
    number: Number
    text: NoteText
    kind: NoteKind
    written_at: Moment
    attribution: Attribution
    attributed_to: LineOrEmpty
    agenda_item_id: Id | None
    policy_question: Number | None
    addressee: LineOrEmpty
    group_number: Number | None


class EvidenceForm(Form):
    """The note, intervention or poll that a sentence rests on, by its id."""

    kind: EvidenceKind
    id: Id


class TakeawayForm(Form):
    """A takeaway or call with what it rests on, and how it was drafted."""

    id: Id
    kind: TakeawayKind
    text: Sentence
    evidence: Annotated[tuple[EvidenceForm, ...], Field(min_length=1, max_length=100), FailFast()]
    state: TakeawayState
    position: Number
    addressee: LineOrEmpty
    drafted_text: SentenceOrEmpty
    drafted_addressee: LineOrEmpty


class GroupForm(Form):
    """A breakout group, without those who sat in it."""

    id: Id
    number: Number
    topic: GroupLine
    place: GroupLine
    planned_minutes: GroupMinutes
    opened_at: Moment | None
    closed_at: Moment | None


class ActivityForm(Form):
    """One act of the record; never who did it. `subject` is the id of what it was done to."""

    act: Word
    room: Room
    at: Moment
    subject: Id | Literal[""]
    details: Annotated[dict[Word, bool | Amount | LineOrEmpty], Field(max_length=20)]


class Envelope(Form):
    """What tells one file from another, before anything else of it is read."""

    format: Literal["evenfloor-session"]
    version: Literal[1]


class SnapshotForm(Envelope):
    """A whole session of Evenfloor: all that is no secret, at one moment. Times are UTC."""

    made_at: Moment
    session: SessionForm
    people: Annotated[tuple[PersonForm, ...], Field(max_length=1_000), FailFast()]
    agenda: Annotated[tuple[ItemForm, ...], Field(max_length=1_000), FailFast()]
    interventions: Annotated[tuple[InterventionForm, ...], Field(max_length=20_000), FailFast()]
    polls: Annotated[tuple[PollForm, ...], Field(max_length=1_000), FailFast()]
    notes: Annotated[tuple[NoteForm, ...], Field(max_length=20_000), FailFast()]
    takeaways: Annotated[tuple[TakeawayForm, ...], Field(max_length=5_000), FailFast()]
    groups: Annotated[tuple[GroupForm, ...], Field(max_length=MOST_GROUPS), FailFast()] = ()
    floor_policy: FloorPolicyForm = FloorPolicyForm()
    activity: Annotated[tuple[ActivityForm, ...], Field(max_length=50_000), FailFast()]
    recommendations: Annotated[
        tuple[RecommendationsForm, ...],
        Field(
            max_length=20_000,
            description="Derived: calls in force and noted proposals, by addressee. It may be left "
            "out; where it stands, it must follow from the takeaways and notes of the file.",
            json_schema_extra={"readOnly": True},
        ),
        FailFast(),
    ] = ()
