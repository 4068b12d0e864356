"""A tablet that is a kiosk, without script: people before it press what is on its screen."""

import re
from html import unescape

import httpx
from starlette.testclient import TestClient

from session_core.domain.session import WorkshopSession
from session_core.use_cases.kiosks import open_kiosk
from session_core.use_cases.visit import Visit
from tests.web.visitor import HIDDEN, LINK, Visitor, new_browser


class Tablet:
    """The browser of a tablet; `answer` is what the last request brought."""

    def __init__(self, session: WorkshopSession, client: TestClient | None = None) -> None:
        self.client = client or new_browser()
        self.path = f"/j/{session.join_code}/kiosk"
        self.answer: httpx.Response = self.open()

    def open(self, below: str = "") -> httpx.Response:
        """Load a page of the kiosk, and follow where it leads."""
        return self._show(self.client.get(self.path + below))

    def press(self, act: str, **fields: str) -> httpx.Response:
        """Send the first form on screen, as the button that leads to `act` sends it."""
        return self.post(act, **(self.hidden(act) | fields))

    def post(self, act: str, **fields: str) -> httpx.Response:
        """Send a form just as it is given, and follow where that leads."""
        return self._show(self.client.post(f"{self.path}/{act}", data=fields))

    def hidden(self, act: str) -> dict[str, str]:
        """The hidden fields of the form that has a button to `act`."""
        for form in re.findall(r"<form[^>]+>.*?</form>", self.answer.text, re.DOTALL):
            identity = re.search(r'id="(\w+)"', form)
            buttons = rf'form="{identity[1]}"[^>]*/{act}"' if identity else "(?!)"
            if f"/{act}" in form or re.search(buttons, self.answer.text):
                return {name: unescape(value) for name, value in re.findall(HIDDEN, form)}
        raise AssertionError(f"nothing leads to {act}: {self.text()}")

    def begin(self, **fields: str) -> "Tablet":
        """Touch to begin."""
        self.open()
        self.press("begin", **fields)
        assert self.answer.url.path.endswith("/ask"), self.text()
        return self

    def ask(self, text: str, **fields: str) -> "Tablet":
        """Ask, and stay on the page that says it is in the queue."""
        self.press("ask", text=text, **fields)
        assert "Sent. You are in the queue." in self.text()
        return self

    def finish(self) -> "Tablet":
        """Look at the receipts, and be done."""
        self.open("/done")
        self.press("finish")
        return self

    def text(self) -> str:
        """What is on screen, without marks."""
        return Visitor.plain(self.answer.text)

    def receipts(self) -> list[str]:
        """The five words of each question, on the page of receipts."""
        return re.findall(r'<p class="five"[^>]*>([a-z ]+)</p>', self.answer.text)

    def goes_on(self, seconds: int) -> str:
        """Where the page goes by itself without script after so long, below the kiosk."""
        tag = rf'<noscript><meta http-equiv="refresh" content="{seconds};url=[./]*{self.path[1:]}'
        found = re.search(tag + r'(/[^"]*)"></noscript>', self.answer.text)
        assert found, self.text()
        return found[1]

    def leads_out(self) -> list[str]:
        """The addresses on screen that are none of the kiosk's own."""
        here = [link for link in LINK.findall(self.answer.text) if not link.startswith("data:")]
        return [link for link in here if self.path not in f"/{link.lstrip('./')}"]

    def cookie(self, name: str) -> str | None:
        """What this browser has in a cookie."""
        found = [each.value for each in self.client.cookies.jar if each.name == name]
        return found[0] if found else None

    def _show(self, answer: httpx.Response) -> httpx.Response:
        while answer.is_redirect:
            assert answer.status_code == 303
            assert answer.next_request
            answer = self.client.send(answer.next_request)
        self.answer = answer
        return answer


def address_of(staff: Visit, name: str = "Tablet by the door") -> str:
    """Open a kiosk, and give what stands below the session's kiosk in its address."""
    return f"/{open_kiosk(staff, name)}"


def kiosk_in(session: WorkshopSession, staff: Visit, name: str = "Tablet by the door") -> Tablet:
    """A tablet that was made a kiosk by its address."""
    tablet = Tablet(session)
    tablet.open(address_of(staff, name))
    tablet.press("take")
    return tablet
