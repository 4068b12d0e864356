"""The questions one by one: ticked to be merged, and a menu for all else that can be decided."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts.question_desk import Task, lay_on_desk, let_go
from pages.parts.question_filters import clear_search, more_button, window
from pages.parts.question_menu import ANSWER as ANSWER
from pages.parts.question_menu import CLAIM as CLAIM
from pages.parts.question_menu import DECLINE as DECLINE
from pages.parts.question_menu import LET_GO as LET_GO
from pages.parts.question_menu import MERGE as MERGE
from pages.parts.question_menu import PART as PART
from pages.parts.question_menu import PART_FROM, TRANSLATE, offer_words
from pages.parts.question_menu import PUT_BACK as PUT_BACK
from pages.parts.question_menu import REPORT as REPORT
from pages.parts.question_menu import TAKE_OVER as TAKE_OVER
from pages.parts.question_words import clipped, head_words, in_full, row_words, tail_words
from pages.parts.roles import may
from pages.parts.theme import empty
from pages.parts.translation_desk import translating
from pages.parts.wording import act, at_this_moment, refusals_noticed
from pages.parts.wordings import wordings, wordings_style
from session_core.domain.dispositions import CAN_BE_DECIDED
from session_core.domain.floor import FOR_PARTICIPANTS, InterventionState
from session_core.domain.floor_refusals import BeingRead
from session_core.domain.questions import QuestionFilter, Shown, chosen_questions
from session_core.domain.seen_questions import Seen, seen_of
from session_core.language import gettext, language, ngettext
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import put_back, take_into_report
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.questions import Question
from session_core.use_cases.visit import Visit

_LAST = 1_000_000
_SEEN_TICKED = "question-seen-ticked"

Choice = Callable[[Visit, str], None]

_EMPTY = {
    Shown.WAITING: "Nobody waits. Questions from phones, cards and the chat are listed here.",
    Shown.DECIDED: "Nothing is decided yet. What is heard, answered or declined is listed here.",
    Shown.ALL: "Nobody has asked yet. Show the join code, or paste the chat of the call.",
}


def question_list(
    visit: Visit, questions: Sequence[Question], wanted: QuestionFilter, me: str
) -> None:
    """The wanted questions, a window of them at first."""
    found = chosen_questions(questions, wanted, lambda each: each.intervention, _position)
    may_decide, may_translate = may(visit, "answer_in_writing"), may(visit, "add_translation")
    if not found and wanted.words:
        empty("search_off", gettext("No question here has these words."))
        st.button(gettext("Show all in this list"), icon=":material/close:", on_click=clear_search)
        return
    if not found:
        empty("forum", gettext(_EMPTY[wanted.shown]))
        return
    st.html(wordings_style())
    shown = found[: window()]
    may_tick = may_decide and wanted.shown is Shown.WAITING
    for each in shown:
        choices = choices_of(each, me, is_over=wanted.is_over) if may_decide else {}
        choices |= translating(each) if may_translate else {}
        _row(visit, each, me, choices, may_tick=may_tick)
    more_button(len(found) - len(shown))
    # Under the list, where it stays in sight: no row moves when it comes.
    with st.container(key="question-merge-ticked"):
        if may_tick:
            _ticked(visit, shown)


def _ticked(visit: Visit, shown: Sequence[Question]) -> None:
    """The button that merges what is ticked, once something is."""
    seen = st.session_state.get(_SEEN_TICKED, {})
    ticked = [
        seen.get(each.intervention.id) or seen_of(each.intervention)
        for each in shown
        if st.session_state.get(_tick(each.intervention.id)) and _may_merge(each)
    ]
    if not ticked:
        return
    count = len(ticked)
    all_of_them = ngettext("Merge the %(count)s ticked", "Merge the %(count)s ticked", count)
    st.button(
        all_of_them % {"count": count} if count > 1 else gettext("Tick another to merge them"),
        key="question-merge",
        icon=":material/call_merge:",
        type="primary",
        disabled=count < 2,
        on_click=_merge,
        args=(visit, ticked),
    )


def _row(
    visit: Visit, question: Question, me: str, choices: dict[str, Choice], *, may_tick: bool
) -> None:
    one = question.intervention
    only_translates = list(choices) == [TRANSLATE]
    about = (
        gettext("Translate number %(number)s")
        if only_translates
        else gettext("Decide on number %(number)s")
    )
    with st.container(border=True, horizontal=True, wrap=False, key=f"question-{one.id}"):
        if may_tick and _may_merge(question):
            st.checkbox(
                gettext("Merge number %(number)s") % {"number": one.number},
                key=_tick(one.id),
                label_visibility="collapsed",
                on_change=_remember_ticked,
                args=(seen_of(one),),
            )
        _words(question, me)
        if choices:
            st.menu_button(
                ":material/more_vert:",
                list(choices),
                key=f"question-more-{one.id}",
                type="tertiary",
                help=about % {"number": one.number},
                format_func=lambda offer: offer_words(offer, question.merged_number),
                on_click=choose_from_menu,
                args=(visit, one.id, choices),
            )


def _words(question: Question, me: str) -> None:
    """What is asked: in the page's own language as one text, which costs least to draw."""
    one = question.intervention
    if one.written_in in ("", language()) and not question.translations:
        st.markdown(row_words(question, me), width="stretch", help=in_full(one))
        return
    with st.container(gap="xxsmall"):
        st.markdown(head_words(question, me), help=in_full(one))
        st.html(wordings(one, question.translations, clipped))
        if tail := tail_words(question):
            st.markdown(tail)


