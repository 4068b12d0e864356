"""streamlit-authenticator, with the database as the only judge of passwords and cookies.

The library keeps who is signed in inside its cookie and checks passwords against a list that it
is given. Here the cookie carries the token of a sign-in, which the database can end, and each
password goes through the use-case that counts attempts.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit_authenticator.models import AuthenticationModel, CookieModel

from pages.parts.spoken import speak_on
from session_core.use_cases.cookie_key import COOKIE, cookie_key, token_in
from session_core.use_cases.house import open_house
from session_core.use_cases.sign_in import sign_in
from session_core.use_cases.visit import Visit

COOKIE_DAYS = 14

# Where this tab keeps the token of its sign-in, and the cookie that its browser is to have.
_HELD, _WORKED, _COOKIE = "evenfloor_sign_in", "evenfloor_was_signed_in", "evenfloor_cookie"
_NEW = "evenfloor_new_sign_in"

_JAR = Path(__file__).with_name("cookie.js")
_jar = st.components.v2.component("evenfloor_cookie", js=_JAR.read_text("utf-8"))


class SignInCookie(CookieModel):  # type: ignore[misc]
    """The cookie that carries the token of a sign-in, signed with this installation's key."""

    def __init__(self) -> None:
        # Not the library's own, whose component sends this server every cookie there is.
        self.cookie_name, self.cookie_expiry_days = COOKIE, COOKIE_DAYS
        self.cookie_key = cookie_key(open_house().settings)

    def get_cookie(self) -> str | None:
        """The token in the cookie that came with the request."""
        return token_in(st.context.cookies.get(COOKIE, ""), self.cookie_key)

    def set_cookie(self) -> None:
        """Put the cookie into the browser; it never goes along from another site."""
        lifetime = timedelta(days=COOKIE_DAYS)
        self.exp_date = (datetime.now(UTC) + lifetime).timestamp()
        self._write(self._token_encode(), int(lifetime.total_seconds()))

    def delete_cookie(self) -> None:
        """Take the cookie out of the browser; what it carried is dead already."""
        self._write("", 0)

    def _write(self, value: str, seconds: int) -> None:
        secure = "; Secure" if (st.context.url or "").startswith("https:") else ""
        st.session_state[_COOKIE] = (
            f"{COOKIE}={value}; Path=/; Max-Age={seconds}; SameSite=Strict{secure}"
        )

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
    SignInCookie().set_cookie()
    st.session_state[_NEW] = True


def turn_to_the_page() -> None:
    """In a form that is a fragment: go on in the page's language, and run the whole page once the
    sign-in is another one.

    Forms whose press must not be done by half are fragments: a second press waits for the first,
    where Streamlit would otherwise break off the first one between the database and the screen.
    """
    speak_on()
    if st.session_state.get(_NEW):
        st.rerun()


def settle(signed_in: bool) -> None:
    """Start this tab anew when the sign-in that it worked under has ended elsewhere.

    The cookie is left alone: it may be that of a newer sign-in in another tab.
    """
    if signed_in:
        st.session_state[_WORKED] = True
    elif _WORKED in st.session_state:
        _empty_this_tab()
        st.rerun()


def forget_token() -> None:
    """Be signed out: nothing that this tab held stays for the next person."""
    _empty_this_tab()
    SignInCookie().delete_cookie()


def _empty_this_tab() -> None:
    st.session_state.clear()
    # Streamlit clears the values of widgets but not their callbacks. A press on its way, or a room
    # that moves, still brings the values along: they look new, and their callbacks would run.
    context = get_script_run_ctx()
    if context:
        context.session_state._state._new_widget_state.widget_metadata.clear()


def token() -> str | None:
    """The token of this tab's sign-in, or else of this browser's."""
    held: str | None = st.session_state.get(_HELD)
    return held or SignInCookie().get_cookie()


def write_cookie() -> None:
    """Let the browser write the cookie of the last sign-in or sign-out of this tab, once."""
    st.session_state.pop(_NEW, None)
    with st.container(key="pulse-cookie"):
        _jar(key="cookie", data={"cookie": st.session_state.get(_COOKIE)})
