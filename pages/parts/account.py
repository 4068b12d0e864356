"""Who is signed in, at the foot of the sidebar: name, language, sign out, new password."""

import streamlit as st

from pages.parts.authenticator import forget_token, keep_token, turn_to_the_page
from pages.parts.entrance import arrive
from pages.parts.plain import as_text
from pages.parts.spoken import choose_language
from pages.parts.wording import done, notice, once, refusals_noticed
from session_core.domain.people import Account
from session_core.language import gettext
from session_core.use_cases.sign_in import change_my_password, sign_out

_CHANGED = "password-changed"


def show_account(account: Account) -> None:
    """Draw the name; behind it, what one does with an account."""
    with st.popover(as_text(account.name), icon=":material/account_circle:", width="stretch"):
        st.text(gettext("Signed in as {name}").format(name=account.username))
        choose_language(gettext("Language"))
        st.button(
            gettext("Sign out"), icon=":material/logout:", width="stretch", on_click=_sign_out
        )
        _password_form()


@st.fragment
def _password_form() -> None:
    turn_to_the_page()
    if st.session_state.pop(_CHANGED, False):
        st.toast(gettext("Your password is changed. Other browsers are signed out."))
    with st.form("new_password", border=False):
        st.text_input(
            gettext("Password now"),
            type="password",
            key="password_now",
            autocomplete="current-password",
        )
        st.text_input(
            gettext("New password"),
            type="password",
            key="password_new",
            autocomplete="new-password",
            help=gettext("At least 10 characters. Every other browser is signed out."),
        )
        notice("new_password")
        key = once("new_password")
        st.form_submit_button(
            gettext("Change password"),
            key=key,
            width="stretch",
            on_click=_change_password,
            args=(key,),
        )


def _sign_out() -> None:
    sign_out(arrive())
    forget_token()


def _change_password(key: str) -> None:
    if key != once("new_password"):
        return
    old, new = st.session_state["password_now"], st.session_state["password_new"]
    with refusals_noticed("new_password"):
        keep_token(change_my_password(arrive(), old, new))
        st.session_state["password_now"] = st.session_state["password_new"] = ""
        done(key)
        st.session_state[_CHANGED] = True
