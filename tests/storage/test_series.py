"""Series as they are kept, and how much came of their sessions."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from sqlalchemy import delete

from session_core.domain.codes import new_id
from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import AlreadyInSeries
from session_core.domain.series import Series
from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Takeaway,
    TakeawayKind,
    TakeawayState,
)
from session_core.storage import floor, notes, roles, series, takeaways
from session_core.storage.database import Database
from session_core.storage.tables import workshop_session
from session_core.use_cases.house import House
from session_core.use_cases.series import add_session_to_series, create_series
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, visit_of

TITLE = "مائدة — three “days” 🪑"


def test_a_series_comes_out_in_its_order(house: House) -> None:
    amina = new_account(house)
    ids = tuple(new_session(house).id for _ in range(3))
    days = Series("series", TITLE, ids)
    with house.database.writing() as db:
        series.add_series(db, days, amina.id, NOW)
        assert series.series_to_change(db, "series") == days
        turned = replace(days, session_ids=tuple(reversed(ids)))
        series.keep_order(db, turned)
        series.keep_title(db, replace(turned, title="Days"))
        assert series.series_to_change(db, "series") == replace(turned, title="Days")
        assert [series.series_id_of(db, each) for each in ids] == ["series"] * 3
        assert series.series_id_of(db, "another") is None
        assert series.series_to_change(db, "another") is None


def test_a_series_without_sessions_is_gone(house: House) -> None:
    amina, session = new_account(house), new_session(house)
    days = Series("series", TITLE, (session.id,))
    with house.database.writing() as db:
        series.add_series(db, days, amina.id, NOW)
        series.keep_order(db, replace(days, session_ids=()))
        assert series.series_to_change(db, "series") is None
        assert series.series_id_of(db, session.id) is None


def test_the_series_of_an_account_hold_other_peoples_sessions_too(house: House) -> None:
    amina, bruno = new_account(house), new_account(house)
    first, second, third, alone = (new_session(house).id for _ in range(4))
    with house.database.writing() as db:
        series.add_series(db, Series("b", "B", (second, first)), amina.id, NOW)
        series.add_series(db, Series("a", "A", (third,)), bruno.id, NOW)
        for role in (Role.DESK, Role.RAPPORTEUR):
            roles.give_role(db, first, amina.id, role)
        roles.give_role(db, third, amina.id, Role.DESK)
        roles.give_role(db, alone, bruno.id, Role.DESK)
        assert series.series_of(db, amina.id) == [
            Series("a", "A", (third,)),
            Series("b", "B", (second, first)),
        ]
        assert series.has_series(db, amina.id)
        assert series.series_of(db, bruno.id) == []
        assert not series.has_series(db, bruno.id)


def test_what_came_of_sessions_is_counted(database: Database, house: House) -> None:
    busy, quiet = new_session(house).id, new_session(house).id
    with database.writing() as db:
        for number, state in enumerate(InterventionState, start=1):
            kind = InterventionKind.QUESTION
            asked = Intervention(
                new_id(), number, kind, Modality.ONLINE, "seat:x", NOW, state=state
            )
            floor.add_intervention(db, busy, asked)
        for number in (1, 2):
            notes.add_note(db, busy, Note(new_id(), number, "So", NoteKind.POINT, NOW))
        for position, stage in enumerate(TakeawayState, start=1):
            evidence = (Evidence(EvidenceKind.NOTE, "note"),)
            found = Takeaway(new_id(), TakeawayKind.KEY_TAKEAWAY, "So", evidence, stage, position)
            takeaways.add_takeaways(db, busy, [found])
        both = [busy, quiet]
        assert series.heard_in(db, both) == {busy: 1}
        assert series.notes_in(db, both) == {busy: 2}
        assert series.adopted_in(db, both) == {busy: 1}
        assert series.notes_in(db, [quiet]) == series.notes_in(db, []) == {}


def test_a_deleted_session_leaves_its_series(house: House) -> None:
    first, second, amina = new_session(house).id, new_session(house).id, new_account(house)
    with house.database.writing() as db:
        series.add_series(db, Series("s", "T", (first, second)), amina.id, NOW)
        db.execute(delete(workshop_session).where(workshop_session.c.id == first))
        assert series.series_to_change(db, "s") == Series("s", "T", (second,))


def test_two_who_link_the_same_session_at_once_do_it_one_after_the_other(house: House) -> None:
    amina = new_account(house, may_organise=True)
    shared = new_session(house).id
    visit = replace(visit_of(house, amina, shared, [Role.ORGANISER]), session_id=None)
    ready = Barrier(6)

    def link(number: int) -> str:
        ready.wait()
        try:
            return create_series(visit, f"Series {number}", [shared])
        except AlreadyInSeries:
            return ""

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(link, range(6)))
    assert len([each for each in made if each]) == 1


def test_sessions_added_at_once_all_find_a_place(house: House) -> None:
    amina = new_account(house, may_organise=True)
    ids = [new_session(house).id for _ in range(7)]
    visits = [visit_of(house, amina, each, [Role.ORGANISER]) for each in ids]
    made = create_series(visits[0], "Days", ids[:1])
    ready = Barrier(6)

    def add(visit: Visit) -> None:
        ready.wait()
        add_session_to_series(visit, made)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, visits[1:]))
    with house.database.reading() as db:
        (kept,) = series.series_of(db, amina.id)
    assert sorted(kept.session_ids) == sorted(ids)
    assert kept.session_ids[0] == ids[0]
