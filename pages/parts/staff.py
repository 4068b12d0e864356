"""The staff of a session: a row for each, and the forms of the organiser."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.spoken import speak_on
from pages.parts.typed import empty, empty_again, is_kept_already
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.people import STAFF_ROLES, Role
from session_core.language import gettext
from session_core.use_cases.people import StaffMember, give_role, invite_account, take_role
from session_core.use_cases.visit import Visit

_INVITED = "people_invited"


def staff_row(visit: Visit, member: StaffMember, *, may_take: bool) -> None:
    """Draw one member of the staff; an organiser can take each role."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/account_circle: **{as_text(member.name)}** · {as_text(member.username)}",
            width="stretch",
        )
        badges = (f":gray-badge[{gettext(role)}]" for role in member.roles)
        st.markdown(" ".join(badges), width="content")
        if may_take:
            key = f"take_{member.username}"
            with st.popover(gettext("Remove a role"), type="tertiary", key=key):
                st.text(gettext("Who loses a role is signed out everywhere."))
                for role in member.roles:
                    st.button(
                        gettext("Remove the role of %(role)s") % {"role": gettext(role)},
                        key=f"take_{member.username}_{role}",
                        on_click=act,
                        args=(_place(member), take_role, visit, member.username, role),
                    )
    notice(_place(member))


@st.fragment
def role_forms(visit: Visit) -> None:
    """Draw the forms that give a role to somebody with an account, and make an account.

    A fragment, so that a second press waits for the first: a password is shown this once.
    """
    speak_on()
    empty_again()
    # The place is always there: were it not, the forms below would move and lose what is typed.
    with st.container(key="invited"):
        _show_invited()
    left, right = st.columns(2, gap="medium")
    with left:
        _give_form(visit)
    with right:
        _invite_form(visit)


def _give_form(visit: Visit) -> None:
    with st.form("give_role"):
        st.markdown(f"**{gettext('Give a role')}**")
        st.text_input(gettext("Username"), key="give_username", autocomplete="off")
        _role_field("give_role_role")
        notice("give_role")
        st.form_submit_button(gettext("Give the role"), on_click=_give, args=(visit,))


def _invite_form(visit: Visit) -> None:
    with st.form("invite"):
        st.markdown(f"**{gettext('Invite a colleague')}**")
        st.text_input(gettext("Name"), key="invite_name", autocomplete="off")
        st.text_input(
            gettext("Username"),
            key="invite_username",
            autocomplete="off",
            help=gettext("Small letters, digits, dots, dashes and underscores."),
        )
        _role_field("invite_role")
        notice("invite")
        st.form_submit_button(gettext("Make the account"), on_click=_invite, args=(visit,))


def _show_invited() -> None:
    if _INVITED not in st.session_state:
        return
    username, password = st.session_state[_INVITED]
    with st.container(border=True):
        shown = gettext("**The password of %(username)s**, shown this once")
        st.markdown(f":material/key: {shown % {'username': as_text(username)}}")
        st.code(password, language=None)
        st.text(
            gettext(
                "Pass it on by a way that only they can read. They can change it after signing in."
            )
        )
        st.button(gettext("Put it away"), on_click=lambda: st.session_state.pop(_INVITED, None))


def _role_field(key: str) -> None:
    st.selectbox(
        gettext("Role"),
        STAFF_ROLES,
        format_func=lambda role: gettext(role).capitalize(),
        index=1,
        key=key,
    )


def _give(visit: Visit) -> None:
    username, role = st.session_state["give_username"], st.session_state["give_role_role"]
    with refusals_noticed("give_role"):
        give_role(at_this_moment(visit), username, Role(role))
        empty({"give_username": ""})


def _invite(visit: Visit) -> None:
    if is_kept_already("invite_username"):
        return
    state = st.session_state
    username, name = state["invite_username"], state["invite_name"]
    with refusals_noticed("invite"):
        password = invite_account(at_this_moment(visit), username, name, Role(state["invite_role"]))
        state[_INVITED] = (username.strip().lower(), password)
        empty({"invite_username": "", "invite_name": ""})


def _place(member: StaffMember) -> str:
    return f"take_{member.username}"
