"""The chain of a series: its sessions as cards in order, and where each of them stands."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.session_cards import badges
from pages.parts.session_menu import menu_notice
from pages.parts.times import span_words
from pages.parts.wording import act
from session_core.domain.people import Role
from session_core.language import gettext, ngettext
from session_core.use_cases.series import (
    SeriesSession,
    SeriesView,
    move_in_series,
    take_session_out_of_series,
)
from session_core.use_cases.visit import Visit


def chain(visit: Visit, series: SeriesView, *, may_change: bool) -> None:
    """The visitor's sessions of a series; of the others it says how many there are."""
    with st.container(key=f"chain-{series.id}"):
        for number, each in enumerate(series.sessions, start=1):
            with st.container(border=True, key=f"link-{each.mine.session.id}"):
                _card(number, each)
                if may_change and Role.ORGANISER in each.mine.roles:
                    _moves(visit, series, number)
    if series.others:
        more = ngettext(
            "%(count)s more session of this series in which you have no role.",
            "%(count)s more sessions of this series in which you have no role.",
            series.others,
        )
        st.caption(more % {"count": series.others})


def _card(number: int, each: SeriesSession) -> None:
    session = each.mine.session
    st.markdown(f"**{number}** {badges(session)} {as_text(session.identity)}")
    st.markdown(f"### {as_text(session.title)}")
    st.markdown(f":material/schedule: {span_words(session.starts_at, session.ends_at)}")
    heard = ngettext("%(count)s heard", "%(count)s heard", each.heard) % {"count": each.heard}
    notes = ngettext("%(count)s note", "%(count)s notes", each.notes) % {"count": each.notes}
    adopted = ngettext("%(count)s adopted", "%(count)s adopted", each.adopted)
    st.markdown(
        f":material/record_voice_over: {heard}"
        f" · :material/edit_note: {notes}"
        f" · :material/task_alt: {adopted % {'count': each.adopted}}"
    )
    with st.container(horizontal=True):
        for page, label, icon in (
            ("agenda.py", gettext("Agenda"), "schedule"),
            ("notes.py", gettext("Notes"), "edit_note"),
            ("report.py", gettext("Report"), "summarize"),
        ):
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
        for name, label, icon, past in (
            ("Earlier", gettext("Earlier"), "arrow_back", before),
            ("Later", gettext("Later"), "arrow_forward", after),
        ):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"{name}-{mine}",
                disabled=past is None,
                on_click=act,
                args=(f"session-menu-{mine}", move_in_series, visit.to(mine), past),
            )
        st.button(
            gettext("Take out"),
            type="tertiary",
            key=f"take-out-{mine}",
            help=gettext("The session stays; it is only no longer part of this series."),
            on_click=act,
            args=(f"session-menu-{mine}", take_session_out_of_series, visit.to(mine)),
        )
    menu_notice(mine)
