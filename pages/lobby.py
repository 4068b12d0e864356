"""Sessions: all in which the visitor has a part, those that are open first, then the next."""

from itertools import groupby

import streamlit as st

from pages.parts.entrance import enter
from pages.parts.lobby_filters import (
    clear_filters,
    filter_in_address,
    lobby_filters,
    show_more,
    window,
)
from pages.parts.session_cards import session_card
from pages.parts.session_menu import show_copied
from pages.parts.theme import empty, heading
from session_core.domain.lobby import LobbyFilter, When, when
from session_core.language import gettext, ngettext
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.sign_in import see_who_i_am

visit = enter()
account = see_who_i_am(visit)
may_organise = account is not None and account.may_organise
wanted = filter_in_address()
lobby = see_lobby(visit, wanted)
shown = lobby.sessions[: window()]

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    heading("home", gettext("Sessions"))
    if may_organise:
        st.page_link(
            "new_session.py",
            label=gettext("New session from a programme page"),
            icon=":material/add:",
        )

show_copied(visit)
lobby_filters(lobby, wanted)

parts = {
    When.OPEN: gettext("Open now"),
    When.NEXT: gettext("Next to start"),
    When.PAST: gettext("Past"),
}
for part, sessions in groupby(shown, lambda mine: when(mine.session, visit.now)):
    if not (alone := lobby.total == 1):
        st.markdown(f"## {parts[part]}")
    for mine in sessions:
        session_card(visit, mine, may_copy=may_organise, alone=alone)

if len(lobby.sessions) > len(shown):
    left = len(lobby.sessions) - len(shown)
    more = ngettext("Show more (%(count)s left)", "Show more (%(count)s left)", left)
    st.button(more % {"count": left}, icon=":material/expand_more:", on_click=show_more)

if not lobby.total and may_organise:
    empty(
        "note_add",
        gettext(
            "Begin with the text of a programme page: title, time, people and agenda are read "
            "from it."
        ),
    )
elif not lobby.total:
    empty(
        "mark_email_unread",
        gettext(
            "Ask the organiser of your session to give you a role; it is listed here from then on."
        ),
    )
elif not shown and wanted == LobbyFilter():
    empty(
        "inventory_2",
        gettext("All your sessions are archived. Switch on “Show archived” to see them."),
    )
elif not shown:
    empty(
        "filter_alt_off",
        gettext("None of your sessions fits. Ask for less, or look at all of them."),
    )
    st.button(gettext("Show all sessions"), icon=":material/close:", on_click=clear_filters)
