"""Addresses of the thin door that are only read, and the choice of the language to read in."""

from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.web import answers
from session_core.web.arrival import arrive
from session_core.web.languages import chosen, keep_language, without_choice
from session_core.web.rules_page import handbook_page, rules_page
from session_core.web.thin_lists import all_notes, all_places

routes = APIRouter()

_page = partial(routes.api_route, methods=["GET", "HEAD"])


@_page("/j/{code}/speak")
def speak(request: Request, code: str) -> Response:
    """Choose a language, and go back to the session or the handbook."""
    here = arrive(request, code).page
    if request.query_params.get("to") == "handbook":
        answer = answers.on_to(f"{here}/handbook")
    else:
        answer = answers.on_to(f"{here}{without_choice(request)}")
    tag = chosen(request.query_params)
    return keep_language(answer, tag) if tag else answer


@_page("/j/{code}/notes")
def show_notes(request: Request, code: str) -> Response:
    """All notes."""
    here = arrive(request, code)
    return answers.page(all_notes(here.visit, here.root))


@_page("/j/{code}/floor")
def show_floor(request: Request, code: str) -> Response:
    """The whole speaker list."""
    here = arrive(request, code)
    return answers.page(all_places(here.visit, here.root))


@_page("/j/{code}/rules")
def show_rules(request: Request, code: str) -> Response:
    """How this room works, in full: with a seat and without one."""
    here = arrive(request, code)
    return answers.page(rules_page(here.visit, here.root))


@_page("/j/{code}/handbook")
def show_handbook(request: Request, code: str) -> Response:
    """How to take part: with a seat and without one."""
    here = arrive(request, code)
    return answers.page(handbook_page(here.visit, here.root))
