"""A session in the lobby: what it is, when it is, what one is in it, and the ways in."""

import streamlit as st

from pages.parts.agenda_words import listed
from pages.parts.joining import joining_popover
from pages.parts.plain import as_text
from pages.parts.session_menu import bring_back, menu_notice, session_menu
from pages.parts.theme import archived_badge, stage_badge
from pages.parts.times import span_words
from session_core.domain.lobby import LobbySession
from session_core.domain.people import Role
from session_core.domain.series import next_start
from session_core.domain.session import WorkshopSession
from session_core.language import gettext
from session_core.use_cases.visit import Visit


def session_card(visit: Visit, mine: LobbySession, *, may_copy: bool, alone: bool) -> None:
    """One card of the lobby; `may_copy` says whether the visitor may create sessions.

    A session that is `alone` stands below no heading but that of the page.
    """
    session = mine.session
    organises = Role.ORGANISER in mine.roles
    with st.container(border=True, key=f"session-{session.id}"):
        st.markdown(f"{badges(session)} {as_text(session.identity)}")
        title = st.header if alone else st.subheader
        title(as_text(session.title), anchor=False)
        st.markdown(f":material/schedule: {span_words(session.starts_at, session.ends_at)}")
        where = f":material/location_on: {as_text(session.room)} · " if session.room else ""
        roles = listed([gettext(role) for role in mine.roles])
        part = gettext("You are %(roles)s") % {"roles": roles}
        st.markdown(f"{where}:material/badge: {part}")
        if mine.series:
            label = gettext("Series: %(title)s") % {"title": as_text(mine.series)}
            st.page_link("series.py", label=label, icon=":material/account_tree:")
        with st.container(horizontal=True, vertical_alignment="center"):
            for page, label, icon in _rooms(mine):
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"session": session.id},
                )
            if not session.archived_at:
                joining_popover(visit, session)
            if organises and session.archived_at:
                bring_back(visit, session)
            elif organises:
                proposed = next_start([session.starts_at], visit.now)
                session_menu(visit, session, proposed, may_copy=may_copy)
        if organises:
            menu_notice(session.id)


def badges(session: WorkshopSession) -> str:
    """Where a session stands, as Markdown: its stage, or that it is archived."""
    return archived_badge() if session.archived_at else stage_badge(session.stage)


def _rooms(mine: LobbySession) -> tuple[tuple[str, str, str], ...]:
    """The pages a card leads to; to the desk who is of it, for on a phone no sidebar does."""
    desk = ("desk.py", gettext("Help desk"), "support_agent")
    rooms = (
        ("floor.py", gettext("Floor"), "record_voice_over"),
        ("agenda.py", gettext("Agenda"), "schedule"),
        ("polls.py", gettext("Polls"), "how_to_vote"),
        ("notes.py", gettext("Notes"), "edit_note"),
        ("report.py", gettext("Report"), "summarize"),
    )
    return (desk, *rooms) if Role.DESK in mine.roles else rooms
