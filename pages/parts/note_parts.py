"""The lines so far: read, filtered by kind and agenda item, put better."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

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
from session_core.domain.breakouts import group_label
from session_core.domain.naming import rule_of_item
from session_core.domain.notes import Note, NoteKind
from session_core.domain.session import WorkshopSession
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.notes import rewrite_note
from session_core.use_cases.visit import Visit

SHOWN_AT_FIRST = 50
_SHOW_ALL = "notes-show-all"
_EDITED = "note-edited"

KIND_BADGES = {
    NoteKind.AGREEMENT: ":green-badge[:material/handshake: agreement]",
    NoteKind.DISAGREEMENT: ":red-badge[:material/call_split: disagreement]",
    NoteKind.PROPOSAL: ":violet-badge[:material/lightbulb: proposal]",
    NoteKind.OPEN_QUESTION: ":yellow-badge[:material/help: open question]",
    NoteKind.QUOTATION: ":gray-badge[:material/format_quote: quotation]",
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
            "Kind shown",
            ["", *NoteKind],
            key="notes-of-kind",
            format_func=lambda kind: str(kind) if kind else "All kinds",
            label_visibility="collapsed",
            width=170,
        )
        item_id = st.selectbox(
            "Agenda item shown",
            ["", *titles],
            key="notes-of-item",
            format_func=lambda item_id: titles[item_id] if item_id else "All agenda items",
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
        empty("edit_note", "Write the first line below; it shows on the room screen at once.")
        return
    found = [note for note in notes if wanted(note)]
    if not found:
        empty("filter_alt", "No note is of this kind and item. Choose another above.")
        return
    shown = found if st.session_state.get(_SHOW_ALL) else found[-SHOWN_AT_FIRST:]
    if len(shown) < len(found):
        st.button(f"Show all {len(found)}", on_click=_keep, args=(_SHOW_ALL, True))
    may_write, topics = may(visit, "rewrite_note"), see_breakouts(visit).topics
    for note in shown:
        if may_write and st.session_state.get(_EDITED) == note.id:
            _rewriting(visit, note, session, items)
        else:
            _row(note, may_write, topics)


def _row(note: Note, may_write: bool, topics: Mapping[int, str]) -> None:
    whom = f" :small[:gray[for {as_text(note.addressee)}]]" if note.addressee else ""
    whose = f" :small[:gray[— {as_text(note.attributed_to)}]]" if note.attributed_to else ""
    asked = f" :gray-badge[question {note.policy_question}]" if note.policy_question else ""
    kind = KIND_BADGES.get(note.kind, "")
    number = note.group_number
    came = f" :gray-badge[{as_text(group_label(number, topics.get(number, '')))}]" if number else ""
    with st.container(horizontal=True, wrap=False):
        st.markdown(
            f":small[:gray[{note.number}]] {as_text(note.text)}{whom}{whose} {kind}{asked}{came}",
            width="stretch",
        )
        if may_write:
            st.button(
                ":material/edit:",
                key=f"edit-{note.id}",
                type="tertiary",
                help=f"Change note {note.number}",
                on_click=_edit,
                args=(note,),
            )


def _rewriting(
    visit: Visit, note: Note, session: WorkshopSession, items: Sequence[AgendaItem]
) -> None:
    key = f"rewrite-{note.id}"
    with st.form(f"form-{note.id}"):
        notice("note-rewrite")
        st.markdown(rule_badge(rule_of_item(session, items, note.agenda_item_id)))
        st.text_area(f"Note {note.number}", value=note.text, key=f"text-{note.id}", height=90)
        kinds = list(NoteKind)
        with st.container(horizontal=True, gap="small"):
            st.selectbox(
                "Kind",
                kinds,
                index=kinds.index(note.kind),
                key=f"kind-{note.id}",
                format_func=str,
                label_visibility="collapsed",
                width=160,
            )
            whose_fields(key, rule_of_item(session, items, note.agenda_item_id))
            addressee_field(key)
            question_field(key, session.policy_questions)
        with st.container(horizontal=True):
            st.form_submit_button("Save", type="primary", on_click=_rewrite, args=(visit, note.id))
            st.form_submit_button("Leave as it was", on_click=_keep, args=(_EDITED, None))


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
