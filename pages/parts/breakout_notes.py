"""The field in which a group's notes are written; they come home into the session's notes."""

from collections.abc import Set

import streamlit as st

from pages.parts.breakout_words import group_words
from pages.parts.names_meant import names_told
from pages.parts.naming_parts import rule_now
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.typed import empty, is_kept_already
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.notes import NoteKind
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import BreakoutsView
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_PLACE = "group-note"


def group_note_form(visit: Visit, view: BreakoutsView, mine: Set[str]) -> None:
    """One line for a group: a facilitator's own, or any for those who write the session's notes."""
    if not may(visit, "write_group_note"):
        return
    any_group = may(visit, "write_note")
    labels = {
        seen.group.id: group_words(seen.group.number, seen.group.topic)
        for seen in sorted(view.groups, key=lambda seen: seen.group.id not in mine)
        if any_group or seen.group.id in mine
    }
    if not labels:
        if view.groups:
            st.caption(
                gettext("You write notes here once a moderator makes you a group's facilitator.")
            )
        return
    with st.form("group-note-form"):
        st.markdown(f"**{gettext('Note of a group')}**")
        rule_now(see_session(visit).session, see_agenda(visit))
        notice(_PLACE)
        if len(labels) > 1:
            st.selectbox(
                gettext("Group"),
                list(labels),
                key="group-note-group",
                format_func=lambda id_: labels.get(id_, ""),
            )
        else:
            st.markdown(as_text(next(iter(labels.values()))))
        st.text_input(
            gettext("Note"),
            key="group-note-text",
            placeholder=gettext("One point, then Enter; it names nobody"),
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                gettext("Kind"),
                list(NoteKind),
                key="group-note-kind",
                format_func=gettext,
                label_visibility="collapsed",
                width=180,
            )
            st.form_submit_button(
                gettext("Write down"),
                type="primary",
                icon=":material/keyboard_return:",
                on_click=_write,
                args=(visit, next(iter(labels))),
            )


def _write(visit: Visit, only_group: str) -> None:
    if is_kept_already("group-note-text"):
        return
    state = st.session_state
    text, kind = state["group-note-text"], state["group-note-kind"]
    with refusals_noticed(_PLACE), names_told(_PLACE, text) as meant:
        group = state.get("group-note-group") or only_group
        write_group_note(at_this_moment(visit), group, text, kind, names_meant=meant)
        empty({"group-note-text": "", "group-note-kind": NoteKind.POINT})
