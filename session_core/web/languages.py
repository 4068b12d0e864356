"""The language of a visitor of the thin door: what they chose, else what their browser asks for."""

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from session_core.language import names, preferred, speaking

COOKIE, CHOICE = "lang", "lang"


def chosen(query: QueryParams) -> str:
    """The language that the address asks for; '' where it asks for none that there is."""
    wanted = query.get(CHOICE, "")
    return wanted if wanted in names() else ""


def keep_language(answer: Response, tag: str) -> Response:
    """Let the browser remember it until it is closed.

    Without a path a cookie goes back to what stands beside the address that set it: at a session to
    that session only, also behind a mirror that serves all this below a path of its own.
    """
    answer.set_cookie(COOKIE, tag, path=None, httponly=True, samesite="lax")
    return answer


def forget_language(request: Request, answer: Response) -> None:
    """Let the browser forget what was chosen at a session, and where codes are typed."""
    for path in (None, f"{request.scope.get('root_path', '')}/"):
        answer.set_cookie(COOKIE, max_age=0, path=path, httponly=True, samesite="lax")


def language_of(headers: Headers) -> str:
    """The tag of the language in which to answer a request with these headers."""
    kept = _cookie(headers.get("cookie", ""))
    return kept if kept in names() else preferred(headers.get("accept-language", ""))


def _cookie(header: str) -> str:
    """The first of that name: browsers send first what was set nearest to the address."""
    pairs = (each.strip().partition("=") for each in header.split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def without_choice(request: Request) -> str:
    """The query of an address without its choice of a language, with `?` before it or empty."""
    rest = request.url.remove_query_params(CHOICE).query
    return f"?{rest}" if rest else ""


class InTheirLanguage:
    """Answers each request in its visitor's language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # What a page fetches for itself names the page's language, whatever was chosen since.
        asked = chosen(QueryParams(scope.get("query_string", b"")))
        with speaking(asked or language_of(Headers(scope=scope))):
            await self.app(scope, receive, send)
