"""One's own questions on the full view: places and reasons, receipts, second thoughts."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.participant_acts import act
from pages.parts.participant_form import KeptForm, kept_form
from pages.parts.participant_words import (
    link,
    number_and_kind,
    place_and_reasons,
    reply,
    section,
    side,
    soft,
    standing,
    translations,
    words,
)
from pages.parts.wording import notice
from session_core.domain.floor import CAN_BE_WITHDRAWN, InterventionState
from session_core.domain.intake import Post
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.asking import withdraw_request
from session_core.use_cases.own_questions import MyIntervention, delete_my_question
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit

MOST_SHOWN = 8
_OPENED = "participant_question"


def mine(visit: Visit, asked: Sequence[MyIntervention]) -> None:
    """Draw the visitor's own questions, the nearest to the floor first."""
    session = see_door(visit).session
    section(gettext("My questions"), "mine")
    notice("participant-mine")
    if not asked:
        st.html(soft(gettext("Nothing yet. What you ask stands here with its place.")))
    for each in sorted(asked, key=_nearest_first)[:MOST_SHOWN]:
        _question(visit, each, is_open=session.stage is Stage.OPEN)
    door = f"j/{session.join_code}"
    if len(asked) > MOST_SHOWN:
        label = gettext("All %(count)s of mine") % {"count": len(asked)}
        st.html(f"<p>{link(f'{door}/questions/mine', label)}</p>")
    st.html(f"<p>{link(f'{door}/receipt', gettext('Find a question by its receipt'))}</p>")


def _nearest_first(each: MyIntervention) -> tuple[int, float]:
    """Who has the floor, then those that wait by place, then the others, the last to end first."""
    one = each.standing
    if one.state is InterventionState.SPEAKING:
        return 0, 0
    if each.place:
        return 1, each.place.position
    return 2, -(one.yielded_at or one.ended_at or one.requested_at).timestamp()


def _question(visit: Visit, each: MyIntervention, *, is_open: bool) -> None:
    one = each.intervention
    with st.container(border=True, key=f"mine-{one.number}", gap="small"):
        st.html(
            f"<p>{side(one.modality)} {number_and_kind(one)} {standing(each)}</p>"
            f"{words(one.text)}{translations(each.translations, one)}"
            f"{place_and_reasons(each)}{reply(each.standing)}"
        )
        if each.receipt:
            # On its own: while the place changes above, it stays open.
            st.html(_receipt(each.receipt))
        is_opened = st.session_state.get(_OPENED) == one.id
        st.button(
            gettext("Change, withdraw, delete") if not is_opened else gettext("Leave it as it is"),
            key=f"open-{one.id}",
            type="tertiary",
            icon=":material/close:" if is_opened else ":material/edit:",
            on_click=_open,
            args=(None if is_opened else one.id,),
        )
        if is_opened:
            _what_one_may_do(visit, each, is_open=is_open)


def _receipt(receipt: str) -> str:
    how = gettext(
        "Write these five words down, in this order. With them you find this question again on any "
        "device, and can change, withdraw or delete it, or take your seat there. Whoever has them "
        "can too."
    )
    summary = f"<summary>{gettext('Receipt')}</summary>"
    written = f'<p class="ef-big" lang="en" dir="ltr">{receipt}</p>'
    return f"<details>{summary}{written}{soft(how)}</details>"


def _open(intervention_id: str | None) -> None:
    st.session_state[_OPENED] = intervention_id


def _what_one_may_do(visit: Visit, each: MyIntervention, *, is_open: bool) -> None:
    one = each.intervention
    if is_open and each.standing.state is InterventionState.WAITING:
        merged, plain = (
            gettext("It stays merged, and says that it was changed."),
            gettext("It keeps its place, and says that it was changed."),
        )
        kept_form(
            visit,
            f"edit-{one.id}",
            KeptForm(
                act="edit",
                label=gettext("In other words"),
                send=gettext("Change it"),
                done=gettext("Changed. It keeps its place."),
                hints=(merged if each.head else plain,),
                text=one.text,
                fixed={"id": one.id},
                empties=False,
            ),
        )
    can_withdraw = one.state in CAN_BE_WITHDRAWN
    if can_withdraw:
        st.text(
            gettext(
                "This cannot be undone. Its number stays in the list, without its words; the "
                "organisers keep them. “Delete for good” erases them there too."
            )
        )
        _press(visit, gettext("Yes, withdraw"), "undo", withdraw_request, one.id)
    st.text(
        gettext(
            "Its words, your name and group with it, its receipt, and who supports it are erased. "
            "This cannot be undone."
        )
        + " "
        + (
            gettext("Its number stays in the list as withdrawn.")
            if can_withdraw
            else gettext("Its number, its side and how it ended stay in the list.")
        )
        + " "
        + gettext(
            "What others wrote down meanwhile stays too: notes, the report, and files taken from "
            "here."
        )
    )
    _press(visit, gettext("Delete for good"), "delete", delete_my_question, one.id)


def _press(
    visit: Visit,
    label: str,
    icon: str,
    do: Callable[[Visit, str], object],
    intervention_id: str,
) -> None:
    st.button(
        label,
        key=f"{icon}-{intervention_id}",
        icon=f":material/{icon}:",
        on_click=act,
        args=("participant-mine", Post.CHANGE, do, visit, intervention_id),
    )
