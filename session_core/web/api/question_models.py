"""Questions as the JSON API tells them: one's own in full, others' as everybody may read them."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, Field

from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.speaking_order import Place
from session_core.domain.translations import Translation
from session_core.domain.written_in import direction_of
from session_core.use_cases.outcomes import Outcome
from session_core.use_cases.own_questions import MyIntervention
from session_core.wording import disposition_words, why_here


class TranslationSeen(BaseModel):
    """What a question says in another language; `read_aloud_by` is who reads it in the room."""

    language: str
    direction: str
    text: str
    read_aloud_by: str
    of_earlier_wording: bool

    @classmethod
    def all_of(cls, one: Intervention, some: Iterable[Translation]) -> "list[TranslationSeen]":
        """The translations of a question."""
        return [
            cls(
                language=each.language,
                direction=direction_of(each.text),
                text=each.text,
                read_aloud_by=each.read_aloud_by,
                of_earlier_wording=each.is_of_earlier_wording(one),
            )
            for each in some
        ]


class MyQuestion(BaseModel):
    """One's own question: where it stands and why, how it ended, its receipt."""

    id: str
    number: int = Field(description="What people say aloud; others know the question by it.")
    kind: InterventionKind
    side: Modality
    text: str
    language: str = Field(description="A tag such as `fr`; empty where it is not known.")
    direction: str = Field(description="`ltr`, `rtl`, or `auto` where it is mixed.")
    translations: list[TranslationSeen]
    edited: bool
    state: InterventionState = Field(
        description="Where it stands; where it was merged, that of the question it went into."
    )
    state_words: str
    merged_into: int | None = Field(description="The number of the question it went into.")
    announced: bool = Field(description="Its place is safe: nobody is put before it any more.")
    place: int | None = Field(description="Its place in the queue, from 1, while it waits.")
    reason: str = Field(description="Why it has this place, in full.")
    wait_minutes: int | None = Field(description="An estimate; none where none can be made.")
    answer: str = Field(description="The answer in writing, or a word with a decline.")
    receipt: str = Field(
        description="Five words with which its asker alone finds, changes or withdraws it."
    )
    asked_at: datetime
    given_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, mine: MyIntervention) -> "MyQuestion":
        """A question as its asker sees it."""
        own, standing, place = mine.intervention, mine.standing, mine.place
        return cls(
            id=own.id,
            number=own.number,
            kind=own.kind,
            side=own.modality,
            text=own.text,
            language=own.written_in,
            direction=direction_of(own.text),
            translations=TranslationSeen.all_of(own, mine.translations),
            edited=own.edited_at is not None,
            state=standing.state,
            state_words=disposition_words(standing),
            merged_into=mine.head,
            announced=is_announced(standing),
            place=place.position if place else None,
            reason=why_here(place, in_full=True) if place else "",
            wait_minutes=mine.minutes,
            answer=standing.reply,
            receipt=mine.receipt,
            asked_at=own.requested_at,
            given_at=standing.given_at,
            ended_at=standing.yielded_at or standing.ended_at,
        )


class Mine(BaseModel):
    """One's own questions, newest first, and the numbers one supports."""

    questions: list[MyQuestion]
    supported: list[int]


class PublicQuestion(BaseModel):
    """A question as everybody may read it under the naming rule of its part."""

    number: int
    kind: InterventionKind
    side: Modality
    text: str
    language: str = Field(description="A tag such as `fr`; empty where it is not known.")
    direction: str = Field(description="`ltr`, `rtl`, or `auto` where it is mixed.")
    translations: list[TranslationSeen]
    name: str = Field(description="A pseudonym, where the naming rule lets it be shown.")
    stakeholder_group: StakeholderGroup | None
    support: int
    edited: bool
    state: InterventionState
    state_words: str
    merged_into: int | None
    announced: bool
    answer: str
    given_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(
        cls,
        one: Intervention,
        head: int | None = None,
        translations: Iterable[Translation] = (),
    ) -> "PublicQuestion":
        """A question that was made fit to be shown; `head` is what it was merged into."""
        return cls(
            number=one.number,
            kind=one.kind,
            side=one.modality,
            text=one.text,
            language=one.written_in,
            direction=direction_of(one.text),
            translations=TranslationSeen.all_of(one, translations),
            name=one.name,
            stakeholder_group=one.stakeholder_group,
            support=one.support,
            edited=one.edited_at is not None,
            state=one.state,
            state_words=disposition_words(one, head),
            merged_into=head,
            announced=is_announced(one),
            answer=one.reply,
            given_at=one.given_at,
            ended_at=one.yielded_at or one.ended_at,
        )


class PublicPlace(BaseModel):
    """Somebody who waits, and by which rule they have this place."""

    place: int
    reason: str
    question: PublicQuestion

    @classmethod
    def of(cls, place: Place, translations: Iterable[Translation] = ()) -> "PublicPlace":
        """A place as everybody may read it."""
        return cls(
            place=place.position,
            reason=why_here(place, in_full=False),
            question=PublicQuestion.of(place.intervention, translations=translations),
        )


class Questions(BaseModel):
    """Every question by number, and what became of it."""

    questions: list[PublicQuestion]

    @classmethod
    def of(cls, outcomes: tuple[Outcome, ...]) -> "Questions":
        """What became of the questions."""
        told = [
            PublicQuestion.of(each.intervention, each.head, each.translations) for each in outcomes
        ]
        return cls(questions=told)


def is_announced(one: Intervention) -> bool:
    """Whether a question waits in a place that is safe."""
    return one.state is InterventionState.WAITING and one.announced_at is not None
