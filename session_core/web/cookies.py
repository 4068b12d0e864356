"""The one cookie of the thin page, a seat's secret for its own session only; and the staff's."""

from datetime import timedelta

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from session_core.domain.codes import tidy_join_code
from session_core.use_cases.cookie_key import COOKIE, cookie_key, token_in
from session_core.use_cases.house import open_house
from session_core.use_cases.seat_cookie import full_view_cookie

NAME = "seat"
KEPT_FOR = timedelta(days=7)


def seat_secret(request: Request) -> str | None:
    """The secret that the browser shows, or None; that of the full view where it shows no other."""
    code = tidy_join_code(str(request.path_params.get("code", "")))
    return request.cookies.get(NAME) or request.cookies.get(full_view_cookie(code)) or None


def sign_in_token(request: HTTPConnection) -> str | None:
    """The token of a member of staff's sign-in, for the feed of their pages, or None."""
    cookie = request.cookies.get(COOKIE, "")
    return token_in(cookie, cookie_key(open_house().settings)) if cookie else None


def keep_seat(request: Request, response: Response, join_code: str, secret: str) -> None:
    """Let the browser keep a seat: scripts cannot read it, and a link in a mail still finds it."""
    response.set_cookie(
        NAME,
        secret,
        max_age=int(KEPT_FOR.total_seconds()),
        path=_path(request, join_code),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def keep_seat_for_full_view(
    request: Request, response: Response, join_code: str, secret: str
) -> None:
    """Let the browser show the seat to the full view too, whose line has an address of its own."""
    response.set_cookie(
        full_view_cookie(join_code),
        secret,
        max_age=int(KEPT_FOR.total_seconds()),
        path=_root(request),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def forget_seat(request: Request, response: Response, join_code: str) -> None:
    """Take the seat out of the browser, that of the full view too."""
    if full_view_cookie(join_code) in request.cookies:
        response.set_cookie(
            full_view_cookie(join_code),
            max_age=0,
            expires=0,
            path=_root(request),
            secure=is_https(request),
            httponly=True,
            samesite="lax",
        )
    response.set_cookie(
        NAME,
        max_age=0,
        expires=0,
        path=_path(request, join_code),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def _root(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"


def _path(request: Request, join_code: str) -> str | None:
    """The session's own address; None where a browser takes that by itself.

    Without a path a cookie goes back to what stands beside the address that set it. So it does
    behind a mirror that serves all this below a path of its own, which nobody tells us of.
    """
    path = f"{request.scope.get('root_path', '')}/j/{join_code}"
    return None if request.scope["path"].rpartition("/")[0] == path else path


def is_https(request: Request) -> bool:
    """Whether the browser came over HTTPS, be it to a proxy in front."""
    # A proxy in front may end the encryption. Whoever forges this header only harms themselves:
    # their own browser would not send the cookie back over plain HTTP.
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", ""))
