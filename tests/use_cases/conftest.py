"""Use-cases are tested against a real database, with passwords that are cheap to hash."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases import passwords
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
    opened.close()


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
