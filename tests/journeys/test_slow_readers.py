"""Feeds that nobody reads: the server's memory does not grow, and all others hear in time."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from session_core.use_cases.house import House
from tests.houses import new_session, seat_in
from tests.journeys.seeded import running_seeded_server
from tests.participants import Participant
from tests.servers import Server

pytestmark = pytest.mark.thorough

CODE = "SLOW"
SLOW, CHANGES, ASKERS = 200, 300, 30
PAUSE_SECONDS = 0.05
"""Between two changes: as many as a lively room makes, each a message of its own."""
GROWTH_MB = 60
"""Generous: what each feed may hold back, and what any server takes for three hundred changes."""
IN_TIME_SECONDS = 3.0
"""Changes go out within a second; the rest is this machine's, which runs everything at once."""
MOST_OF_ONE_SEAT = 20

_FLOOR = re.compile(rb"floor\.(\d+)")


@pytest.fixture(scope="module")
def seats() -> list[str]:
    """Secrets of seats, filled as the server is made."""
    return []


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, seats: list[str]) -> Iterator[Server]:
    def seed(house: House) -> None:
        session = new_session(house, join_code=CODE)
        seats.extend(seat_in(house, session.id).seat_secret or "" for _ in range(SLOW + 2))

    folder = tmp_path_factory.mktemp("slow-readers") / "data"
    with running_seeded_server(folder, seed) as running:
        yield running


def memory_mb(server: Server) -> float:
    """What the server's process has in memory."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def feeds(server: Server) -> int:
    """How many feeds the server says are open."""
    found: int = httpx.get(f"{server.url}/live/health", trust_env=False, timeout=20).json()["feeds"]
    return found


def open_feed(server: Server, secret: str) -> socket.socket:
    """Ask for the live feed, and read nothing of it."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(20)
    line.connect(("127.0.0.1", server.port))
    line.sendall(
        f"GET /j/{CODE}/live HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: seat={secret}\r\n\r\n".encode()
    )
    return line


class Listener:
    """One who reads all the time: when was which revision of the floor heard?"""

    def __init__(self, line: socket.socket) -> None:
        self._line, self.heard = line, dict[int, float]()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        kept = b""
        try:
            while data := self._line.recv(65536):
                *lines, kept = (kept + data).split(b"\n")
                for line in lines:
                    if line.startswith(b"id:") and (found := _FLOOR.search(line)):
                        self.heard.setdefault(int(found[1]), time.monotonic())
        except OSError:
            return

    def newest(self) -> int:
        return max(self.heard, default=0)

    def heard_at(self, revision: int) -> float | None:
        """When this revision, or one that came with it, was on the screen."""
        return min((at for n, at in self.heard.items() if n >= revision), default=None)


def floor_now(server: Server, secret: str) -> int:
    """The floor's revision as a page says it that is loaded now."""
    page = httpx.get(
        f"{server.url}/j/{CODE}", cookies={"seat": secret}, trust_env=False, timeout=30
    ).text
    found = re.search(r'"floor":\s*(\d+)', page)
    assert found
    return int(found[1])


@contextmanager
def crowd(server: Server) -> Iterator[list[Participant]]:
    """People who ask and take back, so that the floor moves and stays short."""
    with ExitStack() as people:
        yield [people.enter_context(Participant(server.url, CODE)) for _ in range(ASKERS)]


def test_readers_who_never_read_cost_nobody_anything(server: Server, seats: list[str]) -> None:
    with ExitStack() as lines, crowd(server) as people:
        listener = Listener(lines.enter_context(open_feed(server, seats[SLOW])))
        move_the_floor(server, people, listener, seats[SLOW], 30)  # views and buffers are made
        slow = [lines.enter_context(open_feed(server, secret)) for secret in seats[:SLOW]]
        until(lambda: feeds(server) > SLOW)
        before = memory_mb(server)
        third = move_the_floor(server, people, listener, seats[SLOW], CHANGES // 3)
        after_a_third = memory_mb(server)
        rest = move_the_floor(server, people, listener, seats[SLOW], CHANGES - CHANGES // 3)
        after = memory_mb(server)
        delays = sorted(third + rest)
        p95 = delays[int(len(delays) * 0.95)]
        print(
            f"\nmemory {before:.0f} MB, {after_a_third:.0f} after a third, {after:.0f} at the end"
        )
        print(
            f"heard p50 {delays[len(delays) // 2]:.3f} s, p95 {p95:.3f} s, max {delays[-1]:.3f} s"
        )
        assert after - before < GROWTH_MB
        assert after - after_a_third < GROWTH_MB / 2
        assert p95 < IN_TIME_SECONDS
        newest = floor_now(server, seats[SLOW])
        ends = [how_it_ends(line, newest) for line in slow[::10]]
        print(
            f"of {len(ends)} slow ones: {ends.count('dropped')} dropped, {ends.count('told')} told"
        )
        assert set(ends) <= {"dropped", "told"}
    until(lambda: feeds(server) == 0)


def move_the_floor(
    server: Server, people: list[Participant], listener: Listener, secret: str, changes: int
) -> list[float]:
    """So many questions are asked or taken back; how long each took to be heard, in seconds."""
    moments = []
    for n in range(changes):
        person = people[n % len(people)]
        before = listener.newest()
        if (n // len(people)) % 2:
            person.withdraw()
        else:
            person.ask(f"Is this heard by those who listen? {n}")
        moments.append((before + 1, time.monotonic()))
        time.sleep(PAUSE_SECONDS)
    newest = floor_now(server, secret)
    until(lambda: listener.newest() >= newest)
    heard = [(listener.heard_at(revision), at) for revision, at in moments]
    return [max(0.0, when - at) for when, at in heard if when]


def how_it_ends(line: socket.socket, newest: int) -> str:
    """Read at last: the line was ended, or comes to the newest revision."""
    seen, kept, end = 0, b"", time.monotonic() + 20
    line.settimeout(5)
    while time.monotonic() < end:
        try:
            data = line.recv(65536)
        except TimeoutError:
            continue
        except OSError:
            return "dropped"
        if not data:
            return "dropped"
        kept = (kept + data)[-100_000:]
        seen = max([seen, *(int(n) for n in _FLOOR.findall(kept))])
        if seen >= newest:
            return "told"
    return f"stuck at {seen} of {newest}"


def test_a_hundred_feeds_of_one_seat_are_few(server: Server, seats: list[str]) -> None:
    with ExitStack() as lines:
        other = Listener(lines.enter_context(open_feed(server, seats[SLOW])))
        for _ in range(100):
            lines.enter_context(open_feed(server, seats[SLOW + 1]))
        until(lambda: feeds(server) <= 1 + MOST_OF_ONE_SEAT)
        # Who opens them is not shut out, and nobody else is kept from hearing.
        newest = Listener(lines.enter_context(open_feed(server, seats[SLOW + 1])))
        with Participant(server.url, CODE) as someone:
            someone.ask("Is there room for me?")
            revision = floor_now(server, seats[SLOW])
            until(lambda: other.newest() >= revision)
            someone.withdraw()
        del newest
    until(lambda: feeds(server) == 0)


def until(true: object) -> None:
    """Wait until something is true, for a minute at most."""
    assert callable(true)
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)
