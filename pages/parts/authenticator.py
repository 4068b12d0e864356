"""streamlit-authenticator, with the database as the only judge of passwords and cookies.

The library keeps who is signed in inside its cookie and checks passwords against a list that it
is given. Here the cookie carries the token of a sign-in, which the database can end, and each
password goes through the use-case that counts attempts.
"""

from datetime import UTC, datetime, timedelta

import jwt
import streamlit as st
from extra_streamlit_components import CookieManager
from extra_streamlit_components.CookieManager import _component_func
from streamlit_authenticator.models import AuthenticationModel, CookieModel

from session_core.use_cases.cookie_key import COOKIE, cookie_key, token_in
from session_core.use_cases.sign_in import sign_in
from session_core.use_cases.visit import Visit

COOKIE_DAYS = 14

# Where this tab keeps the token of its sign-in, and what is still to be done in the browser.
_HELD, _WORKED = "evenfloor_sign_in", "evenfloor_was_signed_in"
_TO_SET, _TO_DELETE = "evenfloor_cookie_to_set", "evenfloor_cookie_to_delete"
_SET, _DELETED = "evenfloor_cookie_set", "evenfloor_cookie_deleted"


class _Writer(CookieManager):  # type: ignore[misc]
    """Writes cookies only: the library's own also reads, and sends this server every cookie."""

    def __init__(self) -> None:
        self.cookie_manager = _component_func
        self.cookies = {COOKIE: ""}


class SignInCookie(CookieModel):  # type: ignore[misc]
    """The cookie that carries the token of a sign-in, signed with this installation's key."""

    def __init__(self, key: str) -> None:
        # Not the library's own, which would mount its reader on every page.
        self.cookie_name, self.cookie_key, self.cookie_expiry_days = COOKIE, key, COOKIE_DAYS
        self.cookie_manager = _Writer()

    def get_cookie(self) -> str | None:
        """The token in the cookie that came with the request."""
        return token_in(st.context.cookies.get(COOKIE, ""), self.cookie_key)

    def set_cookie(self) -> None:
        """Put the cookie into the browser; it never goes along from another site."""
        expires_at = datetime.now(UTC) + timedelta(days=COOKIE_DAYS)
        self.exp_date = expires_at.timestamp()
        self.cookie_manager.set(
            COOKIE,
            self._token_encode(),
            key=_SET,
            expires_at=expires_at,
            secure=(st.context.url or "").startswith("https:"),
            same_site="strict",
        )

    def delete_cookie(self) -> None:
        """Take the cookie out of the browser; what it carried is dead already."""
        self.cookie_manager.delete(COOKIE, key=_DELETED)

    def _token_encode(self) -> str:
        claims = {"token": st.session_state[_HELD], "exp": int(self.exp_date)}
        return jwt.encode(claims, self.cookie_key, algorithm="HS256")


class StaffAccounts(AuthenticationModel):  # type: ignore[misc]
    """The library's sign-in, with the use-case in place of its list of passwords."""

    def __init__(self, visit: Visit) -> None:
        key = cookie_key(visit.house.settings)
        super().__init__({"usernames": {}}, auto_hash=False, secret_key=key)
        self.visit = visit

    def check_credentials(self, username: str, password: str) -> bool:
        """Sign in through the use-case. Raises WrongPassword and TooManyAttempts."""
        keep_token(sign_in(self.visit, username, password))
        self.credentials["usernames"][username] = {"name": username}
        return True


def keep_token(token: str) -> None:
    """Be signed in from now on: this tab at once, this browser as soon as its cookie is set."""
    st.session_state[_HELD] = token
    st.session_state[_TO_SET] = True
    st.session_state.pop(_TO_DELETE, None)


def settle(signed_in: bool) -> None:
    """Start this tab anew when the sign-in that it worked under has ended elsewhere.

    The cookie is left alone: it may be that of a newer sign-in in another tab.
    """
    if signed_in:
        st.session_state[_WORKED] = True
    elif _WORKED in st.session_state:
        st.session_state.clear()
        st.rerun()


def forget_token() -> None:
    """Be signed out: nothing that this tab held stays for the next person."""
    st.session_state.clear()
    st.session_state[_TO_DELETE] = True


def token(key: str) -> str | None:
    """The token of this tab's sign-in, or else of this browser's."""
    held: str | None = st.session_state.get(_HELD)
    return held or SignInCookie(key).get_cookie()


def write_cookie(key: str) -> None:
    """Let the browser set or delete the cookie, if that is still to be done.

    The script that does it answers once it has; until then it stays on the page.
    """
    for to_do, done, write in (
        (_TO_SET, _SET, SignInCookie(key).set_cookie),
        (_TO_DELETE, _DELETED, SignInCookie(key).delete_cookie),
    ):
        if st.session_state.get(done):
            st.session_state.pop(to_do, None)
        elif to_do in st.session_state:
            write()
