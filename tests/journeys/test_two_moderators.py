"""Two moderators, one floor: each at a browser of their own, on the same session."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from threading import Barrier, Thread

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow, open_browser_context, running_browser
from tests.journeys.steps import at_rest, script_runs, wait_for_rest
from tests.proxy import running_proxy
from tests.servers import Server, running_server
from tests.staff import open_sample

NewWindow = Callable[..., BrowserWindow]
GONE_SECONDS = 6


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server to which a screen is gone after a few seconds."""
    with running_server(
        tmp_path_factory.mktemp("two") / "data", env={"EVENFLOOR_GONE_SECONDS": str(GONE_SECONDS)}
    ) as running:
        yield running


def cockpit(window: BrowserWindow, server: Server, role: Role) -> Page:
    page = window.context.new_page()
    open_sample(page, server, role, "Floor")
    expect(give(page)).to_be_visible()
    at_rest(page)
    return page


def give(page: Page) -> Locator:
    """The big button."""
    return page.get_by_role("button", name=re.compile("^Give the floor to"))


def number_on(button: Locator) -> str:
    found = re.search(r"#\d+", button.inner_text())
    assert found, button.inner_text()
    return found[0]


def press(button: Locator) -> None:
    """Press what is there by now, once only."""
    expect(button).to_have_count(1)
    button.click()


def press_together(button: Locator, ready: Barrier) -> None:
    """Press with the mouse in the moment in which all others press too."""
    ready.wait()  # until all have come: what stood there before may have moved meanwhile
    expect(button).to_be_enabled()
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    ready.wait()
    button.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def banner(page: Page, words: str) -> Locator:
    """One of the signals that wait for their "got it"."""
    return page.locator("[class*='st-key-signal-in-']").filter(has_text=words)


def test_both_see_the_same_list_and_press_next_in_the_same_moment(
    new_window: NewWindow, impatient: Server
) -> None:
    """One has the floor, and whose press came second reads who was first."""
    onsite = cockpit(new_window(), impatient, Role.ONSITE_MODERATOR)
    first = number_on(give(onsite))
    told: dict[str, str] = {}
    seen: dict[str, str] = {}
    ready = Barrier(2, timeout=120)

    def other_side() -> None:
        # A browser of its own with a thread of its own, so that neither waits for the other.
        with running_browser() as chromium, open_browser_context(chromium) as window:
            page = cockpit(window, impatient, Role.ONLINE_MODERATOR)
            seen["first"] = number_on(give(page))
            press_together(give(page), ready)
            told["online"] = after_press(page, first, impatient)

    thread = Thread(target=other_side)
    thread.start()
    press_together(give(onsite), ready)
    told["onsite"] = after_press(onsite, first, impatient)
    thread.join(120)
    assert seen["first"] == first
    refused = {side: words for side, words in told.items() if words}
    assert len(refused) == 1, told
    ((side, words),) = refused.items()
    gave = "online" if side == "onsite" else "onsite"
    assert words.startswith(
        f"The {gave} moderator gave the floor to number {first[1:]} a moment ago."
    )
    assert words.endswith("is first now; nothing was done.")


def after_press(page: Page, first: str, server: Server) -> str:
    """Wait until who was first has the floor here; what was said of one's own press."""
    expect(give(page)).not_to_contain_text(first)
    wait_for_rest(page, lambda: script_runs(server))
    at_rest(page)
    said = page.get_by_test_id("stAlert")
    return said.first.inner_text().split("\n")[-1] if said.count() else ""


def test_signals_go_both_ways_and_are_seen(new_window: NewWindow, impatient: Server) -> None:
    onsite = cockpit(new_window(), impatient, Role.ONSITE_MODERATOR)
    online = cockpit(new_window(), impatient, Role.ONLINE_MODERATOR)
    press(onsite.get_by_role("button", name="Time call"))
    press(banner(online, "Time call").get_by_role("button", name="Got it"))
    expect(onsite.get_by_text(re.compile(r"Time call · .*seen by .* at \d\d:\d\d"))).to_be_visible()
    online.get_by_role("button", name="Message, or to others").click()
    online.get_by_label("In a few words").fill("They hear an echo")
    press(online.get_by_role("button", name="Send", exact=True))
    press(banner(onsite, "They hear an echo").get_by_role("button", name="Got it"))
    expect(banner(onsite, "They hear an echo")).to_have_count(0)
    expect(online.get_by_text(re.compile("They hear an echo.*seen by"))).to_be_visible()


