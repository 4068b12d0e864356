"""Around the agenda's rows: how late it is, undoing, what would make it fit, adding, templates."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.parts.agenda_fit import proposals
from pages.parts.agenda_late import forecast_words
from pages.parts.agenda_words import sum_words, template_words, undo_words
from pages.parts.names_meant import names_told
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import MOST_MINUTES, has_begun
from session_core.domain.agenda_fit import Shortening, shortenings
from session_core.domain.agenda_forecast import forecast
from session_core.domain.agenda_templates import TEMPLATES
from session_core.domain.clock import current_item, still_to_come
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext
from session_core.use_cases.agenda import see_last_agenda_act, undo_agenda
from session_core.use_cases.agenda_changes import add_agenda_item, replace_agenda, shorten_agenda
from session_core.use_cases.visit import Visit

_LATEST = 720
"""Minutes: a session that nobody ended is not told for days how late it is."""


def agenda_line(visit: Visit, session: WorkshopSession, items: Sequence[AgendaItem]) -> None:
    """One line on how late it is, the undo beside it, and proposals where it is too long."""
    notice("agenda")
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        over = _how_late(visit, session, items)
        if may(visit, "undo_agenda") and session.stage is not Stage.CLOSED:
            _undo(visit)
    if over > 0 and may(visit, "shorten_agenda"):
        coming = still_to_come(items)
        ways = shortenings([(item.title, item.allotted_minutes) for item in coming], over)
        proposals("agenda", ways, partial(_shorten, visit, coming))


def agenda_tools(visit: Visit, session: WorkshopSession, items: Sequence[AgendaItem]) -> None:
    """Adding an item, and while nothing has begun another template; nothing once it is over."""
    # What somebody has typed stays while they read that the session was closed meanwhile.
    is_over = session.stage is Stage.CLOSED and not st.session_state.get("add-title")
    if is_over or not may(visit, "add_agenda_item"):
        return
    with st.container(horizontal=True):
        with st.popover(gettext("Add an item"), icon=":material/add:"):
            _add(visit, items)
        if not has_begun(items):
            st.menu_button(
                gettext("Another template"),
                list(TEMPLATES),
                key="agenda-template",
                icon=":material/refresh:",
                format_func=template_words,
                help=gettext("Takes the place of this agenda, scaled to the session's minutes."),
                on_click=_replace,
                args=(visit,),
            )


def _how_late(visit: Visit, session: WorkshopSession, items: Sequence[AgendaItem]) -> int:
    """Say it, and return by how many minutes the agenda is too long."""
    allotted = sum(item.allotted_minutes for item in items if not item.skipped_at)
    seen = forecast(items, session.starts_at, session.ends_at, visit.now)
    if not has_begun(items) and session.stage is not Stage.CLOSED:
        over = allotted - session.planned_minutes
        words = sum_words(allotted, session.planned_minutes)
        if over > 0:
            words = f":material/warning: {gettext('%(words)s.') % {'words': words}}"
        _say(words, quiet=over <= 0)
        return over
    if session.stage is Stage.CLOSED or abs(seen.late_minutes) > _LATEST:
        _say(sum_words(allotted, 0), quiet=True)
        return 0
    words = forecast_words(seen, visit.now, running=current_item(items) is not None)
    late = seen.late_minutes > 0 and not seen.is_over
    _say(f":material/schedule: {words}" if late else words, quiet=not late)
    return 0 if seen.is_over else seen.late_minutes


def _say(words: str, *, quiet: bool) -> None:
    with st.container(width="content"):
        (st.caption if quiet else st.markdown)(words)


def _undo(visit: Visit) -> None:
    last = see_last_agenda_act(visit)
    if last:
        st.button(
            undo_words(last),
            # The key names the act: a second tap that comes too late takes nothing else back.
            key=f"undo-agenda-{last.revision}",
            icon=":material/undo:",
            type="tertiary",
            wrap=True,
            on_click=act,
            args=("agenda", undo_agenda, visit, last.revision),
        )


def _shorten(visit: Visit, coming: Sequence[AgendaItem], way: Shortening) -> None:
    act("agenda", shorten_agenda, visit, {coming[cut.index].id: cut.after for cut in way})


def _add(visit: Visit, items: Sequence[AgendaItem]) -> None:
    titles = {item.id: f"{item.position}. {item.title}" for item in items if not item.started_at}
    if st.session_state.get("add-before") not in titles:
        st.session_state["add-before"] = None  # it has started or is gone
    st.text_input(gettext("Title"), key="add-title")
    st.number_input(gettext("Minutes"), 1, MOST_MINUTES, 5, key="add-minutes")
    st.selectbox(
        gettext("Before"),
        [None, *titles],
        key="add-before",
        format_func=lambda item_id: titles.get(item_id, gettext("at the end")),
    )
    st.button(gettext("Add"), key="add-item", type="primary", on_click=_add_now, args=(visit,))


def _add_now(visit: Visit) -> None:
    state = st.session_state
    with refusals_noticed("agenda"), names_told("add-item", state["add-title"]) as meant:
        add_agenda_item(
            at_this_moment(visit),
            state["add-title"],
            int(state["add-minutes"]),
            state["add-before"],
            meant,
        )
        state["add-title"] = ""


def _replace(visit: Visit) -> None:
    chosen = st.session_state["agenda-template"]
    act("agenda", replace_agenda, visit, chosen.name, chosen.minutes)
