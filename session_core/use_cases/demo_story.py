"""The sample's story, told through the use-cases that people go through themselves.

So a loaded sample holds what the rules make of the story: numbers, announced places, tallies,
revisions and the record of what happened.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any

from session_core.domain.agenda import AgendaItem
from session_core.domain.people import Modality, Role, Seat
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.imports.sample_floor import SampleSeat
from session_core.imports.sample_workshop import DOORS_OPEN, SampleWorkshop
from session_core.storage import agenda
from session_core.use_cases.agenda import end_agenda_item, start_agenda_item
from session_core.use_cases.archive import archive_session
from session_core.use_cases.breakouts import add_group, change_group
from session_core.use_cases.demo_floor import MODERATOR, FloorStory
from session_core.use_cases.demo_help import HelpStory
from session_core.use_cases.demo_polls import PollStory
from session_core.use_cases.demo_report import telling_the_report
from session_core.use_cases.group_members import place_at_random
from session_core.use_cases.hubs import confirm_hub
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.notes import write_note
from session_core.use_cases.retelling import Retelling, Step, spread
from session_core.use_cases.sessions import close_session, open_session


class Story:
    """One telling of a sample workshop."""

    def __init__(self, sample: SampleWorkshop, retelling: Retelling) -> None:
        self._sample = sample
        self._retelling = retelling
        self._seats: list[Seat] = []
        self._named: dict[str, Seat] = {}
        told_until = (sample.closed, sample.now)
        self._end = next((minute for minute in told_until if minute is not None), 0.0)
        self._floor = FloorStory(retelling, self._seats, self._named, self._end)
        self._polls = PollStory(retelling, self._seats, self._named, self._end)
        self._help = HelpStory(retelling, self._named)

    def tell(self) -> None:
        """Let everything happen in its order.

        A story that could not have happened meets the Refusal that people would meet, such as
        OutOfDate where the floor goes to somebody who was not first.
        """
        # Two things of the same minute keep the order in which they are told.
        for minute, act in sorted(self._steps(), key=itemgetter(0)):
            self._retelling.minute = minute
            act()

    def _steps(self) -> Iterator[Step]:
        sample = self._sample
        moderate = partial(self._retelling.by_staff, Role.ONSITE_MODERATOR)
        take_note = partial(self._retelling.by_staff, Role.RAPPORTEUR, write_note)
        yield from self._preparing()
        if sample.has_begun:
            yield DOORS_OPEN, partial(moderate, open_session)
        for item, told in zip(self._items(), sample.agenda, strict=True):
            if told.started is not None:
                yield told.started, partial(moderate, start_agenda_item, item.id)
        for seat in sample.seats:
            yield seat.joined, partial(self._join, **_joining(seat))
            if seat.confirmed is not None:
                yield seat.confirmed, partial(self._confirm, seat)
        for side, number in sample.others_joined.items():
            for index in range(number):
                yield spread(DOORS_OPEN, 0.0, index, number), partial(self._join_crowd, side)
        for asked in sample.interventions:
            yield from self._floor.telling(asked)
        for needed in sample.help:
            yield from self._help.telling(needed)
        for poll in sample.polls:
            yield from self._polls.telling(poll)
        if sample.breakouts is not None:
            yield sample.breakouts.made, self._make_groups
            yield sample.breakouts.drawn, self._draw_lots
        for note in sample.notes:
            yield note.minute, partial(take_note, **note.model_dump(exclude={"minute"}))
        if sample.report is not None:
            yield from telling_the_report(sample.report, self._retelling)
        if sample.closed is not None:
            yield sample.closed, partial(moderate, end_agenda_item)
            yield sample.closed, partial(moderate, close_session)
        if sample.archived is not None:
            organise = partial(self._retelling.by_staff, Role.ORGANISER)
            yield sample.archived, partial(organise, archive_session)

    def _preparing(self) -> Iterator[Step]:
        """What the organiser did on the day on which the session was saved."""
        prepared = self._retelling.minute
        organise = partial(self._retelling.by_staff, Role.ORGANISER)
        for item, told in zip(self._items(), self._sample.agenda, strict=True):
            if rule := told.naming_rule:
                yield prepared, partial(organise, set_item_naming_rule, item.id, rule)
        for poll in self._sample.polls:
            if poll.prepared or poll.opened is None:
                yield prepared, partial(self._polls.write, poll, Role.ORGANISER)

    def _items(self) -> tuple[AgendaItem, ...]:
        return agenda.agenda_of(self._retelling.db, self._retelling.session_id)

    def _join(self, **given: Any) -> None:
        seat = self._retelling.join(**given)
        self._seats.append(seat)
        self._named[seat.pseudonym] = seat

    def _confirm(self, hub: SampleSeat) -> None:
        seat, moderator = self._named[hub.pseudonym], MODERATOR[hub.modality]
        self._retelling.by_staff(moderator, confirm_hub, seat.id, hub.people)
        self._named[hub.pseudonym] = replace(seat, people_confirmed=True)

    def _join_crowd(self, side: Modality) -> None:
        told = {seat.pseudonym for seat in self._sample.seats}
        self._join(modality=side, pseudonym=offer_pseudonym(told | self._named.keys()))

    def _make_groups(self) -> None:
        prepared = self._sample.breakouts
        assert prepared is not None, "only groups that are told are made"
        moderate = partial(self._retelling.by_staff, Role.ONLINE_MODERATOR)
        for told in prepared.groups:
            made = moderate(add_group, told.topic, told.place, told.minutes)
            if told.facilitator is not None:
                leader = self._retelling.staff[told.facilitator].id
                moderate(change_group, made, told.topic, told.place, leader, told.minutes)

    def _draw_lots(self) -> None:
        self._retelling.by_staff(Role.ONLINE_MODERATOR, place_at_random)


def _joining(seat: SampleSeat) -> dict[str, Any]:
    given = seat.model_dump(exclude={"joined", "confirmed", "people"})
    return given | {"people_behind": seat.people}
