"""The fields of a poll's form: what each kind asks for, and nothing else."""

from collections.abc import Callable

import streamlit as st

from pages.parts.whole_numbers import number_field
from session_core.domain.ballots import OWN_OPTIONS, PollKind
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import MOST_OPTIONS
from session_core.language import gettext, ngettext
from session_core.wording_of_polls import HOW_TO_ANSWER, KINDS, SHOWINGS

KIND, QUESTION, OPTIONS = "poll-kind", "poll-question", "poll-options"
MOST_CHOICES, LEAST, MOST = "poll-most-choices", "poll-least", "poll-most"
COUNTDOWN, SHOWING = "poll-countdown", "poll-showing"

_COUNTDOWNS = (0, 30, 60, 120, 180, 300)
"""Seconds; 0 is none."""


def kind_field() -> PollKind:
    """The kind, outside of the form: what the form asks for follows it."""
    st.selectbox(
        gettext("Kind"),
        list(PollKind),
        key=KIND,
        format_func=lambda each: gettext(KINDS[each]),
    )
    kind: PollKind = st.session_state[KIND]
    return kind


def fields_of(kind: PollKind) -> None:
    """The fields of the form for this kind."""
    st.text_area(gettext("Question"), key=QUESTION, height=80)
    if kind not in OWN_OPTIONS:
        st.caption(gettext(HOW_TO_ANSWER[kind]))
    for kinds, draw in _ASKED_OF:
        if kind in kinds:
            draw()
    seconds = st.session_state.get(COUNTDOWN, 0)
    st.selectbox(
        gettext("Countdown"),
        sorted({*_COUNTDOWNS, seconds}),
        key=COUNTDOWN,
        format_func=countdown_words,
    )
    st.selectbox(
        gettext("Results show"),
        list(Showing),
        key=SHOWING,
        format_func=lambda each: gettext(SHOWINGS[each]),
    )
    # It is always there: within a form nothing can follow what is chosen.
    st.caption(
        gettext(
            "If they show while the poll is open, whoever watches sees how each ballot moves the "
            "counts."
        )
    )
    # A browser forgets what was typed in a field that is gone: what other kinds ask goes unseen.
    with st.container(key="poll-not-asked"):
        for kinds, draw in _ASKED_OF:
            if kind not in kinds:
                draw()


def options_now() -> str:
    """The options as they were typed; none where the kind brings its own."""
    state = st.session_state
    return state.get(OPTIONS, "") if state[KIND] in OWN_OPTIONS else ""


def settings_now() -> PollSettings:
    """The settings as they stand in the fields, also in those that the kind does not ask for."""
    state = st.session_state
    return PollSettings(
        kind=state[KIND],
        showing=state[SHOWING],
        most_choices=state.get(MOST_CHOICES) or None,
        least=state.get(LEAST),
        most=state.get(MOST),
        seconds=state[COUNTDOWN] or None,
    )


def countdown_words(seconds: int) -> str:
    """`none`, `30 seconds` or `2 minutes`."""
    if not seconds:
        return gettext("none")
    if seconds % 60:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    minutes = seconds // 60
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def choices_words(most: int) -> str:
    """`2 choices at most`."""
    said = ngettext("%(count)s choice at most", "%(count)s choices at most", most)
    return said % {"count": most}


def _choices(most: int) -> str:
    return choices_words(most) if most else gettext("as many as they like")


def _options() -> None:
    most = gettext("Two to %(most)s. Ballots are secret.")
    st.text_area(
        gettext("Options, one a line"),
        key=OPTIONS,
        height=140,
        placeholder=gettext("Yes\nNo\nNot sure"),
        help=most % {"most": MOST_OPTIONS},
    )


def _most_choices() -> None:
    st.selectbox(
        gettext("Most choices"),
        range(MOST_OPTIONS + 1),
        key=MOST_CHOICES,
        format_func=_choices,
    )


def _ends() -> None:
    with st.container(horizontal=True):
        number_field(gettext("Lowest, if any"), LEAST)
        number_field(gettext("Highest, if any"), MOST)


_ASKED_OF: tuple[tuple[frozenset[PollKind], Callable[[], None]], ...] = (
    (OWN_OPTIONS, _options),
    (frozenset({PollKind.MULTIPLE}), _most_choices),
    (frozenset({PollKind.NUMERIC}), _ends),
)
"""Fields that some kinds ask for, and which."""
