"""Signals between staff: a strip with what waits for one's "got it", and what was sent."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.live import live
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.signal_sending import send_signals
from pages.parts.signal_words import ICONS, from_whom, is_back, kind_words, outcome
from pages.parts.times import clock_words
from pages.parts.wording import act, forget_refusal_once_changed, notice
from session_core.domain.session import Room
from session_core.domain.signals import SignalKind
from session_core.language import gettext, in_quotes
from session_core.use_cases.presence import (
    BothSides,
    Gone,
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

_HERE = Path(__file__)
_STYLE = f"<style>{_HERE.with_name('signal_parts.css').read_text()}</style>"

SHOWN_OF_TEXT = 40
"""Characters of a message that is done with."""

SHOWN_IN_STRIP = 2
"""More would cover what one works on; the next comes when one is done with."""

_STRIP = "signal-strip-refused"

_STAND = "signals-stand"
"""What waits in this tab, in the order in which it came here."""

# There before the words are: a screen reader says what changes in a region that it knows.
_said = st.components.v2.component(
    "evenfloor_said",
    html='<div role="status" aria-live="polite"></div>',
    css="div { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; "
    "clip-path: inset(50%); white-space: nowrap; }",
    js=_HERE.with_name("announce.js").read_text("utf-8")
    + _HERE.with_suffix(".js").read_text("utf-8"),
)


def signals_panel(visit: Visit) -> None:
    """What one sent, what one is done with, and the buttons that send.

    It has a live part of its own: draw it outside of others, so that a signal redraws only it.
    """
    if not may(visit, "see_signals"):
        return
    with st.container(border=True, key="signals", gap=None):
        send_signals(visit)
        # Below, in a place of fixed height: a signal that is sent moves no button.
        with st.container(key="signals-sent"):
            _draw_signals(visit)


def signals_banner(visit: Visit) -> None:
    """What one was told and who is gone, over the top of the page; it moves nothing on it.

    It has a live part of its own, and belongs before the page: a keyboard comes to it first.
    """
    if may(visit, "see_signals"):
        st.html(_STYLE)
        with st.container(key="signal-strip", gap=None):
            _draw_banner(visit)


@live(Room.SIGNALS)
def _draw_signals(visit: Visit) -> None:
    lately = [_lately(each) for each in see_signals(visit).lately]
    told = lately or [gettext("What you send is listed here, and who saw it.")]
    st.markdown("  \n".join(f":small[:gray[{each}]]" for each in told))


@live(Room.SIGNALS)
def _draw_banner(visit: Visit) -> None:
    view, presence = see_signals(visit), see_presence(visit)
    _say(view, presence)
    told: dict[str, Callable[[], None]] = {}
    if not presence.both_sides:
        told = {each.role: partial(_is_gone, visit, presence, each) for each in presence.gone}
    told |= {each.id: partial(_incoming, visit, each) for each in reversed(view.incoming)}
    waiting = [told[each] for each in _as_they_came(told)]
    if presence.both_sides:
        # It lasts: what one was told a moment ago goes before it.
        waiting.append(partial(_both_sides, visit, presence, presence.both_sides))
    for draw in waiting[:SHOWN_IN_STRIP]:
        draw()
    forget_refusal_once_changed(_STRIP, sorted(told))
    notice(_STRIP)
    if (left := len(waiting) - SHOWN_IN_STRIP) > 0:
        with st.container(key="signal-left"):
            more = gettext("and {number} more").format(number=left)
            st.markdown(f":small[{more}]")


def _as_they_came(told: Iterable[str]) -> list[str]:
    """The oldest first, and what is sent again where it stood: nothing slides under a finger."""
    here = list(told)
    stood = [each for each in st.session_state.get(_STAND, ()) if each in here]
    st.session_state[_STAND] = stood + [each for each in here if each not in stood]
    return list(st.session_state[_STAND])


def _incoming(visit: Visit, signal: SignalView) -> None:
    told = f" {as_text(signal.text)}" if signal.text else ""
    head = f"{ICONS[signal.kind]} **{kind_words(signal.kind)}**"
    if signal.kind is SignalKind.IS_BACK:
        head = f"{ICONS[signal.kind]} **{is_back(signal)}**"
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
            gettext("Got it"),
            key=f"got-it-{signal.id}",
            icon=":material/check:",
            type="primary",
            on_click=act,
            args=(_STRIP, acknowledge_signal, visit, signal.id),
        )


def _both_sides(visit: Visit, presence: PresenceView, both: BothSides) -> None:
    said = gettext("**%(name)s has both sides** since %(time)s")
    if both.is_mine:
        said = gettext("**You have both sides** since %(time)s")
    told = said % {"name": as_text(both.name), "time": clock_words(both.since)}
    gone = "".join(f"  \n:small[{_gone(each.role, each.since)}]" for each in presence.gone)
    with _banner("signal-both"):
        st.markdown(f":material/sync_alt: {told}{gone}", width="stretch")
        if presence.may_hand_back:
            st.button(
                gettext("Hand back") if both.is_mine else gettext("Take my side back"),
                key="hand-back",
                icon=":material/undo:",
                on_click=act,
                args=(_STRIP, hand_back_side, visit),
            )


def _is_gone(visit: Visit, presence: PresenceView, one: Gone) -> None:
    with _banner(f"signal-gone-{one.role}"):
        st.markdown(
            f":material/desktop_access_disabled: **{_gone(one.role, one.since)}**",
            width="stretch",
        )
        if presence.may_take:
            st.button(
                gettext("Take both sides"),
                key=f"take-both-{one.role}",
                icon=":material/sync_alt:",
                type="primary",
                on_click=act,
                args=(_STRIP, take_both_sides, visit),
            )


def _banner(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(
        key=key, border=True, horizontal=True, vertical_alignment="center", gap="small"
    )


def _gone(role: str, since: datetime) -> str:
    said = gettext("The %(role)s's screen has been gone since %(time)s.")
    return said % {"role": gettext(role), "time": clock_words(since)}


def _lately(signal: SignalView) -> str:
    words = kind_words(signal.kind)
    text = f" {in_quotes(as_text(_beginning(signal.text)))}" if signal.text else ""
    whom = "" if signal.is_mine else f" · {from_whom(signal)}"
    return f"{ICONS[signal.kind]} {words}{text}{whom} · {outcome(signal)}"


def _beginning(text: str) -> str:
    return text if len(text) <= SHOWN_OF_TEXT else f"{text[:SHOWN_OF_TEXT].rstrip()}…"


def _say(view: SignalsView, presence: PresenceView) -> None:
    """Tell a screen reader politely what came; nothing here makes a sound."""
    words = [_gone(each.role, each.since) for each in presence.gone]
    words += [
        gettext("%(who)s: %(what)s.")
        % {"who": from_whom(each), "what": f"{kind_words(each.kind)} {each.text}"}
        for each in reversed(view.incoming)
    ]
    with st.container(key="pulse-said"):
        _said(key="signals-said", data={"words": " ".join(words)})
