"""Use-cases are tested against a real database, with passwords that are cheap to hash."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session_core.domain.session import WorkshopSession
from session_core.use_cases import passwords
from session_core.use_cases.house import House
from tests.houses import CHEAP, build_test_house, new_session


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
