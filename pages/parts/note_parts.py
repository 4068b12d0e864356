"""The rapporteur's pad: the lines so far, and the line being written."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import empty
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.notes import Attribution, Note, NoteKind, allowed_attributions
from session_core.domain.session import NamingRule
from session_core.use_cases.notes import rewrite_note, write_note
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
_WHOSE = {
    Attribution.NONE: "Nobody named",
    Attribution.GROUP: "By group",
    Attribution.NAME: "By name",
}


def note_rows(visit: Visit, notes: Sequence[Note]) -> None:
    """The notes in order, newest at the bottom; a long list begins with its last fifty."""
    if not notes:
        empty("edit_note", "Write the first line below; it shows on the room screen at once.")
        return
    shown = notes if st.session_state.get(_SHOW_ALL) else notes[-SHOWN_AT_FIRST:]
    if len(shown) < len(notes):
        st.button(f"Show all {len(notes)}", on_click=_keep, args=(_SHOW_ALL, True))
    may_write = may(visit, "rewrite_note")
    for note in shown:
        if may_write and st.session_state.get(_EDITED) == note.id:
            _rewriting(visit, note)
        else:
            _row(note, may_write)


@st.fragment
def note_form(visit: Visit, rule: NamingRule) -> None:
    """One line with its kind and, where the naming rule allows, whose it was; Enter sends it."""
    with st.form("note-form", border=False):
        notice("note-form")
        st.text_input(
            "Note",
            key="note-text",
            placeholder="One point, then Enter",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "Kind",
                list(NoteKind),
                key="note-kind",
                format_func=str,
                label_visibility="collapsed",
                width=180,
            )
            _whose(rule)
            st.form_submit_button(
                "Write down",
                type="primary",
                icon=":material/keyboard_return:",
                on_click=_write,
                args=(visit,),
            )


def _whose(rule: NamingRule) -> None:
    allowed = allowed_attributions(rule)
    if len(allowed) == 1:
        st.caption(f"Naming rule: {rule}. Notes name nobody.")
        return
    st.selectbox(
        "Attribution",
        allowed,
        key="note-attribution",
        format_func=lambda attribution: _WHOSE[attribution],
        label_visibility="collapsed",
        width=160,
    )
    st.text_input(
        "Who",
        key="note-whose",
        placeholder="Who, if named",
        label_visibility="collapsed",
        width=200,
    )


def _write(visit: Visit) -> None:
    with refusals_noticed("note-form"):
        write_note(
            at_this_moment(visit),
            st.session_state["note-text"],
            kind=st.session_state["note-kind"],
            attribution=st.session_state.get("note-attribution", Attribution.NONE),
            attributed_to=st.session_state.get("note-whose", ""),
        )
        st.session_state["note-text"] = ""
        st.session_state["note-kind"] = NoteKind.POINT
        if "note-whose" in st.session_state:
            st.session_state["note-attribution"] = Attribution.NONE
            st.session_state["note-whose"] = ""


def _row(note: Note, may_write: bool) -> None:
    whose = f" :small[:gray[— {as_text(note.attributed_to)}]]" if note.attributed_to else ""
    kind = KIND_BADGES.get(note.kind, "")
    with st.container(horizontal=True, wrap=False):
        st.markdown(
            f":small[:gray[{note.number}]] {as_text(note.text)}{whose} {kind}", width="stretch"
        )
        if may_write:
            st.button(
                ":material/edit:",
                key=f"edit-{note.id}",
                type="tertiary",
                help=f"Change note {note.number}",
                on_click=_keep,
                args=(_EDITED, note.id),
            )


def _rewriting(visit: Visit, note: Note) -> None:
    text_key, kind_key = f"text-{note.id}", f"kind-{note.id}"
    with st.form(f"rewrite-{note.id}"):
        notice("note-rewrite")
        st.text_area(f"Note {note.number}", value=note.text, key=text_key, height=90)
        kinds = list(NoteKind)
        st.selectbox("Kind", kinds, index=kinds.index(note.kind), key=kind_key, format_func=str)
        with st.container(horizontal=True):
            st.form_submit_button(
                "Save",
                type="primary",
                on_click=_rewrite,
                args=(visit, note.id, text_key, kind_key),
            )
            st.form_submit_button("Leave as it was", on_click=_keep, args=(_EDITED, None))


def _rewrite(visit: Visit, note_id: str, text_key: str, kind_key: str) -> None:
    with refusals_noticed("note-rewrite"):
        state = st.session_state
        rewrite_note(at_this_moment(visit), note_id, state[text_key], state[kind_key])
        _keep(_EDITED, None)


def _keep(key: str, value: object) -> None:
    st.session_state[key] = value
