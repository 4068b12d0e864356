"""The floor in any order of acts: never two speaking, nobody lost, nobody bumped, replay agrees."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from session_core.domain.floor import (
    DeclineReason,
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
)
from session_core.domain.floor_policy import PRESETS
from session_core.domain.ledger import Verdict, replay
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import Refusal
from session_core.domain.session import NamingRule, Room
from session_core.domain.speaking_order import is_urgent, speaking_order
from session_core.storage import floor, records, seats, support
from session_core.use_cases import asking, claims, dispositions, floor_undo, merging, naming
from session_core.use_cases import floor as giving
from session_core.use_cases.floor_policy import set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.own_questions import delete_my_question
from session_core.use_cases.seats import join_session, leave_session
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.support import support_question, withdraw_support
from session_core.use_cases.visit import Visit
from tests.houses import NOW, build_test_house, new_session, sign_in_as, stranger

WAITING, SPEAKING = InterventionState.WAITING, InterventionState.SPEAKING
OVERRIDES = {"undo_floor_act", "put_back", "unmerge_question", "open_session"}
"""What lets somebody wait again where they waited before, ahead of who was announced since."""
EVERY = 8
"""After so many steps the record is replayed, and once more at the end."""

some = st.integers(0, 30)


class FloorMachine(RuleBasedStateMachine):
    """One session with two moderators and a few seats, in which anybody does anything."""

    house: ClassVar[House]

    def __init__(self) -> None:
        super().__init__()
        self.session_id = new_session(self.house).id
        roles = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR)
        self.moderators = [sign_in_as(self.house, role, self.session_id) for role in roles]
        self.seats: dict[str, Visit] = {}
        self.requests = self.steps = 0
        self.is_closed = False
        for side in (Modality.ONSITE, Modality.ONLINE, Modality.ONLINE):
            self.take_seat(side, self.requests)

    @initialize(kind=st.sampled_from(InterventionKind))
    def somebody_waits(self, kind: InterventionKind) -> None:
        """Begin with a floor on which there is something to do."""
        for number in (0, 1, 2, 1):
            self.ask(number, "Why?")
        self.enter(1, InterventionKind.QUESTION, Modality.ONSITE)
        self.enter(2, kind, Modality.ONLINE)

    def take_seat(self, side: Modality, number: int) -> None:
        groups = [None, *StakeholderGroup]
        secret = join_session(
            stranger(self.house, self.session_id),
            side,
            stakeholder_group=groups[number % len(groups)],
            regional_group=[None, *RegionalGroup][number % 4],
        )
        visit = replace(stranger(self.house, self.session_id), seat_secret=secret)
        self.seats[secret] = visit

    def here(self) -> Floor:
        with self.house.database.reading() as db:
            return floor.floor_of(db, self.session_id)

    def do(self, act: Callable[..., Any], by: Visit, *args: Any, **given: Any) -> bool:
        """Let somebody do something a second later; whether it was done."""
        self.steps += 1
        before = announced(self.here())
        try:
            act(replace(by, now=NOW + timedelta(seconds=self.steps)), *args, **given)
        except Refusal:
            return False
        if act.__name__ not in OVERRIDES:
            after = announced(self.here())
            stay = [one for one in before if one in after]
            assert after[: len(stay)] == stay, f"bumped by {act.__name__}"
        if self.steps % EVERY == 0:
            self.replay_agrees()
        return True

    def moderator(self, number: int) -> Visit:
        return self.moderators[number % 2]

    def seat(self, number: int) -> Visit:
        return list(self.seats.values())[number % len(self.seats)]

    def own(self, by: Visit, number: int) -> str:
        """Something that this seat asked, or anything where it asked nothing."""
        mine = [each.intervention.id for each in asking.see_my_interventions(by)]
        return mine[number % len(mine)] if mine else self.one(number)

    def one(self, number: int) -> str:
        asked = self.here().interventions
        return asked[number % len(asked)].id if asked else "nothing"

    @rule(who=some, text=st.sampled_from(["", "Why?"]))
    def ask(self, who: int, text: str) -> None:
        self.requests += self.do(asking.request_floor, self.seat(who), text)

    @rule(who=some, kind=st.sampled_from(InterventionKind), side=st.sampled_from(Modality))
    def enter(self, who: int, kind: InterventionKind, side: Modality) -> None:
        name = ["", "Ana Pereira", "Bo Lind"][who % 3]
        self.requests += self.do(
            asking.enter_for_someone, self.moderator(who), side, "Why?", name, kind
        )

    @rule(who=some, what=some)
    def withdraw(self, who: int, what: int) -> None:
        self.do(asking.withdraw_request, self.seat(who), self.own(self.seat(who), what))

    @rule(who=some, what=some)
    def delete(self, who: int, what: int) -> None:
        self.do(delete_my_question, self.seat(who), self.own(self.seat(who), what))

    @rule(who=some)
    def give_next(self, who: int) -> None:
        self.do(giving.give_floor_to_next, self.moderator(who))

    @rule(
        who=some,
        what=some,
        act=st.sampled_from(
            [
                giving.give_floor_to,
                giving.strike_request,
                dispositions.take_into_report,
                dispositions.put_back,
                merging.unmerge_question,
                claims.claim_question,
                claims.release_claim,
            ]
        ),
    )
    def act_on_one(self, who: int, what: int, act: Callable[..., Any]) -> None:
        self.do(act, self.moderator(who), self.one(what))

    @rule(who=some, what=some, reply=st.sampled_from(["Here.", "There."]))
    def answer(self, who: int, what: int, reply: str) -> None:
        self.do(dispositions.answer_in_writing, self.moderator(who), self.one(what), reply)

    @rule(who=some, what=some, reply=st.sampled_from(["", "Sorry."]))
    def decline(self, who: int, what: int, reply: str) -> None:
        reason = DeclineReason.NO_TIME
        self.do(dispositions.decline_question, self.moderator(who), self.one(what), reason, reply)

    @rule(who=some, first=some, second=some)
    def merge(self, who: int, first: int, second: int) -> None:
        waiting = [one.id for one in self.here().waiting] or ["nothing"]
        both = [waiting[each % len(waiting)] for each in (first, second)]
        self.do(merging.merge_questions, self.moderator(who), both)

    @rule(who=some, what=some)
    def support(self, who: int, what: int) -> None:
        self.do(support_question, self.seat(who), self.one(what))

    @rule(who=some, what=some)
    def support_no_longer(self, who: int, what: int) -> None:
        self.do(withdraw_support, self.seat(who), self.one(what))

    @rule(
        who=some,
        act=st.sampled_from(
            [giving.yield_floor, giving.close_queue, giving.open_queue, floor_undo.undo_floor_act]
        ),
    )
    def act_on_all(self, who: int, act: Callable[..., Any]) -> None:
        self.do(act, self.moderator(who))

    @rule(who=some)
    def undo(self, who: int) -> None:
        self.do(floor_undo.undo_floor_act, self.moderator(who))

    @rule(who=some, name=st.sampled_from(sorted(PRESETS)))
    def change_policy(self, who: int, name: str) -> None:
        self.do(set_floor_policy, self.moderator(who), PRESETS[name], self.here().policy)

    @rule(who=some, naming_rule=st.sampled_from([NamingRule.OPEN, NamingRule.CHATHAM_HOUSE]))
    def change_naming(self, who: int, naming_rule: NamingRule) -> None:
        self.do(naming.set_naming_rule, self.moderator(who), naming_rule)

    @precondition(lambda self: not self.is_closed and self.steps % 7 == 0)
    @rule(who=some)
    def close(self, who: int) -> None:
        self.is_closed = self.do(close_session, self.moderator(who))
        self.replay_agrees()

    @precondition(lambda self: self.is_closed)
    @rule(who=some)
    def open_again(self, who: int) -> None:
        self.is_closed = not self.do(open_session, self.moderator(who))

    @precondition(lambda self: not self.is_closed)  # nobody could join in their place
    @rule(who=some, side=st.sampled_from(Modality))
    def leave(self, who: int, side: Modality) -> None:
        visit = self.seat(who)
        self.do(leave_session, visit)
        del self.seats[visit.seat_secret or ""]
        self.take_seat(side, who)

    @invariant()
    def one_at_most_speaks_and_nobody_is_lost(self) -> None:
        here = self.here()
        assert sum(one.state is SPEAKING for one in here.interventions) <= 1
        assert [one.number for one in here.interventions] == list(range(1, self.requests + 1))
        order = [place.intervention.id for place in speaking_order(here)]
        assert sorted(order) == sorted(one.id for one in here.waiting)
        known = {one.id: one for one in here.interventions}
        for one in here.interventions:
            assert (one.state is InterventionState.MERGED) == (one.merged_into is not None)
            if one.merged_into:
                head = known[one.merged_into].state
                assert head not in (InterventionState.MERGED, InterventionState.WITHDRAWN)

    @invariant()
    def nobody_supports_twice(self) -> None:
        here = self.here()
        with self.house.database.reading() as db:
            supported = {
                seat.id: support.supported_by(db, self.session_id, seat.id)
                for seat in seats.seats_of(db, self.session_id)
            }
        for one in here.waiting:
            assert one.support == supporters(one, here, supported)

    def replay_agrees(self) -> None:
        with self.house.database.reading() as db:
            acts = records.activities(db, self.session_id, room=Room.FLOOR)
        moments = list(replay(acts))
        assert [each.why for each in moments if each.verdict is Verdict.DISAGREES] == []
        assert Verdict.NOT_RECORDED not in {each.verdict for each in moments}
        if moments:
            here = speaking_order(self.here())
            assert moments[-1].verdict is Verdict.AGREES
            assert moments[-1].numbers == tuple(place.intervention.number for place in here)

    def teardown(self) -> None:
        self.replay_agrees()


def announced(here: Floor) -> list[str]:
    """The ids of the safe places in their order, without what goes before all places."""
    order = [place.intervention for place in speaking_order(here)]
    return [one.id for one in order if one.announced_at and not is_urgent(one, here.policy)]


def supporters(one: Intervention, here: Floor, supported: dict[str, frozenset[str]]) -> int:
    """How many people want a question asked beside who asked it, found another way."""
    merged = [each for each in here.interventions if each.merged_into == one.id]
    group = {one.id, *(each.id for each in merged)}
    by_seat = {seat for seat, wanted in supported.items() if wanted & group}
    by_seat |= {each.seat_id for each in merged if each.seat_id}
    by_hand = {each.asker for each in merged if not each.seat_id}
    return len(by_seat - {one.seat_id or ""}) + len(by_hand - {one.asker})


@pytest.fixture
def floor_machine(tmp_path: Path) -> Iterator[type[FloorMachine]]:
    """The machine in a house of its own."""
    FloorMachine.house = build_test_house(tmp_path)
    yield FloorMachine
    FloorMachine.house.close()


def test_whatever_happens_on_the_floor_nobody_is_lost_and_replay_agrees(
    floor_machine: type[FloorMachine],
) -> None:
    run_state_machine_as_test(
        floor_machine,
        settings=settings(max_examples=settings().max_examples // 3, stateful_step_count=25),
    )