def test_who_takes_notes_reads_a_signal_where_they_write(
    new_window: NewWindow, impatient: Server
) -> None:
    onsite = cockpit(new_window(), impatient, Role.ONSITE_MODERATOR)
    rapporteur = new_window().context.new_page()
    open_sample(rapporteur, impatient, Role.RAPPORTEUR, "Notes")
    at_rest(rapporteur)
    note = rapporteur.get_by_role("textbox", name="Note", exact=True)
    note.fill("Half a sentence")
    onsite.get_by_role("button", name="Message, or to others").click()
    onsite.get_by_text("Rapporteur", exact=True).click()
    onsite.get_by_label("In a few words").fill("Please note the vote")
    press(onsite.get_by_role("button", name="Send", exact=True))
    press(banner(rapporteur, "Please note the vote").get_by_role("button", name="Got it"))
    expect(rapporteur.get_by_role("button", name="Got it")).to_have_count(0)
    expect(note).to_have_value("Half a sentence")


def test_a_screen_that_is_gone_and_comes_back(new_window: NewWindow, impatient: Server) -> None:
    onsite = cockpit(new_window(), impatient, Role.ONSITE_MODERATOR)
    leaving = new_window()
    at = cockpit(leaving, impatient, Role.ONLINE_MODERATOR).url
    state = leaving.context.storage_state()
    gone = onsite.locator("strong").filter(has_text="The online moderator's screen has been gone")
    onsite.wait_for_timeout(1000)  # until the server has noted that both are here
    expect(gone).to_have_count(0)  # nor gone since a journey before this one
    leaving.context.close()
    expect(gone).to_be_visible()
    press(onsite.get_by_role("button", name="Take both sides"))
    expect(onsite.get_by_text("You have both sides")).to_be_visible()
    back = new_window(storage_state=state).open(at)
    expect(back.get_by_text("has both sides since")).to_be_visible()
    expect(banner(onsite, "The online moderator is back")).to_be_visible()
    expect(gone).to_have_count(0)
    press(onsite.get_by_role("button", name="Hand back"))
    for page in (onsite, back):
        expect(page.get_by_text("both sides since")).to_have_count(0)


@pytest.mark.parametrize("has_worker", [True, False], ids=["shared worker", "none"])
def test_a_laptop_that_loses_its_network_without_a_word(
    new_window: NewWindow, impatient: Server, has_worker: bool
) -> None:
    """No connection is closed: nothing is passed on any more, as where a Wi-Fi is out of reach."""
    onsite = cockpit(new_window(), impatient, Role.ONSITE_MODERATOR)
    gone = onsite.locator("strong").filter(has_text="The online moderator's screen has been gone")
    with running_proxy(impatient.port) as proxy:
        over_wifi = copy(impatient)
        over_wifi.url = proxy.url
        window = new_window()
        if not has_worker:
            window.context.add_init_script("delete window.SharedWorker")
        online = cockpit(window, over_wifi, Role.ONLINE_MODERATOR)
        onsite.wait_for_timeout(GONE_SECONDS * 1500)
        expect(gone).to_have_count(0)
        proxy.fall_silent()
        ended = proxy.ended
        expect(gone).to_be_visible(timeout=GONE_SECONDS * 2000)
        assert proxy.ended == ended
        proxy.mend()
        expect(gone).to_have_count(0, timeout=40_000)
        # The feed beside the line was as dead, and comes back with it.
        press(onsite.get_by_role("button", name="Time call"))
        press(banner(online, "Time call").get_by_role("button", name="Got it"))
        expect(banner(online, "Time call")).to_have_count(0)


def test_a_server_that_ends_takes_its_heartbeat_along(tmp_path: Path) -> None:
    with running_server(tmp_path / "data") as server:
        assert server.stop() < 5
        assert "Traceback" not in server.log_text()
