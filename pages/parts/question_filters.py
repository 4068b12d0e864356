"""Which questions are shown: kept in the address, so that a reload or a link shows the same."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from session_core.domain.floor import InterventionState
from session_core.domain.questions import QuestionFilter, Shown
from session_core.language import gettext, ngettext
from session_core.use_cases.questions import Question

A_WINDOW = 25
"""So many questions at first, and more with each press."""
_WINDOW = "question-window"
_TITLES = {
    Shown.WAITING: "Waiting",
    Shown.PAIRS: "Suggested merges",
    Shown.DECIDED: "Decided",
    Shown.ALL: "All",
}


def wanted_in_address(*, is_over: bool) -> QuestionFilter:
    """The filter as the address says it; after the end all, undecided ones first."""
    usual = Shown.ALL if is_over else Shown.WAITING
    try:
        shown = Shown(st.query_params.get("show", usual))
    except ValueError:
        shown = usual
    return QuestionFilter(shown, st.query_params.get("words", ""), is_over)


def question_filters(
    questions: Sequence[Question], pairs: Sequence[object], wanted: QuestionFilter
) -> None:
    """The lists with how many are in each, and a search."""
    waiting = sum(each.intervention.state is InterventionState.WAITING for each in questions)
    counts = {
        Shown.WAITING: waiting,
        Shown.PAIRS: len(pairs),
        Shown.DECIDED: len(questions) - waiting,
        Shown.ALL: len(questions),
    }
    _put("show", wanted.shown)
    _put("words", wanted.words)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="question-filters"
    ):
        st.segmented_control(
            gettext("Shown"),
            list(Shown),
            required=True,
            format_func=lambda shown: f"{gettext(_TITLES[shown])} · {counts[shown]}",
            label_visibility="collapsed",
            **_kept("show"),
        )
        if wanted.shown is not Shown.PAIRS:
            st.text_input(
                gettext("Search"),
                placeholder=gettext("Words, name or number"),
                icon=":material/search:",
                label_visibility="collapsed",
                width=240,
                **_kept("words"),
            )


def window() -> int:
    """How many questions are drawn now."""
    shown: int = st.session_state.get(_WINDOW, A_WINDOW)
    return shown


def more_button(left: int) -> None:
    """Offer one more window of questions, where some are left."""
    if left > 0:
        said = ngettext("Show more (%(count)s left)", "Show more (%(count)s left)", left)
        st.button(said % {"count": left}, icon=":material/expand_more:", on_click=_show_more)


def _show_more() -> None:
    """Draw one more window of questions."""
    st.session_state[_WINDOW] = window() + A_WINDOW


def clear_search() -> None:
    """Look for no words."""
    st.query_params.pop("words", None)


def _put(name: str, value: object) -> None:
    # The address is the truth: after going back in the browser the fields follow it.
    st.session_state[f"question-{name}"] = value


def _kept(name: str) -> dict[str, Any]:
    return {"key": f"question-{name}", "on_change": _keep, "args": (name,)}


def _keep(name: str) -> None:
    if value := st.session_state[f"question-{name}"]:
        st.query_params[name] = str(value)
    else:
        st.query_params.pop(name, None)
    st.session_state.pop(_WINDOW, None)
