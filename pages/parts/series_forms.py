"""Making a series, adding to it, renaming it, and the session that follows."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.session_menu import copy_form
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.lobby import LobbySession
from session_core.domain.people import Role
from session_core.domain.refusals import EmptySeries
from session_core.domain.series import TITLE_LIMIT, next_start
from session_core.language import gettext
from session_core.use_cases.series import (
    SeriesView,
    add_session_to_series,
    create_series,
    follow_up_session,
    rename_series,
)
from session_core.use_cases.visit import Visit


def new_series_form(visit: Visit, free: Sequence[LobbySession]) -> None:
    """Draw the form that links chosen sessions into a new series."""
    with st.form("new-series"):
        st.markdown(f"**{gettext('New series')}**")
        st.text_input(
            gettext("Title of the series"),
            key="new-series-title",
            max_chars=TITLE_LIMIT,
            autocomplete="off",
            placeholder=gettext("Round tables on community networks"),
        )
        names = {mine.session.id: _name(mine) for mine in free}
        st.multiselect(
            gettext("Sessions, in their order"),
            list(names),
            format_func=lambda one: names.get(one, ""),
            key="new-series-sessions",
            placeholder=gettext("Choose sessions that you organise"),
        )
        notice("new-series")
        st.form_submit_button(
            gettext("Make the series"),
            icon=":material/add_link:",
            on_click=_create,
            args=(visit,),
        )


def series_menu(visit: Visit, series: SeriesView, free: Sequence[LobbySession]) -> None:
    """What an organiser does with a whole series, entered through a session of theirs in it."""
    mine = [each.mine for each in series.sessions if Role.ORGANISER in each.mine.roles]
    if not mine:
        return
    last = visit.to(mine[-1].session.id)
    with st.container(horizontal=True):
        with st.popover(gettext("Follow-up session"), icon=":material/next_plan:"):
            st.caption(
                gettext("A copy of the last session that you organise here, put at the end.")
            )
            starts = [each.mine.session.starts_at for each in series.sessions]
            proposed = next_start(starts, visit.now)
            press = gettext("Make the follow-up")
            copy_form(last, follow_up_session, "follow-up", proposed, press)
        if free:
            with st.popover(gettext("Add a session"), icon=":material/add_link:"):
                _add_form(visit, series, free)
        with st.popover(gettext("Rename"), icon=":material/edit:"):
            _rename_form(last, series)
    notice(_place(series))


def _add_form(visit: Visit, series: SeriesView, free: Sequence[LobbySession]) -> None:
    names = {mine.session.id: _name(mine) for mine in free}
    with st.form(f"add-{series.id}", border=False):
        st.selectbox(
            gettext("Session"),
            list(names),
            format_func=lambda one: names.get(one, ""),
            key=f"add-{series.id}-session",
            index=None,
            placeholder=gettext("Choose one that you organise"),
        )
        st.form_submit_button(gettext("Add to the series"), on_click=_add, args=(visit, series))


def _rename_form(visit: Visit, series: SeriesView) -> None:
    with st.form(f"rename-{series.id}", border=False):
        st.text_input(
            gettext("Title of the series"),
            value=series.title,
            key=f"rename-{series.id}-title",
            max_chars=TITLE_LIMIT,
            autocomplete="off",
        )
        st.form_submit_button(gettext("Rename"), on_click=_rename, args=(visit, series))


def _create(visit: Visit) -> None:
    state = st.session_state
    with refusals_noticed("new-series"):
        # In no session: who may organise does this in none of them.
        nowhere = replace(at_this_moment(visit), session_id=None)
        create_series(nowhere, state["new-series-title"], state["new-series-sessions"])
        state["new-series-title"], state["new-series-sessions"] = "", []


def _add(visit: Visit, series: SeriesView) -> None:
    chosen = st.session_state[f"add-{series.id}-session"]
    with refusals_noticed(_place(series)):
        if chosen is None:
            raise EmptySeries
        add_session_to_series(at_this_moment(visit).to(chosen), series.id)
        st.session_state[f"add-{series.id}-session"] = None


def _rename(visit: Visit, series: SeriesView) -> None:
    with refusals_noticed(_place(series)):
        rename_series(at_this_moment(visit), st.session_state[f"rename-{series.id}-title"])


def _name(mine: LobbySession) -> str:
    # With the code: Streamlit tells choices apart by their words alone, and a copy has the same.
    one = mine.session
    return f"{one.title} · {one.starts_at:%Y-%m-%d} · {one.join_code}"


def _place(series: SeriesView) -> str:
    return f"series-{series.id}"
