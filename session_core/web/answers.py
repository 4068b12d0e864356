"""How the thin door answers: pages, a few words for its script, and the way on."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from session_core.domain.refusals import Refusal, WrongJoinCode
from session_core.web.door_words import sentence_for, status_of
from session_core.web.forms import wants_json
from session_core.web.rendering import POLICY, render

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def way_to_root(request: Request) -> str:
    """The way from the address of a request to the server's root, such as `../../`.

    All addresses in pages are relative, so that a page works behind any host name and path.
    """
    path: bytes = request.scope.get("raw_path") or request.url.path.encode()
    mounted_at: str = request.scope.get("root_path", "")
    return "../" * (path.count(b"/") - mounted_at.count("/") - 1)


def page(html: str, status: int = 200) -> Response:
    """A page, or a part of one."""
    return HTMLResponse(html, status, headers=_HEADERS)


def on_to(address: str, status: int = 303) -> Response:
    """Send the browser on to a relative address."""
    return RedirectResponse(address, status, headers=_HEADERS)


def accepted() -> Response:
    """Tell the page's script that what it sent is on disk."""
    return JSONResponse({"ok": True}, headers=_HEADERS)


def refused(refusal: Refusal) -> Response:
    """Tell the page's script what was refused, and what to say."""
    told = {"ok": False, "code": refusal.code, "sentence": sentence_for(refusal)}
    return JSONResponse(told, status_of(refusal), headers=_HEADERS)


def code_page(request: Request, typed: str = "", sentence: str = "", status: int = 200) -> Response:
    """Where a join code is typed."""
    root = way_to_root(request)
    return page(render("code.html", root=root, typed=typed, sentence=sentence), status)


def refusal_page(request: Request, refusal: Refusal) -> Response:
    """A refusal outside any form: a wrong code, a post from elsewhere, a page without a seat."""
    if wants_json(request):
        return refused(refusal)
    code = request.path_params.get("code", "")
    if isinstance(refusal, WrongJoinCode):
        return code_page(request, code, sentence_for(refusal), status_of(refusal))
    return problem_page(request, sentence_for(refusal), status_of(refusal))


def problem_page(request: Request, sentence: str, status: int) -> Response:
    """A sentence, and the way back."""
    code = quote(request.path_params.get("code", ""), safe="")
    back = f"{way_to_root(request)}j/{code}".removesuffix("/")
    return page(render("problem.html", sentence=sentence, back=back), status)
