"""Kiosks as both databases keep them: known by a hash, and gone with their session."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from session_core.domain.codes import hashed
from session_core.domain.kiosk import Kiosk, begun, closed
from session_core.storage import kiosks
from session_core.storage.database import Database
from session_core.storage.tables import kiosk, workshop_session
from session_core.use_cases.house import House
from tests.houses import NOW, new_session

FIRST, SECOND = Kiosk("one", "Door", NOW), Kiosk("two", "Stage", NOW + timedelta(minutes=1))


def keep(database: Database, session_id: str) -> None:
    with database.writing() as db:
        for each in (FIRST, SECOND):
            kiosks.add_kiosk(db, session_id, each, hashed(each.id))


def test_they_come_newest_first_and_only_those_of_the_session(
    house: House, database: Database, session_id: str
) -> None:
    keep(database, session_id)
    other = new_session(house).id
    with database.reading() as db:
        assert kiosks.kiosks_of(db, session_id) == [SECOND, FIRST]
        assert kiosks.kiosk_with_id(db, session_id, "one") == FIRST
        assert kiosks.kiosks_of(db, other) == []
        assert kiosks.kiosk_with_id(db, other, "one") is None


def test_an_address_opens_it_until_a_tablet_has_taken_it(
    house: House, database: Database, session_id: str
) -> None:
    keep(database, session_id)
    later, elsewhere = NOW + timedelta(minutes=2), new_session(house).id
    with database.writing() as db:
        assert kiosks.kiosk_behind(db, session_id, hashed("one"), is_taken=False) == FIRST
        assert kiosks.kiosk_behind(db, session_id, hashed("one"), is_taken=True) is None
        kiosks.keep_taken(db, "one", hashed("tablet"), later)
        assert kiosks.kiosk_behind(db, session_id, hashed("one"), is_taken=False) is None
        assert kiosks.kiosk_behind(db, session_id, hashed("tablet"), is_taken=False) is None
        taken = kiosks.kiosk_behind(db, session_id, hashed("tablet"), is_taken=True)
        assert taken == Kiosk("one", "Door", NOW, taken_at=later)
        assert kiosks.kiosk_behind(db, elsewhere, hashed("tablet"), is_taken=True) is None


def test_how_it_is_doing_is_kept_and_a_closed_one_opens_nothing(
    database: Database, session_id: str
) -> None:
    keep(database, session_id)
    busy = begun(FIRST, "seat", NOW)
    with database.writing() as db:
        kiosks.keep_kiosk(db, busy)
        assert kiosks.kiosk_with_id(db, session_id, "one") == busy
        kiosks.keep_kiosk(db, closed(busy, NOW))
        kiosks.keep_taken(db, "one", hashed("tablet"), NOW)
        for secret in ("one", "tablet"):
            for is_taken in (True, False):
                found = kiosks.kiosk_behind(db, session_id, hashed(secret), is_taken=is_taken)
                assert found is None
        assert kiosks.kiosk_with_id(db, session_id, "two") == SECOND


def test_they_go_with_their_session(database: Database, session_id: str) -> None:
    keep(database, session_id)
    with database.writing() as db:
        db.execute(delete(workshop_session).where(workshop_session.c.id == session_id))
        assert db.scalar(select(func.count()).select_from(kiosk)) == 0
