"""Breakout groups come out as they went in, and a seat that goes takes its place along."""

from dataclasses import fields

from sqlalchemy import func, select

from session_core.domain.breakouts import BreakoutGroup, Member
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality
from session_core.storage import breakouts, notes, seats
from session_core.storage.database import Database
from session_core.storage.tables import breakout_member
from session_core.use_cases.house import House
from session_core.use_cases.seats import see_my_seat
from tests.houses import NOW, new_account, new_session, seat_in


def test_a_group_comes_out_as_it_went_in(house: House, session_id: str) -> None:
    amina = new_account(house)
    full = BreakoutGroup("one", 1, "Кто чинит? 谁修", "https://a.example", amina.id, 40, NOW, NOW)
    bare = BreakoutGroup("two", 2)
    same = [f.name for f in fields(full) if getattr(full, f.name) == getattr(bare, f.name)]
    assert same == []
    with house.database.writing() as db:
        breakouts.add_group(db, session_id, full)
        breakouts.add_group(db, session_id, bare)
        assert breakouts.groups_of(db, session_id) == (full, bare)
        assert breakouts.groups_of(db, "another") == ()
        changed = BreakoutGroup("two", 2, "New", "Table", amina.id, 5, NOW, None)
        breakouts.keep_group(db, changed)
        assert breakouts.groups_of(db, session_id) == (full, changed)
        breakouts.remove_group(db, "one")
        assert breakouts.groups_of(db, session_id) == (changed,)


def test_everybody_is_listed_once_with_their_group(house: House, session_id: str) -> None:
    here, there = (see_my_seat(seat_in(house, session_id, side)).id for side in Modality)
    other = new_session(house).id
    seat_in(house, other)
    with house.database.writing() as db:
        for number, group_id in ((1, "one"), (2, "two")):
            breakouts.add_group(db, session_id, BreakoutGroup(group_id, number))
        breakouts.place_seats(db, {here: "one", there: "one"})
        breakouts.place_seats(db, {there: "two"})
        breakouts.place_seats(db, {})
        breakouts.add_member_by_name(db, "one", "guest", "Woman in row 2")
        breakouts.move_member(db, "guest", "two")
        assert sorted(breakouts.people_of(db, session_id), key=lambda p: p.id != here) == sorted(
            [
                Member(here, "Quiet Heron", Modality.ONSITE, True, 1),
                Member(there, "Quiet Heron", Modality.ONLINE, True, 2),
                Member("guest", "Woman in row 2", Modality.ONSITE, False, 2),
            ],
            key=lambda p: p.id != here,
        )
        found = breakouts.group_of_seat(db, there)
        assert found is not None
        assert found.number == 2
        breakouts.take_out_seats(db, [there])
        assert breakouts.group_of_seat(db, there) is None
        breakouts.forget_member(db, "guest")
        assert [p.group_number for p in breakouts.people_of(db, session_id)].count(None) == 1
        assert len(breakouts.people_of(db, other)) == 1


def test_with_a_seat_or_a_group_its_memberships_go(house: House, session_id: str) -> None:
    staying, leaving = (see_my_seat(seat_in(house, session_id)).id for _ in range(2))
    with house.database.writing() as db:
        breakouts.add_group(db, session_id, BreakoutGroup("one", 1))
        breakouts.place_seats(db, {staying: "one", leaving: "one"})
        seats.forget_seat(db, leaving)
        count = select(func.count()).select_from(breakout_member)
        assert db.scalar(count) == 1
        breakouts.remove_group(db, "one")
        assert db.scalar(count) == 0
        assert [p.group_number for p in breakouts.people_of(db, session_id)] == [None]


def test_notes_of_a_group_are_counted(database: Database, session_id: str) -> None:
    with database.writing() as db:
        for number, group in ((1, 2), (2, 2), (3, None)):
            note = Note(f"note{number}", number, "x", NoteKind.POINT, NOW, group_number=group)
            notes.add_note(db, session_id, note)
        assert breakouts.count_notes(db, session_id, 2) == 2
        assert breakouts.count_notes(db, session_id, 1) == 0
        assert breakouts.count_notes(db, "another", 2) == 0
