"""Addresses of the thin door for receipts: what one asked, on any device, with no seat.

The words come in posted forms only, never in an address, so that no log and no history has them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.floor_refusals import NoReceipt, WrongReceipt
from session_core.domain.refusals import Refusal
from session_core.language import gettext
from session_core.use_cases.receipts import (
    delete_by_receipt,
    edit_by_receipt,
    see_by_receipt,
    withdraw_by_receipt,
)
from session_core.use_cases.visit import Visit
from session_core.web import answers
from session_core.web.arrival import Arrival, arrive
from session_core.web.door_words import sentence_for, status_of
from session_core.web.forms import Form, Posted, client_key, wants_json
from session_core.web.limits import check_turn
from session_core.web.patience import Patience
from session_core.web.question_page import question_by_receipt, receipt_page, said_language
from session_core.web.sent_twice import SentTwice
from session_core.web.thin_page import Said

routes = APIRouter()
patience = Patience()
sent_twice = SentTwice()

Do = Callable[[Visit, str], object]


@routes.api_route("/j/{code}/receipt", methods=["GET", "HEAD"])
def ask_for_receipt(request: Request, code: str) -> Response:
    """Where somebody types the words of a receipt."""
    here = arrive(request, code)
    return answers.page(receipt_page(here.visit, here.root))


@routes.post("/j/{code}/receipt")
async def show_by_receipt(request: Request, code: str, posted: Form) -> Response:
    """The question behind a receipt."""
    return await _patiently(request, code, posted, "", see_by_receipt)


@routes.post("/j/{code}/receipt/edit")
async def edit(request: Request, code: str, posted: Form) -> Response:
    """Put it in other words."""
    text = posted.get("text", "")
    return await _patiently(
        request,
        code,
        posted,
        "edit",
        lambda visit, words: edit_by_receipt(visit, words, text, said_language(posted)),
    )


@routes.post("/j/{code}/receipt/withdraw")
async def withdraw(request: Request, code: str, posted: Form) -> Response:
    """Take it back."""
    return await _patiently(request, code, posted, "withdraw", withdraw_by_receipt)


@routes.post("/j/{code}/receipt/delete")
async def delete(request: Request, code: str, posted: Form) -> Response:
    """Delete it for good."""
    key = client_key(posted)
    return await _patiently(
        request,
        code,
        posted,
        "delete",
        lambda visit, words: sent_twice.delete(
            (visit.session_id, words, key), lambda: delete_by_receipt(visit, words)
        ),
    )


async def _patiently(request: Request, code: str, posted: Posted, about: str, do: Do) -> Response:
    """Do one thing with a receipt, and show its question."""
    return await patiently(request, code, posted, lambda here: _answer(here, posted, about, do))


async def patiently(
    request: Request, code: str, posted: Posted, answer: Callable[[Arrival], Response]
) -> Response:
    """Answer who shows a receipt, after as long a wait as wrong ones have brought about."""
    here = await run_in_threadpool(arrive, request, code)
    session_id = here.visit.session_id or ""
    await patience.wait(session_id)
    now = replace(here, visit=replace(here.visit, now=datetime.now(UTC)))
    try:
        check_turn(request)
        return await run_in_threadpool(answer, now)
    except (NoReceipt, WrongReceipt, TooMuchAtOnce) as wrong:
        # What can be nobody's receipt guesses nothing.
        if isinstance(wrong, WrongReceipt):
            patience.count_wrong(session_id)
        if wants_json(request):
            return answers.refused(wrong)
        said = Said("receipt", sentence_for(wrong), posted)
        html = await run_in_threadpool(receipt_page, here.visit, here.root, said)
        return answers.later(answers.page(html, status_of(wrong)), wrong)


def _answer(here: Arrival, posted: Posted, about: str, do: Do) -> Response:
    """The question as it is after the act; the page itself, since a redirect has no words."""
    receipt, refusal = posted.get("receipt", ""), None
    try:
        do(here.visit, receipt)
    except (NoReceipt, WrongReceipt):
        raise
    except Refusal as refused:
        refusal = refused
    if wants_json(here.request):
        return answers.refused(refusal) if refusal else answers.accepted()
    if about == "delete" and not refusal:
        gone = Said("deleted", gettext("Deleted for good. The receipt opens nothing any more."))
        return answers.page(receipt_page(here.visit, here.root, gone))
    said = Said(about, sentence_for(refusal) if refusal else "", posted)
    seen = see_by_receipt(here.visit, receipt)
    html = question_by_receipt(here.visit, here.root, seen, said)
    return answers.page(html, status_of(refusal) if refusal else 200)
