"""The help desk: one participant, two of the desk, a moderator; and nobody else learns of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from session_core.use_cases.demo_accounts import DemoAccount
from tests.browser import PHONE, BrowserWindow
from tests.journeys.steps import at_rest, choose, script_runs, wait_for_cookie, wait_for_rest
from tests.servers import Server, running_server
from tests.staff import sample_account, sample_card, sign_in

NewWindow = Callable[..., BrowserWindow]
TROUBLE = "My face is on the big screen and I did not agree"
ANSWER = "The camera is off. I am at the left door, in a green vest."
TOLD = "Help desk: safety or conduct. Keep the camera on the panel."
DEAF = """delete window.SharedWorker;
window.EventSource = class extends EventTarget { close() {} };"""
"""A browser whose feed brings nothing, as on a line that is lost."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole file; who closed a window is not gone for long: that runs pages."""
    folder = tmp_path_factory.mktemp("desk") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def open_room(window: BrowserWindow, server: Server, account: DemoAccount, room: str) -> Page:
    """A room of the sample as one of its staff sees it; on a phone no sidebar leads there."""
    page = window.open(server.url)
    sign_in(page, account)
    floor = sample_card(page).get_by_role("link", name="Floor").get_attribute("href") or ""
    wait_for_cookie(page)
    page.goto(f"{server.url}/{floor.lstrip('/').replace('floor', room)}")
    at_rest(page)
    return page


def desk(window: BrowserWindow, server: Server, side: Modality) -> Page:
    account = sample_account(server, Role.DESK, side)
    page = open_room(window, server, account, "desk")
    expect(page.get_by_role("heading", name="Help desk").first).to_be_visible()
    return page


def participant(window: BrowserWindow, server: Server) -> Page:
    page = window.open(f"{server.url}/j/DEMO")
    page.locator("input[name=modality][value=onsite]").check()
    page.locator("#join button").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def card(page: Page, text: str) -> Locator:
    """One request in the list of the desk."""
    return page.locator("[class*='st-key-desk-card-of-']").filter(has_text=text)


def panel(page: Page) -> Locator:
    """The request that is open."""
    return page.locator(".st-key-desk-panel")


def test_somebody_needs_help_and_two_of_the_desk_bring_it(
    new_window: NewWindow, server: Server
) -> None:
    onsite = desk(new_window(**PHONE), server, Modality.ONSITE)
    online = desk(new_window(), server, Modality.ONLINE)
    deaf = new_window()
    deaf.context.add_init_script(DEAF)
    moderator = open_room(
        new_window(), server, sample_account(server, Role.ONSITE_MODERATOR), "agenda"
    )
    other = participant(new_window(**PHONE), server)
    asker = participant(new_window(**PHONE), server)

    asker.goto(f"{server.url}/j/DEMO/help")
    asker.get_by_label("Safety or conduct").check()
    asker.get_by_label("Urgent").check()
    asker.get_by_label("In your words").fill(TROUBLE)
    asker.get_by_role("button", name="Ask for help").click()
    expect(asker.locator("#mine").get_by_text(TROUBLE)).to_be_visible()

    # Both screens show it by themselves, and it stands first: it is urgent, and of safety.
    for page in (onsite, online):
        expect(card(page, TROUBLE)).to_be_visible()
        expect(page.locator("[class*='st-key-desk-card-of-']").first).to_contain_text(TROUBLE)
    late = desk(deaf, server, Modality.ONSITE)
    expect(card(late, TROUBLE).get_by_role("button", name="Claim")).to_be_visible()

    # One has it; the other sees that at once, and a press that comes too late takes nothing.
    card(online, TROUBLE).get_by_role("button", name="Claim").click()
    expect(panel(online)).to_contain_text("You have it since")
    expect(card(onsite, TROUBLE)).to_contain_text("Jonas Ekwall has it since")
    expect(card(onsite, TROUBLE).get_by_role("button", name="Claim")).to_have_count(0)
    card(late, TROUBLE).get_by_role("button", name="Claim").click()
    expect(late.get_by_text("is with somebody else by now")).to_be_visible()
    expect(panel(late)).to_contain_text("Jonas Ekwall has it since")
    expect(panel(online)).to_contain_text("You have it since")
    expect(asker.get_by_text("Somebody at the desk has it.")).to_be_visible()

    # It is in the hall, so it goes to whom is there; what she answers is read by who asked.
    panel(online).get_by_role("radio", name="Hand over").click()
    choose(panel(online), "To", "Selam Bekele")
    panel(online).get_by_role("button", name="Hand it over").click()
    expect(panel(online)).to_contain_text("Selam Bekele has it since")
    expect(card(onsite, TROUBLE)).to_contain_text("You have it since")
    card(onsite, TROUBLE).get_by_role("button", name="Open").click()
    # On a phone the request takes the place of the list.
    expect(card(onsite, TROUBLE)).to_be_hidden()
    answer = panel(onsite).get_by_role("textbox", name="Answer")
    answer.fill(ANSWER)
    panel(onsite).get_by_role("button", name="Send the answer").click()
    # An empty field first: until it is drawn anew, the words stand in it as well as above it.
    expect(panel(onsite).get_by_role("textbox", name="Answer")).to_have_value("")
    expect(panel(onsite).locator(".st-key-desk-told").get_by_text(ANSWER)).to_be_visible()
    expect(asker.locator("#mine").get_by_text(ANSWER)).to_be_visible()
    expect(asker.locator("#mine")).not_to_contain_text("Selam")

    # The moderator is told by the desk, in the desk's words.
    panel(onsite).get_by_role("radio", name="Tell moderators").click()
    field = panel(onsite).get_by_role("textbox", name=re.compile("^To the moderators"))
    expect(field).to_have_value("Help desk: safety or conduct. ")
    field.fill(TOLD)
    panel(onsite).get_by_role("button", name="Tell them").click()
    banner = moderator.locator("[class*='st-key-signal-in-']").filter(has_text=TOLD)
    expect(banner).to_be_visible()
    expect(panel(onsite)).to_contain_text("touches the room")

    nobody_else_learns_of_it(server, moderator, other, new_window())
    panel(onsite).get_by_role("button", name="Close").click()
    expect(panel(onsite)).to_contain_text("closed by Selam Bekele")
    expect(asker.get_by_text("The desk closed it.")).to_be_visible()


