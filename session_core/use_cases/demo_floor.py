"""The floor of a sample: what was asked, supported and decided, in the words of its story."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from session_core.domain.cards import Card
from session_core.domain.decline_reasons import DeclineReason
from session_core.domain.people import Modality, Role, Seat
from session_core.imports.sample_floor import SampleIntervention, SampleTranslation
from session_core.storage import floor as kept_floor
from session_core.use_cases import asking, floor
from session_core.use_cases.cards import enter_cards
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    take_into_report,
)
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.retelling import Retelling, Step, spread
from session_core.use_cases.support import support_question
from session_core.use_cases.translations import add_translation

MODERATOR = {Modality.ONSITE: Role.ONSITE_MODERATOR, Modality.ONLINE: Role.ONLINE_MODERATOR}


class FloorStory:
    """One telling of what was asked; `seats` and `named` fill as people join."""

    def __init__(
        self, retelling: Retelling, seats: Sequence[Seat], named: Mapping[str, Seat], end: float
    ) -> None:
        self._retelling, self._seats, self._named, self._end = retelling, seats, named, end
        self._asked: dict[SampleIntervention, str] = {}

    def telling(self, told: SampleIntervention) -> Iterator[Step]:
        """All that happened to one intervention, and at which minute."""
        triage = partial(self._triage, told)
        yield told.requested, partial(self._ask, told)
        until = self._end if told.left_queue is None else told.left_queue
        for side, number in told.supported.by_side():
            for index in range(number):
                at = spread(told.requested, until, index, number)
                yield at, partial(self._support, told, side, index)
        for each in told.translations:
            yield each.minute, partial(self._translate, told, each)
        if told.claimed is not None:
            yield told.claimed, partial(triage, claim_question)
        if told.withdrawn is not None:
            yield told.withdrawn, partial(self._withdraw, told)
        if answer := told.answered:
            yield answer.minute, partial(triage, answer_in_writing, answer.text)
        if decline := told.declined:
            yield decline.minute, partial(triage, decline_question, decline.reason, decline.text)
        if told.merged:
            yield told.merged.minute, partial(self._merge, told, told.merged.number)
        if told.in_report is not None:
            yield told.in_report, partial(triage, take_into_report)
        if told.given is not None:
            yield told.given, partial(self._give_floor, told)
        if told.yielded is not None:
            yield told.yielded, self._yield_floor

    def _ask(self, told: SampleIntervention) -> None:
        if told.by_proxy is None:
            seat = self._named[told.seat or ""]
            ask = partial(self._retelling.from_seat, seat, asking.request_floor)
            self._asked[told] = ask(text=told.text, kind=told.kind, page_language=told.page)
        elif told.by_proxy.on_paper:
            given = told.by_proxy.model_dump(exclude={"on_paper"})
            card = Card(told.text, **given | {"language": given["language"] or ""})
            enter = partial(self._retelling.by_staff, MODERATOR[card.modality], enter_cards)
            (self._asked[told],) = enter([card], f"card {told.requested}")
        else:
            given = told.by_proxy.model_dump(exclude={"on_paper"})
            enter = partial(self._retelling.by_staff, MODERATOR[told.by_proxy.modality])
            self._asked[told] = enter(
                asking.enter_for_someone, text=told.text, kind=told.kind, **given
            )

    def _translate(self, told: SampleIntervention, each: SampleTranslation) -> None:
        said = each.model_dump(exclude={"minute"})
        translate = partial(self._retelling.by_staff, Role.RAPPORTEUR, add_translation)
        translate(self._asked[told], **said)

    def _support(self, told: SampleIntervention, side: Modality, index: int) -> None:
        asker = self._named.get(told.seat or "")
        # Hubs support nothing here: each of these is one person.
        others = [s for s in self._seats if s.modality is side and s.people == 1 and s != asker]
        # Not the same people each time: they begin with another one for each question.
        seat = others[(index + len(told.text)) % len(others)]
        self._retelling.from_seat(seat, support_question, self._asked[told])

    def _triage(self, told: SampleIntervention, act: Callable[..., Any], *given: object) -> None:
        self._retelling.by_staff(Role.ONLINE_MODERATOR, act, self._asked[told], *given)

    def _merge(self, told: SampleIntervention, number: int) -> None:
        waiting = kept_floor.floor_of(self._retelling.db, self._retelling.session_id).interventions
        other = next(each.id for each in waiting if each.number == number)
        both = (self._asked[told], other)
        self._retelling.by_staff(Role.ONLINE_MODERATOR, merge_questions, both)

    def _withdraw(self, told: SampleIntervention) -> None:
        if told.by_proxy:
            moderator = MODERATOR[told.by_proxy.modality]
            wish = DeclineReason.AT_THEIR_WISH
            self._retelling.by_staff(moderator, floor.strike_request, self._asked[told], wish)
        else:
            seat = self._named[told.seat or ""]
            self._retelling.from_seat(seat, asking.withdraw_request, self._asked[told])

    def _give_floor(self, told: SampleIntervention) -> None:
        first = self._asked[told]
        self._retelling.by_staff(Role.ONSITE_MODERATOR, floor.give_floor_to_next, expected=first)

    def _yield_floor(self) -> None:
        self._retelling.by_staff(Role.ONSITE_MODERATOR, floor.yield_floor)
