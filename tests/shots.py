"""Which pictures the documentation has: who sees which page, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from session_core.language import gettext, names, speaking
from tests.shot_steps import (
    ask,
    ask_at_a_kiosk,
    ask_in_any_language,
    choose_a_rule,
    draft,
    join,
    join_a_group,
    make_a_kiosk,
    open_a_request,
    paste_a_programme_page,
    planned_and_actual,
    read_ones_own,
    send_off,
    take_part,
    translate_one,
    try_rounds,
)

LAPTOP, TALL, PHONE, HALL = (1366, 768), (1366, 1000), (390, 844), (1920, 1080)
TABLET = (820, 1180)
KIOSK = (1024, 768)

Prepare = Callable[[Page], None]


@dataclass(frozen=True)
class Shot:
    """One picture: who sees which page, how large, and what must be on it before it is taken."""

    name: str
    path: str
    shows: str
    account: str = ""
    size: tuple[int, int] = TALL
    dark: bool = False
    prepare: Prepare | None = None
    language: str = "en-GB"


def in_language(tag: str, message: str) -> str:
    """A message as the catalogue of a language has it."""
    with speaking(tag):
        return gettext(message)


SHOTS = (
    Shot("sign-in", "/", "Sample accounts"),
    Shot("lobby", "/", "First 72 hours", "amina", size=LAPTOP),
    Shot("new-session", "/new_session", "Policy", "amina", prepare=paste_a_programme_page),
    Shot("agenda", "/agenda?session={session}", "Join code", "kenji"),
    Shot(
        "staff-ar",
        "/agenda?session={session}&lang=ar",
        in_language("ar", "Join code"),
        "kenji",
        language="ar",
    ),
    Shot("floor", "/floor?session={session}", "Amber Ibis", "kenji"),
    Shot("floor-dark", "/floor?session={session}", "Amber Ibis", "kenji", dark=True),
    Shot("floor-tablet", "/floor?session={session}", "Amber Ibis", "kenji", size=TABLET),
    Shot("floor-phone", "/floor?session={session}", "Amber Ibis", "kenji", size=PHONE),
    Shot("questions", "/questions?session={session}", "waiting", "lucia"),
    Shot(
        "translate",
        "/questions?session={session}",
        "Read aloud by",
        "lucia",
        prepare=translate_one,
    ),
    Shot("questions-phone", "/questions?session={session}", "waiting", "lucia", size=PHONE),
    Shot("order", "/order?session={session}", "would change", "amina", prepare=try_rounds),
    Shot("equity", "/equity?session={session}", "Waiting", "kenji"),
    Shot("desk", "/desk?session={session}", "have not read it", "jonas", prepare=open_a_request),
    Shot("desk-phone", "/desk?session={session}", "3 requests wait", "selam", size=PHONE),
    Shot("thin-receipt-phone", "/j/DEMO", "receipt", size=PHONE, prepare=ask),
    Shot("polls", "/polls?session={session}", "ballots so far", "lucia"),
    Shot("notes", "/notes?session={session}", "salary between two", "tomas"),
    Shot("report", "/report?session={session}", "standing emergency", "tomas", prepare=draft),
    Shot("room-screen", "/room_screen?key={screen}", "Amber Ibis", size=HALL),
    Shot("thin-door-phone", "/j/DEMO", "How this room works", size=PHONE),
    Shot("thin-phone", "/j/DEMO", "Speakers", size=PHONE, prepare=join),
    Shot("thin-phone-dark", "/j/DEMO", "Speakers", size=PHONE, dark=True, prepare=join),
    Shot("thin-laptop", "/j/DEMO", "Speakers", size=LAPTOP, prepare=join),
    *(
        Shot(
            f"thin-{tag}{about}-phone",
            "/j/DEMO",
            in_language(tag, "My questions"),
            size=PHONE,
            prepare=prepare,
            language=tag,
        )
        for tag in names()
        if tag != "en"
        for about, prepare in (("", ask_in_any_language), ("-asked", read_ones_own))
    ),
    Shot(
        "thin-door-ar-phone",
        "/j/DEMO",
        in_language("ar", "How this room works"),
        size=PHONE,
        language="ar",
    ),
    Shot("participant", "/participant?code=DEMO", "My questions", prepare=take_part),
    Shot(
        "participant-phone",
        "/participant?code=DEMO",
        "My questions",
        size=PHONE,
        prepare=take_part,
    ),
    Shot("door", "/door?session={session}", "Code of conduct", "amina"),
    Shot("door-phone", "/door?session={session}", "Code of conduct", "amina", size=PHONE),
    Shot("series", "/series", "No card, no voice", "amina"),
    Shot("series-phone", "/series", "No card, no voice", "amina", size=PHONE),
    Shot("naming", "/agenda?session={session}", "Affiliation only", "kenji", prepare=choose_a_rule),
    Shot(
        "agenda-minutes",
        "/agenda?session={session}",
        "Planned and actual",
        "kenji",
        prepare=planned_and_actual,
    ),
    Shot("agenda-phone", "/agenda?session={session}", "Join code", "kenji", size=PHONE),
    Shot(
        "new-session-phone",
        "/new_session",
        "Policy",
        "amina",
        size=PHONE,
        prepare=paste_a_programme_page,
    ),
    Shot("notes-phone", "/notes?session={session}", "salary between two", "tomas", size=PHONE),
    Shot(
        "kiosk",
        "/door?session={session}",
        "Touch to begin",
        "amina",
        size=KIOSK,
        prepare=make_a_kiosk,
    ),
    Shot(
        "kiosk-receipt",
        "/door?session={session}",
        "Your receipt",
        "amina",
        size=KIOSK,
        prepare=ask_at_a_kiosk,
    ),
    # From here on the groups are at work.
    Shot("breakouts", "/breakouts?session={session}", "left", "kenji", prepare=send_off),
    Shot(
        "breakouts-phone",
        "/breakouts?session={session}",
        "left",
        "kenji",
        size=PHONE,
        prepare=send_off,
    ),
    Shot("room-screen-groups", "/room_screen?key={screen}", "Breakout groups", size=HALL),
    Shot("thin-group-phone", "/j/DEMO", "Your group", size=PHONE, prepare=join_a_group),
)
