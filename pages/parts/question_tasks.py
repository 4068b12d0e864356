"""What is done with the question on the desk, in words, and what became of it meanwhile."""

from enum import StrEnum

import streamlit as st

from session_core.domain.dispositions import CAN_BE_DECIDED
from session_core.domain.seen_questions import Seen, is_decided_since, is_reworded_since
from session_core.language import gettext
from session_core.use_cases.questions import Question


class Task(StrEnum):
    """What is done with the question on the desk."""

    ANSWER = "Answer in writing"
    DECLINE = "Decline"
    MERGE = "Merge"


_LABELS = {
    Task.ANSWER: "Answer in writing",
    Task.DECLINE: "Decline",
    Task.MERGE: "Merge",
}
_HEADINGS = {
    Task.ANSWER: "Answer in writing: %(question)s",
    Task.DECLINE: "Decline: %(question)s",
    Task.MERGE: "Merge: %(question)s",
}


def task_label(task: Task) -> str:
    """A task as its button says it."""
    return gettext(_LABELS[task])


def task_heading(task: Task, question: str) -> str:
    """A task with the question it is about, which is Markdown."""
    return gettext(_HEADINGS[task]) % {"question": question}


def changes_told(found: Question, seen: Seen) -> None:
    """What became of the question since one began: nobody decides on what they did not see."""
    one = found.intervention
    if one.state not in CAN_BE_DECIDED or is_decided_since(seen, one):
        said = gettext("Number %(number)s is %(standing)s by now.")
        st.warning(
            said % {"number": one.number, "standing": found.disposition}, icon=":material/info:"
        )
    elif is_reworded_since(seen, one):
        said = gettext("Number %(number)s was reworded since you began. Read it again.")
        st.warning(said % {"number": one.number}, icon=":material/edit:")
