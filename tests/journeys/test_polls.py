"""Polls in browsers: from a moderator's thought to the result on every screen, in each way."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import PHONE, BrowserWindow
from tests.journeys.steps import at_rest, choose, wait_for_cookie
from tests.servers import Server, running_server
from tests.staff import sample_account, sample_card, sign_in

NewWindow = Callable[..., BrowserWindow]
VOTERS = 5
SENT = "Your ballot is in."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("polls") / "data") as running:
        yield running


def polls_page(window: BrowserWindow, server: Server) -> Page:
    page = window.open(server.url)
    sign_in(page, sample_account(server, Role.ONLINE_MODERATOR))
    floor = sample_card(page).get_by_role("link", name="Floor").get_attribute("href") or ""
    wait_for_cookie(page)
    page.goto(f"{server.url}/{floor.lstrip('/').replace('floor', 'polls')}")
    expect(page.get_by_text("Write a poll", exact=True)).to_be_visible()
    at_rest(page)
    return page


def participant(window: BrowserWindow, server: Server) -> Page:
    page = window.open(f"{server.url}/j/DEMO")
    page.locator("input[name=modality][value=onsite]").check()
    page.locator("#join button").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def open_at_once(page: Page, kind: str, question: str, options: str = "") -> None:
    """Write a poll and open it with one press."""
    choose(page, "Kind", kind)
    at_rest(page)
    page.get_by_label("Question", exact=True).fill(question)
    if options:
        page.get_by_label("Options, one a line").fill(options)
    page.get_by_role("button", name="Open at once").click()
    expect(staff_card(page, question).get_by_role("button", name="Close and count")).to_be_visible()


def staff_card(page: Page, question: str) -> Locator:
    return page.locator("[class*='st-key-poll-']").filter(
        has=page.get_by_role("heading", name=question)
    )


def closed_on(page: Page, question: str) -> Locator:
    """The badge of a closed poll."""
    return staff_card(page, question).get_by_text(re.compile(r"\bclosed\b")).first


def ballot(page: Page, question: str) -> Locator:
    """The form of a poll on a thin page."""
    return page.locator("#polls form").filter(has_text=question)


def close(page: Page, question: str) -> None:
    staff_card(page, question).get_by_role("button", name="Close and count").click()
    expect(closed_on(page, question)).to_be_visible()


def test_a_rough_consensus_from_thought_to_objections_on_every_screen(
    new_window: NewWindow, server: Server
) -> None:
    question = "Should plans list a fuel reserve?"
    staff = polls_page(new_window(), server)
    people = [participant(new_window(**PHONE), server) for _ in range(2)]
    plain = [participant(new_window(**PHONE, java_script_enabled=False), server) for _ in range(3)]
    open_at_once(staff, "Rough consensus", question)
    for page in people:
        expect(ballot(page, question)).to_be_visible()  # without a reload
    objector, agrees = people
    form = ballot(objector, question)
    form.get_by_label("Object", exact=True).check()
    form.get_by_role("button", name="Cast my ballot").click()
    # An objection without a reason is no ballot yet, and what was chosen stays.
    expect(form.get_by_text("Say in a few words what you object to")).to_be_visible()
    expect(form.get_by_label("Object", exact=True)).to_be_checked()
    form.get_by_label("If you object, say why").fill("A list invites thieves.")
    form.get_by_role("button", name="Cast my ballot").click()
    expect(form.get_by_text(SENT)).to_be_visible()
    for page in (agrees, *plain):
        if page in plain:
            page.reload()
        form = ballot(page, question)
        form.get_by_label("Support", exact=True).check()
        form.get_by_role("button", name="Cast my ballot").click()
        expect(ballot(page, question).get_by_text(SENT)).to_be_visible()
    expect(staff_card(staff, question).get_by_text("5 ballots so far.")).to_be_visible()
    close(staff, question)
    for page in people:
        card = page.locator("#polls .card").filter(has_text=question)
        expect(card.get_by_text("Support it or can live with it: 80 %.")).to_be_visible()
        expect(card.get_by_text("A list invites thieves.")).to_have_count(0)
    said = staff_card(staff, question)
    said.get_by_role("button", name="Show all that wait").click()
    for page in people:
        card = page.locator("#polls .card").filter(has_text=question)
        expect(card.get_by_text("A list invites thieves.")).to_be_visible()


def test_a_countdown_ends_by_itself_on_every_screen(new_window: NewWindow, server: Server) -> None:
    question = "Half a minute for this one?"
    staff = polls_page(new_window(), server)
    page = participant(new_window(**PHONE), server)
    choose(staff, "Countdown", "30 seconds")
    open_at_once(staff, "Yes, no, not sure", question)
    card = page.locator("#polls .card").filter(has_text=question)
    ticking = card.get_by_role("timer")
    expect(ticking).to_have_text(re.compile(r"^0:00:[012]\d$"))
    first = ticking.text_content() or ""
    expect(ticking).not_to_have_text(first)
    expect(card.get_by_text("Closed.")).to_be_visible(timeout=60_000)
    expect(closed_on(staff, question)).to_be_visible()


def test_what_is_half_filled_in_stays_while_the_page_is_drawn_anew(
    new_window: NewWindow, server: Server
) -> None:
    staff = polls_page(new_window(), server)
    page = participant(new_window(**PHONE), server)
    open_at_once(staff, "Open answer", "What did we miss?")
    field = ballot(page, "What did we miss?").locator("textarea")
    field.fill("Nobody spoke of")
    open_at_once(staff, "Pace", "Is the pace right?")
    expect(ballot(page, "Is the pace right?")).to_be_visible()
    expect(field).to_have_value("Nobody spoke of")
    field.fill("Nobody spoke of schools.")
    ballot(page, "What did we miss?").get_by_role("button", name="Cast my ballot").click()
    expect(ballot(page, "What did we miss?").get_by_text(SENT)).to_be_visible()
    for question in ("What did we miss?", "Is the pace right?"):
        close(staff, question)
