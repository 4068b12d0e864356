"""Breakout groups: who is told what, who is placed where, and how notes come home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.breakouts import BreakoutGroup, group_label
from session_core.domain.clock import next_item
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import (
    EmptyText,
    GroupHasNotes,
    GroupsAreMade,
    GroupsAreOpen,
    GroupsNotOpen,
    NoGroups,
    NotFound,
    NotYourGroup,
    Refusal,
    SessionNotOpen,
    TooManyGroups,
)
from session_core.domain.session import NamingRule, Room, Stage, WorkshopSession
from session_core.storage import records, roles, sessions
from session_core.use_cases.agenda import (
    see_agenda,
    see_last_agenda_act,
    start_agenda_item,
    undo_agenda,
)
from session_core.use_cases.agenda_changes import add_agenda_item
from session_core.use_cases.breakouts import (
    BreakoutsView,
    add_group,
    change_group,
    close_groups,
    make_groups,
    open_groups,
    remove_group,
    see_breakouts,
    see_my_group,
)
from session_core.use_cases.group_members import (
    add_member_by_name,
    place_at_random,
    place_by_hand,
)
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.notes import see_notes
from session_core.use_cases.seats import join_session, leave_session, see_my_seat
from session_core.use_cases.sessions import close_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import new_session, seat_in, sign_in_as, visit_as

QUESTIONS = ("Who pays for repair?", "Who may use the spectrum?")


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, policy_questions=QUESTIONS)


@pytest.fixture
def facilitator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.FACILITATOR, session.id)


def groups(visit: Visit) -> list[BreakoutGroup]:
    return [seen.group for seen in see_breakouts(visit).groups]


def counts(visit: Visit) -> list[int]:
    return [seen.count for seen in see_breakouts(visit).groups]


def account_id(visit: Visit) -> str:
    account = see_who_i_am(visit)
    assert account is not None
    return account.id


def two_groups_with_one_person(
    house: House, session: WorkshopSession, moderator: Visit
) -> tuple[str, str, str]:
    """The ids of both groups, and of the seat in the first."""
    make_groups(moderator, 2)
    one, two = (group.id for group in groups(moderator))
    seat = see_my_seat(seat_in(house, session.id)).id
    place_by_hand(moderator, seat, one)
    return one, two, seat


def facilitated(moderator: Visit, by: Visit) -> str:
    """Make two groups, the second with this facilitator, and give that one's id."""
    make_groups(moderator, 2)
    group = groups(moderator)[1]
    change_group(moderator, group.id, group.topic, "Table 2", account_id(by), 20)
    return group.id


def test_groups_are_made_from_the_policy_questions_in_one_go(moderator: Visit) -> None:
    make_groups(moderator, 3, 15)
    assert [(g.number, g.topic, g.planned_minutes) for g in groups(moderator)] == [
        (1, QUESTIONS[0], 15),
        (2, QUESTIONS[1], 15),
        (3, QUESTIONS[0], 15),
    ]
    with pytest.raises(GroupsAreMade):
        make_groups(moderator, 3)
    assert len(groups(moderator)) == 3


def test_one_more_group_gets_the_next_number(moderator: Visit) -> None:
    for _ in range(20):
        add_group(moderator, "A topic")
    assert [group.number for group in groups(moderator)] == list(range(1, 21))
    with pytest.raises(TooManyGroups):
        add_group(moderator)


def test_a_group_added_while_the_others_work_is_open_at_once(moderator: Visit) -> None:
    make_groups(moderator, 1)
    open_groups(moderator)
    add_group(moderator)
    first, second = groups(moderator)
    assert second.is_open
    assert second.opened_at == first.opened_at


