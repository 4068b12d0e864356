"""Use-cases are tested against a real database, with passwords that are cheap to hash."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.storage import records
from session_core.storage.floor import floor_of
from session_core.use_cases import passwords
from session_core.use_cases.floor_now import MADE_OF
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import CHEAP, build_test_house, new_session, seat_in, sign_in_as


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let bcrypt do as little as it can."""
    monkeypatch.setattr(passwords, "COST", CHEAP)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house over an empty folder."""
    opened = build_test_house(tmp_path)
    yield opened
    check_remembered_floors(opened)
    opened.close()


def check_remembered_floors(house: House) -> None:
    """What this process remembers of a floor is what the database has at the same revisions."""
    with house.database.reading() as db:
        for key, view in house.views.all_known():
            if isinstance(key, tuple) and key[0] == "floor":
                session_id, *remembered = key[1:]
                now = records.revisions(db, session_id)
                if remembered == [now[room] for room in MADE_OF]:
                    assert view == floor_of(db, session_id)


@pytest.fixture
def session(house: House) -> WorkshopSession:
    """An open session in that house."""
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    """The onsite moderator of that session."""
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def in_the_room(house: House, session: WorkshopSession) -> Visit:
    """Somebody who takes part in the room."""
    return seat_in(house, session.id, Modality.ONSITE)


@pytest.fixture
def online(house: House, session: WorkshopSession) -> Visit:
    """Somebody who takes part online."""
    return seat_in(house, session.id, Modality.ONLINE)
