"""A page that is being left: what it still asks for must not push out the page that comes."""

from playwright.sync_api import Page, WebSocketRoute, expect

from session_core.domain.people import Role
from tests.journeys.steps import NewWindow, at_rest
from tests.participants import Participant
from tests.servers import Server
from tests.staff import open_sample

LATE_MS = 2_000


class SlowLine:
    """Streamlit's line of a page, whose answers can be held back for a while."""

    def __init__(self, page: Page) -> None:
        self._held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream*", self._pass_on)

    def _pass_on(self, line: WebSocketRoute) -> None:
        self._line = line
        server = line.connect_to_server()
        server.on_message(self._answer)

    def _answer(self, message: str | bytes) -> None:
        if self._held is None:
            self._line.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        self._held = []

    def release(self) -> None:
        held, self._held = self._held or [], None
        for message in held:
            self._line.send(message)


def test_a_change_on_the_page_one_leaves_does_not_empty_the_next(
    new_window: NewWindow, server: Server
) -> None:
    """Streamlit empties a page when a fragment of the page before runs again."""
    page = new_window().context.new_page()
    line = SlowLine(page)
    open_sample(page, server, Role.ONSITE_MODERATOR, "Floor")
    at_rest(page)
    with Participant(server.url) as someone:
        line.hold()
        page.get_by_role("link", name="Polls").first.click()
        someone.ask("Is the next page empty?")
        page.wait_for_timeout(LATE_MS)
        line.release()
    close = page.get_by_role("button", name="Close and count")
    expect(close).to_be_visible()
    page.wait_for_timeout(LATE_MS)
    expect(close).to_be_visible()
