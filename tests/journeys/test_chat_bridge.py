"""The bridge of docs/api.md at work: a lost answer, a lost line and a restart double nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.dispositions import answer_in_writing
from session_core.use_cases.floor import give_floor_to_next, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.questions import see_questions
from session_core.use_cases.receipts import see_by_receipt
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import build_test_house, new_session, sign_in_as
from tests.postgres import Postgres
from tests.proxy import Proxy
from tests.servers import ROOT, Server, running_server

pytestmark = pytest.mark.postgresql  # by which this process moderates what another serves

EXAMPLE = ROOT / "docs" / "examples" / "chat_bridge.py"
PATIENCE = 40.0


class Forgetful(Proxy):
    """Cuts the line instead of handing over the first seat, and again the first question."""

    lost = 0

    def _received(self, source: socket) -> bytes:
        data = super()._received(source)
        if data.startswith(b"HTTP/1.1 201") and self.lost < 2:
            self.lost += 1
            return b""
        return data


class Chat:
    """A bridge as a process of its own; `said` is what it wrote into the chat so far."""

    def __init__(self, url: str, code: str, secret: str) -> None:
        command = [sys.executable, str(EXAMPLE), url, code]
        env = os.environ | {"BRIDGE_SECRET": secret, "NO_PROXY": "*"}
        self.process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    def write(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hears(self, beginning: str) -> str:
        """Wait for a line that begins so, and give it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for line in tuple(self.said):
                if line.startswith(beginning):
                    return line
            time.sleep(0.02)
        raise AssertionError(f"no line begins with {beginning!r}: {self.said}")


@contextmanager
def bridged(url: str, code: str, secret: str = "the bridge's own") -> Iterator[Chat]:
    chat = Chat(url, code, secret)
    try:
        yield chat
    finally:
        chat.process.send_signal(signal.SIGINT)
        try:
            assert chat.process.wait(10) == 0
        finally:
            chat.process.kill()
            chat.process.wait()


@pytest.fixture
def database(postgres: Postgres) -> str:
    return postgres.new_database()


@pytest.fixture
def house(tmp_path: Path, database: str) -> Iterator[House]:
    opened = build_test_house(tmp_path, database)
    yield opened
    opened.close()


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def served(house: House, database: str, tmp_path: Path) -> Iterator[Server]:
    with running_server(tmp_path / "data", demo=False, env={"DATABASE_URL": database}) as running:
        yield running


@pytest.fixture
def proxy(served: Server) -> Iterator[Forgetful]:
    forgetful = Forgetful(served.port)
    yield forgetful
    forgetful.close()


def receipt_in(line: str) -> str:
    return line.partition("Your receipt: ")[2]


def test_lines_become_questions_and_news_comes_back(
    served: Server, proxy: Forgetful, session: WorkshopSession, moderator: Visit
) -> None:
    lines = ["zora: Who pays?", "this is no line of the chat", "bo: Who decides: you?"]
    with bridged(proxy.url, session.join_code) as chat:
        for line in lines:
            chat.write(line)
        first, second = chat.hears("@zora #1 is in: place 1"), chat.hears("@bo #2 is in: place 2")
        assert proxy.lost == 2, "the answers with the first seat and the first question were lost"
        assert see_by_receipt(moderator, receipt_in(first)).intervention.text == "Who pays?"
        assert see_by_receipt(moderator, receipt_in(second)).intervention.text == (
            "Who decides: you?"
        )
        chat.hears("* zora: #1 is announced")
        chat.hears("* bo: #2 is announced")

        served.stop()
        chat.write("zora: Still there?")
        time.sleep(1)
        served.start()
        chat.hears("@zora #3 is in")

        give_floor_to_next(moderator)
        chat.hears("* zora: #1 has the floor")
        proxy.break_down()
        yield_floor(moderator)
        bo = see_questions(moderator)[1].intervention
        answer_in_writing(moderator, bo.id, "We all do.")
        time.sleep(1)
        proxy.mend()
        chat.hears("* zora: #1 heard")
        chat.hears("* bo: #2 was answered: We all do.")
        assert len(chat.said) == len(set(chat.said)), "nothing is told twice"
    # Another bridge with the same secret over the same chat asks nothing anew.
    with bridged(served.url, session.join_code) as again:
        for line in [*lines, "zora: Still there?"]:
            again.write(line)
        again.hears("@zora #1 is in: heard")
        assert receipt_in(again.hears("@zora #3 is in")) == receipt_in(chat.hears("@zora #3 is in"))
    asked = [each.intervention.text for each in see_questions(moderator)]
    assert asked == ["Who pays?", "Who decides: you?", "Still there?"]
    assert sum(see_session(moderator).joined.values()) == 2
    log = served.log_text()
    assert "Who pays" not in log
    assert "zora" not in log


def test_who_is_refused_reads_why_and_the_bridge_goes_on(
    served: Server, session: WorkshopSession, moderator: Visit
) -> None:
    with bridged(served.url, session.join_code) as chat:
        chat.write(f"zora: {'x' * 1001}")
        assert "1,001 characters; the limit is 1,000" in chat.hears("@zora Not taken: ")
        chat.write("zora: Short")
        chat.hears("@zora #1 is in")
    assert len(see_questions(moderator)) == 1
