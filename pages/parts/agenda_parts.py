"""The agenda's rows, and the card that opens and closes a session."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import side_counts, stage_badge
from pages.parts.wording import act, notice
from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item, next_item, planned_end_at
from session_core.domain.people import Modality
from session_core.domain.session import Stage
from session_core.use_cases.agenda import end_agenda_item, start_agenda_item
from session_core.use_cases.sessions import SessionView, close_session, open_session
from session_core.use_cases.visit import Visit

_STAGE_WORDS = {
    Stage.PREPARING: "Nobody can ask or vote yet.",
    Stage.OPEN: "People can ask and vote.",
    Stage.CLOSED: "Nothing more is taken; the report goes on.",
}


def agenda_rows(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """Every item in order; the current one with its clock, the next with the main button."""
    notice("agenda")
    may_run = may(visit, "start_agenda_item")
    current, following = current_item(items), next_item(items)
    for item in items:
        with st.container(border=True, key=f"item-{item.id}"):
            if item is current:
                _current(visit, item, may_run)
            else:
                _other(visit, item, may_run, main=item is following)
    planned = sum(item.planned_minutes for item in items)
    st.caption(f"{planned} minutes planned in all.")


def agenda_now(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """One line for other pages: the current item and its clock."""
    current = current_item(items)
    if current is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
        _clock(visit, current, "small")
        st.markdown(f":material/flag: {_title(current)}", width="stretch")


def stage_card(visit: Visit, view: SessionView) -> None:
    """Whether people can ask and vote, how many joined, and the button that changes it."""
    stage = view.session.stage
    onsite, online = (view.joined.get(side, 0) for side in Modality)
    with st.container(border=True, key="stage-card"):
        notice("stage")
        st.markdown(f"{stage_badge(stage)} {_STAGE_WORDS[stage]}")
        st.markdown(f"Joined: {side_counts(onsite, online)}")
        if stage is Stage.OPEN and may(visit, "close_session"):
            _stage_button(visit, "Close the session", close_session, main=False)
        elif stage is Stage.PREPARING and may(visit, "open_session"):
            _stage_button(visit, "Open the session", open_session, main=True)
        elif stage is Stage.CLOSED and may(visit, "open_session"):
            _stage_button(visit, "Open it again", open_session, main=False)


def _current(visit: Visit, item: AgendaItem, may_run: bool) -> None:
    st.markdown(f":primary-badge[:material/flag: now] **{_title(item)}**")
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        _clock(visit, item, "large")
        if may_run:
            st.button(
                "End this item",
                key=f"end-{item.id}",
                icon=":material/stop_circle:",
                on_click=act,
                args=("agenda", end_agenda_item, visit),
            )


def _other(visit: Visit, item: AgendaItem, may_run: bool, *, main: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        done = ":material/check: " if item.ended_at else ""
        st.markdown(f"{done}{_title(item)}  \n:small[:gray[{_minutes(item)}]]", width="stretch")
        if may_run:
            st.button(
                "Take up again" if item.ended_at else "Start",
                key=f"start-{item.id}",
                icon=":material/play_arrow:",
                type="primary" if main else "tertiary",
                on_click=act,
                args=("agenda", start_agenda_item, visit, item.id),
            )


def _title(item: AgendaItem) -> str:
    return f"{item.position}\\. {as_text(item.title)}"


def _minutes(item: AgendaItem) -> str:
    planned = f"{item.planned_minutes} minutes"
    if item.started_at is None or item.ended_at is None:
        return planned
    took = round((item.ended_at - item.started_at).total_seconds() / 60)
    return f"took {took} of {planned}"


def _clock(visit: Visit, item: AgendaItem, size: str) -> None:
    ends_at = planned_end_at(item)
    if ends_at:
        key, label = f"clock-{size}-{item.id}", "Time of the current item"
        count_down(key, ends_at, visit.now, label, "large" if size == "large" else "small")


def _stage_button(visit: Visit, words: str, do: object, *, main: bool) -> None:
    st.button(
        words,
        icon=":material/sensors:" if main else None,
        type="primary" if main else "secondary",
        width="stretch",
        on_click=act,
        args=("stage", do, visit),
    )
