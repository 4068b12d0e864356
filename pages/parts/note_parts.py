"""The lines so far: read, filtered by kind and agenda item, put better."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from pages.parts.breakout_words import group_words
from pages.parts.names_meant import names_told
from pages.parts.naming_parts import rule_badge
from pages.parts.note_fields import (
    addressee_field,
    details_now,
    put_details,
    question_field,
    whose_fields,
)
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import empty
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.naming import rule_of_item
from session_core.domain.notes import Note, NoteKind
from session_core.domain.session import WorkshopSession
from session_core.language import gettext, ngettext
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.notes import rewrite_note
from session_core.use_cases.visit import Visit

SHOWN_AT_FIRST = 50
_SHOW_ALL = "notes-show-all"
_EDITED = "note-edited"

_BADGES = {
    NoteKind.AGREEMENT: ("green", "handshake"),
    NoteKind.DISAGREEMENT: ("red", "call_split"),
    NoteKind.PROPOSAL: ("violet", "lightbulb"),
    NoteKind.OPEN_QUESTION: ("yellow", "help"),
    NoteKind.QUOTATION: ("gray", "format_quote"),
}

Wanted = Callable[[Note], bool]


def note_filter(notes: Sequence[Note], items: Sequence[AgendaItem]) -> Wanted:
    """What to show of the notes: of one kind, of one agenda item, or all."""
    if not notes:
        return lambda _note: True
    titles = {item.id: f"{item.position}. {item.title}" for item in items}
    if st.session_state.get("notes-of-item") not in titles:
        st.session_state["notes-of-item"] = ""
    with st.container(horizontal=True):
        kind = st.selectbox(
            gettext("Kind shown"),
            ["", *NoteKind],
            key="notes-of-kind",
            format_func=lambda kind: gettext(kind) if kind else gettext("All kinds"),
            label_visibility="collapsed",
            width=170,
        )
        item_id = st.selectbox(
            gettext("Agenda item shown"),
            ["", *titles],
            key="notes-of-item",
            format_func=lambda item_id: titles[item_id] if item_id else gettext("All agenda items"),
            label_visibility="collapsed",
            width=240,
        )
    return lambda note: kind in ("", note.kind) and item_id in ("", note.agenda_item_id)


def note_rows(
    visit: Visit,
    notes: Sequence[Note],
    wanted: Wanted,
    session: WorkshopSession,
    items: Sequence[AgendaItem],
) -> None:
    """The wanted notes in order, newest at the bottom; a long list begins with its last fifty."""
    if not notes:
        told = gettext("Write the first line below; it shows on the room screen at once.")
        empty("edit_note", told)
        return
    found = [note for note in notes if wanted(note)]
    if not found:
        told = gettext("No note is of this kind and item. Choose another above.")
        empty("filter_alt", told)
        return
    shown = found if st.session_state.get(_SHOW_ALL) else found[-SHOWN_AT_FIRST:]
    if len(shown) < len(found):
        count = len(found)
        label = ngettext("Show all %(count)s", "Show all %(count)s", count) % {"count": count}
        st.button(label, on_click=_keep, args=(_SHOW_ALL, True))
    may_write, topics = may(visit, "rewrite_note"), see_breakouts(visit).topics
    for note in shown:
        if may_write and st.session_state.get(_EDITED) == note.id:
            _rewriting(visit, note, session, items)
        else:
            _row(note, may_write, topics)


def _row(note: Note, may_write: bool, topics: Mapping[int, str]) -> None:
    with st.container(horizontal=True, wrap=False):
        st.markdown(_row_words(note, topics), width="stretch")
        if may_write:
            st.button(
                ":material/edit:",
                key=f"edit-{note.id}",
                type="tertiary",
                help=gettext("Change note %(number)s") % {"number": note.number},
                on_click=_edit,
                args=(note,),
            )


def _row_words(note: Note, topics: Mapping[int, str]) -> str:
    whom = whose = kind = asked = came = ""
    if note.addressee:
        # The braces are those of the room screen's message.
        words = gettext("for {whom}").format(whom=as_text(note.addressee))
        whom = f" :small[:gray[{words}]]"
    if note.attributed_to:
        whose = f" :small[:gray[— {as_text(note.attributed_to)}]]"
    if badge := _BADGES.get(note.kind):
        colour, icon = badge
        kind = f":{colour}-badge[:material/{icon}: {gettext(note.kind)}]"
    if note.policy_question:
        words = gettext("question %(number)s") % {"number": note.policy_question}
        asked = f" :gray-badge[{words}]"
    if number := note.group_number:
        came = f" :gray-badge[{as_text(group_words(number, topics.get(number, '')))}]"
    return f":small[:gray[{note.number}]] {as_text(note.text)}{whom}{whose} {kind}{asked}{came}"


def _rewriting(
    visit: Visit, note: Note, session: WorkshopSession, items: Sequence[AgendaItem]
) -> None:
    key = f"rewrite-{note.id}"
    with st.form(f"form-{note.id}"):
        notice("note-rewrite")
        st.markdown(rule_badge(rule_of_item(session, items, note.agenda_item_id)))
        label = gettext("Note %(number)s") % {"number": note.number}
        st.text_area(label, value=note.text, key=f"text-{note.id}", height=90)
        kinds = list(NoteKind)
        with st.container(horizontal=True, gap="small"):
            st.selectbox(
                gettext("Kind"),
                kinds,
                index=kinds.index(note.kind),
                key=f"kind-{note.id}",
                format_func=gettext,
                label_visibility="collapsed",
                width=160,
            )
            whose_fields(key, rule_of_item(session, items, note.agenda_item_id))
            addressee_field(key)
            question_field(key, session.policy_questions)
        with st.container(horizontal=True):
            st.form_submit_button(
                gettext("Save"), type="primary", on_click=_rewrite, args=(visit, note.id)
            )
            st.form_submit_button(gettext("Leave as it was"), on_click=_keep, args=(_EDITED, None))


def _edit(note: Note) -> None:
    put_details(f"rewrite-{note.id}", note)
    _keep(_EDITED, note.id)


def _rewrite(visit: Visit, note_id: str) -> None:
    text, kind = st.session_state[f"text-{note_id}"], st.session_state[f"kind-{note_id}"]
    with refusals_noticed("note-rewrite"), names_told(f"rewrite-{note_id}", text) as meant:
        details = details_now(f"rewrite-{note_id}")
        rewrite_note(at_this_moment(visit), note_id, text, kind, details, meant)
        _keep(_EDITED, None)


def _keep(key: str, value: object) -> None:
    st.session_state[key] = value
