"""A snapshot goes from house to house, from SQLite to PostgreSQL and back, and nothing changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from session_core.domain.people import Role
from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.renaming import ids_in
from session_core.domain.session import Room, WorkshopSession
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import read_snapshot
from session_core.storage import floor, records, roles, sessions
from session_core.storage.emptiness import is_empty
from session_core.storage.sessions import any_session
from session_core.use_cases.demo import load_demo
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.report import draft_report, export_report, write_session_report
from session_core.use_cases.snapshot import load_snapshot
from session_core.use_cases.visit import Visit
from tests.exports.full_report import ENDED, FULL
from tests.houses import NOW, build_test_house, new_account, sign_in_as, visit_of

pytestmark = pytest.mark.thorough


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[House]:
    """Another house, on SQLite."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    opened = build_test_house(folder)
    yield opened
    opened.close()


def lively(house: House) -> Visit:
    """The sample workshop, with a draft and a written report."""
    session_id = load_demo(house, NOW)
    assert session_id
    visit = sign_in_as(house, Role.ORGANISER, session_id)
    draft_report(visit)
    write_session_report(visit, "What was said.\n– line one\n– سطر ثانٍ 👩🏽‍🚒")
    return visit


def written(visit: Visit) -> bytes:
    return export_report(visit, "json")


def loaded(house: House, data: bytes) -> Visit:
    organiser = visit_of(house, new_account(house, may_organise=True))
    return organiser.to(load_snapshot(organiser, data))


def kept(house: House, session_id: str) -> WorkshopSession:
    with house.database.reading() as db:
        found = sessions.session_with_id(db, session_id)
    assert found
    return found


def test_there_and_back_again_not_a_byte_changes(house: House, elsewhere: House) -> None:
    here = lively(house)
    there = loaded(elsewhere, written(here))
    assert written(there) == written(here)
    assert there.session_id == here.session_id


def test_from_elsewhere_to_here_not_a_byte_changes(house: House, elsewhere: House) -> None:
    there = lively(elsewhere)
    assert written(loaded(house, written(there))) == written(there)


def test_every_kind_of_thing_arrives(house: House) -> None:
    data = to_snapshot(replace(FULL, made_at=NOW))
    assert written(loaded(house, data)) == data


def test_how_everything_ended_and_the_settings_arrive(house: House) -> None:
    data = to_snapshot(replace(ENDED, made_at=NOW))
    assert written(loaded(house, data)) == data
    again = loaded(house, data)
    with house.database.reading() as db:
        kept_floor = floor.floor_of(db, again.session_id or "")
    assert kept_floor.policy == ENDED.policy
    by_number = {each.number: each for each in kept_floor.interventions}
    assert by_number[6].merged_into == by_number[4].id
    # Who supported it stayed where they are; whoever was merged into it is one of its askers.
    assert (by_number[1].support, by_number[4].support) == (0, 1)


def test_beside_its_original_it_has_ids_of_its_own_and_all_else_the_same(house: House) -> None:
    here = lively(house)
    copy = loaded(house, written(here))
    before, after = read_snapshot(written(here)), read_snapshot(written(copy))
    assert not set(ids_in(before)) & set(ids_in(after))
    text = written(copy).decode()
    for old, new in zip(ids_in(before), ids_in(after), strict=True):
        text = text.replace(f'"{new}"', f'"{old}"')
    assert text == written(here).decode()


def test_who_loads_it_organises_it_behind_fresh_doors(house: House, elsewhere: House) -> None:
    here = lively(house)
    there = loaded(elsewhere, written(here))
    assert there.session_id
    with elsewhere.database.reading() as db:
        staff = [(account.name, role) for account, role in roles.roles_in(db, there.session_id)]
        acts = records.activities(db, there.session_id)
    assert [role for _, role in staff] == [Role.ORGANISER]
    old, new = kept(house, there.session_id), kept(elsewhere, there.session_id)
    # The call's link stays behind: whoever has it is in the room.
    fresh = replace(old, join_code=new.join_code, screen_key=new.screen_key, call_link="")
    assert new == fresh
    assert new.join_code not in ("", old.join_code)
    assert new.screen_key not in ("", old.screen_key)
    assert acts[-1].act == "load_snapshot"
    assert {act.actor for act in acts[:-1]} == {""}


def test_the_session_goes_on_where_it_was(house: House, elsewhere: House) -> None:
    here = lively(house)
    there = loaded(elsewhere, written(here))
    place, other = (see_floor(visit).places[0] for visit in (here, there))
    assert place.intervention.id == other.intervention.id
    assert place.rules == other.rules
    before = see_revisions(there)
    later = replace(there, now=NOW + timedelta(minutes=1))
    give_floor_to_next(later, other.intervention.id)
    assert see_revisions(there)[Room.FLOOR] == before[Room.FLOOR] + 1


@pytest.mark.parametrize("cut", [1, 100, 20_000])
def test_of_a_snapshot_that_is_refused_nothing_is_loaded(
    house: House, elsewhere: House, cut: int
) -> None:
    data = written(lively(elsewhere))
    organiser = visit_of(house, new_account(house, may_organise=True))
    with pytest.raises(UnreadableSnapshot):
        load_snapshot(organiser, data[: len(data) - cut - 1])
    with house.database.reading() as db:
        assert not any_session(db)


def test_a_trouble_half_way_leaves_nothing(
    house: House, elsewhere: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(lively(elsewhere))
    organiser = visit_of(house, new_account(house, may_organise=True))

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("session_core.storage.snapshots.keep_record", fail)
    with pytest.raises(RuntimeError):
        load_snapshot(organiser, data)
    with house.database.reading() as db:
        assert not any_session(db)
        assert not is_empty(db)  # the account stays
