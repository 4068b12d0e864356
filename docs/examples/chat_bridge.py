"""A bridge between a chat and a session: lines of the chat in, acknowledgements and news out.

    BRIDGE_SECRET=… python chat_bridge.py https://evenfloor.example CODE < chat

Each line of the chat is `name: text`. Each name gets a seat of its own, each line becomes a
question from that seat. What comes out is for the chat: `@name …` is for that person alone, since
a receipt lets whoever has it change the question; `* …` is for everybody.

Nothing is asked twice: the key of a line is worked out from the bridge's secret, the place of the
line and its words. So a lost answer is asked for again, and a bridge that is started again with the
same secret over the same chat says everything once more, and asks nothing anew.
"""

import hashlib
import hmac
import json
import os
import secrets
import sys
import threading
from collections.abc import Iterable
from typing import Any

import httpx

LONGEST_PAUSE = 5.0
"""Seconds between two tries, at most; the first come quicker."""
SILENCE = 60.0
"""The feed says something every 20 seconds at least; a line that is silent for longer is dead."""


class Bridge:
    """One chat and one session. `say` takes each line for the chat."""

    def __init__(self, url: str, code: str, secret: str, say: Any = print) -> None:
        self._http = httpx.Client(base_url=url, timeout=30, headers={"Accept-Language": "en"})
        self._session = f"/api/v1/sessions/{code}"
        self._feed = f"/live/{code}"
        self._secret, self._say = secret, say
        self._tokens: dict[str, str] = {}
        self._askers: dict[int, str] = {}
        self._told: dict[int, str] = {}
        self._guard = threading.Lock()
        self._is_over = threading.Event()
        self._first_seat = threading.Event()

    def read(self, chat: Iterable[str]) -> None:
        """Ask what stands in the chat, line by line; lines of another form are passed over."""
        for place, line in enumerate(chat):
            name, colon, text = line.strip().partition(": ")
            if colon and name and text:
                self._ask(name, text, self._key("line", str(place), name, text))

    def follow(self) -> None:
        """Tell what becomes of the questions, until `end`; goes on from the last revision seen."""
        self._first_seat.wait()
        seen, tries = "", 0
        while not self._is_over.is_set():
            try:
                with self._http.stream(
                    "GET",
                    self._feed,
                    params={"seen": seen},
                    headers=self._shown(next(iter(self._tokens))),
                    timeout=httpx.Timeout(30, read=SILENCE),
                ) as feed:
                    feed.raise_for_status()
                    tries = 0
                    for line in feed.iter_lines():
                        if self._is_over.is_set():
                            return
                        kind, _, value = line.partition(": ")
                        if kind == "id":
                            seen = value
                        elif kind == "data" and "floor" in json.loads(value).get("seen", {}):
                            self._tell_news()
            except (httpx.HTTPError, OSError):
                pass  # the line was lost, or the server restarts: the next try says what was seen
            tries += 1
            self._is_over.wait(min(LONGEST_PAUSE, 0.2 * 2**tries))

    def end(self) -> None:
        """Follow no longer."""
        self._is_over.set()
        self._first_seat.set()

    def _ask(self, name: str, text: str, key: str) -> None:
        if name not in self._tokens and not self._join(name):
            return
        told = self._send(name, "POST", "/questions", {"text": text, "key": key})
        if "sentence" in told:
            self._say(f"@{name} Not taken: {told['sentence']}")
            return
        with self._guard:
            self._askers[told["number"]] = name
        place = f"place {told['place']}, {told['reason']}" if told["place"] else told["state_words"]
        self._say(f"@{name} #{told['number']} is in: {place}. Your receipt: {told['receipt']}")
        self._tell(told)

    def _join(self, name: str) -> bool:
        key = self._key("seat", name)
        told = self._send(name, "POST", "/seats", {"pseudonym": name, "key": key})
        if "sentence" in told:
            self._say(f"@{name} Not taken: {told['sentence']}")
            return False
        self._tokens[name] = told["token"]
        self._first_seat.set()
        return True

    def _tell_news(self) -> None:
        """One request for the news of all, not one for each."""
        name = next(iter(self._tokens))
        for question in self._send(name, "GET", "/questions").get("questions", []):
            self._tell(question)

    def _tell(self, question: dict[str, Any]) -> None:
        number, news = question["number"], _news(question)
        with self._guard:
            asker = self._askers.get(number)
            is_new = bool(asker) and self._told.get(number, "") != news
            if is_new:
                self._told[number] = news
        if is_new and news:
            self._say(f"* {asker}: #{number} {news}")

    def _send(self, name: str, method: str, below: str, body: Any = None) -> dict[str, Any]:
        """Send until there is an answer. Under its key nothing is done twice, however often."""
        tries = 0
        while not self._is_over.is_set():
            try:
                answer = self._http.request(
                    method, f"{self._session}{below}", json=body, headers=self._shown(name)
                )
                if answer.status_code == 429:
                    self._is_over.wait(int(answer.headers["Retry-After"]))
                    continue
                if answer.status_code < 500:
                    told: dict[str, Any] = answer.json()
                    return told
            except (httpx.HTTPError, ValueError):
                pass  # no answer, or not the server's own: nobody knows yet whether it was done
            tries += 1
            self._is_over.wait(min(LONGEST_PAUSE, 0.1 * 2**tries))
        return {"sentence": "The bridge was stopped."}

    def _shown(self, name: str) -> dict[str, str]:
        token = self._tokens.get(name)
        return {"Authorization": f"Bearer {token}"} if token else {}

    def _key(self, *what: str) -> str:
        """A key that only this bridge can work out: whoever knows that of a seat gets the seat."""
        words = json.dumps(what).encode()
        return hmac.new(self._secret.encode(), words, hashlib.sha256).hexdigest()


def _news(question: dict[str, Any]) -> str:
    """What is worth telling of a question; '' where that is nothing."""
    state = question["state"]
    if state == "waiting":
        return "is announced: its place is safe" if question["announced"] else ""
    if state == "speaking":
        return "has the floor"
    if state == "answered in writing":
        return f"was answered: {question['answer']}"
    return str(question["state_words"])


def main() -> None:
    """Read the chat from standard input; follow the session until it is stopped."""
    url, code = sys.argv[1:3]
    secret = os.environ.get("BRIDGE_SECRET") or secrets.token_urlsafe(32)
    # Each line in one piece: two threads speak.
    bridge = Bridge(url, code, secret, say=lambda line: print(f"{line}\n", end="", flush=True))
    follower = threading.Thread(target=bridge.follow, daemon=True)
    follower.start()
    try:
        bridge.read(sys.stdin)
        follower.join()
    except KeyboardInterrupt:
        bridge.end()


if __name__ == "__main__":
    main()
