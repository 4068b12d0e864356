"""Series: sessions that belong together, as a chain in which one leads to the next."""

import streamlit as st

from pages.parts.entrance import enter
from pages.parts.plain import as_text
from pages.parts.series_cards import chain
from pages.parts.series_forms import new_series_form, series_menu
from pages.parts.session_menu import show_copied
from pages.parts.theme import empty, heading
from session_core.domain.people import Role
from session_core.language import gettext
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.series import see_series
from session_core.use_cases.sign_in import see_who_i_am

visit = enter()
account = see_who_i_am(visit)
may_organise = account is not None and account.may_organise
heading("account_tree", gettext("Series"))
show_copied(visit)

series = see_series(visit)
free = [
    mine
    for mine in see_lobby(visit).sessions
    if Role.ORGANISER in mine.roles and not mine.series_id
]
for each in series:
    st.header(as_text(each.title), anchor=False)
    chain(visit, each, may_change=may_organise)
    if may_organise:
        series_menu(visit, each, free)

if not series and not may_organise:
    empty(
        "account_tree",
        gettext("None of your sessions is in a series. Their organisers can link them."),
    )
elif not series:
    empty(
        "account_tree",
        gettext("Link sessions that belong together: three days, or round tables."),
    )
if free and may_organise:
    new_series_form(visit, free)
elif may_organise and not series:
    st.page_link("new_session.py", label=gettext("Make a session first"), icon=":material/add:")
