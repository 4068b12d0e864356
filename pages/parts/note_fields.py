"""The fields of a note beside its words: whose it was, whom it is for, what it answers."""

from collections.abc import Sequence

import streamlit as st

from session_core.domain.notes import Attribution, Note, allowed_attributions
from session_core.domain.session import NamingRule
from session_core.language import gettext
from session_core.use_cases.notes import NoteDetails

_WHOSE = {
    Attribution.NONE: "Nobody named",
    Attribution.GROUP: "By group",
    Attribution.NAME: "By name",
}


def whose_fields(key: str, rule: NamingRule) -> None:
    """For whom the note speaks, as far as the rule lets anybody say it; else nothing."""
    allowed = allowed_attributions(rule)
    if len(allowed) == 1:
        return
    if st.session_state.get(f"{key}-attribution") not in allowed:
        st.session_state[f"{key}-attribution"] = Attribution.NONE
    st.selectbox(
        gettext("Attribution"),
        allowed,
        key=f"{key}-attribution",
        format_func=lambda attribution: gettext(_WHOSE[attribution]),
        label_visibility="collapsed",
        width=140,
    )
    st.text_input(
        gettext("Who"),
        key=f"{key}-whose",
        placeholder=gettext("Who, if named"),
        label_visibility="collapsed",
        width=135,
    )


def addressee_field(key: str) -> None:
    """Whom a proposal is for."""
    st.text_input(
        gettext("Addressee"),
        key=f"{key}-addressee",
        placeholder=gettext("For whom"),
        label_visibility="collapsed",
        width=120,
    )


def question_field(key: str, questions: Sequence[str]) -> None:
    """Which policy question the note answers, where the session asks any."""
    if not questions:
        return
    st.selectbox(
        gettext("Policy question"),
        range(len(questions) + 1),
        key=f"{key}-question",
        format_func=lambda n: f"{n}. {questions[n - 1]}" if n else gettext("No policy question"),
        label_visibility="collapsed",
        width=240,
    )


def put_details(key: str, note: Note) -> None:
    """Fill the fields with what a note says now."""
    st.session_state[f"{key}-attribution"] = note.attribution
    st.session_state[f"{key}-whose"] = note.attributed_to
    st.session_state[f"{key}-addressee"] = note.addressee
    st.session_state[f"{key}-question"] = note.policy_question or 0


def details_now(key: str) -> NoteDetails:
    """What stands in the fields; what was not asked is empty."""
    state = st.session_state
    return NoteDetails(
        attribution=state.get(f"{key}-attribution", Attribution.NONE),
        attributed_to=state.get(f"{key}-whose", ""),
        addressee=state.get(f"{key}-addressee", ""),
        policy_question=state.get(f"{key}-question") or None,
    )
