"""The pages of a kiosk: what the tablet shows at this moment. None of them leads elsewhere."""

from secrets import token_hex
from urllib.parse import urlsplit

import segno
from markupsafe import Markup
from starlette.responses import Response

from session_core.domain.languages import LANGUAGE_NAMES
from session_core.domain.naming import rule_in_force
from session_core.domain.people import RegionalGroup, StakeholderGroup
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.asking import see_my_interventions
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import open_house
from session_core.use_cases.polls import see_polls
from session_core.use_cases.seats import am_i_new_here, see_door, see_my_seat
from session_core.use_cases.support import see_my_support
from session_core.use_cases.visit import sitting
from session_core.web import answers
from session_core.web.addresses import LOOPBACK
from session_core.web.arrival import Arrival
from session_core.web.form_token import form_token
from session_core.web.fragments import queue_word
from session_core.web.kiosk_arrival import AtKiosk, keep_seat
from session_core.web.kiosk_look import Look, look
from session_core.web.poll_sections import newest_first, shown_poll
from session_core.web.rendering import render
from session_core.web.thin_moves import absolute
from session_core.web.thin_page import NOTHING_SAID, Said
from session_core.wording import KEPT_UNDER
from session_core.wording_of_the_desk import HELP_KINDS, HELP_URGENCIES

MOST_OTHERS = 40
_NEWS_SECONDS = 30
"""So often a start screen that lets nobody begin looks whether it may by now."""

_FIELDS = ("stakeholder_group", "regional_group", "language")


def start_page(here: AtKiosk, said: Said = NOTHING_SAID, status: int = 200) -> Response:
    """The start screen: nothing of anybody is on it."""
    session = see_door(here.arrival.visit).session
    state = _state(session)
    return _answer(
        "kiosk_start.html",
        status,
        session=session,
        page=here.page,
        over=f"{here.page}/over",
        wait=None if state == "open" else _NEWS_SECONDS,
        state=state,
        sentence=said.sentence,
        typed=said.typed,
        chosen=any(said.typed.get(name) for name in _FIELDS),
        begin_token=form_token(here.secret),
        key=token_hex(16),
        languages=LANGUAGE_NAMES,
        stakeholder_groups=list(StakeholderGroup),
        regional_groups=list(RegionalGroup),
    )


def _state(session: WorkshopSession) -> str:
    if session.stage is not Stage.OPEN:
        return "early" if session.stage is Stage.PREPARING else "over"
    return "frozen" if session.intake_frozen else "open"


def ask_page(
    here: AtKiosk, said: Said = NOTHING_SAID, status: int = 200, leaving: str = ""
) -> Response:
    """Where somebody asks, and sees what they have asked here.

    `leaving` is where they were going with something written and not sent.
    """
    with sitting(here.arrival.visit) as visit:
        session = see_door(visit).session
        rule = rule_in_force(session, see_agenda(visit))
        return _seated_page(
            "kiosk_ask.html",
            here,
            status,
            here="ask",
            mine=see_my_interventions(visit),
            seat=see_my_seat(visit),
            queue=queue_word(session.stage, see_floor(visit)),
            rule=rule,
            kept=KEPT_UNDER[rule],
            key=token_hex(16),
            sent="sent" in here.arrival.request.query_params,
            about=said.about,
            sentence=said.sentence,
            typed=said.typed,
            leaving=leaving,
        )


def support_page(here: AtKiosk, said: Said = NOTHING_SAID, status: int = 200) -> Response:
    """The questions of others that wait, with a button each."""
    with sitting(here.arrival.visit) as visit:
        mine = see_my_support(visit)
        others = [p for p in see_floor(visit).places if p.intervention.number not in mine.own]
        return _seated_page(
            "kiosk_support.html",
            here,
            status,
            here="support",
            support=mine,
            others=others[:MOST_OTHERS],
            more=len(others[MOST_OTHERS:]),
            sentence=said.sentence,
        )


