"""Tables by several kinds of groups, read together, hide what few people chose: tried by force."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_core.domain.ballots import Ballot, Cast, PollKind, Whose, asked_of
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.poll_groups import (
    FEWEST_IN_GROUP,
    OTHERS,
    Across,
    Breakdown,
    Group,
    Share,
    share_of,
)
from session_core.domain.poll_results import breakdown_across
from session_core.domain.poll_tally import Tally, count
from session_core.domain.polls import close_poll, open_poll, reopen_poll, write_poll
from tests.domain.floors import minute

CIVIL, GOVERNMENT = StakeholderGroup.CIVIL_SOCIETY, StakeholderGroup.GOVERNMENT
PLACES = [Whose(side, group) for side in Modality for group in (CIVIL, GOVERNMENT)]
A, B, BOTH = Ballot.of("1"), Ballot.of("2"), Ballot.of("1", "2")

Votes = Mapping[Whose, Mapping[Ballot, int]]
"""How many of each place cast which ballot."""


def told(kind: PollKind, votes: Votes) -> Tally:
    casts = [Cast(b, who, n) for who, cast in votes.items() for b, n in cast.items() if n]
    return count(asked_of(kind, ("1", "2")), casts)


def group_in(table: Breakdown, whose: Whose) -> str:
    name = {
        Across.MODALITY: whose.modality,
        Across.STAKEHOLDER: whose.stakeholder_group,
    }.get(table.across) or "not said"
    return name if name in {group.name for group in table.groups} else OTHERS


def counts_of(votes: Votes, whom: Sequence[Whose]) -> tuple[int, int]:
    found = Counter[str]()
    for who in whom:
        for ballot, times in votes[who].items():
            found.update(dict.fromkeys(ballot.options, times))
    return found["1"], found["2"]


def is_told_alike(tables: Sequence[Breakdown], votes: Votes) -> bool:
    for table in tables:
        for group in table.groups:
            whom = [who for who in votes if group_in(table, who) == group.name]
            for cell, counted in zip(group.cells.values(), counts_of(votes, whom), strict=True):
                if cell != (counted if isinstance(cell, int) else share_of(counted, group.ballots)):
                    return False
    return True


def all_worlds(votes: Votes, ballots: Sequence[Ballot]) -> Iterator[Votes]:
    """Every way in which people of these places could have voted, with the totals as they are."""
    total = counts_of(votes, list(votes))
    ways = [
        [Counter(way) for way in combinations_with_replacement(ballots, sum(cast.values()))]
        for cast in votes.values()
    ]
    for chosen in product(*ways):
        world = dict(zip(votes, chosen, strict=True))
        if counts_of(world, list(world)) == total:
            yield world


def few_people(tables: Sequence[Breakdown], votes: Votes) -> Iterator[list[Whose]]:
    """Everybody few whom an attacker can single out by groups that are told, and by no others."""
    sides = [
        [
            {who for who in votes if (group_in(table, who) == group.name) == inside}
            for group in table.groups
            for inside in (True, False)
        ]
        + [set(votes)]
        for table in tables
    ]
    for chosen in product(*sides):
        whom = sorted(set(votes).intersection(*chosen))
        if 0 < sum(sum(votes[who].values()) for who in whom) < FEWEST_IN_GROUP:
            yield whom


def attack(kind: PollKind, votes: Votes, ballots: Sequence[Ballot]) -> None:
    """Work out what few people chose from all that is told; it must not be possible."""
    tables = told(kind, votes).breakdowns
    singled_out = list(few_people(tables, votes)) if tables else []
    if not singled_out:
        return
    possible = [each for each in all_worlds(votes, ballots) if is_told_alike(tables, each)]
    everybody = sum(sum(cast.values()) for cast in votes.values())
    for whom in singled_out:
        could_be = {counts_of(each, whom) for each in possible}
        for option, total in enumerate(counts_of(votes, list(votes))):
            assert total in {0, everybody} or len({each[option] for each in could_be}) > 1


def of(*cast: tuple[int, int]) -> Votes:
    """Votes for the one and the other, place by place."""
    return {who: {A: a, B: b} for who, (a, b) in zip(PLACES, cast, strict=True)}


@pytest.mark.parametrize("lone", [(1, 0), (0, 1)])
def test_one_person_is_not_the_difference_of_two_tables(lone: tuple[int, int]) -> None:
    votes = of((9, 10), lone, (0, 0), (5, 5))
    tables = told(PollKind.SINGLE, votes).breakdowns
    assert tables
    # Before: both in counts, and twenty in the room less nineteen of civil society is one ballot.
    assert len(tables) == 1 or any(
        isinstance(cell, Share) for group in tables[1].groups for cell in group.cells.values()
    )
    attack(PollKind.SINGLE, votes, (A, B))


def test_where_nobody_few_is_singled_out_all_tables_are_in_counts() -> None:
    tally = told(PollKind.SINGLE, of((12, 9), (8, 9), (7, 8), (9, 11)))
    cells = [
        list(group.cells.values())
        for across in (Across.MODALITY, Across.STAKEHOLDER)
        if (table := breakdown_across(tally, across))
        for group in table.groups
    ]
    assert cells == [[20, 18], [16, 19], [19, 17], [17, 20]]


def test_each_ballot_names_an_option_and_that_tells_no_more() -> None:
    # Five ballots told as few, half and few would be one, three and one: each names at least one.
    a, b, c = Ballot.of("1"), Ballot.of("2"), Ballot.of("3")
    onsite, online = Whose(Modality.ONSITE), Whose(Modality.ONLINE)
    cast = {online: {a: 1, b: 3, c: 1}, onsite: {a: 6, b: 7, c: 5}}
    casts = [Cast(ballot, who, n) for who, each in cast.items() for ballot, n in each.items()]
    tally = count(asked_of(PollKind.MULTIPLE, ("1", "2", "3")), casts)
    for table in tally.breakdowns:
        few = next(group for group in table.groups if group.name == Modality.ONLINE)
        assert list(few.cells.values()) != [Share.FEW, Share.HALF, Share.FEW]


SIZES = st.tuples(st.integers(0, 7), st.integers(0, 7))
FEW = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))


@settings(deadline=None, max_examples=150)
@given(st.lists(SIZES, min_size=3, max_size=3))
def test_who_reads_all_tables_together_learns_nothing_of_few(cast: list[tuple[int, int]]) -> None:
    attack(PollKind.SINGLE, of(*cast, (0, 0)), (A, B))


@settings(deadline=None, max_examples=80)
@given(st.lists(FEW, min_size=3, max_size=3))
def test_nor_where_each_may_choose_several(cast: list[tuple[int, int, int]]) -> None:
    votes = {
        who: dict(zip((A, B, BOTH), each, strict=True))
        for who, each in zip(PLACES, [*cast, (0, 0, 0)], strict=True)
    }
    attack(PollKind.MULTIPLE, votes, (A, B, BOTH))


def test_the_attack_finds_one_person_where_both_tables_are_in_counts() -> None:
    votes = of((9, 10), (1, 0), (0, 0), (5, 5))
    free = [
        Breakdown(across, tuple(in_counts(votes, names, at) for names in set_of))
        for at, (across, set_of) in enumerate(
            [(Across.MODALITY, tuple(Modality)), (Across.STAKEHOLDER, (CIVIL, GOVERNMENT))]
        )
    ]
    possible = [each for each in all_worlds(votes, (A, B)) if is_told_alike(free, each)]
    assert {counts_of(each, [PLACES[1]]) for each in possible} == {(1, 0)}


def in_counts(votes: Votes, name: str, at: int) -> Group:
    whom = [who for who in votes if who[at] == name]
    cells = dict(zip("12", counts_of(votes, whom), strict=True))
    return Group(name, sum(cells.values()), cells)


def test_an_earlier_round_is_kept_without_its_groups() -> None:
    opened = open_poll(write_poll("id1", 1, "Is the floor even?", ("Yes", "No")), minute(0))
    tally = told(PollKind.SINGLE, of((12, 9), (8, 9), (7, 8), (9, 11)))
    assert tally.breakdowns
    again = reopen_poll(close_poll(opened, tally, minute(1)), minute(2))
    assert again.rounds[0].tally == Tally(votes={"1": 36, "2": 37}, ballots=73)
