"""How the thin door answers: pages, a few words for its script, and the way on."""

import gzip
import re
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.refusals import Refusal, WrongJoinCode
from session_core.web.door_words import sentence_for, status_of
from session_core.web.forms import wants_json
from session_core.web.rendering import POLICY, render

_LEVEL = 6
_GZIP = re.compile(r"gzip( *; *q=(?!0(\.0*)?$)[\d.]+)?")
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


def unpacks(headers: Headers) -> bool:
    """Whether who asks takes gzip; by `q=0` they say that they do not."""
    accepted = headers.get("accept-encoding", "").lower().split(",")
    return any(_GZIP.fullmatch(each.strip()) for each in accepted)


class Page(HTMLResponse):
    """A page, packed in the thread that drew it: in the event loop a crowd would wait for it."""

    def __init__(self, html: str, status: int) -> None:
        super().__init__(html, status, headers={**_HEADERS, "Vary": "Accept-Encoding"})
        self._packed = gzip.compress(self.body, _LEVEL, mtime=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it packed to whoever unpacks it."""
        if unpacks(Headers(scope=scope)):
            self.body = self._packed
            self.headers["Content-Encoding"] = "gzip"
            self.headers["Content-Length"] = str(len(self.body))
        await super().__call__(scope, receive, send)


def page(html: str, status: int = 200) -> Response:
    """A page, or a part of one."""
    return Page(html, status)


def on_to(address: str, status: int = 303) -> Response:
    """Send the browser on to a relative address."""
    return RedirectResponse(address, status, headers=_HEADERS)


def accepted() -> Response:
    """Tell the page's script that what it sent is on disk."""
    return JSONResponse({"ok": True}, headers=_HEADERS)


def refused(refusal: Refusal) -> Response:
    """Tell the page's script what was refused, and what to say."""
    told = {"ok": False, "code": refusal.code, "sentence": sentence_for(refusal)}
    return later(JSONResponse(told, status_of(refusal), headers=_HEADERS), refusal)


def later(answer: Response, refusal: Refusal) -> Response:
    """Say for machines too when it is worth trying again, where the refusal says so."""
    if refusal.code == TooMuchAtOnce.code:
        answer.headers["Retry-After"] = str(refusal.details["seconds"])
    return answer


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
