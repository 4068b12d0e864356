"""A crowd without browsers: people of the thin door, and listeners of a bare broadcast."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.bench.door_signs import Signs, seat_in_page, signs_in
from tests.bench.wire_http import WireAnswer
from tests.bench.wire_lines import AskLine, LineLost, ListenLine

_BROWSER = "Accept-Encoding: gzip\r\n"
_SCRIPT = "X-Evenfloor: fetch\r\nAccept: application/json\r\n"


@dataclass(frozen=True)
class Seen:
    """A message on one screen: when it came, how many bytes it was, and what it showed."""

    at: float
    wire_bytes: int
    signs: Signs


@dataclass(frozen=True)
class Posted:
    """What became of one post: when it was sent, how long the answer took, and its status."""

    at: float
    seconds: float
    status: int
    words: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the server said that it has it."""
        return self.status in (200, 202, 303)


class Listener(ABC):
    """Somebody with a line to ask and a line to listen."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.line, self.feed = AskLine(url), ListenLine()
        self.seen: list[Seen] = []
        self.last = Signs()
        self.asked_bytes = 0

    @abstractmethod
    def signs(self, message: bytes) -> Signs:
        """What a message shows."""

    def look(self) -> None:
        """Read what came; what a message leaves out stays as it was."""
        for event in self.feed.news():
            signs = self.signs(event.data)
            self.seen.append(Seen(event.at, event.wire_bytes, signs))
            told = {name: value for name, value in vars(signs).items() if value is not None}
            self.last = Signs(**(vars(self.last) | told))

    def first_at(self, shows: Callable[[Signs], bool], after: float) -> float | None:
        """When this screen first showed something after a moment; None where it never did."""
        return next((s.at for s in self.seen if s.at >= after and shows(s.signs)), None)

    def wire_bytes(self) -> int:
        """All that came to this client so far."""
        return self.feed.wire_bytes + self.asked_bytes

    def close(self) -> None:
        """Leave without a word."""
        self.line.close()
        self.feed.close()

    async def _timed(self, path: str, headers: str, fields: dict[str, str]) -> Posted:
        begun, body = time.perf_counter(), urlencode(fields).encode()
        try:
            try:
                answer = await self.line.ask("POST", path, headers, body)
            except LineLost:  # closed as idle in the moment in which we spoke: browsers try again
                answer = await self.line.ask("POST", path, headers, body)
        except (LineLost, TimeoutError, OSError):
            return Posted(begun, time.perf_counter() - begun, 0)
        self.asked_bytes += answer.wire_bytes
        words = "" if answer.status < 400 else answer.body.decode(errors="replace")[:200]
        return Posted(begun, time.perf_counter() - begun, answer.status, words)


class ThinPerson(Listener):
    """A participant at the thin door, who does what the page's script does."""

    def __init__(self, url: str, code: str) -> None:
        super().__init__(url)
        self.page = f"/j/{code}"
        self.page_bytes = 0
        self._cookie = self._token = self._seen = ""

    async def join(self) -> Posted:
        """Take a seat and read the first view; the time ends with the last byte of it."""
        begun = time.perf_counter()
        fields = urlencode({"modality": "online", "pseudonym": ""}).encode()
        answer: WireAnswer | None = None
        try:
            answer = await self.line.ask("POST", f"{self.page}/join", _BROWSER, fields)
            if answer.status != 303:
                words = answer.body.decode(errors="replace")[:200]
                return Posted(begun, time.perf_counter() - begun, answer.status, words)
            self._cookie = f"Cookie: {answer.headers['set-cookie'].partition(';')[0]}\r\n"
            view = await self.line.ask("GET", self.page, _BROWSER + self._cookie)
        except (LineLost, TimeoutError, OSError):
            return Posted(begun, time.perf_counter() - begun, 0)
        taken = time.perf_counter() - begun
        self.page_bytes = view.wire_bytes
        self.asked_bytes += answer.wire_bytes + view.wire_bytes
        self._token, self._seen = seat_in_page(view.body)
        return Posted(begun, taken, view.status if view.status != 200 else answer.status)

    async def listen(self) -> None:
        """Open the feed from what the first view showed."""
        path = f"{self.page}/live?seen={self._seen}"
        await self.feed.open(self.url, path, _BROWSER + self._cookie)

    async def post(self, act: str, **fields: str) -> Posted:
        """Send a form as the page's script does."""
        headers = _SCRIPT + _BROWSER + self._cookie
        return await self._timed(f"{self.page}/{act}", headers, {"token": self._token, **fields})

    def signs(self, message: bytes) -> Signs:
        return signs_in(message)


class BarePerson(Listener):
    """A listener of the bare broadcast; what is said there only counts."""

    async def listen(self) -> None:
        """Open the feed."""
        await self.feed.open(self.url, "/live", "")

    async def say(self) -> Posted:
        """Say one thing more."""
        return await self._timed("/say", "", {"text": "One thing more."})

    def signs(self, message: bytes) -> Signs:
        return Signs(waiting=json.loads(message)["count"])


def look_everywhere(people: Sequence[Listener]) -> None:
    """Read everybody's news; done between measurements, since it takes its time."""
    for each in people:
        each.look()