def nobody_else_learns_of_it(
    server: Server, moderator: Page, other: Page, projector: BrowserWindow
) -> None:
    """Neither the hall nor another participant; the moderator nothing but what was told."""
    address = moderator.get_by_role("link", name="Open the room screen").get_attribute("href")
    assert address
    screen = projector.open(re.sub(r"^https?://[^/]+", server.url, address))
    expect(screen.get_by_text("Speakers").or_(screen.get_by_text("Next")).first).to_be_visible()
    at_rest(screen)
    seen = [screen.content()]
    for below in ("", "/help", "/questions", "/notes", "/floor"):
        other.goto(f"{server.url}/j/DEMO{below}")
        seen.append(other.content())
    for content in seen:
        for words in (TROUBLE, ANSWER, TOLD, "Selam", "Jonas"):
            assert words not in content
    moderator.goto(moderator.url.replace("/agenda", "/desk"))
    # What a screen reader is told ends with a stop.
    expect(moderator.get_by_text("1 request touches the room", exact=True)).to_be_visible()
    at_rest(moderator)
    assert TROUBLE not in moderator.content()
    assert ANSWER not in moderator.content()


def test_what_is_half_written_stays_while_others_ask(new_window: NewWindow, server: Server) -> None:
    online = desk(new_window(), server, Modality.ONLINE)
    card(online, "Patient Weaver").get_by_role("button", name="Open").click()
    answer = panel(online).get_by_role("textbox", name="Answer")
    answer.press_sequentially("They are ahead a")
    asker = participant(new_window(), server)
    asker.goto(f"{server.url}/j/DEMO/help")
    asker.get_by_label("Urgent").check()
    asker.get_by_label("In your words").fill("My link is dead")
    asker.get_by_role("button", name="Ask for help").click()
    expect(card(online, "My link is dead")).to_be_visible()
    at_rest(online)
    expect(answer).to_be_focused()
    answer.press_sequentially("gain")
    expect(answer).to_have_value("They are ahead again")
    # And it stays while that one is looked at.
    card(online, "My link is dead").get_by_role("button", name="Open").click()
    expect(panel(online)).to_contain_text("My link is dead")
    card(online, "Patient Weaver").get_by_role("button", name="Open").click()
    expect(panel(online).get_by_role("textbox", name="Answer")).to_have_value(
        "They are ahead again"
    )


def test_a_list_that_waits_runs_no_script(new_window: NewWindow, server: Server) -> None:
    online = desk(new_window(), server, Modality.ONLINE)
    at_rest(online)
    wait_for_rest(online, lambda: script_runs(server))
    clock = card(online, "sign language").locator(".face")
    before = clock.inner_text()
    runs = script_runs(server)
    online.wait_for_timeout(4_000)
    assert clock.inner_text() != before
    assert script_runs(server) == runs
