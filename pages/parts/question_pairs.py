"""Suggested merges: pairs of waiting questions that likely ask the same, one press each."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.question_filters import more_button, window
from pages.parts.question_words import in_full, row_words
from pages.parts.roles import may
from pages.parts.theme import empty
from pages.parts.wording import act
from session_core.domain.questions import LikelyDuplicates
from session_core.domain.seen_questions import seen_of
from session_core.language import gettext
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.questions import Question
from session_core.use_cases.visit import Visit

_NOT_THE_SAME = "question-not-the-same"


def pairs_left(pairs: Sequence[LikelyDuplicates]) -> list[LikelyDuplicates]:
    """The pairs but for those of which somebody on this page said that they are not the same."""
    said = st.session_state.get(_NOT_THE_SAME, frozenset())
    return [pair for pair in pairs if (pair.one, pair.other) not in said]


def pair_list(
    visit: Visit, questions: Sequence[Question], pairs: Sequence[LikelyDuplicates], me: str
) -> None:
    """The pairs, the likeliest first; of a long list the first."""
    if not pairs:
        empty(
            "call_merge", gettext("No two that wait seem to ask the same. Tick any to merge them.")
        )
        return
    known = {each.intervention.id: each for each in questions}
    may_decide = may(visit, "merge_questions")
    for pair in pairs[: window()]:
        # A page that is drawn while the floor moves may know of a pair that waits no more.
        if pair.one in known and pair.other in known:
            _pair(visit, pair, (known[pair.one], known[pair.other]), me, may_decide)
    more_button(len(pairs) - window())


def _pair(
    visit: Visit,
    pair: LikelyDuplicates,
    both: tuple[Question, Question],
    me: str,
    may_decide: bool,
) -> None:
    ids, seen = [pair.one, pair.other], [seen_of(each.intervention) for each in both]
    with st.container(border=True, key=f"pair-{pair.one}-{pair.other}"):
        for each in both:
            st.markdown(row_words(each, me), help=in_full(each.intervention))
        if not may_decide:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                gettext("Merge"),
                key=f"merge-{pair.one}-{pair.other}",
                icon=":material/call_merge:",
                type="primary",
                on_click=act,
                args=("questions", merge_questions, visit, ids, seen),
            )
            st.button(
                gettext("Not the same"),
                key=f"apart-{pair.one}-{pair.other}",
                type="tertiary",
                on_click=_keep_apart,
                args=(pair,),
            )


def _keep_apart(pair: LikelyDuplicates) -> None:
    said = st.session_state.get(_NOT_THE_SAME, frozenset())
    st.session_state[_NOT_THE_SAME] = said | {(pair.one, pair.other)}
