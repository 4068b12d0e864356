"""Small pieces that look the same on every page."""

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.plain import as_text
from pages.parts.wording import forget_old_refusal
from session_core.domain.people import Modality
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext
from session_core.wording import SIDES

SIDE_ICONS = {Modality.ONSITE: ":material/meeting_room:", Modality.ONLINE: ":material/wifi:"}
_SIDE_COLOURS = {Modality.ONSITE: "blue", Modality.ONLINE: "orange"}

_STYLE = f"<style>{Path(__file__).with_name('pages.css').read_text()}</style>"


def heading(icon: str, title: str, session: WorkshopSession | None = None) -> None:
    """The page's title with its one icon, and which session it is about."""
    forget_old_refusal()
    st.html(_STYLE)
    st.title(f":material/{icon}: {title}", anchor=False)
    if session:
        st.markdown(_name(session))


def sides() -> DeltaGenerator:
    """A place for `side("work")`, `side("beside")` and `side("list")`; narrow, in this order."""
    return st.container(key="sides")


def side(name: Literal["work", "beside", "list"]) -> DeltaGenerator:
    """One of the parts inside `sides()`."""
    return st.container(key=f"side-{name}")


def side_badge(side: Modality) -> str:
    """A side as Markdown: colour, icon and word, so that no reader depends on one of them."""
    return f":{_SIDE_COLOURS[side]}-badge[{SIDE_ICONS[side]} {gettext(SIDES[side])}]"


def stage_badge(stage: Stage) -> str:
    """Where a session stands, as Markdown."""
    badges = {
        Stage.PREPARING: f":gray-badge[:material/edit_calendar: {gettext('being prepared')}]",
        Stage.OPEN: f":green-badge[:material/sensors: {gettext('open')}]",
        Stage.CLOSED: f":gray-badge[:material/event_available: {gettext('closed')}]",
    }
    return badges[stage]


def archived_badge() -> str:
    """That a session is archived, as Markdown."""
    return f":gray-badge[:material/inventory_2: {gettext('archived')}]"


def side_counts(onsite: int, online: int) -> str:
    """Counts of both sides as Markdown: `3 in the room · 1 online`."""
    sides = ((Modality.ONSITE, onsite), (Modality.ONLINE, online))
    return " · ".join(
        f"{SIDE_ICONS[side]} **{count}** {gettext(SIDES[side])}" for side, count in sides
    )


def empty(icon: str, what_to_do: str) -> None:
    """An empty state: says what to do rather than that nothing is here."""
    with st.container(border=True):
        st.markdown(f":material/{icon}: {what_to_do}")


def _name(session: WorkshopSession) -> str:
    identity = f"{as_text(session.identity)} · " if session.identity else ""
    archived = f" {archived_badge()}" if session.archived_at else ""
    return f"{identity}**{as_text(session.title)}**{archived}"
