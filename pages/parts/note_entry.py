"""The line being written: Enter sends it, and what is refused stays in its fields."""

from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.naming_parts import rule_badge
from pages.parts.note_fields import addressee_field, details_now, question_field, whose_fields
from pages.parts.typed import empty, is_kept_already
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item
from session_core.domain.naming import rule_of_new_note
from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.language import gettext
from session_core.use_cases.notes import write_note
from session_core.use_cases.visit import Visit

_PLACE = "note-form"


def note_form(visit: Visit, session: WorkshopSession, items: Sequence[AgendaItem]) -> None:
    """One line with its kind and what belongs to it, under the rule of its agenda item."""
    current = current_item(items)
    chosen = st.session_state.get("note-item") or (current.id if current else None)
    rule = rule_of_new_note(session, items, chosen)
    with st.form("note-form", border=False):
        notice(_PLACE)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(rule_badge(rule), width="content")
            if rule is not NamingRule.OPEN:
                st.caption(gettext("Write what was said, not who said it."), width="content")
        st.text_input(
            gettext("Note"),
            key="note-text",
            placeholder=gettext("One point, then Enter"),
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.selectbox(
                gettext("Kind"),
                list(NoteKind),
                key="note-kind",
                format_func=gettext,
                label_visibility="collapsed",
                width=145,
            )
            whose_fields("note", rule)
            addressee_field("note")
            with st.popover(gettext("More"), width="content"):
                question_field("note", session.policy_questions)
                _item_field(items)
            st.form_submit_button(
                gettext("Write down"),
                type="primary",
                icon=":material/keyboard_return:",
                on_click=_write,
                args=(visit,),
            )


def _item_field(items: Sequence[AgendaItem]) -> None:
    titles = {item.id: f"{item.position}. {item.title}" for item in items}
    if not titles:
        return
    if st.session_state.get("note-item") not in titles:
        st.session_state["note-item"] = ""
    st.selectbox(
        gettext("Agenda item"),
        ["", *titles],
        key="note-item",
        format_func=lambda item_id: titles[item_id] if item_id else gettext("Current item"),
        label_visibility="collapsed",
        width=240,
    )


def _write(visit: Visit) -> None:
    if is_kept_already("note-text"):
        return
    state, now = st.session_state, at_this_moment(visit)
    text, item_id, details = state["note-text"], state.get("note-item") or None, details_now("note")
    with refusals_noticed(_PLACE), names_told(_PLACE, text) as meant:
        write_note(
            now,
            text,
            kind=state["note-kind"],
            agenda_item_id=item_id,
            names_meant=meant,
            **asdict(details),
        )
        _clear()


def _clear() -> None:
    """Empty what belongs to one line; the policy question and the item stay for the next."""
    empty({"note-text": "", "note-kind": NoteKind.POINT, "note-addressee": ""})
    if "note-whose" in st.session_state:
        empty({"note-attribution": Attribution.NONE, "note-whose": ""})
