"""Shares of the floor, and what the public may see of them."""

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.equity import (
    FEWEST_SHOWN,
    FIRST_TIME,
    HEARD_BEFORE,
    NOT_SAID,
    OTHERS,
    Balance,
    By,
    Portion,
    balances,
    withheld,
)
from session_core.domain.floor import Floor, Intervention, InterventionState
from session_core.domain.people import Modality, RegionalGroup, Seat, StakeholderGroup
from tests.domain.floors import ONLINE, ONSITE, asks, floors, heard, minute

CIVIL, STATE = StakeholderGroup.CIVIL_SOCIETY, StakeholderGroup.GOVERNMENT
PRIVATE = StakeholderGroup.PRIVATE_SECTOR


def balance(by: By, floor: Floor, joined: Iterable[Seat] = ()) -> Balance:
    return next(each for each in balances(floor, joined) if each.by is by)


def portion(by: By, group: str, *interventions: Intervention) -> Portion:
    found = balance(by, Floor(interventions)).portions
    return next(each for each in found if each.group == group)


def lasted(one: Intervention, minutes: int) -> Intervention:
    return replace(one, yielded_at=minute(one.number + minutes))


def seat(number: int, side: Modality, **given: object) -> Seat:
    plain = Seat(f"seat{number}", "session", "Quiet Heron", side)
    return replace(plain, **given)  # type: ignore[arg-type]


def groups_of(people: dict[str, int]) -> Balance:
    """A balance in which so many people of each group were heard, a minute each."""
    portions = (Portion(group, 60.0 * n, n, n) for group, n in people.items())
    return Balance(By.STAKEHOLDER, tuple(portions))


def test_floor_time_counts_by_its_length_and_turns_by_their_number() -> None:
    floor = Floor((lasted(heard(1, ONSITE), 3), lasted(heard(5, ONLINE), 1)))
    by_side = balance(By.SIDE, floor)
    assert by_side.floor_shares == (0.75, 0.25)
    assert by_side.turn_shares == (0.5, 0.5)
    assert by_side.waiting_shares is None


def test_both_sides_stand_there_though_only_one_was_heard() -> None:
    assert balance(By.SIDE, Floor((heard(1, ONSITE),))).floor_shares == (1.0, 0.0)
    assert balance(By.SIDE, Floor()).floor_shares is None


def test_who_speaks_counts_once_they_have_yielded() -> None:
    speaking = replace(asks(1), state=InterventionState.SPEAKING, given_at=minute(1))
    assert balance(By.SIDE, Floor((speaking,))).turn_shares is None


def test_who_waits_counts_once_however_much_they_asked() -> None:
    asked = (asks(1, ONSITE, "a"), asks(2, ONSITE, "a"), asks(3, ONLINE, "b"))
    assert balance(By.SIDE, Floor(asked)).waiting_shares == (0.5, 0.5)


def test_a_hub_counts_as_its_people() -> None:
    hub = replace(asks(1, ONLINE), people=9)
    assert balance(By.SIDE, Floor((hub, asks(2, ONSITE)))).waiting_shares == (0.1, 0.9)
    joined = [
        seat(1, ONLINE, people=3, people_confirmed=True),
        seat(2, ONLINE, people=50),
        seat(3, ONSITE),
    ]
    assert balance(By.SIDE, Floor(), joined).joined_shares == (0.2, 0.8)


def test_who_asked_what_was_merged_waits_with_it() -> None:
    merged = replace(asks(2, ONLINE), state=InterventionState.MERGED, merged_into="id1")
    assert portion(By.SIDE, ONLINE, asks(1), merged).waiting == 1
    gone = replace(asks(1), state=InterventionState.HEARD, given_at=minute(1), yielded_at=minute(2))
    assert portion(By.SIDE, ONLINE, gone, merged).waiting == 0


def test_groups_stand_in_the_order_of_the_programme_and_what_was_not_said_last() -> None:
    said = [
        replace(asks(n), stakeholder_group=group)
        for n, group in enumerate((PRIVATE, None, CIVIL), start=1)
    ]
    groups = [each.group for each in balance(By.STAKEHOLDER, Floor(tuple(said))).portions]
    assert groups == [CIVIL, PRIVATE, NOT_SAID]


def test_a_first_turn_is_a_first_time_and_the_next_of_the_same_person_is_not() -> None:
    floor = Floor((heard(1, asker="a"), heard(2, asker="a"), asks(3, asker="a"), asks(4)))
    first, again = balance(By.FIRST_TIME, floor, [seat(1, ONSITE)]).portions
    assert (first.group, first.turns, first.waiting) == (FIRST_TIME, 1, 1)
    assert (again.group, again.turns, again.waiting) == (HEARD_BEFORE, 1, 1)
    assert balance(By.FIRST_TIME, floor, [seat(1, ONSITE)]).joined_shares is None


