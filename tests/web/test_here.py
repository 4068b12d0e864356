"""The line of staff: who answers is here, who falls silent is gone though the line is open."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.live.attendance import Place
from session_core.use_cases.house import House
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.presence import see_presence
from session_core.use_cases.visit import Visit
from session_core.web import here as door
from session_core.web.feed import routes as feed_routes
from session_core.web.heartbeat import beating
from tests.houses import new_account, visit_of

PATIENCE = 20.0
SECONDS = 0.25
"""Between two questions, where a screen counts as gone after a second."""


@pytest.fixture
def mara(house: House, session: WorkshopSession) -> Visit:
    return visit_of(house, new_account(house), session.id, [Role.ONSITE_MODERATOR])


@pytest.fixture
def ion(house: House, session: WorkshopSession) -> Visit:
    return visit_of(house, new_account(house), session.id, [Role.ONLINE_MODERATOR])


@pytest.fixture
def watched(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house behind the door, in which a screen counts as gone after a second."""
    watched = replace(house, settings=replace(house.settings, gone_seconds=1))
    monkeypatch.setattr(door, "open_house", lambda: watched)
    return watched


@pytest.fixture
def as_mara(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Whoever comes shows the cookie of this one."""
    monkeypatch.setattr(door, "sign_in_token", lambda _: mara.sign_in)
    return mara


class Browser:
    """The far end of a line: what the server sends it, and what it answers while it can."""

    def __init__(self, code: str) -> None:
        self.answers = True
        self.sent: list[dict[str, object]] = []
        self._to_server: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self._to_server.put_nowait({"type": "websocket.connect"})
        scope = {
            "type": "websocket",
            "path": f"/live/{code}/here",
            "path_params": {"code": code},
            "headers": [],
        }
        self.line = door.here(WebSocket(scope, self._to_server.get, self._send))  # type: ignore[arg-type]

    async def _send(self, message: dict[str, object]) -> None:
        self.sent.append(message)
        if message["type"] == "websocket.send" and self.answers:
            self._to_server.put_nowait({"type": "websocket.receive", "text": message["text"]})

    def close(self) -> None:
        self._to_server.put_nowait({"type": "websocket.disconnect", "code": 1001})


def play(scenario: Awaitable[None]) -> None:
    """Play a scenario in a loop of its own; one that hangs fails."""

    async def in_time() -> None:
        await asyncio.wait_for(scenario, PATIENCE)

    asyncio.run(in_time())


async def until(condition: Callable[[], object]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def place_of(visit: Visit) -> Place:
    assert visit.session_id
    return visit.session_id, hear_every_room(visit)


def ago(at: datetime) -> float:
    return (datetime.now(UTC) - at).total_seconds()


def test_who_answers_is_here_for_as_long_as_they_do(
    session: WorkshopSession, watched: House, as_mara: Visit
) -> None:
    async def scenario() -> None:
        browser = Browser(session.join_code)
        line = asyncio.create_task(browser.line)
        await asyncio.sleep(6 * SECONDS)
        assert ago(watched.attendance.seen()[place_of(as_mara)]) < 2 * SECONDS
        questions = [each["text"] for each in browser.sent if each["type"] == "websocket.send"]
        assert set(questions) == {f"{SECONDS:g}"}
        browser.close()
        await line
        assert ago(watched.attendance.seen()[place_of(as_mara)]) < SECONDS
        assert watched.attendance.seen() == {}

    play(scenario())


def test_a_line_that_falls_silent_is_given_up_and_was_last_here_when_heard(
    session: WorkshopSession, watched: House, as_mara: Visit
) -> None:
    async def scenario() -> None:
        browser = Browser(session.join_code)
        line = asyncio.create_task(browser.line)
        await asyncio.sleep(3 * SECONDS)
        browser.answers = False
        fell_silent = datetime.now(UTC)
        await line
        assert ago(fell_silent) <= 3 * SECONDS + 0.2
        assert browser.sent[-1]["type"] == "websocket.close"
        assert watched.attendance.seen()[place_of(as_mara)] <= fell_silent
        assert watched.attendance.seen() == {}

    play(scenario())


def test_one_answer_that_comes_late_ends_nothing(
    session: WorkshopSession, watched: House, as_mara: Visit
) -> None:
    async def scenario() -> None:
        browser = Browser(session.join_code)
        line = asyncio.create_task(browser.line)
        for _ in range(3):
            browser.answers = False
            await asyncio.sleep(SECONDS)
            browser.answers = True
            await asyncio.sleep(2 * SECONDS)
        assert not line.done()
        browser.close()
        await line

    play(scenario())


def test_the_other_moderator_is_told_though_no_line_was_closed(
    session: WorkshopSession, watched: House, as_mara: Visit, ion: Visit
) -> None:
    async def scenario() -> None:
        browser = Browser(session.join_code)
        async with beating(watched):
            line = asyncio.create_task(browser.line)
            await asyncio.sleep(6 * SECONDS)
            assert see_presence(ion).gone == ()
            browser.answers = False
            await until(lambda: see_presence(ion).gone)
            again = Browser(session.join_code)
            back = asyncio.create_task(again.line)
            await until(lambda: see_presence(ion).gone == ())
            again.close()
            await asyncio.gather(line, back)

    play(scenario())


def test_with_a_minutes_patience_the_server_asks_every_fifteen_seconds(
    house: House, session: WorkshopSession, as_mara: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert house.settings.gone_seconds == 60
    monkeypatch.setattr(door, "open_house", lambda: house)
    app = Starlette(routes=[*door.routes, *feed_routes])
    with TestClient(app).websocket_connect(f"/live/{session.join_code}/here") as line:
        assert line.receive_text() == "15"
        assert set(house.attendance.seen()) == {place_of(as_mara)}


@pytest.mark.parametrize("code", ["", "NOSUCH"])
def test_strangers_and_participants_get_no_line(
    session: WorkshopSession, watched: House, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(door, "sign_in_token", lambda _: None)
    client = TestClient(Starlette(routes=door.routes))
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(f"/live/{code or session.join_code}/here"),
    ):
        pass
    assert watched.attendance.seen() == {}


def test_staff_of_another_session_get_no_line(
    house: House, session: WorkshopSession, watched: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = visit_of(house, new_account(house))
    monkeypatch.setattr(door, "sign_in_token", lambda _: stranger.sign_in)
    client = TestClient(Starlette(routes=door.routes))
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(f"/live/{session.join_code}/here"),
    ):
        pass
    assert watched.attendance.seen() == {}
