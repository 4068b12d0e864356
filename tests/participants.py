"""People without a browser: they use the thin page's forms as plain HTTP."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import httpx

from session_core.domain.codes import new_id
from session_core.domain.people import Modality


class Participant:
    """Somebody with a seat, who asks and votes without script."""

    def __init__(self, url: str, code: str = "DEMO", modality: Modality = Modality.ONLINE) -> None:
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=20)
        self._page = f"/j/{code}"
        self._post("join", modality=modality, pseudonym="")
        found = re.search(r'data-token="([^"]+)"', self._client.get(self._page).text)
        assert found, "nobody has a seat here"
        self._token = found[1]

    def ask(self, text: str) -> None:
        """Join the queue with a question."""
        self._post("ask", text=text, kind="question")

    def withdraw(self) -> None:
        """Take back everything that still waits."""
        for waiting in re.findall(r'name="id" value="([^"]+)"', self._client.get(self._page).text):
            self._post("withdraw", id=waiting)

    def call_the_desk(self, text: str) -> None:
        """Ask the desk about the sound; it is urgent."""
        self._post("help", text=text, kind="sound or link", urgency="urgent", key=new_id())

    def vote_for(self, option: str) -> None:
        """Cast a ballot in the open poll for the option with these words."""
        page = self._client.get(self._page).text
        poll = re.search(r'name="poll" value="([^"]+)"', page)
        chosen = re.search(rf'name="option" value="([^"]+)"[^>]*>\s*<bdi>{option}<', page)
        assert poll, "no poll is open"
        assert chosen, f"no option {option}"
        self._post("vote", poll=poll[1], option=chosen[1])

    @contextmanager
    def feed(self) -> Iterator[httpx.Response]:
        """The live feed of the thin page, open for as long as the block lasts."""
        with self._client.stream("GET", f"{self._page}/live") as stream:
            assert stream.status_code == 200
            yield stream

    def _post(self, act: str, **fields: str) -> None:
        token = getattr(self, "_token", "")
        answer = self._client.post(f"{self._page}/{act}", data={"token": token, **fields})
        assert answer.status_code == 303, answer.text

    def __enter__(self) -> "Participant":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
