"""A request for help as the desk reads it, in words and badges."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from pages.parts.plain import as_paragraph, as_text
from pages.parts.theme import side_badge
from pages.parts.times import clock_words
from session_core.domain.desk import HelpKind, HelpState, HelpUrgency
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.use_cases.desk import DeskView, HelpView
from session_core.wording import SIDES
from session_core.wording_of_the_desk import HELP_KINDS, HELP_STATES, HELP_URGENCIES

NOT_YOURS = (
    "This page is for the help desk: what people need is told to those at the desk and to nobody "
    "else. The organiser gives the role, on the page People."
)
MODERATORS_SEE = (
    "What the desk says touches the room. Who asked, and in which words, stays with the desk."
)
NOTHING_FOR_MODERATORS = "Nothing that the desk has now touches the room."
WITHOUT_WORDS = "asks for somebody, without words"
SHOWN_OF_TEXT = 280
"""Characters of a request in the list; all of it is read where it is opened."""

ICONS = {
    HelpKind.SOUND_OR_LINK: "headset_off",
    HelpKind.CAPTIONS_OR_ACCESS: "accessibility_new",
    HelpKind.SAFETY_OR_CONDUCT: "health_and_safety",
}
_STATE_ICONS = {
    HelpState.WAITING: "hourglass_empty",
    HelpState.CLAIMED: "person",
    HelpState.ANSWERED: "reply",
    HelpState.CLOSED: "check",
    HelpState.WITHDRAWN: "undo",
}
_HERE = Path(__file__)
_STYLE = f"<style>{_HERE.with_name('desk.css').read_text('utf-8')}</style>"
_said = st.components.v2.component(
    "evenfloor_desk_said",
    html='<div role="status" aria-live="polite"></div>',
    css="div { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; "
    "clip-path: inset(50%); white-space: nowrap; }",
    js="".join(_HERE.with_name(each).read_text("utf-8") for each in ("announce.js", "desk.js")),
)


def desk_style() -> None:
    """The style sheet of the desk: list and request beside each other, on a phone one of both."""
    st.html(_STYLE)


def desk_line(view: DeskView) -> None:
    """How many wait, above the list and above the request that takes its place on a phone."""
    with st.container(key="desk-line"):
        urgent = sum(one.urgency is HelpUrgency.URGENT for one in _waiting(view))
        alarm = f" :red-badge[:material/priority_high: {urgent} urgent]" if urgent else ""
        st.markdown(f"**{waiting_words(view)}**{alarm}")
        if not view.is_of_the_desk:
            st.caption(MODERATORS_SEE)


def desk_said(view: DeskView) -> None:
    """Tell a screen reader politely how many wait, whenever that changes."""
    urgent = sum(one.urgency is HelpUrgency.URGENT for one in _waiting(view))
    words = f"{waiting_words(view)}{f', {urgent} of them urgent' if urgent else ''}."
    opened = st.session_state.get("desk-open", "")
    with st.container(key="pulse-desk-said"):
        _said(key="desk-said", data={"words": words, "opened": opened})


def waiting_words(view: DeskView) -> str:
    """`3 requests wait`; to moderators, how many of them touch the room."""
    if not view.is_of_the_desk:
        number = len(view.open)
        many = f"{number} requests touch the room"
        return {0: "All quiet", 1: "1 request touches the room"}.get(number, many)
    number = len(_waiting(view))
    return {0: "Nobody waits", 1: "1 request waits"}.get(number, f"{number} requests wait")


def head_words(one: HelpView) -> str:
    """Its number as far as one may know it, what it is about, how urgent and on which side."""
    number = f"\\#{one.number} " if one.number else ""
    kind = f":material/{ICONS[one.kind]}: **{number}{HELP_KINDS[one.kind]}**"
    return f"{kind} {badges(one)}"


def waits_words(one: HelpView) -> str:
    """What its clock counts."""
    return f"Request {one.number} waits" if one.number else "It waits"


def badges(one: HelpView) -> str:
    """What is known of it at a glance, as Markdown."""
    urgency = HELP_URGENCIES[one.urgency]
    is_with_me = one.is_mine and one.state is HelpState.CLAIMED
    state = "you have it" if is_with_me else HELP_STATES[one.state]
    told = [
        f":red-badge[:material/priority_high: {urgency}]"
        if one.urgency is HelpUrgency.URGENT
        else f":gray-badge[{urgency}]",
        side_badge(one.modality),
        f":gray-badge[:material/{_STATE_ICONS[one.state]}: {state}]",
    ]
    if one.touches_room:
        told.append(":orange-badge[:material/campaign: touches the room]")
    if one.preventive:
        told.append(":green-badge[:material/event_available: asked ahead]")
    return " ".join(told)


def text_words(one: HelpView, *, in_full: bool) -> str:
    """What was asked, as Markdown in which nothing of it is markup."""
    if not one.text:
        return f":gray[{WITHOUT_WORDS}]"
    long = len(one.text) > SHOWN_OF_TEXT and not in_full
    return as_paragraph(f"{one.text[:SHOWN_OF_TEXT].rstrip()}…" if long else one.text)


def asker_words(one: HelpView) -> str:
    """Who asks, as they said: pseudonym, groups, language; and to which desk it was handed."""
    groups = dict.fromkeys(str(g) for g in (one.stakeholder_group, one.regional_group) if g)
    tongue = LANGUAGE_NAMES[Language(one.language)] if one.language in set(Language) else ""
    told = [as_text(one.asker), *map(as_text, groups), as_text(tongue)]
    if one.for_side:
        told.append(f"for the desk {SIDES[one.for_side]}")
    return " · ".join(each for each in told if each)


def holder_words(one: HelpView) -> str:
    """Who has it since when, or how it ended."""
    if not one.is_open:
        by = as_text(one.ended_by) if one.ended_by else "whoever asked"
        at = f" at {clock_words(one.ended_at)}" if one.ended_at else ""
        return f"{HELP_STATES[one.state]} by {by}{at}"
    if not one.has_it:
        return ""
    who = "You have it" if one.is_mine else f"{as_text(one.has_it)} has it"
    return f"{who} since {clock_words(one.claimed_at)}" if one.claimed_at else who


def waits_since(one: HelpView) -> datetime | None:
    """Since when its asker waits for a word of the desk; None where they do not."""
    if not one.asker_waits:
        return None
    return one.lines[-1].written_at if one.lines else one.raised_at


def _waiting(view: DeskView) -> list[HelpView]:
    return [one for one in view.open if one.state is HelpState.WAITING]
