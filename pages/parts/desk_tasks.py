"""What is done with words of one's own: a request for help is answered, handed over, told."""

from enum import StrEnum

import streamlit as st

from pages.parts.desk_drafts import Draft, draft_of, forget_draft, has_draft, typed
from pages.parts.desk_sentences import THE_DESK
from pages.parts.wording import act, at_this_moment, refusals_noticed
from session_core.domain.desk import HELP_LIMIT
from session_core.domain.people import Modality
from session_core.domain.signals import MESSAGE_LIMIT
from session_core.language import gettext
from session_core.use_cases.desk import (
    DeskView,
    HelpView,
    answer_help,
    hand_over_help,
    tell_moderators,
)
from session_core.use_cases.visit import Visit
from session_core.wording_of_the_desk import HELP_KINDS

_TASK = "desk-task"


class Task(StrEnum):
    """What is done with words of one's own."""

    ANSWER = "Answer"
    HAND_OVER = "Hand over"
    TELL = "Tell moderators"


_TITLES = {
    Task.ANSWER: "Answer",
    Task.HAND_OVER: "Hand over",
    Task.TELL: "Tell moderators",
}


def desk_tasks(
    visit: Visit, view: DeskView, one: HelpView, *, may_answer: bool, is_over: bool
) -> None:
    """One of the tasks, chosen above its field; of what is over only an answer that was begun."""
    if is_over and not has_draft("answer", one.id):
        return
    tasks = [Task.ANSWER] if is_over else list(Task)
    key = f"{_TASK}-{one.id}"
    if st.session_state.get(key) not in tasks:
        st.session_state[key] = Task.ANSWER
    st.segmented_control(
        gettext("What to do"),
        tasks,
        key=key,
        required=True,
        format_func=lambda task: gettext(_TITLES[Task(task)]),
        label_visibility="collapsed",
    )
    task = st.session_state[key]
    # Each task has a place of its own: what is typed in one stays while another is looked at.
    with st.container(key=f"desk-task-{Task(task).name.lower()}"):
        if task == Task.HAND_OVER:
            _hand_over(visit, view, one)
        elif task == Task.TELL:
            _tell(visit, one)
        else:
            _answer(visit, one, may_answer=may_answer)


def _answer(visit: Visit, one: HelpView, *, may_answer: bool) -> None:
    draft = draft_of("answer", one.id)
    most = gettext("Up to %(most)s characters. They read “the desk”, and no name.")
    st.text_area(
        gettext("Answer"),
        height=120,
        placeholder=gettext("Only they and the desk can read this."),
        help=most % {"most": f"{HELP_LIMIT:,}"},
        **typed("answer", draft),
    )
    st.button(
        gettext("Send the answer"),
        key=f"desk-send-{draft.key}",
        icon=":material/send:",
        type="primary",
        disabled=not may_answer,
        on_click=_send,
        args=(visit, one.id, draft),
    )


def _send(visit: Visit, request_id: str, draft: Draft) -> None:
    with refusals_noticed("desk"):
        answer_help(at_this_moment(visit), request_id, draft.text, draft.key)
        forget_draft("answer", request_id)


def _hand_over(visit: Visit, view: DeskView, one: HelpView) -> None:
    to: dict[str, str] = {side: gettext(THE_DESK[side]) for side in Modality}
    to |= {"": gettext("Whoever of the desk is free")}
    to |= {each.account_id: each.name for each in view.people if not each.is_me}
    key = f"desk-to-{one.id}"
    st.selectbox(gettext("To"), list(to), key=key, format_func=lambda id_: to.get(id_, ""))
    st.button(
        gettext("Hand it over"),
        key=f"desk-hand-{one.id}-{one.revision}",
        icon=":material/move_up:",
        type="primary",
        on_click=_hand,
        args=(visit, one.id, one.revision, key),
    )


def _hand(visit: Visit, request_id: str, revision: int, key: str) -> None:
    to = st.session_state[key]
    side = Modality(to) if to in set(Modality) else None
    account = "" if side else to
    act("desk", hand_over_help, visit, request_id, side, account, revision)


def _tell(visit: Visit, one: HelpView) -> None:
    # Never the asker's words: those stay with the desk. It is kept, for moderators of any
    # language, and begins in English, as what they are told of a mark.
    draft = draft_of("tell", one.id, f"Help desk: {HELP_KINDS[one.kind].lower()}. ")
    label = gettext("To the moderators, in %(most)s characters at most")
    st.text_area(
        label % {"most": MESSAGE_LIMIT},
        height=90,
        help=gettext("Write nothing by which they would know who asked."),
        **typed("tell", draft),
    )
    st.button(
        gettext("Tell them"),
        key=f"desk-tell-{draft.key}",
        icon=":material/campaign:",
        type="primary",
        on_click=_tell_them,
        args=(visit, one.id, draft),
    )


def _tell_them(visit: Visit, request_id: str, draft: Draft) -> None:
    with refusals_noticed("desk"):
        tell_moderators(at_this_moment(visit), request_id, draft.text)
        forget_draft("tell", request_id)
        st.session_state[f"{_TASK}-{request_id}"] = Task.ANSWER
        st.toast(gettext("The moderators are told."), icon=":material/campaign:")
