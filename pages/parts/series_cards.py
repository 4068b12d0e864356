"""The chain of a series: its sessions as cards in order, and where each of them stands."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.session_cards import badges
from pages.parts.session_menu import menu_notice
from pages.parts.times import span_words
from pages.parts.wording import act
from session_core.domain.people import Role
from session_core.use_cases.series import (
    SeriesSession,
    SeriesView,
    move_in_series,
    take_session_out_of_series,
)
from session_core.use_cases.visit import Visit

_ROOMS = (
    ("agenda.py", "Agenda", "schedule"),
    ("notes.py", "Notes", "edit_note"),
    ("report.py", "Report", "summarize"),
)


def chain(visit: Visit, series: SeriesView, *, may_change: bool) -> None:
    """The visitor's sessions of a series; of the others it says how many there are."""
    with st.container(key=f"chain-{series.id}"):
        for number, each in enumerate(series.sessions, start=1):
            with st.container(border=True, key=f"link-{each.mine.session.id}"):
                _card(number, each)
                if may_change and Role.ORGANISER in each.mine.roles:
                    _moves(visit, series, number)
    if series.others:
        st.caption(
            f"{series.others} more {'sessions' if series.others > 1 else 'session'} of this series"
            " in which you have no role."
        )


def _card(number: int, each: SeriesSession) -> None:
    session = each.mine.session
    st.markdown(f"**{number}** {badges(session)} {as_text(session.identity)}")
    st.markdown(f"### {as_text(session.title)}")
    st.markdown(f":material/schedule: {span_words(session.starts_at, session.ends_at)}")
    st.markdown(
        f":material/record_voice_over: {each.heard} heard"
        f" · :material/edit_note: {each.notes} {'note' if each.notes == 1 else 'notes'}"
        f" · :material/task_alt: {each.adopted} adopted"
    )
    with st.container(horizontal=True):
        for page, label, icon in _ROOMS:
            st.page_link(
                page,
                label=label,
                icon=f":material/{icon}:",
                query_params={"session": session.id},
            )


def _moves(visit: Visit, series: SeriesView, number: int) -> None:
    ids = [each.mine.session.id for each in series.sessions]
    mine = ids[number - 1]
    before = ids[number - 2] if number > 1 else None
    after = ids[number] if number < len(ids) else None
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, icon, past in (
            ("Earlier", "arrow_back", before),
            ("Later", "arrow_forward", after),
        ):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"{label}-{mine}",
                disabled=past is None,
                on_click=act,
                args=(f"session-menu-{mine}", move_in_series, visit.to(mine), past),
            )
        st.button(
            "Take out",
            type="tertiary",
            key=f"take-out-{mine}",
            help="The session stays; it is only no longer part of this series.",
            on_click=act,
            args=(f"session-menu-{mine}", take_session_out_of_series, visit.to(mine)),
        )
    menu_notice(mine)