def test_languages_and_regions_are_told_apart() -> None:
    spoken = replace(heard(1), language="fr", regional_group=RegionalGroup.AFRICA)
    assert portion(By.LANGUAGE, "fr", spoken).turns == 1
    assert portion(By.REGION, RegionalGroup.AFRICA, spoken).turns == 1


@st.composite
def grouped_floors(draw: st.DrawFn) -> Floor:
    """A floor as some history left it, its people in groups and hubs."""
    floor = draw(floors())
    group = st.sampled_from((None, *StakeholderGroup))
    said = tuple(
        replace(
            each,
            stakeholder_group=draw(group),
            language=draw(st.sampled_from(("", "fr", "sw"))),
            people=draw(st.integers(1, 20)),
        )
        for each in floor.interventions
    )
    return replace(floor, interventions=said)


@given(grouped_floors())
def test_shares_sum_to_one_or_there_are_none(floor: Floor) -> None:
    for each in balances(floor, [seat(1, ONLINE), seat(2, ONSITE, language="fr")]):
        for shares in (
            each.floor_shares,
            each.turn_shares,
            each.waiting_shares,
            each.joined_shares,
        ):
            assert shares is None or math.isclose(sum(shares), 1)
            assert shares is None or all(0 <= share <= 1 for share in shares)


@given(grouped_floors(), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_counted_is_the_same(floor: Floor, random: object) -> None:
    mixed = list(floor.interventions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert balances(replace(floor, interventions=tuple(mixed))) == balances(floor)


@given(grouped_floors())
def test_every_turn_counts_once_by_each_thing(floor: Floor) -> None:
    for each in balances(floor):
        assert sum(one.turns for one in each.portions) == len(floor.heard)
        assert sum(one.voices for one in each.portions) == len({one.asker for one in floor.heard})


def test_small_groups_stand_together() -> None:
    shown = withheld(groups_of({CIVIL: 9, STATE: 3, PRIVATE: 2}))
    assert shown is not None
    assert [(each.group, each.voices) for each in shown.portions] == [(CIVIL, 9), (OTHERS, 5)]


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    shown = withheld(groups_of({CIVIL: 9, STATE: 6, PRIVATE: 1}))
    assert shown is not None
    assert [(each.group, each.voices) for each in shown.portions] == [(CIVIL, 9), (OTHERS, 7)]


@pytest.mark.parametrize("people", [{}, {CIVIL: 9}, {CIVIL: 9, STATE: 4}, {CIVIL: 4, STATE: 3}])
def test_where_nothing_can_be_told_apart_nothing_is_shown(people: dict[str, int]) -> None:
    assert withheld(groups_of(people)) is None


def test_the_public_sees_who_waits_by_side_only() -> None:
    by_side = withheld(Balance(By.SIDE, (Portion(ONSITE, waiting=1, joined=3), Portion(ONLINE))))
    assert by_side == Balance(By.SIDE, (Portion(ONSITE, waiting=1), Portion(ONLINE)))
    many = Balance(By.STAKEHOLDER, (Portion(CIVIL, 1, 5, 5, 1, 1), Portion(STATE, 1, 5, 5, 2, 2)))
    shown = withheld(many)
    assert shown is not None
    assert all(each.waiting == each.joined == 0 for each in shown.portions)


@given(st.dictionaries(st.sampled_from((NOT_SAID, *StakeholderGroup)), st.integers(1, 12)))
def test_what_is_withheld_cannot_be_worked_out_from_totals(people: dict[str, int]) -> None:
    shown = withheld(groups_of(people))
    if shown is None:
        return
    seen = {each.group: each.voices for each in shown.portions}
    assert all(voices >= FEWEST_SHOWN for voices in seen.values())
    assert sum(seen.values()) == sum(people.values())
    hidden = {group: n for group, n in people.items() if group not in seen}
    small = [group for group, n in people.items() if n < FEWEST_SHOWN]
    assert set(small) <= hidden.keys()
    # Whatever is taken off the whole, no small group is left alone: two or more stay together.
    for taken in range(len(seen) + 1):
        for known in combinations(seen.values(), taken):
            assert (
                sum(people.values()) - sum(known) not in {people[group] for group in small}
                or len(hidden) > 1
            )
    assert len(hidden) != 1


def test_groups_with_enough_people_stand_as_they_are() -> None:
    shown = withheld(groups_of({CIVIL: 5, STATE: 5}))
    assert shown is not None
    assert [each.group for each in shown.portions] == [CIVIL, STATE]
