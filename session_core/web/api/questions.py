"""Questions by the JSON API: asking, one's own, supporting others', what became of all."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from session_core.domain.intake import Post
from session_core.domain.refusals import NotAllowed, NotFound
from session_core.language import language
from session_core.use_cases.asking import request_floor, see_my_interventions, withdraw_request
from session_core.use_cases.live import see_revisions
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.own_questions import (
    delete_my_question,
    edit_my_question,
    see_my_question,
)
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import see_my_support, support_question, withdraw_support
from session_core.use_cases.visit import Visit
from session_core.web.api.bearer import Seated
from session_core.web.api.keys import KeyHeader, one_key
from session_core.web.api.models import Ask, Reword
from session_core.web.api.problems import may_answer
from session_core.web.api.question_models import Mine, MyQuestion, Questions
from session_core.web.door_words import FormRefused
from session_core.web.forms import an_id

routes = APIRouter(prefix="/sessions/{code}/questions", tags=["questions"])

Which = Annotated[str, Path(description="A question's number, or its id where it is one's own.")]

_READ = may_answer(401, 403, 404)
_CHANGED = may_answer(401, 403, 404, 409, 413, 415, 422, 429)
_DONE = may_answer(401, 403, 404, 409, 413, 415, 429)


@routes.post("", status_code=201, responses=_CHANGED)
async def ask(here: Seated, asked: Ask, header: KeyHeader = None) -> MyQuestion:
    """Join the queue. The answer has the question's number, place and receipt."""
    key = one_key(header, asked.key)
    question_id = await here.act_of_crowd(
        Post.ASK,
        lambda visit: request_floor.begin(
            visit, asked.text, asked.kind, key, asked.rule, asked.language or ""
        ),
        key or "",
    )
    return await here.read(lambda visit: _of_ones_own(visit, question_id))


@routes.get("", response_model=Questions, responses=_READ)
async def show_questions(here: Seated) -> Response:
    """Every number that was given and what became of it; no words of what was taken back."""
    return Response(await here.read(_all), media_type="application/json")


@routes.get("/mine", responses=_READ)
async def show_mine(here: Seated) -> Mine:
    """One's own questions with place, reason, how they ended, answer and receipt."""
    return await here.read(_mine)


@routes.get("/{question}", responses=_READ)
async def show_question(here: Seated, question: Which) -> MyQuestion:
    """One of one's own questions."""
    return await here.read(lambda visit: _of_ones_own(visit, _id(visit, question)))


@routes.patch("/{question}", responses=_CHANGED)
async def reword(here: Seated, question: Which, asked: Reword) -> MyQuestion:
    """Put one's own question in other words; it keeps its place."""

    def do(visit: Visit) -> MyQuestion:
        own = _id(visit, question)
        _own(edit_my_question, visit, own, asked.text, asked.language)
        return _of_ones_own(visit, own)

    return await here.act(Post.CHANGE, do)


@routes.put("/{question}/withdrawal", responses=_DONE)
async def withdraw(here: Seated, question: Which) -> MyQuestion:
    """Take back one's own question: it stays listed as withdrawn, without its words."""

    def do(visit: Visit) -> MyQuestion:
        own = _id(visit, question)
        _own(withdraw_request, visit, own)
        return _of_ones_own(visit, own)

    return await here.act(Post.CHANGE, do)


@routes.delete("/{question}", status_code=204, responses=_DONE)
async def delete(here: Seated, question: Which) -> None:
    """Delete for good what one's own question said and who asked it; its number stays.

    Of what is gone already nothing says whose it was, so sent again it answers the same.
    """

    def do(visit: Visit) -> None:
        see_my_seat(visit)
        with suppress(NotFound):
            _own(delete_my_question, visit, _id(visit, question))

    await here.act(Post.CHANGE, do)


@routes.put("/{question}/support", status_code=204, responses=_DONE)
async def support(here: Seated, question: Which) -> None:
    """Want somebody else's question asked too. Sent again it changes nothing."""
    meant = _meant(question)
    await here.act_of_crowd(Post.SUPPORT, lambda visit: support_question.begin(visit, meant))


@routes.delete("/{question}/support", status_code=204, responses=_DONE)
async def unsupport(here: Seated, question: Which) -> None:
    """Support a question no longer. Sent again it changes nothing."""
    meant = _meant(question)
    await here.act_of_crowd(Post.SUPPORT, lambda visit: withdraw_support.begin(visit, meant))


def _all(visit: Visit) -> bytes:
    """Written once for each revision and language, for everybody who asks."""
    see_my_seat(visit)
    at = see_revisions(visit)
    key = ("questions", visit.session_id, language(), tuple(sorted(at.items())))
    return visit.house.views.get(
        key, lambda: Questions.of(see_outcomes(visit)).model_dump_json().encode()
    )


def _mine(visit: Visit) -> Mine:
    asked = see_my_interventions(visit)
    supported = see_my_support(visit).supported
    return Mine(questions=[MyQuestion.of(each) for each in asked], supported=sorted(supported))


def _of_ones_own(visit: Visit, question_id: str) -> MyQuestion:
    see_my_seat(visit)
    try:
        return MyQuestion.of(see_my_question(visit, question_id))
    except NotAllowed:
        raise FormRefused(reason="not_yours") from None


def _own(do: Callable[..., object], visit: Visit, *what: str | None) -> None:
    see_my_seat(visit)
    try:
        do(visit, *what)
    except NotAllowed:
        raise FormRefused(reason="not_yours") from None


def _meant(typed: str) -> str | int:
    """A number as people say it, or an id. Raises NotFound for what can be neither."""
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else an_id(typed)


def _id(visit: Visit, typed: str) -> str:
    """The id of the question that is meant. Raises NotFound."""
    meant = _meant(typed)
    if isinstance(meant, str):
        return meant
    see_my_seat(visit)
    found = (each.intervention for each in see_outcomes(visit))
    for one in found:
        if one.number == meant:
            return one.id
    raise NotFound
