"""Whatever people do, the count of a poll is that of the ballots, recounted by hand."""

from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Role
from session_core.domain.poll_settings import PollSettings
from session_core.domain.refusals import (
    BadBallot,
    NotAllowed,
    NotFound,
    PollNotOpen,
    StrangeHubSize,
    UnknownOption,
)
from session_core.use_cases.ballots import cast_ballot, enter_hub_ballots
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub
from session_core.use_cases.polls import close_poll, open_poll, see_polls, see_turnout, write_poll
from session_core.use_cases.seats import leave_session, see_my_seat
from tests.houses import build_test_house, new_session, seat_in, sign_in_as


class Voting(RuleBasedStateMachine):
    """One poll with seven seats and a hub, in which anybody does anything."""

    house: ClassVar[House]
    left: frozenset[int] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.session_id = new_session(self.house).id
        self.moderator = sign_in_as(self.house, Role.ORGANISER, self.session_id)
        self.seats = [seat_in(self.house, self.session_id) for _ in range(7)]
        self.hub = seat_in(self.house, self.session_id, people=9, people_confirmed=True)
        made = PollSettings(PollKind.MULTIPLE)
        self.poll = write_poll(self.moderator, "Which?", ["A", "B", "C"], settings=made)
        open_poll(self.moderator, self.poll)
        self.is_open = True
        self.by_hand: dict[int, tuple[str, ...]] = {}
        self.of_hub: dict[str, int] = {}
        self.hub_people = 9

    @rule(seat=st.integers(0, 6), options=st.lists(st.sampled_from("1234"), max_size=3))
    def vote(self, seat: int, options: list[str]) -> None:
        fits = 0 < len(set(options)) == len(options) and "4" not in options
        try:
            cast_ballot(self.seats[seat], self.poll, Ballot(tuple(options)))
        except (BadBallot, UnknownOption, PollNotOpen, NotAllowed):
            assert not (fits and self.is_open and seat not in self.left)
        else:
            assert fits
            self.by_hand[seat] = tuple(options)

    @rule(seat=st.integers(0, 6))
    def leave(self, seat: int) -> None:
        if seat not in self.left:
            leave_session(self.seats[seat])
            self.left |= {seat}
            if self.is_open:
                self.by_hand.pop(seat, None)

    @rule(option=st.sampled_from("123"), people=st.integers(0, 10))
    def enter_for_hub(self, option: str, people: int) -> None:
        seat_id = see_my_seat(self.hub).id
        try:
            enter_hub_ballots(self.moderator, self.poll, seat_id, [(Ballot.of(option), people)])
        except (BadBallot, PollNotOpen, NotFound):
            assert people > self.hub_people or self.hub_people == 1 or not self.is_open
        else:
            self.of_hub = {option: people}
            self.by_hand.pop(-1, None)

    @rule(people=st.integers(1, 10))
    def count_hub(self, people: int) -> None:
        entered = sum(self.of_hub.values()) if self.is_open else 0
        try:
            confirm_hub(self.moderator, see_my_seat(self.hub).id, people)
        except StrangeHubSize:
            assert entered
            assert people < max(entered, 2)
        else:
            self.hub_people = people

    @precondition(lambda self: self.is_open)
    @rule(option=st.sampled_from("123"))
    def hub_votes_by_itself(self, option: str) -> None:
        try:
            cast_ballot(self.hub, self.poll, Ballot.of(option))
        except BadBallot:
            assert sum(self.of_hub.values())
        else:
            self.of_hub = {}
            self.by_hand[-1] = (option,)

    @precondition(lambda self: self.is_open)
    @rule()
    def close(self) -> None:
        close_poll(self.moderator, self.poll)
        self.is_open = False

    @invariant()
    def the_count_is_right(self) -> None:
        turnout = len(self.by_hand) + sum(self.of_hub.values())
        if self.is_open:
            assert see_turnout(self.moderator)[0].ballots == turnout
            return
        tally = see_polls(self.moderator).polls[0].tally
        if turnout < 5:
            assert tally is None
            return
        assert tally is not None
        recounted = {
            option: sum(option in chosen for chosen in self.by_hand.values())
            + self.of_hub.get(option, 0)
            for option in "123"
        }
        assert tally.votes == {option: votes for option, votes in recounted.items() if votes}
        assert tally.turnout == turnout


def test_in_any_order_of_acts_the_tally_is_that_of_a_recount(tmp_path: Path) -> None:
    house = build_test_house(tmp_path)

    class InHouse(Voting):
        pass

    InHouse.house = house
    run_state_machine_as_test(
        InHouse, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
    )
    house.close()
