"""Whom a moderator admits, whom a code lets in; and nothing kept that ties a code to a seat."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.access import MAY
from session_core.domain.circles import OF_SEATS
from session_core.domain.entry_refusals import AdmittedAlready, BadBatch, WrongEntryCode
from session_core.domain.people import Admission, Modality, Role, StakeholderGroup
from session_core.domain.refusals import NotAllowed, NotFound, StrangeHubSize, TextTooLong
from session_core.domain.session import Entry, Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.breakouts import make_groups, open_groups, see_my_group
from session_core.use_cases.entry import (
    admit,
    admit_all,
    make_entry_codes,
    revoke_entry_codes,
    see_entry,
    see_my_admission,
    set_entry,
    turn_away,
    who_is_outside,
)
from session_core.use_cases.group_members import place_at_random
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.seats import join_session, leave_session, see_my_seat
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as, stranger


def come(
    house: House, session: WorkshopSession, name: str = "", code: str = "", second: int = 0
) -> Visit:
    """Press Join."""
    visit = replace(stranger(house, session.id), now=NOW + timedelta(seconds=second))
    secret = join_session(visit, Modality.ONLINE, name, entry_code=code)
    return replace(visit, seat_secret=secret)


def door_moved(moderator: Visit, do: Callable[[], object]) -> bool:
    """Whether doing something moves the door's room."""
    before = see_revisions(moderator)[Room.DOOR]
    do()
    return see_revisions(moderator)[Room.DOOR] > before


@pytest.fixture
def approval(moderator: Visit, session: WorkshopSession) -> WorkshopSession:
    set_entry(moderator, Entry.APPROVAL)
    return session


@pytest.fixture
def codes(moderator: Visit, session: WorkshopSession) -> WorkshopSession:
    set_entry(moderator, Entry.CODES)
    return session


