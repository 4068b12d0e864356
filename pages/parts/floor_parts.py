"""The cockpit's pieces: who speaks, the one big button, the places with their reasons."""

import streamlit as st

from pages.parts.clock import count_up
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import empty, side_badge, side_counts
from pages.parts.wording import act, notice
from session_core.domain.floor import Intervention, InterventionKind
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.session import Stage, WorkshopSession
from session_core.domain.speaking_order import Place
from session_core.use_cases.floor import (
    FloorView,
    close_queue,
    give_floor_to,
    give_floor_to_next,
    open_queue,
    recall_last,
    strike_request,
    yield_floor,
)
from session_core.use_cases.visit import Visit
from session_core.wording import SIDES, why_here

SHOWN_AT_FIRST = 25
SHOWN_OF_TEXT = 300
"""Characters of a question beyond which it ends in an ellipsis; all of it is in the help."""
_SHOW_ALL = "floor-show-all"

OUT_OF_TURN = {
    ":material/mic: Give the floor now, out of turn": give_floor_to,
    ":material/close: Strike from the list": strike_request,
}


def has_the_floor(visit: Visit, floor: FloorView, may_give: bool) -> None:
    """Who speaks and since when; yielding, and one step back."""
    speaking = floor.speaking
    with st.container(border=True, key="has-the-floor"):
        if speaking is None:
            st.markdown("#### Nobody has the floor")
        else:
            st.markdown(f"{side_badge(speaking.modality)} has the floor")
            st.subheader(_who(speaking), anchor=False)
            if speaking.text:
                st.markdown(as_text(_beginning(speaking)), help=_in_full(speaking))
        with st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
        ):
            if speaking and speaking.given_at:
                key = f"speaking-{speaking.id}"
                count_up(key, speaking.given_at, visit.now, "Time speaking")
            if may_give:
                _steps(visit, floor)


def _steps(visit: Visit, floor: FloorView) -> None:
    with st.container(horizontal=True, width="content"):
        if floor.speaking:
            st.button(
                "Yield",
                key=f"yield-{floor.speaking.id}",
                icon=":material/stop_circle:",
                shortcut="y",
                on_click=act,
                args=("floor", yield_floor, visit),
            )
        if floor.speaking or floor.heard:
            st.button(
                "Undo",
                key="undo",
                icon=":material/undo:",
                shortcut="u",
                type="tertiary",
                help="Takes back the last giving or yielding of the floor.",
                on_click=act,
                args=("floor", recall_last, visit),
            )


def next_button(visit: Visit, floor: FloorView, may_give: bool) -> None:
    """The one big button, with the reason for it."""
    if not floor.places:
        return
    first = floor.places[0]
    one = first.intervention
    if may_give:
        st.button(
            f"Give the floor to {_who(one)} · {SIDES[one.modality]}",
            # The key names the person: a second tap that comes too late can give it to nobody else.
            key=f"give-{one.id}",
            icon=":material/mic:",
            type="primary",
            width="stretch",
            shortcut="n",
            wrap=True,
            on_click=act,
            args=("floor", give_floor_to_next, visit),
            kwargs={"expected": one.id},
        )


def waiting_list(visit: Visit, floor: FloorView, may_give: bool) -> None:
    """The places in order, each with its reason in full."""
    if not floor.places:
        empty("front_hand", "Nobody waits. Add a hand from the room, or show the join code.")
        return
    st.markdown(f"#### Next · {len(floor.places)} waiting")
    shown = floor.places if st.session_state.get(_SHOW_ALL) else floor.places[:SHOWN_AT_FIRST]
    for place in shown:
        _row(visit, place, may_give)
    if len(shown) < len(floor.places):
        st.button(f"Show all {len(floor.places)}", on_click=_show_all, width="stretch")


def queue_line(visit: Visit, floor: FloorView, session: WorkshopSession) -> None:
    """Counts of both sides, and opening or closing the queue."""
    notice("queue")
    if session.stage is not Stage.OPEN:
        st.info("Nobody can ask: the session is not open. Open it on the agenda page.")
    waiting = [place.intervention.modality for place in floor.places]
    heard = [each.modality for each in floor.heard]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Waiting: {_counts(waiting)}  \nHeard: {_counts(heard)}", width="stretch")
        if session.stage is Stage.OPEN and may(visit, "close_queue"):
            st.button(
                "Close the queue" if floor.queue_open else "Open the queue again",
                icon=":material/lock:" if floor.queue_open else ":material/lock_open:",
                help="Who waits keeps their place; points of order are still taken.",
                on_click=act,
                args=("queue", close_queue if floor.queue_open else open_queue, visit),
            )


def _row(visit: Visit, place: Place, may_give: bool) -> None:
    one = place.intervention
    with st.container(border=True, horizontal=True, wrap=False, key=f"place-{one.id}"):
        st.markdown(_row_words(place), width="stretch", help=_in_full(one))
        if may_give:
            st.menu_button(
                ":material/more_vert:",
                list(OUT_OF_TURN),
                key=f"more-{one.id}",
                type="tertiary",
                help=f"More for number {one.number}",
                on_click=choose_from_menu,
                args=(visit, one.id),
            )


def choose_from_menu(visit: Visit, intervention_id: str) -> None:
    """Do what was chosen from the menu of one row."""
    chosen = OUT_OF_TURN[st.session_state[f"more-{intervention_id}"]]
    act("floor", chosen, visit, intervention_id)


def _row_words(place: Place) -> str:
    one = place.intervention
    lines = [f"**{_who(one)}** {side_badge(one.modality)}"]
    if one.text:
        lines.append(as_text(_beginning(one)))
    groups = [str(group) for group in (one.stakeholder_group, one.regional_group) if group]
    safe = ":material/verified_user: " if Rule.ANNOUNCED in place.rules else ""
    reason = " · ".join([why_here(place, in_full=True), *groups])
    lines.append(f":small[:gray[{safe}{as_text(reason)}]]")
    return "  \n".join(lines)


def _beginning(one: Intervention) -> str:
    if len(one.text) <= SHOWN_OF_TEXT:
        return one.text
    return f"{one.text[:SHOWN_OF_TEXT].rstrip()}…"


def _in_full(one: Intervention) -> str | None:
    return as_text(one.text) if len(one.text) > SHOWN_OF_TEXT else None


def _who(one: Intervention) -> str:
    name = f" {as_text(one.name)}" if one.name else ""
    kind = "" if one.kind is InterventionKind.QUESTION else f" · {one.kind}"
    return f"\\#{one.number}{name}{kind}"


def _counts(sides: list[Modality]) -> str:
    return side_counts(sides.count(Modality.ONSITE), sides.count(Modality.ONLINE))


def _show_all() -> None:
    st.session_state[_SHOW_ALL] = True
