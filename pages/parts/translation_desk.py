"""Translating one question at a time: its language, its words, and what they are in another.

It has its own place above the list, as the desk of the moderators has; an interpreter who signs in
as desk or rapporteur finds no other desk there.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.question_desk import TRANSLATING, leave_desk
from pages.parts.question_menu import TRANSLATE as TRANSLATE
from pages.parts.question_words import who
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from pages.parts.wordings import wordings
from session_core.domain.floor import InterventionState
from session_core.domain.floor_refusals import RewordedMeanwhile
from session_core.domain.languages import LANGUAGE_NAMES, OURS, Language
from session_core.domain.seen_questions import Seen, is_reworded_since, seen_of
from session_core.domain.translations import TRANSLATION_LIMIT, Translation
from session_core.language import Counted, gettext
from session_core.use_cases.questions import Question
from session_core.use_cases.translations import (
    add_translation,
    change_translation,
    remove_translation,
    set_question_language,
)
from session_core.use_cases.visit import Visit

_PLACE, _SEEN = "translation", "translation-seen"
_TAKEN_BACK = (InterventionState.WITHDRAWN, InterventionState.UNDONE)


def translating(question: Question) -> dict[str, Callable[[Visit, str], None]]:
    """What the menu of a question's row offers to who may translate it."""
    one = question.intervention
    if not one.text or one.state in _TAKEN_BACK:
        return {}
    return {TRANSLATE: lambda visit, _: lay_for_translation(visit, seen_of(one))}


def lay_for_translation(visit: Visit, seen: Seen) -> None:
    """Begin with a question, in a callback; `seen` is what the row showed of it."""
    leave_desk(visit)
    st.session_state[TRANSLATING] = seen.id
    st.session_state[_SEEN] = seen


def translation_desk(visit: Visit, questions: Sequence[Question]) -> None:
    """The question that is being translated, if there is one."""
    # The empty place is always there: were it not, what follows would move and forget its state.
    with st.container(key="translation-desk"):
        on_desk = st.session_state.get(TRANSLATING)
        found = next((each for each in questions if each.intervention.id == on_desk), None)
        if found is None or not translating(found):
            return
        one = found.intervention
        with st.container(border=True, key="translation-form"):
            what = gettext("Translate %(question)s") % {"question": who(one)}
            st.markdown(f"**{what}**")
            # What there is already stands in the list, and the one that is changed in its field.
            st.html(wordings(one, ()))
            notice(_PLACE)
            # Of one that was reworded in between it is said once, and then this is what was seen.
            st.session_state[_SEEN] = st.session_state[_SEEN] or seen_of(one)
            if is_reworded_since(st.session_state[_SEEN], one):
                st.warning(
                    gettext("It was reworded since you began. Read it again."),
                    icon=":material/edit:",
                )
            with st.container(horizontal=True):
                _own_language(visit, found)
                into = _into(found)
            _fields(visit, found, into)


def _own_language(visit: Visit, found: Question) -> None:
    one = found.intervention
    key = f"written-in-{one.id}"
    # What is kept counts, not what was chosen here before.
    st.session_state[key] = one.written_in
    others = () if one.written_in in OURS or not one.written_in else (one.written_in,)
    st.selectbox(
        gettext("Written in"),
        ["", *map(str, OURS), *others],
        key=key,
        format_func=lambda tag: LANGUAGE_NAMES.get(tag, tag) if tag else gettext("not known"),
        help=gettext("Screen readers change their voice with it."),
        on_change=_say_language,
        args=(visit, one.id),
    )


def _into(found: Question) -> Language:
    one = found.intervention
    there = {each.language for each in found.translations}
    offered = [each for each in (Language.ENGLISH, *OURS) if each != one.written_in]
    choices = list(dict.fromkeys(offered))
    first = next((each for each in choices if each not in there), choices[0])
    key = f"translate-into-{one.id}"
    if st.session_state.get(key) not in choices:
        st.session_state[key] = first
    chosen: Language = st.selectbox(
        gettext("Into"), choices, key=key, format_func=LANGUAGE_NAMES.__getitem__
    )
    return chosen


def _fields(visit: Visit, found: Question, into: Language) -> None:
    one = found.intervention
    there = next((each for each in found.translations if each.language == into), None)
    text, read_by = _keys(one.id, into)
    st.session_state.setdefault(text, there.text if there else "")
    st.session_state.setdefault(read_by, there.read_aloud_by if there else "")
    limit = gettext("Up to %(limit)s characters. Everybody can read it.")
    with st.form(f"translate-{one.id}-{into}", border=False, enter_to_submit=False):
        st.text_area(
            gettext("In %(language)s") % {"language": LANGUAGE_NAMES[into]},
            key=text,
            height=110,
            help=limit % {"limit": f"{Counted(TRANSLATION_LIMIT):,}"},
        )
        st.text_input(
            gettext("Read aloud by"),
            key=read_by,
            placeholder=gettext("optional: who reads it in the room"),
            help=gettext("It shows on the room screen."),
        )
        _buttons(visit, one.id, into, there)


def _buttons(visit: Visit, intervention_id: str, into: Language, there: Translation | None) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(
            gettext("Change the translation") if there else gettext("Add the translation"),
            type="primary",
            on_click=_send,
            args=(visit, intervention_id, into, there is not None),
        )
        if there:
            st.form_submit_button(
                gettext("Remove it"), on_click=_remove, args=(visit, intervention_id, into)
            )
        st.form_submit_button(gettext("Close"), on_click=_close)


def _send(visit: Visit, intervention_id: str, into: Language, is_there: bool) -> None:
    do = change_translation if is_there else add_translation
    keys = _keys(intervention_id, into)
    text, read_by = (st.session_state[key] for key in keys)
    with (
        refusals_noticed(_PLACE),
        names_told(f"{_PLACE}-{intervention_id}", text + read_by) as meant,
    ):
        try:
            seen = st.session_state[_SEEN]
            do(at_this_moment(visit), intervention_id, into, text, read_by, meant, seen)
        except RewordedMeanwhile:
            # Whoever is told so reads it anew, and may go on with that.
            st.session_state[_SEEN] = None
            raise
        _forget(keys)
        _close()


def _remove(visit: Visit, intervention_id: str, into: Language) -> None:
    with refusals_noticed(_PLACE):
        remove_translation(at_this_moment(visit), intervention_id, into)
        _forget(_keys(intervention_id, into))


def _say_language(visit: Visit, intervention_id: str) -> None:
    chosen = st.session_state[f"written-in-{intervention_id}"]
    act(_PLACE, set_question_language, visit, intervention_id, chosen)


def _close() -> None:
    st.session_state[TRANSLATING] = None


def _forget(keys: Sequence[str]) -> None:
    for key in keys:
        st.session_state.pop(key, None)


def _keys(intervention_id: str, into: Language) -> tuple[str, str]:
    """The fields of one question and one language: nobody's words go to another."""
    return f"translation-{intervention_id}-{into}", f"read-by-{intervention_id}-{into}"
