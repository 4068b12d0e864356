"""Signals between staff: what waits for one's "got it", what was sent, and who is here."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from pages.parts.live import live
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.signal_sending import send_signals
from pages.parts.signal_words import ICONS, WORDS, from_whom, outcome
from pages.parts.times import clock_words
from pages.parts.wording import act
from session_core.domain.session import Room
from session_core.domain.signals import SignalKind
from session_core.use_cases.presence import (
    PresenceView,
    hand_back_side,
    see_presence,
    take_both_sides,
)
from session_core.use_cases.signals import (
    SignalsView,
    SignalView,
    acknowledge_signal,
    see_signals,
)
from session_core.use_cases.visit import Visit

_STYLE = f"<style>{Path(__file__).with_name('signal_parts.css').read_text()}</style>"

SHOWN_OF_TEXT = 40
"""Characters of a message that is done with."""

# There before the words are: a screen reader says what changes in a region that it knows.
_said = st.components.v2.component(
    "evenfloor_said",
    html='<div role="status" aria-live="polite"></div>',
    css="div { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; "
    "clip-path: inset(50%); white-space: nowrap; }",
    js="""export default ({ parentElement, data }) => {
        const region = parentElement.querySelector("[role=status]");
        if (region.textContent !== data.words) region.textContent = data.words;
    }""",
)


def signals_panel(visit: Visit) -> None:
    """What one was told, who is here, what one sent, and the buttons that send.

    It has live parts of its own: draw it outside of others, so that a signal redraws only it.
    """
    if not may(visit, "see_signals"):
        return
    with st.container(border=True, key="signals", gap=None):
        st.html(_STYLE)
        _draw_signals(visit)
        send_signals(visit)


def signals_banner(visit: Visit) -> None:
    """The same in a slim line, for pages on which one does something else; often nothing."""
    if may(visit, "see_signals"):
        st.html(_STYLE)
        _draw_banner(visit)


@live(Room.SIGNALS)
def _draw_signals(visit: Visit) -> None:
    view, presence = see_signals(visit), see_presence(visit)
    _say(view, presence, visit.now)
    _who_is_here(visit, presence)
    for signal in view.incoming:
        _incoming(visit, signal)
    if view.lately:
        st.markdown("  \n".join(f":small[:gray[{_lately(each)}]]" for each in view.lately))


@live(Room.SIGNALS)
def _draw_banner(visit: Visit) -> None:
    view, presence = see_signals(visit), see_presence(visit)
    _say(view, presence, visit.now)
    _who_is_here(visit, presence)
    for signal in view.incoming:
        _incoming(visit, signal)


def _incoming(visit: Visit, signal: SignalView) -> None:
    told = f" {as_text(signal.text)}" if signal.text else ""
    head = f"{ICONS[signal.kind]} **{WORDS[signal.kind]}**"
    if signal.kind is SignalKind.IS_BACK:
        head = f"{ICONS[signal.kind]} **{from_whom(signal)} is back**"
    elif signal.kind is SignalKind.MESSAGE:
        head = f"{ICONS[signal.kind]} **{as_text(signal.text)}**"
        told = ""
    by = "" if signal.kind is SignalKind.IS_BACK else f"{from_whom(signal)} · "
    with _banner(f"signal-in-{signal.id}"):
        st.markdown(
            f"{head}{told}  \n:small[{by}{clock_words(signal.sent_at)}]",
            width="stretch",
        )
        st.button(
            "Got it",
            key=f"got-it-{signal.id}",
            icon=":material/check:",
            type="primary",
            on_click=act,
            args=("signals", acknowledge_signal, visit, signal.id),
        )


def _who_is_here(visit: Visit, presence: PresenceView) -> None:
    both = presence.both_sides
    if both:
        who = "You have" if both.is_mine else f"{as_text(both.name)} has"
        with _banner("signal-both"):
            st.markdown(
                f":material/sync_alt: **{who} both sides** since {clock_words(both.since)}"
                + "".join(f"  \n:small[{_gone(each.role, each.since)}.]" for each in presence.gone),
                width="stretch",
            )
            if presence.may_hand_back:
                st.button(
                    "Hand back" if both.is_mine else "Take my side back",
                    key="hand-back",
                    icon=":material/undo:",
                    on_click=act,
                    args=("signals", hand_back_side, visit),
                )
        return
    for each in presence.gone:
        with _banner(f"signal-gone-{each.role}"):
            can = " You can take both sides." if presence.may_take else ""
            st.markdown(
                f":material/desktop_access_disabled: **{_gone(each.role, each.since)}.**{can}",
                width="stretch",
            )
            if presence.may_take:
                st.button(
                    "Take both sides",
                    key=f"take-both-{each.role}",
                    icon=":material/sync_alt:",
                    type="primary",
                    on_click=act,
                    args=("signals", take_both_sides, visit),
                )


def _banner(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(
        key=key, border=True, horizontal=True, vertical_alignment="center", gap="small"
    )


def _gone(role: str, since: datetime) -> str:
    return f"The {role}'s screen has been gone since {clock_words(since)}"


def _lately(signal: SignalView) -> str:
    words = WORDS[signal.kind]
    text = f" “{as_text(_beginning(signal.text))}”" if signal.text else ""
    whom = "" if signal.is_mine else f" · {from_whom(signal)}"
    return f"{ICONS[signal.kind]} {words}{text}{whom} · {outcome(signal)}"


def _beginning(text: str) -> str:
    return text if len(text) <= SHOWN_OF_TEXT else f"{text[:SHOWN_OF_TEXT].rstrip()}…"


def _say(view: SignalsView, presence: PresenceView, now: datetime) -> None:
    """Tell a screen reader politely what came; nothing here makes a sound."""
    words = [f"{_gone(each.role, each.since)}." for each in presence.gone]
    words += [f"{from_whom(each)}: {WORDS[each.kind]} {each.text}." for each in view.incoming]
    with st.container(key="pulse-said"):
        _said(key="signals-said", data={"words": " ".join(words)})
