"""The beginning of the full view: is this the right room, where is what, and how it looks."""

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.participant_words import clock, link, soft
from pages.parts.plain import as_html, as_text
from pages.parts.times import in_their_zone
from session_core.domain.people import Part, ProgrammePerson
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext, long_date
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit

_STYLES = (Path(__file__).with_name(each) for each in ("pages.css", "participant.css"))
_STYLE = "".join(each.read_text("utf-8") for each in _STYLES)


def style() -> None:
    """How the page looks, and its one sentence for a lost line in its language."""
    lost = json.dumps(gettext("Connection lost. Trying again by itself."), ensure_ascii=False)
    line = f'html[data-feed="lost"] body::after {{ content: {lost}; }}'
    st.html(f"<style>{_STYLE}{line}</style>")


def head(visit: Visit) -> None:
    """Title, time, room and moderators, and another code for who is in the wrong room."""
    door = see_door(visit)
    session = door.session
    identity = f"{escape(session.identity)} " if session.identity else ""
    st.html(soft(f"{identity}{_stage(session)}"))
    st.title(as_text(session.title), anchor=False)
    lines = [_when(session)]
    if session.room:
        lines.append(f"{gettext('Room')}: <bdi>{as_html(session.room)}</bdi>")
    if door.moderators:
        people = gettext(", ").join(_moderator(each) for each in door.moderators)
        lines.append(f"{gettext('Moderators')}: {people}")
    other = link("participant", gettext("enter another code"))
    lines.append(f'<span class="ef-soft">{gettext("Right room? If not:")}</span> {other}')
    st.html(f'<div class="ef-head">{"".join(f"<p>{line}</p>" for line in lines)}</div>')


def jumps() -> None:
    """Links to the parts of the page."""
    parts = {
        "ask": gettext("Ask"),
        "speakers": gettext("Speakers"),
        "polls": gettext("Polls"),
        "notes": gettext("Notes"),
        "help": gettext("I need help"),
    }
    links = "".join(f'<a href="#{name}">{escape(label)}</a>' for name, label in parts.items())
    name = escape(gettext("On this page"))
    st.html(f'<nav class="ef-jumps" aria-label="{name}">{links}</nav>')


def _stage(session: WorkshopSession) -> str:
    words = {
        Stage.PREPARING: gettext("being prepared"),
        Stage.OPEN: gettext("open"),
        Stage.CLOSED: gettext("closed"),
    }
    return f'<span class="ef-tag ef-{session.stage}">{escape(words[session.stage])}</span>'


def _moderator(person: ProgrammePerson) -> str:
    onsite = person.part is Part.ONSITE_MODERATOR
    where = gettext("in the room") if onsite else gettext("online")
    return f'<bdi>{as_html(person.name)}</bdi> <span class="ef-soft">({escape(where)})</span>'


def _when(session: WorkshopSession) -> str:
    start, end = session.starts_at.astimezone(UTC), session.ends_at.astimezone(UTC)
    if start.date() == end.date():
        words = f"{_at(start)}–{clock(end)}"
    else:
        words = f"{_at(start)} – {_at(end)} UTC"
    local = in_their_zone(start, end)
    return escape(f"{words} · {local} {gettext('your time')}" if local else words)


def _at(moment: datetime) -> str:
    return gettext("{day}, {hours}").format(day=long_date(moment), hours=f"{moment:%H:%M}")
