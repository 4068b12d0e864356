"""Every page of participants, one after the other, as somebody sees it who takes part on a phone.

Its steps hold to what has no language, so that all languages are looked at alike.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from session_core.domain.people import Admission, Role
from session_core.domain.session import Entry
from session_core.storage import sessions
from session_core.use_cases.demo import JOIN_CODE
from session_core.use_cases.house import House
from session_core.use_cases.kiosks import open_kiosk
from session_core.use_cases.read_back import start_read_back
from session_core.use_cases.report import adopt_takeaway, draft_report, see_report
from session_core.web.cookies import NAME
from tests.every_screen import BELOW
from tests.houses import build_test_house, lay_samples, new_session, seat_in, sign_in_as
from tests.servers import running_server

DOOR = "ATDOOR"
"""The join code of a session that lets people in one by one."""

SESSION = "Session, on a phone"
NAMES = (
    "Join code, on a phone",
    "Join code that is none",
    "Door of a session, on a phone",
    SESSION,
    "One’s own question",
    *(f"`/j/CODE{below}`" for below in BELOW),
    "Seat to another device",
    "Link to one’s own seat",
    "Seat from another device",
    "Question by its receipt",
    "At the door, waiting",
    "At the door, turned away",
    "Tablet that is no kiosk",
    "Tablet before it is a kiosk",
)
"""What the pages are called in the table of docs/accessibility.md, in the order of the walk."""


@dataclass(frozen=True)
class ThinPages:
    """A server with all that these pages can show, and what opens the last of them."""

    url: str
    kiosk: str
    turned_away: str

    def walk(self, page: Page) -> Iterator[str]:
        """Go over the pages; each name comes when its page is on screen, all of it unfolded."""
        session = f"{self.url}/j/{JOIN_CODE}"
        yield from _named(NAMES, self._steps(page, session))

    def _steps(self, page: Page, session: str) -> Iterator[None]:
        page.goto(f"{self.url}/j")
        yield
        page.goto(f"{self.url}/j/NOSUCHCODE")
        yield
        page.goto(f"{session}?in=online")
        unfold(page)
        yield
        page.locator("#join button").click()
        expect(page.locator("#mine")).to_be_visible()
        page.locator("#text").fill("Who pays?")
        page.locator("#send").click()
        expect(page.locator("#mine li")).to_have_count(1)
        unfold(page)
        yield
        page.locator("#mine a.more").first.click()
        expect(page).to_have_url(re.compile("/question/"))
        receipt = page.locator("p.big").inner_text()
        unfold(page)
        yield
        page.goto(f"{session}/help")
        page.locator("#ask textarea").fill("I hear nothing.")
        page.locator("form[action$=help] button").click()
        expect(page.locator("#mine li")).to_have_count(1)
        for below in BELOW:
            page.goto(f"{session}{below}")
            unfold(page)
            yield
        yield from self._moves(page, session, receipt)
        yield from self._outside(page, session)

    def _moves(self, page: Page, session: str, receipt: str) -> Iterator[None]:
        page.goto(session)
        unfold(page)
        page.locator("form[action$=move] button").click()
        expect(page).to_have_url(re.compile("/move$"))
        yield
        link = f"{session}/{(page.locator('a[href*=seat]').inner_text()).partition('DEMO/')[2]}"
        page.goto(link)
        yield
        page.context.clear_cookies()
        page.goto(link)
        expect(page.locator("form[action$=seat]")).to_be_visible()
        yield
        page.goto(f"{session}/receipt")
        page.locator("#receipt").fill(receipt)
        page.locator("form button").click()
        expect(page.locator("form[action$=receipt-seat]")).to_be_attached()
        unfold(page)
        yield

    def _outside(self, page: Page, session: str) -> Iterator[None]:
        door = f"{self.url}/j/{DOOR}"
        page.goto(door)
        page.locator("#join button").click()
        expect(page.locator("body[data-waits]")).to_be_visible()
        unfold(page)
        yield
        path = f"/j/{DOOR}"
        page.context.add_cookies(
            [{"name": NAME, "value": self.turned_away, "domain": "127.0.0.1", "path": path}]
        )
        page.goto(door)
        expect(page.locator("body[data-waits]")).to_be_visible()
        expect(page.locator("form[action$=move]")).to_have_count(0)
        unfold(page)
        yield
        page.goto(f"{session}/kiosk")
        yield
        page.goto(f"{session}/kiosk/{self.kiosk}")
        expect(page.locator("form[action$=take]")).to_be_visible()
        yield


@contextmanager
def running_thin_pages(folder: Path) -> Iterator[ThinPages]:
    """A server with the samples, one of which is read back, and a session with a door."""
    lay_samples(folder, datetime.now(UTC))
    house = build_test_house(folder)
    kiosk = _seed_sample(house)
    door = new_session(house, title="Who is let in", join_code=DOOR, entry=Entry.APPROVAL)
    away = seat_in(house, door.id, admission=Admission.TURNED_AWAY)
    house.close()
    with running_server(folder, demo=False) as server:
        yield ThinPages(server.url, kiosk, away.seat_secret or "")


def unfold(page: Page) -> None:
    """Open all that is folded, in one go: the feed may draw it anew under a click."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def _seed_sample(house: House) -> str:
    """Read a draft back, and open a kiosk; gives what its address ends in."""
    with house.database.reading() as db:
        session = sessions.id_of_join_code(db, JOIN_CODE)
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session)
    draft_report(rapporteur)
    for each in see_report(rapporteur).takeaways:
        adopt_takeaway(rapporteur, each.id)
    start_read_back(rapporteur)
    return open_kiosk(sign_in_as(house, Role.ONSITE_MODERATOR, session), "Tablet by the door")


def _named(names: tuple[str, ...], steps: Iterator[None]) -> Iterator[str]:
    for name, _ in zip(names, steps, strict=True):
        yield name
