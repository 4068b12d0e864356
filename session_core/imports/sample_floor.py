"""The floor of a sample session: who is there, what was asked, and what became of it."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from session_core.domain.floor import DeclineReason, InterventionKind
from session_core.domain.languages import Language
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.imports.sample_fields import Minute, SamplePart, Words

People = Annotated[int, Field(ge=1, le=MOST_IN_HUB)]


class SampleSeat(SamplePart):
    """Somebody who joined with a device; of a hub also when it was `confirmed`, by staff."""

    pseudonym: Words
    modality: Modality
    joined: Minute
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: Language | None = None
    people: People = 1
    confirmed: Minute | None = None


class ByProxy(SamplePart):
    """Somebody whom the moderator of their side entered, with `on_paper` from a card."""

    name: str = ""
    modality: Modality
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: Language | None = None
    on_paper: bool = False


class SampleAnswer(SamplePart):
    """What a moderator wrote as the answer, and when."""

    minute: Minute
    text: Words


class SampleDecline(SamplePart):
    """Why a moderator declined a question, with a word to its asker, and when."""

    minute: Minute
    reason: DeclineReason
    text: str = ""


class SampleMerge(SamplePart):
    """When a moderator merged a question with another, which waited too, by its number."""

    minute: Minute
    number: Annotated[int, Field(gt=0)]


class SampleTranslation(SamplePart):
    """What a question says in another language, when that was written, and who reads it aloud."""

    minute: Minute
    language: Language
    text: Words
    read_aloud_by: str = ""


class SampleSupport(SamplePart):
    """How many wanted it asked too."""

    onsite: Annotated[int, Field(ge=0)] = 0
    online: Annotated[int, Field(ge=0)] = 0

    def by_side(self) -> Iterator[tuple[Modality, int]]:
        """How many on each side."""
        yield from zip(Modality, (self.onsite, self.online), strict=True)


class SampleIntervention(SamplePart):
    """What was asked, from a seat or by proxy, and what became of it: nothing yet means waiting.

    `claimed` is since when the online moderator has been reading it. `page` is the language of the
    page on which it was asked.
    """

    requested: Minute
    text: str
    kind: InterventionKind = InterventionKind.QUESTION
    page: Language = Language.ENGLISH
    translations: tuple[SampleTranslation, ...] = ()
    seat: str | None = None
    by_proxy: ByProxy | None = None
    supported: SampleSupport = SampleSupport()
    claimed: Minute | None = None
    given: Minute | None = None
    yielded: Minute | None = None
    withdrawn: Minute | None = None
    answered: SampleAnswer | None = None
    declined: SampleDecline | None = None
    merged: SampleMerge | None = None
    in_report: Minute | None = None

    @property
    def left_queue(self) -> float | None:
        """When it waited no more: it had the floor, or ended otherwise."""
        return next((minute for _, minute in self._ends()), None)

    def minutes(self) -> Iterator[float]:
        """Every minute that it tells of."""
        told = (self.requested, self.claimed, self.yielded)
        yield from (minute for minute in told if minute is not None)
        yield from (each.minute for each in self.translations)
        yield from (minute for _, minute in self._ends())

    def _ends(self) -> Iterator[tuple[str, float]]:
        at_once = {
            "was given the floor": self.given,
            "was withdrawn": self.withdrawn,
            "was taken into the report": self.in_report,
        }
        yield from ((words, minute) for words, minute in at_once.items() if minute is not None)
        decided = {
            "was answered in writing": self.answered,
            "was declined": self.declined,
            "was merged": self.merged,
        }
        yield from ((words, done.minute) for words, done in decided.items() if done)

    @model_validator(mode="after")
    def _is_one_story(self) -> Self:
        if (self.seat is None) == (self.by_proxy is None):
            raise ValueError("is either from a seat or by proxy")
        ends = list(self._ends())
        if len(ends) > 1:
            raise ValueError(" and ".join(words for words, _ in ends))
        if self.yielded is not None and self.given is None:
            raise ValueError("yielded a floor that was never given")
        times = [self.requested, self.claimed, self.left_queue, self.yielded]
        told = [minute for minute in times if minute is not None]
        if told != sorted(told) or any(t.minute < self.requested for t in self.translations):
            raise ValueError("its times are not in order")
        return self
