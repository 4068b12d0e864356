"""Who is next, and why: single cases in words, and what holds for every floor."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings

from session_core.domain.floor import (
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    give_floor_to,
    request_floor,
)
from session_core.domain.floor_policy import EVENFLOOR, Measure
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.rules import PUBLIC_RULES, Rule
from session_core.domain.speaking_order import (
    Place,
    announce,
    in_public,
    speaking_order,
)
from tests.domain.floors import (
    ONLINE,
    ONSITE,
    URGENT,
    asks,
    floors,
    heard,
    minute,
    order_of,
)


def is_plain(each: Intervention) -> bool:
    return each.kind not in URGENT


def safe_places(floor: Floor) -> list[str]:
    order = [place.intervention for place in speaking_order(floor)]
    return [each.id for each in order if each.announced_at]


def last_side(floor: Floor) -> Modality | None:
    speaking = [floor.speaking] if floor.speaking else []
    plain = [each for each in (*floor.heard, *speaking) if is_plain(each)]
    return plain[-1].modality if plain else None


def test_an_empty_floor_has_no_places() -> None:
    assert speaking_order(Floor()) == ()


def test_sides_alternate_from_who_asked_first() -> None:
    floor = Floor((asks(1, ONLINE), asks(2, ONLINE), asks(3, ONSITE), asks(4, ONSITE)))
    assert order_of(floor) == [1, 3, 2, 4]
    assert [place.rules[0] for place in speaking_order(floor)] == [
        Rule.SIDE_ASKED_FIRST,
        Rule.ALTERNATES,
        Rule.ALTERNATES,
        Rule.ALTERNATES,
    ]


def test_the_side_that_did_not_speak_last_is_next() -> None:
    floor = Floor((heard(1, ONLINE), asks(2, ONLINE), asks(3, ONSITE)))
    assert order_of(floor) == [3, 2]


def test_who_has_the_floor_now_spoke_last() -> None:
    floor = Floor((heard(1, ONSITE), asks(2, ONLINE), asks(3, ONLINE), asks(4, ONSITE)))
    assert order_of(give_floor_to(floor, "id2", minute(5))) == [4, 3]


def test_one_side_goes_on_alone_and_says_so() -> None:
    floor = Floor((heard(1, ONLINE), asks(2, ONLINE), asks(3, ONLINE)))
    assert [place.rules[0] for place in speaking_order(floor)] == [Rule.OTHER_SIDE_EMPTY] * 2


def test_who_was_not_heard_goes_before_who_was() -> None:
    floor = Floor((heard(1, ONSITE, "Maria"), asks(2, ONSITE, "Maria"), asks(3, ONSITE)))
    assert order_of(floor) == [3, 2]
    first, second = speaking_order(floor)
    assert first.rules[1] is Rule.FIRST_TIME
    assert (second.rules[1], second.turns) == (Rule.HEARD_BEFORE, 1)


def test_a_second_request_waits_for_the_others_first() -> None:
    floor = Floor((asks(1, ONSITE, "Maria"), asks(2, ONSITE, "Maria"), asks(3, ONSITE)))
    assert order_of(floor) == [1, 3, 2]


def test_a_second_request_waits_too_when_the_first_was_announced() -> None:
    floor = announce(Floor((asks(1, ONSITE, "Maria"),)), minute(1))
    floor = replace(
        floor,
        interventions=(*floor.interventions, asks(2, ONSITE, "Maria"), asks(3, ONSITE)),
    )
    assert order_of(floor) == [1, 3, 2]


def test_points_of_order_come_first_then_rights_of_reply() -> None:
    floor = Floor(
        (
            asks(1),
            asks(2, kind=InterventionKind.RIGHT_OF_REPLY),
            asks(3, kind=InterventionKind.POINT_OF_ORDER),
            asks(4, ONLINE, kind=InterventionKind.POINT_OF_ORDER),
        )
    )
    assert order_of(announce(floor, minute(4))) == [3, 4, 2, 1]


def test_a_point_of_order_takes_no_sides_turn() -> None:
    urgent = replace(heard(2, ONSITE), kind=InterventionKind.POINT_OF_ORDER)
    floor = Floor((heard(1, ONLINE), urgent, asks(3, ONLINE), asks(4, ONSITE)))
    assert order_of(floor) == [4, 3]


def test_so_many_places_are_announced_and_no_more() -> None:
    floor = announce(Floor(tuple(asks(n) for n in range(1, 6))), minute(6))
    assert safe_places(floor) == ["id1", "id2"]


def test_announced_places_keep_their_order_though_a_clock_runs_behind() -> None:
    floor = announce(Floor((asks(1),)), minute(10))
    floor = announce(request_floor(floor, asks(2, ONLINE)), minute(2))
    assert order_of(floor) == [1, 2]


def test_in_public_nobody_learns_whose_turn_it_is_again() -> None:
    place = Place(1, asks(1), (Rule.ALTERNATES, Rule.HEARD_BEFORE), turns=3)
    assert in_public(place) == Place(1, asks(1), (Rule.ALTERNATES,), turns=0)
    assert not {Rule.FIRST_TIME, Rule.HEARD_BEFORE, Rule.GROUP_NOT_HEARD} & PUBLIC_RULES


def of_group(one: Intervention, group: StakeholderGroup | None) -> Intervention:
    return replace(one, stakeholder_group=group)


STATE, BUSINESS = StakeholderGroup.GOVERNMENT, StakeholderGroup.PRIVATE_SECTOR


def test_a_group_not_heard_goes_before_more_support() -> None:
    loud = [replace(of_group(asks(n), STATE), support=9) for n in (2, 3)]
    floor = Floor((of_group(heard(1), STATE), *loud, of_group(asks(4), BUSINESS)))
    assert order_of(floor) == [4, 2, 3]
    assert Rule.GROUP_NOT_HEARD in speaking_order(floor)[0].rules


def test_once_every_group_was_heard_support_decides() -> None:
    groups = (of_group(heard(1), STATE), of_group(heard(2), STATE), of_group(heard(3), BUSINESS))
    wanted = replace(of_group(asks(5), STATE), support=2)
    floor = Floor((*groups, of_group(asks(4), BUSINESS), wanted))
    assert order_of(floor) == [5, 4]
    always = replace(floor, policy=replace(EVENFLOOR, group_turns=0))
    assert order_of(always) == [4, 5]


def test_of_somebodys_own_questions_the_one_more_want_is_the_first() -> None:
    floor = Floor((asks(1, asker="Maria"), replace(asks(2, asker="Maria"), support=3), asks(3)))
    assert order_of(floor) == [2, 3, 1]


def test_the_turns_of_a_hub_are_those_of_its_people() -> None:
    hub = [replace(asks(n, asker="hub"), people=3) for n in (1, 2, 3, 4)]
    first, *waiting = hub
    had = replace(first, state=InterventionState.HEARD, given_at=minute(1), yielded_at=minute(2))
    once = heard(5, asker="Maria")
    floor = Floor((had, *waiting, once, asks(6, asker="Maria"), asks(7)))
    assert order_of(floor) == [2, 3, 7, 4, 6]


def test_a_merged_question_is_as_early_and_as_new_as_the_best_of_those_who_asked() -> None:
    head = asks(5, asker="Maria")
    gone = replace(asks(2, asker="Tom"), state=InterventionState.MERGED, merged_into=head.id)
    floor = Floor((heard(1, asker="Maria"), gone, asks(3), head))
    assert order_of(floor) == [5, 3]


def test_who_gives_no_group_is_neither_ahead_nor_behind_for_it() -> None:
    had = (of_group(heard(1), None), of_group(heard(2), STATE))
    silent = replace(of_group(asks(3), None), support=1)
    floor = Floor((*had, silent, of_group(asks(4), STATE), of_group(asks(5), BUSINESS)))
    assert order_of(floor) == [3, 5, 4]


def test_what_goes_first_for_its_kind_takes_no_turn_of_its_asker() -> None:
    reply = replace(heard(1, asker="Maria"), kind=InterventionKind.RIGHT_OF_REPLY)
    floor = Floor((reply, asks(2, asker="Maria"), asks(3)))
    assert order_of(floor) == [2, 3]
    as_any = replace(floor, policy=replace(EVENFLOOR, reply_first=False))
    assert order_of(as_any) == [3, 2]


def test_whoever_was_passed_as_often_as_may_be_is_next_and_says_so() -> None:
    wanted = [replace(asks(n), support=n) for n in (2, 3, 4)]
    floor = Floor((asks(1), *wanted), policy=replace(EVENFLOOR, most_passes=2))
    assert order_of(floor) == [4, 3, 1, 2]
    place = speaking_order(floor)[2]
    assert (place.rules[-1], place.passes) == (Rule.PASSED_OVER, 2)


def test_the_side_with_less_floor_time_is_next() -> None:
    long = replace(heard(1, ONSITE), yielded_at=minute(9))
    floor = Floor((long, heard(10, ONLINE), asks(11, ONSITE), asks(12, ONLINE), asks(13, ONLINE)))
    by_time = replace(floor, policy=replace(EVENFLOOR, measure=Measure.FLOOR_TIME))
    assert order_of(by_time) == [12, 13, 11]
    assert speaking_order(by_time)[0].rules[0] is Rule.LESS_FLOOR_TIME


def test_fewer_safe_places_bump_nobody_who_has_one() -> None:
    floor = announce(Floor(tuple(asks(n) for n in range(1, 6))), minute(6))
    fewer = replace(floor, policy=replace(EVENFLOOR, safe_places=1))
    assert safe_places(announce(fewer, minute(7))) == ["id1", "id2"]


def test_in_public_a_place_that_only_groups_explain_is_by_the_rules() -> None:
    place = Place(1, asks(1), (Rule.FIRST_TIME, Rule.GROUP_NOT_HEARD))
    assert in_public(place).rules == (Rule.BY_THE_RULES,)


@given(floors())
def test_sides_alternate_after_the_safe_places_while_both_wait(floor: Floor) -> None:
    plain = [p.intervention for p in speaking_order(floor) if is_plain(p.intervention)]
    sides = [last_side(floor), *(each.modality for each in plain)]
    safe = len([each for each in plain if each.announced_at])
    for place, (before, side) in enumerate(pairwise(sides)):
        both_wait = len({each.modality for each in plain[place:]}) == 2
        if place >= safe and both_wait and before:
            assert side is before.other


@settings(max_examples=50)
@given(floors())
def test_a_side_hears_everybody_before_anybody_again(floor: Floor) -> None:
    """A hub's turns are those of its people; whoever asks from both sides is one."""
    asked = Counter[str]()
    turns_before: dict[Modality, list[int]] = {side: [] for side in Modality}
    for place in speaking_order(floor):
        each = place.intervention
        if is_plain(each):
            if each.announced_at is None:
                level = (place.turns + asked[each.asker]) // each.people
                turns_before[each.modality].append(level)
            asked[each.asker] += 1
    for turns in turns_before.values():
        assert turns == sorted(turns)
