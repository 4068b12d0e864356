"""A request for help as the desk reads it, in words and badges."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from pages.parts.desk_sentences import FOR_THE_DESK
from pages.parts.desk_sentences import NOT_YOURS as NOT_YOURS
from pages.parts.desk_sentences import NOTHING_FOR_MODERATORS as NOTHING_FOR_MODERATORS
from pages.parts.plain import as_paragraph, as_text
from pages.parts.theme import side_badge
from pages.parts.times import clock_words
from session_core.domain.desk import HelpKind, HelpState, HelpUrgency
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.language import gettext, ngettext
from session_core.use_cases.desk import DeskView, HelpView
from session_core.wording_of_the_desk import HELP_KINDS, HELP_STATES, HELP_URGENCIES

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
        urgent = _urgent(view)
        many = ngettext("%(count)s urgent", "%(count)s urgent", urgent) % {"count": urgent}
        alarm = f" :red-badge[:material/priority_high: {many}]" if urgent else ""
        st.markdown(f"**{waiting_words(view)}**{alarm}")
        if not view.is_of_the_desk:
            said = gettext(
                "What the desk says touches the room. Who asked, and in which words, stays with "
                "the desk."
            )
            st.caption(said)


def desk_said(view: DeskView) -> None:
    """Tell a screen reader politely how many wait, whenever that changes."""
    words = _said_words(view)
    opened = st.session_state.get("desk-open", "")
    with st.container(key="pulse-desk-said"):
        _said(key="desk-said", data={"words": words, "opened": opened})


def waiting_words(view: DeskView) -> str:
    """`3 requests wait`; to moderators, how many of them touch the room."""
    if not view.is_of_the_desk:
        number = len(view.open)
        said = ngettext("1 request touches the room", "%(count)s requests touch the room", number)
        return said % {"count": number} if number else gettext("All quiet")
    number = len(_waiting(view))
    said = ngettext("1 request waits", "%(count)s requests wait", number)
    return said % {"count": number} if number else gettext("Nobody waits")


def _said_words(view: DeskView) -> str:
    """The same as a sentence, with how many of them are urgent."""
    urgent = _urgent(view)
    if not urgent:
        return gettext("%(words)s.") % {"words": waiting_words(view)}
    if view.is_of_the_desk:
        number = len(_waiting(view))
        said = ngettext(
            "1 request waits, %(urgent)s of them urgent.",
            "%(count)s requests wait, %(urgent)s of them urgent.",
            number,
        )
    else:
        number = len(view.open)
        said = ngettext(
            "1 request touches the room, %(urgent)s of them urgent.",
            "%(count)s requests touch the room, %(urgent)s of them urgent.",
            number,
        )
    return said % {"count": number, "urgent": urgent}


def head_words(one: HelpView) -> str:
    """Its number as far as one may know it, what it is about, how urgent and on which side."""
    number = f"\\#{one.number} " if one.number else ""
    kind = f":material/{ICONS[one.kind]}: **{number}{gettext(HELP_KINDS[one.kind])}**"
    return f"{kind} {badges(one)}"


def waits_words(one: HelpView) -> str:
    """What its clock counts."""
    if not one.number:
        return gettext("It waits")
    return gettext("Request %(number)s waits") % {"number": one.number}


def badges(one: HelpView) -> str:
    """What is known of it at a glance, as Markdown."""
    urgency = gettext(HELP_URGENCIES[one.urgency])
    is_with_me = one.is_mine and one.state is HelpState.CLAIMED
    state = gettext("you have it") if is_with_me else gettext(HELP_STATES[one.state])
    told = [
        f":red-badge[:material/priority_high: {urgency}]"
        if one.urgency is HelpUrgency.URGENT
        else f":gray-badge[{urgency}]",
        side_badge(one.modality),
        f":gray-badge[:material/{_STATE_ICONS[one.state]}: {state}]",
    ]
    if one.touches_room:
        told.append(f":orange-badge[:material/campaign: {gettext('touches the room')}]")
    if one.preventive:
        told.append(f":green-badge[:material/event_available: {gettext('asked ahead')}]")
    return " ".join(told)


def text_words(one: HelpView, *, in_full: bool) -> str:
    """What was asked, as Markdown in which nothing of it is markup."""
    if not one.text:
        return f":gray[{gettext('asks for somebody, without words')}]"
    long = len(one.text) > SHOWN_OF_TEXT and not in_full
    return as_paragraph(f"{one.text[:SHOWN_OF_TEXT].rstrip()}…" if long else one.text)


def asker_words(one: HelpView) -> str:
    """Who asks, as they said: pseudonym, groups, language; and to which desk it was handed."""
    groups = dict.fromkeys(
        gettext(str(g)) for g in (one.stakeholder_group, one.regional_group) if g
    )
    tongue = LANGUAGE_NAMES[Language(one.language)] if one.language in set(Language) else ""
    told = [as_text(one.asker), *map(as_text, groups), as_text(gettext(tongue))]
    if one.for_side:
        told.append(gettext(FOR_THE_DESK[one.for_side]))
    return " · ".join(each for each in told if each)


def holder_words(one: HelpView) -> str:
    """Who has it since when, or how it ended."""
    if not one.is_open:
        return _ended_words(one)
    if not one.has_it:
        return ""
    told = {"who": as_text(one.has_it)}
    if not one.claimed_at:
        return gettext("You have it") if one.is_mine else gettext("%(who)s has it") % told
    told["time"] = clock_words(one.claimed_at)
    mine, theirs = gettext("You have it since %(time)s"), gettext("%(who)s has it since %(time)s")
    return (mine if one.is_mine else theirs) % told


def _ended_words(one: HelpView) -> str:
    if not one.ended_at:
        # What was taken back has no time, so that nobody could tell what was asked together.
        return gettext("taken back by whoever asked")
    told = {"who": as_text(one.ended_by), "time": clock_words(one.ended_at)}
    asker, desk = (
        gettext("closed by whoever asked at %(time)s"),
        gettext("closed by %(who)s at %(time)s"),
    )
    return (desk if one.ended_by else asker) % told


def waits_since(one: HelpView) -> datetime | None:
    """Since when its asker waits for a word of the desk; None where they do not."""
    if not one.asker_waits:
        return None
    return one.lines[-1].written_at if one.lines else one.raised_at


def _urgent(view: DeskView) -> int:
    return sum(one.urgency is HelpUrgency.URGENT for one in _waiting(view))


def _waiting(view: DeskView) -> list[HelpView]:
    return [one for one in view.open if one.state is HelpState.WAITING]
