"""Guessing receipts is slowed for a session, nobody is refused for it, and no thread waits."""

import asyncio

import pytest

from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.web import thin_receipts
from session_core.web.patience import MOST_SESSIONS, MOST_WAITING, Patience
from tests.houses import new_session
from tests.web.visitor import Visitor


class Time:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def patience(time: Time) -> Patience:
    return Patience(time.clock, time.sleep)


def test_the_first_wrong_ones_slow_nobody(patience: Patience, time: Time) -> None:
    for _ in range(4):
        patience.count_wrong("here")
    asyncio.run(patience.wait("here"))
    assert time.slept == []


def test_each_wrong_one_doubles_the_wait_up_to_two_seconds(patience: Patience) -> None:
    waits = []
    for _ in range(40):
        patience.count_wrong("here")
        waits.append(patience.seconds("here"))
    assert waits[4:9] == [0.125, 0.25, 0.5, 1.0, 2.0]
    assert set(waits[9:]) == {2.0}
    assert patience.seconds("elsewhere") == 0.0


def test_a_hundred_guesses_take_minutes(patience: Patience, time: Time) -> None:
    for _ in range(100):
        asyncio.run(patience.wait("here"))
        patience.count_wrong("here")
    assert sum(time.slept) > 150


def test_where_nobody_guesses_any_more_the_wait_goes(patience: Patience, time: Time) -> None:
    for _ in range(1000):
        patience.count_wrong("here")
    assert patience.seconds("here") == 2.0
    time.now += 240
    assert patience.seconds("here") == 0.0


def test_a_bounded_number_waits_and_nobody_is_refused() -> None:
    waiting = 0

    async def sleep(_seconds: float) -> None:
        nonlocal waiting
        waiting += 1
        await asyncio.sleep(0.05)

    patience = Patience(sleep=sleep)
    for _ in range(20):
        patience.count_wrong("here")

    async def many() -> None:
        await asyncio.gather(*(patience.wait("here") for _ in range(3 * MOST_WAITING)))

    asyncio.run(many())
    assert waiting == MOST_WAITING
    asyncio.run(patience.wait("here"))
    assert waiting == MOST_WAITING + 1, "those who waited make room"


def test_no_more_sessions_are_remembered_than_a_few(patience: Patience) -> None:
    for n in range(MOST_SESSIONS + 50):
        for _ in range(10):
            patience.count_wrong(str(n))
    assert patience.seconds("0") == 0.0
    assert patience.seconds(str(MOST_SESSIONS + 49)) == 2.0


def test_guessing_is_slowed_and_the_right_one_still_opens(
    house: House, session: WorkshopSession, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thin_receipts, "patience", Patience(time.clock, time.sleep))
    asker, guesser = Visitor(session).join(), Visitor(session)
    asker.submit("ask", text="Who pays?")
    asker.open()
    receipt = asker.receipts()[0]
    for _ in range(30):
        assert guesser.post("receipt", receipt="able able able able able").status_code == 404
    assert time.slept[-1] == 2.0
    slept = len(time.slept)
    assert guesser.post("receipt", receipt=receipt).status_code == 200
    assert "Who pays?" in guesser.text()
    assert time.slept[slept:] == [2.0], "right and wrong wait alike"
    Visitor(new_session(house)).post("receipt", receipt="able")
    assert len(time.slept) == slept + 1, "another session is not slowed"