def test_who_waits_is_seen_by_staff_and_is_no_participant(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    visit = stranger(house, approval.id)
    group = StakeholderGroup.GOVERNMENT
    secret = join_session(visit, Modality.ONSITE, "Ana", group, people_behind=12)
    waiting = replace(visit, seat_secret=secret)
    (one,) = see_entry(moderator).waiting
    assert (one.pseudonym, one.modality, one.stakeholder_group, one.people, one.since) == (
        "Ana",
        Modality.ONSITE,
        group,
        12,
        visit.now,
    )
    assert see_my_admission(waiting).admission is Admission.WAITING
    assert see_session(moderator).joined == {Modality.ONSITE: 0, Modality.ONLINE: 0}
    with pytest.raises(NotAllowed):
        see_my_seat(waiting)
    with pytest.raises(NotAllowed):
        see_revisions(waiting)


def test_who_waits_and_is_staff_keeps_the_rights_of_staff(
    house: House, approval: WorkshopSession
) -> None:
    desk = sign_in_as(house, Role.DESK, approval.id)
    both = replace(desk, seat_secret=come(house, approval).seat_secret)
    assert see_entry(both).waiting
    with pytest.raises(NotAllowed):
        see_my_seat(both)
    leave_session(both)
    assert not see_entry(desk).waiting


def test_each_is_admitted_and_tells_staff(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    ana = come(house, approval, "Ana")
    assert door_moved(moderator, lambda: come(house, approval, "Ben", second=1))
    first = see_entry(moderator).waiting[0]
    assert first.pseudonym == "Ana"
    assert door_moved(moderator, lambda: admit(moderator, first.seat_id))
    assert see_my_seat(ana).pseudonym == "Ana"
    assert [one.pseudonym for one in see_entry(moderator).waiting] == ["Ben"]
    assert see_session(moderator).joined[Modality.ONLINE] == 1
    assert not door_moved(moderator, lambda: admit(moderator, first.seat_id)), "twice is once"


def test_all_are_admitted_in_one_act_but_who_was_turned_away(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    visits = [come(house, approval, f"Person {n}", second=n) for n in range(40)]
    away = see_entry(moderator).waiting[7]
    assert door_moved(moderator, lambda: turn_away(moderator, away.seat_id))
    before = see_revisions(moderator)[Room.DOOR]
    assert admit_all(moderator) == 39
    assert see_revisions(moderator)[Room.DOOR] == before + 1
    assert see_entry(moderator).waiting == ()
    assert [one.seat_id for one in see_entry(moderator).turned_away] == [away.seat_id]
    admitted = [see_my_seat(visit) for n, visit in enumerate(visits) if n != 7]
    assert len(admitted) == 39
    assert see_my_admission(visits[7]).admission is Admission.TURNED_AWAY
    admit(moderator, away.seat_id)
    assert see_my_seat(visits[7])
    assert admit_all(moderator) == 0


def test_who_is_in_is_not_turned_away(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit
) -> None:
    with pytest.raises(AdmittedAlready):
        turn_away(moderator, see_my_seat(in_the_room).id)
    other = seat_in(house, session.id)
    leave_session(other)
    for act in (admit, turn_away):
        with pytest.raises(NotFound):
            act(moderator, "no seat")


def test_a_seat_of_another_session_is_not_admitted_here(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    come(house, approval)

    elsewhere = sign_in_as(house, Role.ONLINE_MODERATOR, new_session(house).id)
    with pytest.raises(NotFound):
        admit(elsewhere, see_entry(moderator).waiting[0].seat_id)


def test_an_open_door_admits_all_who_wait(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    visits = [come(house, approval, second=n) for n in range(3)]
    turn_away(moderator, see_entry(moderator).waiting[0].seat_id)
    assert door_moved(moderator, lambda: set_entry(moderator, Entry.CODES))
    assert len(see_entry(moderator).waiting) == 2, "codes admit nobody who waits"
    set_entry(moderator, Entry.OPEN)
    assert see_entry(moderator).entry is Entry.OPEN
    assert [see_my_seat(each).pseudonym for each in visits[1:]]
    assert see_my_admission(visits[0]).admission is Admission.TURNED_AWAY
    assert not door_moved(moderator, lambda: set_entry(moderator, Entry.OPEN))
    assert see_my_seat(come(house, approval))


def test_who_waits_leaves_and_is_forgotten(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    waiting = come(house, approval, "Ana")
    assert door_moved(moderator, lambda: leave_session(waiting))
    assert see_entry(moderator).waiting == ()
    with pytest.raises(NotAllowed):
        see_my_admission(waiting)


def test_who_is_admitted_while_groups_work_gets_one(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit
) -> None:
    make_groups(moderator, 2)
    place_at_random(moderator)
    open_groups(moderator)
    set_entry(moderator, Entry.APPROVAL)
    late = [come(house, session) for _ in range(3)]
    assert admit_all(moderator) == 3
    groups = [see_my_group(visit) for visit in (in_the_room, *late)]
    assert None not in groups
    numbers = sorted(each.number for each in groups if each)
    assert numbers == [1, 1, 2, 2]


def test_a_code_admits_one_seat(house: House, codes: WorkshopSession, moderator: Visit) -> None:
    assert door_moved(moderator, lambda: make_entry_codes(moderator, 3))
    made = make_entry_codes(moderator, 500)
    assert len(set(made)) == 500
    assert door_moved(moderator, lambda: see_my_seat(come(house, codes, "Ana", made[0].lower())))
    assert [(b.number, b.used, b.unused) for b in see_entry(moderator).batches] == [
        (2, 1, 499),
        (1, 0, 3),
    ]
    assert door_moved(moderator, lambda: revoke_entry_codes(moderator, 2))
    for wrong in (made[0], made[1], "BCDF-2345", "", "ß" * 300):
        with pytest.raises(WrongEntryCode) as refused:
            come(house, codes, code=wrong)
        assert refused.value.details == {}, "one and the same"
    assert [(b.number, b.used, b.unused) for b in see_entry(moderator).batches] == [
        (2, 1, 0),
        (1, 0, 3),
    ]
    assert revoke_entry_codes(moderator, 2) == 0


def test_a_refused_form_uses_no_code_up_and_tests_none(
    house: House, codes: WorkshopSession, moderator: Visit
) -> None:
    (code,) = make_entry_codes(moderator, 1)
    for typed in (code, "BCDF-2345"):
        with pytest.raises(TextTooLong):
            come(house, codes, "x" * 61, typed)
        with pytest.raises(StrangeHubSize):
            join_session(
                stranger(house, codes.id), Modality.ONLINE, people_behind=501, entry_code=typed
            )
    assert see_my_seat(come(house, codes, code=code))


def test_the_same_form_sent_again_takes_one_seat(
    house: House, codes: WorkshopSession, moderator: Visit
) -> None:
    code, other = make_entry_codes(moderator, 2)
    visit = stranger(house, codes.id)
    key = "k" * 32
    first = join_session(visit, Modality.ONLINE, entry_code=code, client_key=key)
    assert join_session(visit, Modality.ONLINE, entry_code=code, client_key=key) == first
    assert join_session(visit, Modality.ONLINE, entry_code=other, client_key=key) == first
    assert [(b.used, b.unused) for b in see_entry(moderator).batches] == [(1, 1)]
    leave_session(replace(visit, seat_secret=first))
    with pytest.raises(WrongEntryCode):
        join_session(visit, Modality.ONLINE, entry_code=code, client_key=key)


def test_no_more_codes_than_anybody_needs(codes: WorkshopSession, moderator: Visit) -> None:
    for count in (0, 501):
        with pytest.raises(BadBatch):
            make_entry_codes(moderator, count)
    for _ in range(10):
        make_entry_codes(moderator, 500)
    with pytest.raises(BadBatch):
        make_entry_codes(moderator, 1)
    revoke_entry_codes(moderator, 3)
    assert len(make_entry_codes(moderator, 500)) == 500
    assert see_entry(moderator).batches[0].number == 11


def test_a_code_of_another_session_opens_nothing(
    house: House, codes: WorkshopSession, moderator: Visit
) -> None:

    other = new_session(house, entry=Entry.CODES)
    (code,) = make_entry_codes(sign_in_as(house, Role.ORGANISER, other.id), 1)
    with pytest.raises(WrongEntryCode):
        come(house, codes, code=code)
    assert see_my_seat(come(house, other, code=code))


def test_nothing_that_is_kept_ties_a_code_to_a_seat(
    house: House, codes: WorkshopSession, moderator: Visit
) -> None:
    made = make_entry_codes(moderator, 2)
    seat = see_my_seat(come(house, codes, "Ana", made[0]))
    with house.database.reading() as db:
        told = records.activities(db, codes.id)
        rows = db.exec_driver_sql("SELECT * FROM entry_code").all()
    assert len(rows) == 2
    for each in rows:
        assert seat.id not in each
        assert not any(code in str(each) for code in made)
    joins = [act for act in told if act.act == "join_session"]
    assert joins
    for act in told:
        assert seat.id not in (act.subject, act.actor)
        assert seat.id not in json.dumps(dict(act.details))
        assert not any(code in json.dumps(dict(act.details)) for code in made)


def test_no_record_says_who_was_admitted(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    for name in ("Ana", "Ben"):
        come(house, approval, name)
    ids = [one.seat_id for one in see_entry(moderator).waiting]
    turn_away(moderator, ids[0])
    admit(moderator, ids[0])
    admit_all(moderator)
    with house.database.reading() as db:
        for act in records.activities(db, approval.id):
            written = f"{act.subject} {act.actor} {json.dumps(dict(act.details))}"
            assert not any(each in written for each in (*ids, "Ana", "Ben"))


def test_lines_of_those_who_wait_look_once_for_each_change(
    house: House, approval: WorkshopSession, moderator: Visit
) -> None:
    come(house, approval)
    at = see_revisions(moderator)[Room.DOOR]
    outside = who_is_outside(house, approval.id, at)
    assert list(outside.values()) == [Admission.WAITING]
    assert who_is_outside(house, approval.id, at) is outside
    admit_all(moderator)
    assert who_is_outside(house, approval.id, see_revisions(moderator)[Room.DOOR]) == {}


def test_every_right_of_a_seat_is_withheld_from_who_waits() -> None:
    of_seats = {name for name, may in MAY.items() if may <= OF_SEATS}
    assert {name for name in of_seats if Role.AT_DOOR in MAY[name]} == {
        "see_my_admission",
        "offer_move",
        "leave_session",
        # Help is for who cannot come in, too.
        "ask_for_help",
        "write_to_desk",
        "see_my_help",
        "has_help_news",
        "read_my_help",
        "settle_my_help",
        "withdraw_my_help",
    }