def vote_page(here: AtKiosk, said: Said = NOTHING_SAID, status: int = 200) -> Response:
    """The polls that are open; which way somebody voted is not shown."""
    with sitting(here.arrival.visit) as visit:
        return _seated_page(
            "kiosk_vote.html",
            here,
            status,
            here="vote",
            polls=[
                shown_poll(poll, typed=said.typed)
                for poll in newest_first(see_polls(visit).polls)
                if poll.is_open
            ],
            ballots=see_my_ballots(visit).keys(),
            sentence=said.sentence,
            about=said.typed.get("poll"),
        )


def help_page(here: AtKiosk, said: Said = NOTHING_SAID, status: int = 200) -> Response:
    """Where somebody calls the desk to the tablet."""
    return _seated_page(
        "kiosk_help.html",
        here,
        status,
        here="help",
        kinds=HELP_KINDS,
        urgencies=HELP_URGENCIES,
        key=token_hex(16),
        sent="sent" in here.arrival.request.query_params,
        sentence=said.sentence,
    )


def done_page(here: AtKiosk) -> Response:
    """The receipts of what was asked here, to be written down or printed."""
    with sitting(here.arrival.visit) as visit:
        address = _slip_address(here.arrival)
        return _seated_page(
            "kiosk_done.html",
            here,
            here="done",
            mine=[each for each in reversed(see_my_interventions(visit)) if each.receipt],
            did_something=not am_i_new_here(visit),
            address=address,
            qr=_qr_code(address) if address else "",
        )


def _slip_address(here: Arrival) -> str:
    """Where a phone in the room finds the receipt again; '' where only this machine would.

    The tablet may have come by another name than phones can: so the address in the settings counts.
    """
    below = f"j/{here.join_code}/receipt"
    if public := here.visit.house.settings.public_url:
        return f"{public}/{below}"
    address = absolute(here, below)
    return "" if urlsplit(address).hostname in LOOPBACK else address


def _qr_code(address: str) -> Markup:
    """A QR code that is as large as the style says, on the screen and on paper."""
    made = segno.make(address, error="m", micro=False)
    drawn = made.svg_inline(border=3, dark="#000", light="#fff", omitsize=True)
    return Markup(drawn)  # noqa: S704 - dots, made of the address and not holding it


def take_page(here: Arrival, link: str, name: str) -> Response:
    """Whether this tablet is to be the kiosk."""
    return _answer(
        "kiosk_take.html",
        session=see_door(here.visit).session,
        page=f"{here.page}/kiosk",
        name=name,
        link=link,
        token=form_token(link),
        key=token_hex(16),
    )


def nobody_page(sentence: str, status: int, back: str = "") -> Response:
    """A sentence where no kiosk can be shown."""
    return _answer("kiosk_closed.html", status, sentence=sentence, back=back)


def _seated_page(template: str, here_now: AtKiosk, status: int = 200, **values: object) -> Response:
    secret = here_now.arrival.visit.seat_secret or ""
    token, writes = form_token(secret), template == "kiosk_ask.html"
    answer = _answer(
        template,
        status,
        session=see_door(here_now.arrival.visit).session,
        page=here_now.page,
        token=token,
        over=f"{here_now.page}/over?t={token}",
        wait=_look().writing_seconds if writes else None,
        ways=_ways(),
        **values,
    )
    return keep_seat(here_now.arrival.request, answer, secret)


def _ways() -> tuple[tuple[str, str], ...]:
    return (
        ("ask", gettext("Ask")),
        ("support", gettext("Support others")),
        ("vote", gettext("Vote")),
        ("help", gettext("I need help")),
    )


def _look() -> Look:
    return look(open_house().settings.kiosk_seconds)


def _answer(template: str, status: int = 200, **values: object) -> Response:
    wait = values.pop("wait", None) or _look().seconds
    shown = {"over": "", "session": None, "look": _look(), "wait": wait} | values
    answer = answers.page(render(template, **shown), status)
    answer.headers["Content-Security-Policy"] = _look().policy
    return answer
