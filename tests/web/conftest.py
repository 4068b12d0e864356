"""The thin door as a browser meets it: over a real house in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.live import allowances
from session_core.use_cases.house import House, close_house, open_house
from session_core.use_cases.visit import Visit
from session_core.web import limits
from tests.houses import lay_ground, new_session, sign_in_as
from tests.web.standing_clock import Time
from tests.web.tablet import Tablet, kiosk_in
from tests.web.visitor import new_browser


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The house of this process, over an empty folder."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    close_house()
    lay_ground(tmp_path)
    yield open_house()
    close_house()


@pytest.fixture
def session(house: House) -> WorkshopSession:
    """An open session in that house."""
    return new_session(house)


@pytest.fixture
def browser(house: House) -> TestClient:
    """A browser without script, that keeps cookies and follows no redirect by itself."""
    return new_browser()


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    """Somebody who may do what moderators do."""
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def tablet(session: WorkshopSession, moderator: Visit) -> Tablet:
    """A tablet that is a kiosk, with nobody before it."""
    return kiosk_in(session, moderator)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The clock of the counters and of the library below them."""
    here = Time()
    monkeypatch.setattr("limits.storage.memory.time", here)
    monkeypatch.setattr("limits.strategies.time", here)
    monkeypatch.setattr(allowances, "time", here)
    return here


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch, time: Time) -> list[float]:
    """How long each post had to wait; none of them does, and no time passes between them."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(limits.wait_turn, "__defaults__", ("", sleep))
    monkeypatch.setattr(limits.take_turn, "__defaults__", ("", sleep))
    return waits
