"""The desk: one question at a time, being answered in writing, declined or merged.

It has its own place above the list, in sight however far one scrolls: what is typed there stays
while the list moves.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.plain import as_paragraph, as_text
from pages.parts.question_tasks import Task as Task
from pages.parts.question_tasks import changes_told, task_heading, task_label
from pages.parts.question_words import beginning, in_full, state_badge, who
from pages.parts.theme import side_badge
from pages.parts.wording import act, at_this_moment, forget_refusal, notice, refusals_noticed
from session_core.domain.decline_reasons import OF_THE_QUESTION
from session_core.domain.dispositions import REPLY_LIMIT, told
from session_core.domain.floor import FOR_PARTICIPANTS, Intervention, InterventionState
from session_core.domain.floor_refusals import BeingRead, DecidedMeanwhile, RewordedMeanwhile
from session_core.domain.refusals import Refusal
from session_core.domain.seen_questions import Seen, seen_of
from session_core.language import Counted, gettext
from session_core.use_cases.claims import claim_question, release_claim
from session_core.use_cases.dispositions import answer_in_writing, decline_question
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.questions import Question, see_questions
from session_core.use_cases.visit import Visit

_STYLE = f"<style>{Path(__file__).with_name('question_desk.css').read_text('utf-8')}</style>"
_ON_DESK = "question-on-desk"
_SEEN = "desk-seen"
_REASON, _OTHER = "desk-reason", "desk-other"
_PLACE = "desk"
TRANSLATING = "translation-on-desk"
"""Where the session state says which question is being translated instead: one desk at a time."""
_READ = BeingRead.code


def lay_on_desk(visit: Visit, intervention_id: str, task: Task, seen: Seen) -> None:
    """Begin with a question, in a callback; the other moderators see that it is being read.

    `seen` is what the row showed of it.
    """
    found = next(
        (each for each in see_questions(visit) if each.intervention.id == intervention_id), None
    )
    if found is None:
        return
    st.session_state[TRANSLATING] = None
    with refusals_noticed("questions"):
        if found.intervention.state is InterventionState.WAITING and not found.reader:
            claim_question(at_this_moment(visit), intervention_id)
        before, _ = st.session_state.get(_ON_DESK) or ("", None)
        if before != intervention_id:
            if before:
                _leave(visit, before)
            # What was begun for this very question stays.
            st.session_state[_text(intervention_id)] = found.intervention.reply
        st.session_state[_ON_DESK] = intervention_id, task
        st.session_state[_SEEN] = {intervention_id: seen}


def let_go(visit: Visit, intervention_id: str) -> None:
    """Stop reading a question, in a callback; it leaves the desk."""
    act("questions", release_claim, visit, intervention_id)
    on_desk, _ = st.session_state.get(_ON_DESK) or ("", None)
    if on_desk == intervention_id:
        _clear()


def leave_desk(visit: Visit) -> None:
    """Stop deciding on a question, in a callback, if one is on the desk."""
    on_desk, _ = st.session_state.get(_ON_DESK) or ("", None)
    if on_desk:
        _put_away(visit, on_desk)


def question_desk(visit: Visit, questions: Sequence[Question], me: str) -> None:
    """The question that is being decided on, if there is one."""
    # The empty place is always there: were it not, what follows would move and forget its state.
    st.html(_STYLE)
    with st.container(key="question-desk"):
        intervention_id, task = st.session_state.get(_ON_DESK) or ("", Task.ANSWER)
        found = next((each for each in questions if each.intervention.id == intervention_id), None)
        if found is None:
            return
        one = found.intervention
        seen = _seen(one)
        with st.form("desk-form", border=True, enter_to_submit=False):
            head = task_heading(task, who(one))
            st.markdown(f"**{head}** {side_badge(one.modality)}{state_badge(found)}")
            st.markdown(as_paragraph(beginning(one)), help=in_full(one))
            if reply := told(one):
                st.markdown(f":material/reply: {as_text(reply)}")
            notice(_PLACE)
            changes_told(found, seen)
            _fields(found, task, questions)
            _buttons(visit, found, task, me)


def forget_who_read(questions: Sequence[Question], me: str) -> None:
    """Forget that somebody else was reading a question, where nobody else is any more."""
    read = {
        each.intervention.number
        for each in questions
        if each.reader and each.intervention.claimed_by != me
    }
    forget_refusal(_READ, lambda details: details.get("number") not in read)


def _seen(one: Intervention) -> Seen:
    """What was on the desk of a question when one began: with it the decision is sent."""
    seen: Seen = st.session_state.setdefault(_SEEN, {}).setdefault(one.id, seen_of(one))
    return seen


def _fields(found: Question, task: Task, questions: Sequence[Question]) -> None:
    one = found.intervention
    if task is Task.MERGE:
        waiting = [
            each.intervention
            for each in questions
            if each.intervention.state is InterventionState.WAITING
            and each.intervention.id != one.id
            and each.intervention.kind in FOR_PARTICIPANTS
        ]
        others = {each.id: f"{who(each)}: {beginning(each)}" for each in waiting}
        for each in waiting:
            _seen(each)
        st.selectbox(
            gettext("With"),
            list(others),
            key=_OTHER,
            index=None,
            format_func=lambda id_: others.get(id_, "").replace("\\", ""),
            placeholder=gettext("Choose a question that asks the same"),
            label_visibility="collapsed",
        )
    else:
        if task is Task.DECLINE:
            st.selectbox(gettext("Reason"), OF_THE_QUESTION, key=_REASON, format_func=gettext)
        is_answer = task is Task.ANSWER
        limit = gettext("Up to %(limit)s characters. It is read on the participants' page.")
        st.text_area(
            gettext("Answer") if is_answer else gettext("A word to who asked"),
            key=_text(one.id),
            height=110,
            placeholder=gettext("Everybody can read this.") if is_answer else gettext("optional"),
            help=limit % {"limit": f"{Counted(REPLY_LIMIT):,}"},
        )


def _buttons(visit: Visit, found: Question, task: Task, me: str) -> None:
    one = found.intervention
    with st.container(horizontal=True):
        st.form_submit_button(
            task_label(task), type="primary", on_click=_send, args=(visit, one.id, task)
        )
        if found.reader and one.claimed_by != me:
            st.form_submit_button(
                gettext("Take it over"),
                icon=":material/visibility:",
                help=gettext("The %(role)s is reading it.") % {"role": gettext(found.reader)},
                on_click=act,
                args=(_PLACE, claim_question, visit, one.id),
            )
        st.form_submit_button(gettext("Leave it"), on_click=_put_away, args=(visit, one.id))


def _send(visit: Visit, intervention_id: str, task: Task) -> None:
    now, seen = at_this_moment(visit), st.session_state.get(_SEEN, {})
    with refusals_noticed(_PLACE), _looked_at_again():
        if task is Task.MERGE:
            other = st.session_state[_OTHER]
            both = [intervention_id, *([other] if other else [])]
            merge_questions(now, both, [seen[each] for each in both if each in seen])
        else:
            text = st.session_state[_text(intervention_id)]
            _reply(now, task, text, seen[intervention_id])
        _clear()


def _reply(visit: Visit, task: Task, text: str, seen: Seen) -> None:
    with names_told(f"desk-{seen.id}", text) as meant:
        if task is Task.ANSWER:
            answer_in_writing(visit, seen.id, text, meant, seen)
        else:
            decline_question(visit, seen.id, st.session_state[_REASON], text, meant, seen)


@contextmanager
def _looked_at_again() -> Iterator[None]:
    """Whoever is told what changed sees it on the desk then, and may decide on that."""
    try:
        yield
    except (DecidedMeanwhile, RewordedMeanwhile):
        st.session_state[_SEEN] = {}
        raise


def _put_away(visit: Visit, intervention_id: str) -> None:
    _leave(visit, intervention_id)
    _clear()


def _leave(visit: Visit, intervention_id: str) -> None:
    try:
        release_claim(at_this_moment(visit), intervention_id)
    except Refusal:
        # Decided on, or taken over: there is nothing to let go of.
        return


def _clear() -> None:
    st.session_state[_ON_DESK] = None
    st.session_state[_SEEN] = {}


def _text(intervention_id: str) -> str:
    """Each question's field is its own: nobody's answer goes to another."""
    return f"desk-text-{intervention_id}"
