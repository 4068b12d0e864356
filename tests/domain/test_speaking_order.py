"""Who is next, and why: single cases in words, and what holds for every floor."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from session_core.domain.floor import (
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    give_floor_to,
    request_floor,
)
from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Modality
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
    START,
    URGENT,
    a_request,
    asks,
    floors,
    heard,
    histories,
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
    assert EVENFLOOR.safe_places == 2


def test_announced_places_keep_their_order_though_a_clock_runs_behind() -> None:
    floor = announce(Floor((asks(1),)), minute(10))
    floor = announce(request_floor(floor, asks(2, ONLINE)), minute(2))
    assert order_of(floor) == [1, 2]


def test_in_public_nobody_learns_whose_turn_it_is_again() -> None:
    place = Place(1, asks(1), (Rule.ALTERNATES, Rule.HEARD_BEFORE), turns=3)
    assert in_public(place) == Place(1, asks(1), (Rule.ALTERNATES,), turns=0)
    assert not {Rule.FIRST_TIME, Rule.HEARD_BEFORE, Rule.GROUP_NOT_HEARD} & PUBLIC_RULES


@settings(max_examples=50)
@given(floors())
def test_the_order_is_a_permutation_of_those_who_wait(floor: Floor) -> None:
    order = speaking_order(floor)
    assert sorted(order_of(floor)) == sorted(each.number for each in floor.waiting)
    assert [place.position for place in order] == list(range(1, len(order) + 1))


@settings(max_examples=50)
@given(floors())
def test_the_same_floor_gives_the_same_order(floor: Floor) -> None:
    again = replace(floor, interventions=tuple(replace(each) for each in floor.interventions))
    shuffled = replace(floor, interventions=tuple(reversed(floor.interventions)))
    assert speaking_order(floor) == speaking_order(again) == speaking_order(shuffled)


@settings(max_examples=50)
@given(floors())
def test_announcing_moves_nobody(floor: Floor) -> None:
    unsafe = replace(
        floor,
        interventions=tuple(replace(each, announced_at=None) for each in floor.interventions),
    )
    assert order_of(announce(unsafe, START)) == order_of(unsafe)
    assert announce(floor, START) == floor


@given(floors())
def test_sides_alternate_after_the_safe_places_while_both_wait(floor: Floor) -> None:
    plain = [p.intervention for p in speaking_order(floor) if is_plain(p.intervention)]
    sides = [last_side(floor), *(each.modality for each in plain)]
    safe = len([each for each in plain if each.announced_at])
    for place, (before, side) in enumerate(pairwise(sides)):
        both_wait = len({each.modality for each in plain[place:]}) == 2
        if place >= safe and both_wait and before:
            assert side is before.other


@given(histories())
def test_safe_places_stay_whatever_happens(history: list[Floor]) -> None:
    for before, after in pairwise(history):
        waiting = {each.id for each in after.waiting}
        stayed = [one for one in safe_places(before) if one in waiting]
        kept = [one for one in safe_places(after) if one in stayed]
        assert kept == stayed


@settings(max_examples=50)
@given(histories())
def test_nobody_unannounced_passes_a_safe_place(history: list[Floor]) -> None:
    for before, after in pairwise(history):
        plain = [p.intervention for p in speaking_order(after) if is_plain(p.intervention)]
        stayed = [each.id for each in plain if each.id in safe_places(before)]
        recalled = [each for each in plain if before.speaking and each.id == before.speaking.id]
        first = [each.id for each in plain[: len(stayed) + len(recalled)]]
        assert set(stayed) <= set(first)


@given(floors(), st.data())
def test_a_new_request_leaves_the_safe_places_first(floor: Floor, data: st.DataObject) -> None:
    after = request_floor(floor, data.draw(a_request(100, START)))
    plain = [p.intervention.id for p in speaking_order(after) if is_plain(p.intervention)]
    assert plain[: len(safe_places(floor))] == safe_places(floor)


@given(floors())
def test_giving_the_first_the_floor_leaves_the_rest_in_order(floor: Floor) -> None:
    order = speaking_order(floor)
    assume(order)
    first = order[0].intervention
    # A point of order counts as a turn too, so the same person's question may move back.
    asks_again = first.kind in URGENT and any(
        place.intervention.asker == first.asker for place in order[1:]
    )
    assume(not asks_again)
    given_to = announce(give_floor_to(floor, first.id, minute(60)), minute(60))
    assert order_of(given_to) == order_of(floor)[1:]


@settings(max_examples=50)
@given(floors())
def test_a_side_hears_everybody_before_anybody_again(floor: Floor) -> None:
    plain = [place for place in speaking_order(floor) if is_plain(place.intervention)]
    for side in Modality:
        asked = Counter[str]()
        turns_before = []
        for place in plain:
            each = place.intervention
            if each.modality is side:
                if each.announced_at is None:
                    turns_before.append(place.turns + asked[each.asker])
                asked[each.asker] += 1
        assert turns_before == sorted(turns_before)


@settings(max_examples=50)
@given(floors())
def test_every_place_says_why(floor: Floor) -> None:
    for place in speaking_order(floor):
        assert place.rules
        assert in_public(place).rules
        assert place.intervention.state is InterventionState.WAITING