def test_only_who_may_write_its_notes_can_facilitate(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    group_id = facilitated(moderator, facilitator)
    group = groups(moderator)[1]
    assert (group.place, group.planned_minutes) == ("Table 2", 20)
    assert group.facilitator_id == account_id(facilitator)
    desk = sign_in_as(house, Role.DESK, session.id)
    for nobody in (account_id(desk), "nobody"):
        with pytest.raises(NotFound):
            change_group(moderator, group_id, "", "", nobody, 20)
    offered = {each.id for each in see_breakouts(moderator).facilitators}
    assert offered == {account_id(facilitator), account_id(moderator)}


def test_what_others_see_never_says_who_sits_where(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    group_id = facilitated(moderator, facilitator)
    seat = seat_in(house, session.id)
    place_at_random(moderator)
    add_member_by_name(moderator, group_id, "Woman in row 2")
    open_groups(moderator)
    staff = see_breakouts(moderator)
    assert [[m.name for m in seen.members] for seen in staff.groups] == [
        ["Quiet Heron"],
        ["Woman in row 2"],
    ]
    for visit in (seat, visit_as(house, Role.ROOM_SCREEN, session)):
        public = see_breakouts(visit)
        assert public == BreakoutsView(
            tuple(
                replace(seen, members=(), group=replace(seen.group, facilitator_id=None))
                for seen in staff.groups
            )
        )
        assert [seen.count for seen in public.groups] == [1, 1]
        assert public.ends_at == staff.ends_at


def test_one_sees_ones_own_group_while_it_is_at_work(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat, other = seat_in(house, session.id), seat_in(house, session.id)
    make_groups(moderator, 2)
    place_at_random(moderator)
    assert see_my_group(seat) is None
    open_groups(moderator)
    found = [see_my_group(visit) for visit in (seat, other)]
    assert sorted(group.number for group in found if group) == [1, 2]
    close_groups(moderator)
    assert see_my_group(seat) is None


def test_lots_place_everybody_or_only_who_waits(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat_in(house, session.id)
    with pytest.raises(NoGroups):
        place_at_random(moderator)
    for side in [*Modality] * 4:
        seat_in(house, session.id, side)
    make_groups(moderator, 3)
    place_at_random(moderator, seed="one")
    first = see_breakouts(moderator)
    assert counts(moderator) == [3, 3, 3]
    assert first.in_no_group == ()
    place_at_random(moderator, seed="one")
    assert see_breakouts(moderator) == first
    latecomer = seat_in(house, session.id)
    add_member_by_name(moderator, groups(moderator)[0].id, "Somebody")
    place_at_random(moderator, everybody=False)
    after = see_breakouts(moderator)
    assert counts(moderator) == [4, 4, 3]
    moved = see_my_seat(latecomer).id
    for before, now in zip(first.groups, after.groups, strict=True):
        kept = [m for m in now.members if m.id != moved and m.has_device]
        assert list(before.members) == kept


def test_people_at_work_are_not_shuffled(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat_in(house, session.id)
    make_groups(moderator, 2)
    open_groups(moderator)
    with pytest.raises(GroupsAreOpen):
        place_at_random(moderator)
    place_at_random(moderator, everybody=False)
    assert counts(moderator) == [1, 0]


def test_who_joins_late_goes_to_the_smallest_group(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    make_groups(moderator, 2)
    seat_in(house, session.id)
    place_at_random(moderator)
    before = Visit(
        house, moderator.now, session.id, seat_secret=join_session(moderator, Modality.ONLINE)
    )
    open_groups(moderator)
    assert see_my_group(before) is None
    place_at_random(moderator, everybody=False)
    late = replace(before, seat_secret=join_session(before, Modality.ONLINE))
    assert counts(moderator) == [2, 1]
    mine = see_my_group(late)
    assert mine is not None
    assert mine.number == 1


def test_where_nobody_is_placed_people_choose_themselves(moderator: Visit) -> None:
    make_groups(moderator, 2)
    open_groups(moderator)
    join_session(moderator, Modality.ONLINE)
    assert counts(moderator) == [0, 0]


def test_one_person_is_moved_by_hand(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    one, two, seat = two_groups_with_one_person(house, session, moderator)
    place_by_hand(moderator, seat, two)
    assert counts(moderator) == [0, 1]
    add_member_by_name(moderator, one, "Woman in row 2")
    guest = see_breakouts(moderator).groups[0].members[0].id
    place_by_hand(moderator, guest, two)
    assert counts(moderator) == [0, 2]
    for person in (seat, guest):
        place_by_hand(moderator, person, None)
    assert counts(moderator) == [0, 0]
    assert [person.id for person in see_breakouts(moderator).in_no_group] == [seat]
    elsewhere = see_my_seat(seat_in(house, new_session(house).id)).id
    for person, group in ((elsewhere, one), (seat, "no group")):
        with pytest.raises(NotFound):
            place_by_hand(moderator, person, group)


@pytest.mark.parametrize("rule", NamingRule)
def test_names_are_kept_only_where_naming_is_open(house: House, rule: NamingRule) -> None:
    session = new_session(house, naming_rule=rule)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    group = add_group(moderator)
    add_member_by_name(moderator, group, "Woman in row 2")
    kept = see_breakouts(moderator).groups[0].members[0].name
    assert kept == ("Woman in row 2" if rule is NamingRule.OPEN else "")
    if rule is NamingRule.OPEN:
        with pytest.raises(EmptyText):
            add_member_by_name(moderator, group, " ")


def test_who_leaves_is_in_no_group_and_in_no_record(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat = seat_in(house, session.id)
    seat_id = see_my_seat(seat).id
    group = add_group(moderator)
    place_by_hand(moderator, seat_id, group)
    public = see_breakouts(visit_as(house, Role.ROOM_SCREEN, session))
    leave_session(seat)
    assert [seen.count for seen in public.groups] == [1]
    assert counts(visit_as(house, Role.ROOM_SCREEN, session)) == [0]
    with house.database.reading() as db:
        assert seat_id not in repr(records.activities(db, session.id))


def test_groups_begin_only_in_an_open_session_and_end_with_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    with pytest.raises(NoGroups):
        open_groups(moderator)
    make_groups(moderator, 2)
    with pytest.raises(GroupsNotOpen):
        close_groups(moderator)
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    with pytest.raises(SessionNotOpen):
        open_groups(moderator)
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.OPEN)
    open_groups(moderator)
    close_session(moderator)
    assert not see_breakouts(moderator).is_open


def test_a_group_with_notes_stays(moderator: Visit) -> None:
    make_groups(moderator, 2)
    one, two = (group.id for group in groups(moderator))
    write_group_note(moderator, one, "A point")
    with pytest.raises(GroupHasNotes):
        remove_group(moderator, one)
    remove_group(moderator, two)
    assert [group.id for group in groups(moderator)] == [one]


def test_notes_come_home_marked_and_name_nobody(moderator: Visit, facilitator: Visit) -> None:
    group_id = facilitated(moderator, facilitator)
    first = write_group_note(facilitator, group_id, " The licence. ", client_key="key-one")
    assert write_group_note(facilitator, group_id, "Again", client_key="key-one") == first
    (note,) = see_notes(moderator)
    assert (note.text, note.group_number, note.policy_question) == ("The licence.", 2, 2)
    assert (note.attributed_to, note.written_by) == ("", account_id(facilitator))
    with pytest.raises(EmptyText):
        write_group_note(facilitator, group_id, " ")


def test_a_facilitator_writes_for_their_own_group_note_takers_for_all(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    facilitated(moderator, facilitator)
    other = groups(moderator)[0].id
    with pytest.raises(NotYourGroup):
        write_group_note(facilitator, other, "Not mine")
    for role in (Role.RAPPORTEUR, Role.ORGANISER, Role.ONLINE_MODERATOR):
        write_group_note(sign_in_as(house, role, session.id), other, "A point")
    assert [note.group_number for note in see_notes(moderator)] == [1, 1, 1]


def test_every_step_moves_the_room(house: House, moderator: Visit) -> None:
    make_groups(moderator, 2)
    group = groups(moderator)[0]
    steps: list[Callable[[], object]] = [
        lambda: change_group(moderator, group.id, "New", "", None, 10),
        lambda: add_group(moderator),
        lambda: add_member_by_name(moderator, group.id, "Somebody"),
        lambda: place_at_random(moderator),
        lambda: open_groups(moderator),
        lambda: close_groups(moderator),
    ]
    assert moderator.session_id is not None
    for step in steps:
        with house.database.reading() as db:
            before = records.revisions(db, moderator.session_id)[Room.BREAKOUTS]
        step()
        with house.database.reading() as db:
            assert records.revisions(db, moderator.session_id)[Room.BREAKOUTS] == before + 1


@pytest.fixture
def with_groups(house: House, session: WorkshopSession, moderator: Visit) -> Visit:
    """A moderator whose session has an item for its two groups after the opening, which runs."""
    discussion = see_agenda(moderator)[1].id
    add_agenda_item(moderator, "Moving into groups", 5, discussion)
    add_agenda_item(moderator, "Groups", 25, discussion)
    start_agenda_item(moderator, see_agenda(moderator)[0].id)
    make_groups(moderator, 2)
    return moderator


def current(visit: Visit) -> list[str]:
    return [item.title for item in see_agenda(visit) if item.is_current]


def test_the_agenda_goes_with_the_groups_and_stops_when_they_are_called_back(
    with_groups: Visit,
) -> None:
    off = replace(with_groups, now=with_groups.now + timedelta(minutes=28))
    open_groups(off)
    assert current(off) == ["Groups"]
    opening, moving, groups_item, _ = see_agenda(off)
    assert (opening.ended_at, moving.skipped_at, groups_item.started_at) == (off.now,) * 3
    back = replace(off, now=off.now + timedelta(minutes=24))
    close_groups(back)
    assert current(back) == []
    assert see_agenda(back)[2].ended_at == back.now
    coming = next_item(see_agenda(back))
    assert coming is not None
    assert coming.title == "Discussion"


def test_the_agendas_step_is_taken_back_without_the_groups(with_groups: Visit) -> None:
    before = see_agenda(with_groups)
    open_groups(with_groups)
    last = see_last_agenda_act(with_groups)
    assert last is not None
    assert (last.act, last.title) == ("start_agenda_item", "Groups")
    undo_agenda(with_groups)
    assert see_agenda(with_groups) == before
    assert see_breakouts(with_groups).is_open
    close_groups(with_groups)
    assert see_agenda(with_groups) == before


def test_where_something_else_is_next_the_agenda_stays(moderator: Visit) -> None:
    before = see_agenda(moderator)
    make_groups(moderator, 1)
    open_groups(moderator)
    close_groups(moderator)
    assert see_agenda(moderator) == before


def test_the_rule_of_the_groups_item_holds_once_they_begin(
    with_groups: Visit,
) -> None:
    groups_item = see_agenda(with_groups)[2]
    set_item_naming_rule(with_groups, groups_item.id, NamingRule.CHATHAM_HOUSE)
    open_groups(with_groups)
    add_member_by_name(with_groups, groups(with_groups)[0].id, "Woman in row 2")
    assert see_breakouts(with_groups).groups[0].members[0].name == ""


def test_who_sat_in_a_removed_group_sits_in_none(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    one, two, seat = two_groups_with_one_person(house, session, moderator)
    add_member_by_name(moderator, one, "Woman in row 2")
    with pytest.raises(GroupHasNotes) as refused:
        remove_group(moderator, one)
    assert words_for(refused.value).startswith("In group 1 sit people without a device.")
    guest = next(m for m in see_breakouts(moderator).groups[0].members if not m.has_device)
    place_by_hand(moderator, guest.id, two)
    remove_group(moderator, one)
    assert [person.id for person in see_breakouts(moderator).in_no_group] == [seat]
    assert counts(moderator) == [1]


@pytest.mark.parametrize(
    ("how_many", "refusal", "said"),
    [
        (0, NoGroups, "Ask for one group at least."),
        (-3, NoGroups, "Ask for one group at least."),
        (30, TooManyGroups, "A session has 20 groups at most."),
    ],
)
def test_none_and_too_many_are_refused_in_words(
    moderator: Visit, how_many: int, refusal: type[Refusal], said: str
) -> None:
    with pytest.raises(refusal) as refused:
        make_groups(moderator, how_many)
    assert words_for(refused.value) == said
    assert groups(moderator) == []


def test_more_groups_than_people_leaves_some_empty(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for _ in range(3):
        seat_in(house, session.id)
    make_groups(moderator, 20)
    place_at_random(moderator)
    assert sorted(counts(moderator)) == [0] * 17 + [1] * 3


def test_a_group_without_a_topic_is_called_by_its_number(moderator: Visit) -> None:
    group = add_group(moderator, "A topic")
    change_group(moderator, group, "  ", "", None, 25)
    assert [group_label(g.number, g.topic) for g in groups(moderator)] == ["Group 1"]


def test_a_facilitator_who_lost_the_role_can_only_be_replaced(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    group_id = facilitated(moderator, facilitator)
    gone = account_id(facilitator)
    with house.database.writing() as db:
        roles.take_role(db, session.id, gone, Role.FACILITATOR)
    with pytest.raises(NotFound):
        change_group(moderator, group_id, "", "", gone, 20)
    change_group(moderator, group_id, "", "", account_id(moderator), 20)
    assert groups(moderator)[1].facilitator_id == account_id(moderator)
