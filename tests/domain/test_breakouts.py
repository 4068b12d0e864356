"""Breakout groups: lots that are fair, one clock for all, and what a group may be."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.breakouts import (
    LINE,
    LONGEST_MINUTES,
    MOST_GROUPS,
    BreakoutGroup,
    Member,
    check_first_groups,
    check_removable,
    check_room_for,
    closed,
    drawn,
    group_label,
    is_open,
    last_end,
    name_kept,
    opened,
    place_of,
    proposed_topics,
    question_of,
    reworked,
    sizes_of,
    spread,
    topic_from,
)
from session_core.domain.people import Modality
from session_core.domain.refusals import (
    EmptyText,
    GroupHasNotes,
    GroupsAreMade,
    GroupsAreOpen,
    GroupsNotOpen,
    NoGroups,
    TextTooLong,
    TooManyGroups,
)
from tests.houses import NOW

PEOPLE = st.lists(st.sampled_from(Modality), max_size=80).map(
    lambda sides: [Member(f"seat{n}", "Quiet Heron", side) for n, side in enumerate(sides)]
)
NUMBERS = st.integers(1, MOST_GROUPS).map(lambda n: list(range(1, n + 1)))
GROUP = BreakoutGroup("one", 1, "Who repairs it?", planned_minutes=20)
TWO = (GROUP, BreakoutGroup("two", 2, planned_minutes=30))


def placed(people: list[Member], numbers: list[int], seed: str) -> dict[str, int]:
    return spread(drawn(people, seed), dict.fromkeys(numbers, 0))


@given(PEOPLE, NUMBERS, st.text())
def test_everybody_sits_in_exactly_one_group_and_sizes_differ_by_one_at_most(
    people: list[Member], numbers: list[int], seed: str
) -> None:
    found = placed(people, numbers, seed)
    assert found.keys() == {person.id for person in people}
    assert set(found.values()) <= set(numbers)
    counts = [list(found.values()).count(number) for number in numbers]
    assert max(counts) - min(counts) <= 1


@given(PEOPLE, NUMBERS, st.text())
def test_each_side_is_spread_evenly_too(
    people: list[Member], numbers: list[int], seed: str
) -> None:
    found = placed(people, numbers, seed)
    for side in Modality:
        of_side = Counter(found[each.id] for each in people if each.modality is side)
        counts = [of_side[number] for number in numbers]
        assert max(counts) - min(counts) <= 1


@given(PEOPLE, NUMBERS, st.text(), st.randoms())
def test_the_same_seed_places_alike_in_whatever_order_people_come(
    people: list[Member], numbers: list[int], seed: str, order: object
) -> None:
    shuffled = list(people)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert placed(people, numbers, seed) == placed(shuffled, numbers, seed)


def test_another_seed_places_otherwise() -> None:
    people = [Member(f"seat{n}", "", Modality.ONLINE) for n in range(30)]
    assert placed(people, [1, 2, 3], "one") != placed(people, [1, 2, 3], "two")


def test_there_may_be_more_groups_than_people() -> None:
    people = [Member("a", "", Modality.ONLINE), Member("b", "", Modality.ONSITE)]
    assert sorted(placed(people, [1, 2, 3, 4, 5], "seed").values()) == [1, 2]


@given(st.dictionaries(st.integers(1, 20), st.integers(0, 50), min_size=1))
def test_a_latecomer_goes_to_the_smallest_group(sizes: dict[int, int]) -> None:
    number = spread(["late"], sizes)["late"]
    assert sizes[number] == min(sizes.values())


def test_nobody_is_placed_where_there_is_no_group() -> None:
    with pytest.raises(NoGroups):
        spread(["late"], {})


def test_sizes_count_who_sits_in_a_group() -> None:
    seated = Member("a", "", Modality.ONLINE, group_number=2)
    assert sizes_of(TWO, [seated, replace(seated, id="b", group_number=None)]) == {1: 0, 2: 1}


def test_all_groups_open_and_close_on_one_clock() -> None:
    at_work = opened(TWO, NOW)
    assert is_open(at_work)
    assert [group.ends_at for group in at_work] == [NOW + timedelta(minutes=m) for m in (20, 30)]
    assert last_end(at_work) == NOW + timedelta(minutes=30)
    with pytest.raises(GroupsAreOpen):
        opened(at_work, NOW)
    back = closed(at_work, NOW + timedelta(minutes=25))
    assert not is_open(back)
    assert last_end(back) is None
    with pytest.raises(GroupsNotOpen):
        closed(back, NOW)
    again = opened(back, NOW + timedelta(hours=1))
    assert [group.closed_at for group in again] == [None, None]


def test_there_is_nothing_to_open_without_groups() -> None:
    with pytest.raises(NoGroups):
        opened((), NOW)


def test_groups_are_made_once_and_not_without_end() -> None:
    with pytest.raises(GroupsAreMade):
        check_first_groups([GROUP], 2)
    with pytest.raises(NoGroups):
        check_first_groups([], 0)
    with pytest.raises(TooManyGroups):
        check_first_groups([], MOST_GROUPS + 1)
    check_first_groups([], MOST_GROUPS)
    with pytest.raises(TooManyGroups):
        check_room_for([GROUP] * MOST_GROUPS, 1)


def test_a_group_goes_only_while_nothing_rests_on_it() -> None:
    check_removable(GROUP, 0)
    with pytest.raises(GroupHasNotes):
        check_removable(GROUP, 1)
    with pytest.raises(GroupsAreOpen):
        check_removable(replace(GROUP, opened_at=NOW), 0)


def test_who_is_nowhere_else_keeps_a_group_from_going() -> None:
    seat = Member("a", "", Modality.ONLINE, group_number=1)
    check_removable(GROUP, 0, [seat, Member("b", "Row 2", Modality.ONSITE, False, 2)])
    with pytest.raises(GroupHasNotes):
        check_removable(GROUP, 0, [seat, Member("b", "Row 2", Modality.ONSITE, False, 1)])


def test_topics_are_the_policy_questions_in_turn() -> None:
    assert proposed_topics(3, ["Who\npays?", "Who repairs?"]) == [
        "Who pays?",
        "Who repairs?",
        "Who pays?",
    ]
    assert proposed_topics(2, []) == ["", ""]


@given(st.text(min_size=1, max_size=2000).filter(str.strip))
def test_a_policy_question_is_known_again_by_its_topic(question: str) -> None:
    assert len(topic_from(question)) <= LINE
    assert question_of(topic_from(question), ["First?", question]) in (1, 2)
    assert question_of("Something else", ["First?"]) is None


def test_what_is_typed_is_measured() -> None:
    changed = reworked(GROUP, " A  topic ", "Table 3", "amina", 999)
    assert (changed.topic, changed.place, changed.facilitator_id, changed.planned_minutes) == (
        "A topic",
        "Table 3",
        "amina",
        LONGEST_MINUTES,
    )
    assert reworked(GROUP, "", "", None, 0).planned_minutes == 1
    for topic, place in (("x" * (LINE + 1), ""), ("", "x" * (LINE + 1))):
        with pytest.raises(TextTooLong):
            reworked(GROUP, topic, place, None, 10)


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("Table 3, or https://call.example/a?b=c", "https://call.example/a?b=c"),
        ("http://call.example/a then wait", "http://call.example/a"),
        ("Hall B (call: https://call.example/a)", "https://call.example/a"),
        ("Hall B (call: https://call.example/a).", "https://call.example/a"),
        ("https://call.example/a_(b), ask there", "https://call.example/a_(b)"),
        ("javascript:alert(1)", ""),
        ("data:text/html,https", ""),
        ("Table 3", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(typed: str, link: str) -> None:
    place = place_of(replace(GROUP, place=typed))
    assert place.link == link
    assert place.before + place.link + place.after == typed


@given(st.text(max_size=300))
def test_no_letter_of_a_place_is_lost(typed: str) -> None:
    place = place_of(replace(GROUP, place=typed))
    assert place.before + place.link + place.after == typed


def test_a_group_is_called_by_number_and_topic() -> None:
    assert group_label(2, "Who pays?") == "Group 2: Who pays?"
    assert group_label(2) == "Group 2"


def test_a_name_is_kept_only_where_it_may_be() -> None:
    assert name_kept(" Woman in  row 2 ", may_name=True, limit=50) == "Woman in row 2"
    assert name_kept("Woman in row 2", may_name=False, limit=50) == ""
    assert name_kept("", may_name=False, limit=50) == ""
    with pytest.raises(EmptyText):
        name_kept(" ", may_name=True, limit=50)