def choices_of(question: Question, me: str, *, is_over: bool = False) -> dict[str, Choice]:
    """What can be done with a question now, by the words of its menu.

    Each is done to what the row showed of it. Nothing waits again in a session that is over.
    """
    one = question.intervention
    seen, parted = seen_of(one), bool(question.merged) and not is_over
    if one.state is InterventionState.MERGED and is_over:
        return {}
    if one.state is InterventionState.MERGED:
        return {PART_FROM: _part}
    if one.state not in CAN_BE_DECIDED:
        return {PART: _part} if parted else {}
    waits = one.state is InterventionState.WAITING
    found: dict[str, Choice] = {}
    if waits and one.claimed_by == me:
        found[LET_GO] = let_go
    elif waits:
        found[TAKE_OVER if one.claimed_by else CLAIM] = _claim
    found[ANSWER] = partial(_on_desk, Task.ANSWER, seen)
    if one.state is not InterventionState.IN_REPORT:
        found[REPORT] = partial(_report, seen)
    found[DECLINE] = partial(_on_desk, Task.DECLINE, seen)
    if waits and _may_merge(question):
        found[MERGE] = partial(_on_desk, Task.MERGE, seen)
    if parted:
        found[PART] = _part
    if not waits and not is_over:
        found[PUT_BACK] = partial(_put_back, seen)
    return found


def choose_from_menu(visit: Visit, intervention_id: str, choices: dict[str, Choice]) -> None:
    """Do what was chosen from the menu of one row."""
    choices[st.session_state[f"question-more-{intervention_id}"]](visit, intervention_id)


def _claim(visit: Visit, intervention_id: str) -> None:
    act("questions", claim_question, visit, intervention_id)


def _on_desk(task: Task, seen: Seen, visit: Visit, intervention_id: str) -> None:
    lay_on_desk(visit, intervention_id, task, seen)


def _report(seen: Seen, visit: Visit, intervention_id: str) -> None:
    act("questions", take_into_report, visit, intervention_id, seen)


def _put_back(seen: Seen, visit: Visit, intervention_id: str) -> None:
    act("questions", put_back, visit, intervention_id, seen)


def _part(visit: Visit, intervention_id: str) -> None:
    act("questions", unmerge_question, visit, intervention_id)


def _merge(visit: Visit, ticked: Sequence[Seen]) -> None:
    seen = st.session_state.get(_SEEN_TICKED, {})
    with refusals_noticed("questions"):
        # Whoever is told what changed sees it in the list then: what was seen before is over.
        st.session_state[_SEEN_TICKED] = {}
        ids = [each.id for each in ticked]
        try:
            merge_questions(at_this_moment(visit), ids, ticked)
        except BeingRead:
            st.session_state[_SEEN_TICKED] = seen
            raise
        for each in ids:
            st.session_state[_tick(each)] = False


def _remember_ticked(seen: Seen) -> None:
    st.session_state.setdefault(_SEEN_TICKED, {})[seen.id] = seen


def _may_merge(question: Question) -> bool:
    return question.intervention.kind in FOR_PARTICIPANTS


def _tick(intervention_id: str) -> str:
    return f"question-tick-{intervention_id}"


def _position(question: Question) -> int:
    return question.place.position if question.place else _LAST
