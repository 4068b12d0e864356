"""Addresses of the thin door for taking a seat to another device: by a link, or by a receipt.

Opening a link uses nothing up, for messengers and browsers open links by themselves; its button
takes the seat. Whoever opens it has no seat yet, so its form is bound to the link itself. What
gives a seat is posted right below the session's page, where its cookie needs no path: behind a
mirror nobody knows that.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_hex
from urllib.parse import urlsplit

import segno
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from session_core.domain.refusals import Refusal
from session_core.domain.seat_moves import MOVE_MINUTES, SeatedAlready, WrongSeatLink
from session_core.use_cases.seat_moves import (
    check_seat_link,
    offer_move,
    take_seat_by_link,
    take_seat_by_receipt,
)
from session_core.use_cases.seats import see_door
from session_core.web import answers
from session_core.web.arrival import Arrival, arrive, check_form, done, not_done
from session_core.web.cookies import is_https, keep_seat
from session_core.web.door_words import FormRefused, sentence_for, status_of
from session_core.web.feed import end_feeds_of, seat_now
from session_core.web.form_token import form_token, is_form_token
from session_core.web.forms import Form, client_key, wants_json
from session_core.web.limits import check_turn
from session_core.web.patience import Patience
from session_core.web.rendering import render
from session_core.web.thin_receipts import patiently

routes = APIRouter()
patience = Patience()

_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]{1,253})(:\d{1,5})?")
_QR_DOTS = 5


@routes.post("/j/{code}/move")
def move(request: Request, code: str, posted: Form) -> Response:
    """Make a link that takes the visitor's seat to another device, and show it."""
    here = arrive(request, code)
    try:
        check_turn(request)
        check_form(here, posted)
        token = offer_move(here.visit)
    except Refusal as refusal:
        return not_done(here, posted, "move", refusal)
    way = f"{here.page}/seat/{token}"
    link = absolute(here, f"j/{here.join_code}/seat/{token}")
    drawn = render(
        "move.html",
        session=see_door(here.visit).session,
        page=here.page,
        way=way,
        link=link,
        qr=_qr_code(link) if link else "",
        minutes=MOVE_MINUTES,
    )
    return answers.page(drawn)


@routes.api_route("/j/{code}/seat/{token}", methods=["GET", "HEAD"])
async def ask_to_take(request: Request, code: str, token: str) -> Response:
    """Ask whether the seat is to be taken here."""

    def ask(here: Arrival) -> Response:
        check_seat_link(here.visit, token)
        return answers.page(_seat_page(here, token))

    return await _patiently(request, code, ask)


@routes.post("/j/{code}/seat")
async def take_by_link(request: Request, code: str, posted: Form) -> Response:
    """Take the seat of a link."""
    token = posted.get("link", "")

    def take(here: Arrival) -> Response:
        check_turn(request)
        if not is_form_token(posted.get("token", ""), token):
            raise FormRefused(reason="old_link_form")
        return _seated(here, take_seat_by_link(here.visit, token, client_key(posted)))

    return await _patiently(request, code, take)


@routes.post("/j/{code}/receipt-seat")
async def take_by_receipt(request: Request, code: str, posted: Form) -> Response:
    """Take the seat from which the question of a receipt was asked."""

    def take(here: Arrival) -> Response:
        receipt, key = posted.get("receipt", ""), client_key(posted)
        return _seated(here, take_seat_by_receipt(here.visit, receipt, key))

    return await patiently(request, code, posted, take)


async def _patiently(request: Request, code: str, do: Callable[[Arrival], Response]) -> Response:
    """Do one thing with a link, after as long a wait as wrong ones have brought about."""
    here = await run_in_threadpool(arrive, request, code)
    session_id = here.visit.session_id or ""
    await patience.wait(session_id)
    now = replace(here, visit=replace(here.visit, now=datetime.now(UTC)))
    try:
        return await run_in_threadpool(do, now)
    except WrongSeatLink as wrong:
        patience.count_wrong(session_id)
        return _no_seat_page(now, wrong)
    except SeatedAlready as seated:
        return _no_seat_page(now, seated)


def _seated(here: Arrival, secret: str) -> Response:
    end_feeds_of(seat_now(replace(here.visit, seat_secret=secret)))
    answer = done(here)
    keep_seat(here.request, answer, here.join_code, secret)
    return answer


def _seat_page(here: Arrival, token: str) -> str:
    return render(
        "seat.html",
        session=see_door(here.visit).session,
        page=here.page,
        link=token,
        token=form_token(token),
        key=token_hex(16),
    )


def _no_seat_page(here: Arrival, refusal: Refusal) -> Response:
    if wants_json(here.request):
        return answers.refused(refusal)
    return answers.problem_page(here.request, sentence_for(refusal), status_of(refusal))


def absolute(here: Arrival, below: str) -> str:
    """An address below the server's root as another device can open it; '' where none is known.

    All others are relative. This one names the host under which the reader came, so that it leads
    through the same mirror or onion; who forges the header reads their own forgery and no more. The
    address in the settings is used where its host is that one, since only it knows of a path that
    a proxy takes off.
    """
    request, host = here.request, here.request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        return ""
    public = here.visit.house.settings.public_url
    if urlsplit(public).netloc.lower() == host.lower():
        return f"{public}/{below}"
    scheme = "https" if is_https(request) else "http"
    return f"{scheme}://{host}{request.scope.get('root_path', '')}/{below}"


def _qr_code(link: str) -> Markup:
    """A QR code as an inline SVG: dark on light also in the dark theme, for cameras need it so."""
    made = segno.make(link, error="m", micro=False)
    drawn = made.svg_inline(
        scale=_QR_DOTS, border=3, dark="#111", light="#fff", svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - dots, made of the link and not holding it
