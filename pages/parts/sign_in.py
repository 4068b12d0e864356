"""The page for those who are not signed in: the form, the first start, the sample accounts."""

import streamlit as st

from pages.parts.authenticator import StaffAccounts, keep_token, turn_to_the_page
from pages.parts.entrance import arrive
from pages.parts.loopback import is_loopback
from pages.parts.plain import as_text
from pages.parts.spoken import choose_language
from pages.parts.wording import notice, refusals_noticed
from session_core.domain.refusals import WrongPassword
from session_core.language import gettext
from session_core.use_cases.demo_accounts import DemoAccount, demo_accounts_made
from session_core.use_cases.first_start import see_first_start
from session_core.use_cases.sign_in import make_first_organiser
from session_core.use_cases.visit import Visit

WIDTH = 400


def show_sign_in(visit: Visit) -> None:
    """Draw the page in a narrow column, whichever page was asked for."""
    with st.container(horizontal_alignment="center"), st.container(width=WIDTH, gap="medium"):
        with st.container(gap="xxsmall"):
            st.title("Evenfloor", anchor=False)
            st.text(gettext("An even floor for everyone in the room and online."))
        choose_language(gettext("Language"))
        if see_first_start(visit):
            _first_start()
        else:
            _form()
            sample = demo_accounts_made(visit.house.settings)
            # The peer's address is None where Streamlit takes it for this machine.
            if sample and is_loopback(st.context.ip_address, st.context.headers):
                _sample(sample)
        st.caption(
            gettext(
                "Taking part needs no account: scan the QR code of the session, or open its link."
            )
        )


@st.fragment
def _form() -> None:
    turn_to_the_page()
    with st.form("sign_in"):
        st.text_input(gettext("Username"), key="sign_in_username", autocomplete="username")
        st.text_input(
            gettext("Password"),
            type="password",
            key="sign_in_password",
            autocomplete="current-password",
        )
        notice("sign_in")
        st.form_submit_button(
            gettext("Sign in"), type="primary", width="stretch", on_click=_sign_in
        )


def _sign_in() -> None:
    username, password = st.session_state["sign_in_username"], st.session_state["sign_in_password"]
    # A refusal leaves the username in its field; the password is typed again.
    st.session_state["sign_in_password"] = ""
    with refusals_noticed("sign_in"):
        if not username.strip() or not password:
            raise WrongPassword
        StaffAccounts(arrive()).login(username, password)


@st.fragment
def _first_start() -> None:
    turn_to_the_page()
    st.text(
        gettext(
            "Nobody can sign in yet. Make the first organiser: the one-time code stands in the "
            "terminal in which the server was started."
        )
    )
    with st.form("first_start"):
        st.text_input(gettext("One-time code"), key="first_code", autocomplete="off")
        st.text_input(gettext("Your name"), key="first_name", autocomplete="name")
        st.text_input(
            gettext("Username"),
            key="first_username",
            autocomplete="username",
            help=gettext("Small letters, digits, dots, dashes and underscores."),
        )
        st.text_input(
            gettext("Password"),
            type="password",
            key="first_password",
            autocomplete="new-password",
            help=gettext("At least 10 characters."),
        )
        notice("first_start")
        st.form_submit_button(
            gettext("Make the first organiser"),
            type="primary",
            width="stretch",
            on_click=_make_first_organiser,
        )


def _make_first_organiser() -> None:
    state = st.session_state
    with refusals_noticed("first_start"):
        token = make_first_organiser(
            arrive(),
            state["first_code"],
            state["first_username"],
            state["first_name"],
            state["first_password"],
        )
        keep_token(token)


def _sample(accounts: tuple[DemoAccount, ...]) -> None:
    with st.container(border=True):
        with st.container(gap=None):
            st.markdown(f"**{gettext('Sample accounts')}**")
            st.caption(gettext("Shown on this computer only. One tap signs in."))
        for account in accounts:
            with st.container(gap=None):
                st.button(
                    f"{as_text(account.name)}, {account.post}",
                    key=f"sample_{account.username}",
                    icon=":material/login:",
                    width="stretch",
                    on_click=_sign_in_as,
                    args=(account,),
                )
                st.markdown(
                    f":small[{account.username} · {account.password}]", text_alignment="center"
                )


def _sign_in_as(account: DemoAccount) -> None:
    st.session_state["sign_in_username"] = account.username
    st.session_state["sign_in_password"] = account.password
    _sign_in()
