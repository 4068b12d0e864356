"""A person at the thin page without script: fills in forms and presses buttons."""

import re
from html import unescape

import httpx
from fastapi.testclient import TestClient

from session_core.domain.session import WorkshopSession
from session_core.use_cases.polls import open_poll, write_poll
from session_core.use_cases.visit import Visit
from session_core.web.doors import OwnDoors
from session_core.web.thin_door import thin_door

HIDDEN = r'type="hidden" name="(\w+)" value="([^"]*)"'
LINK = re.compile(r'(?:href|action)="([^"#]+)')


def new_browser(host: str = "evenfloor.example") -> TestClient:
    """A browser at the doors, that keeps cookies and follows no redirect by itself."""
    doors = OwnDoors(thin_door)
    return TestClient(doors, base_url=f"http://{host}", follow_redirects=False)


class Visitor:
    """A browser at one session's page; `answer` is what the last request brought."""

    def __init__(self, session: WorkshopSession, host: str = "evenfloor.example") -> None:
        self.client = new_browser(host)
        self.path = f"/j/{session.join_code}"
        self.answer: httpx.Response = self.open()

    def open(self, query: str = "") -> httpx.Response:
        """Load the page."""
        self.answer = self.client.get(self.path + query)
        return self.answer

    def open_at(self, below: str) -> str:
        """What stands on a page below the session's own; that stays on screen."""
        return unescape(self.client.get(self.path + below).text)

    def post(self, act: str, **fields: str) -> httpx.Response:
        """Send a form just as it is given."""
        self.answer = self.client.post(f"{self.path}/{act}", data=fields)
        return self.answer

    def join(self, modality: str = "onsite", **fields: str) -> "Visitor":
        """Take a seat and load the page."""
        answer = self.post("join", modality=modality, **fields)
        assert answer.status_code == 303, answer.text
        self.open()
        return self

    def submit(self, act: str, **fields: str) -> httpx.Response:
        """Send a form with the hidden fields that the page on screen has in it."""
        return self.post(act, **(self.hidden(act) | fields))

    def hidden(self, act: str) -> dict[str, str]:
        """The hidden fields of the first form of this act on screen, also those outside of it."""
        found = re.search(rf'<form([^>]+)/{act}"(.*?)</form>', self.answer.text, re.DOTALL)
        assert found, f"no form to {act}"
        inside = re.findall(rf"{HIDDEN}[^>]*>", found[2])
        form = re.search(r'id="(\w+)"', found[1])
        outside = re.findall(rf'{HIDDEN} form="{form[1]}"', self.answer.text) if form else []
        return {name: unescape(value) for name, value in [*inside, *outside]}

    def reload(self) -> str:
        """Load the page and give its text as a person sees it, without marks."""
        self.open()
        return self.text()

    def text(self) -> str:
        """What is on screen, without marks."""
        return self.plain(self.answer.text)

    @staticmethod
    def plain(html: str) -> str:
        """What a person sees of a page, without marks."""
        body = re.sub(r"<(style|script|title).*?</\1>", "", html, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    def typed_question(self) -> str:
        """What stands in the field of the question."""
        found = re.search(r'<textarea id="text".*?>\n(.*?)</textarea>', self.answer.text, re.DOTALL)
        assert found, "no field for a question"
        return unescape(found[1])

    def receipts(self) -> list[str]:
        """The receipts on screen, of the newest question first."""
        return re.findall(r'<p class="big">((?:[a-z]+ ){4}[a-z]+)</p>', self.answer.text)

    def token(self) -> str:
        """The form token of this visitor's page, loaded anew."""
        self.open()
        return self.hidden("leave")["token"]


def poll_in(moderator: Visit, question: str = "Should it be free?") -> str:
    """Open a poll of two options."""
    poll = write_poll(moderator, question, ["Yes", "No"])
    open_poll(moderator, poll)
    return poll
