"""A server killed in a burst of a thousand questions, ten times: nothing acknowledged is lost."""

import asyncio
import random
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from session_core.domain.codes import new_id
from session_core.use_cases.house import House
from session_core.web.form_token import form_token
from tests.houses import build_test_house, new_session, seat_in
from tests.servers import Server

pytestmark = pytest.mark.thorough

ROUNDS, SEATS, EACH = 10, 250, 4
QUESTIONS = SEATS * EACH
LINES = 100
"""Connections that stay open; each has one question on its way at any moment."""
TRIES = 60


@dataclass
class Question:
    """What one seat asks; its key stays the same however often it is sent."""

    code: str
    secret: str
    text: str
    key: str

    def as_request(self) -> bytes:
        fields = {"token": form_token(self.secret), "key": self.key, "text": self.text}
        body = urlencode(fields | {"kind": "question"})
        return (
            f"POST /j/{self.code}/ask HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: seat={self.secret}\r\nX-Evenfloor: fetch\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Burst:
    """Sends questions over many lines at once, and knows which were acknowledged."""

    def __init__(self, port: int, questions: list[Question]) -> None:
        self._port, self.waiting = port, list(questions)
        self.sent: set[str] = set()
        self.acknowledged: set[str] = set()
        self.enough = asyncio.Event()
        self.told = Counter[int]()

    async def send(self, stop_after: int) -> None:
        """Send all that waits, each once; `enough` is set with so many acknowledged."""
        sending, self.waiting = self.waiting, []
        await asyncio.gather(*(self._line(sending[n::LINES], stop_after) for n in range(LINES)))

    async def _line(self, questions: list[Question], stop_after: int) -> None:
        left = list(questions)
        writer = None
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            while left:
                writer.write(left[0].as_request())
                self.sent.add(left[0].key)
                await writer.drain()
                status = await self._answer(reader)
                self.told[status] += 1
                question = left.pop(0)
                if status == 200:
                    self.acknowledged.add(question.key)
                else:
                    self.waiting.append(question)
                if len(self.acknowledged) >= stop_after:
                    self.enough.set()
        except (OSError, asyncio.IncompleteReadError):
            pass  # killed: whatever is left was not acknowledged
        finally:
            self.waiting += left
            if writer:
                writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> int:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = head.partition("content-length:")[2].partition("\r\n")[0]
        await reader.readexactly(int(length))
        return int(head.split()[1])


async def killed_in_the_middle(server: Server, burst: Burst, after: int) -> None:
    """End the server as soon as so many are acknowledged, while others are on their way."""
    sending = asyncio.create_task(burst.send(after))
    await asyncio.wait_for(burst.enough.wait(), 180)
    server.kill()
    await sending


async def sent_until_all_are_there(burst: Burst) -> None:
    """Send again what was on its way, as a page does, until each is acknowledged."""
    burst.waiting = [each for each in burst.waiting if each.key in burst.sent]
    for _ in range(TRIES):
        if not burst.waiting:
            return
        await burst.send(QUESTIONS + 1)
        if burst.waiting:
            await asyncio.sleep(1)
    raise AssertionError(f"{len(burst.waiting)} were never acknowledged: {burst.told}")


def prepare(house: House) -> list[list[Question]]:
    """A session for each round, with its seats and what they will ask."""
    rounds = []
    for number in range(ROUNDS):
        session = new_session(house, join_code=f"BURST{number}")
        seats = [seat_in(house, session.id).seat_secret or "" for _ in range(SEATS)]
        rounds.append(
            [
                Question(session.join_code, seat, f"Question {n} of {seat[:9]}?", f"key-{new_id()}")
                for n in range(EACH)
                for seat in seats
            ]
        )
    return rounds


def test_ten_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    house = build_test_house(folder)
    rounds = prepare(house)
    house.close()
    moments = random.Random(11)
    server = Server(folder, demo=False)
    unsure, sent = 0, set[str]()
    try:
        server.start()
        for questions in rounds:
            burst = Burst(server.port, questions)
            asyncio.run(
                killed_in_the_middle(server, burst, moments.randint(20, QUESTIONS * 3 // 4))
            )
            before = set(burst.acknowledged)
            assert 0 < len(before) < QUESTIONS, "it was killed in the middle"
            kept = keys_kept(folder, questions[0].code)
            unsure += kept - len(before)
            server.start()
            asyncio.run(sent_until_all_are_there(burst))
            assert burst.acknowledged == burst.sent
            sent |= burst.sent
            print(f"\nkilled after {len(before)}, on disk {kept}; told {dict(burst.told)}", end="")
        server.stop()
    finally:
        server.kill()
    print(f"\n{unsure} were on disk without having been acknowledged, and sent again")
    with sqlite3.connect(folder / "evenfloor.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute(
            "SELECT join_code, text, client_key, intervention.number FROM intervention "
            "JOIN workshop_session ON workshop_session.id = session_id"
        ).fetchall()
    asked = {(one.code, one.text) for each in rounds for one in each if one.key in sent}
    assert Counter((code, text) for code, text, _, _ in rows) == Counter(asked)
    assert len({(code, key) for code, _, key, _ in rows}) == len(sent), "each under its own key"
    for code in {code for code, *_ in rows}:
        numbers = sorted(row[3] for row in rows if row[0] == code)
        assert numbers == list(range(1, len(numbers) + 1))


def keys_kept(folder: Path, code: str) -> int:
    """How many questions of a session are on disk, as a copy of the files has them."""
    with sqlite3.connect(folder / "evenfloor.sqlite") as database:
        found: int = database.execute(
            "SELECT count(*) FROM intervention JOIN workshop_session "
            "ON workshop_session.id = session_id WHERE join_code = ?",
            (code,),
        ).fetchone()[0]
    return found
