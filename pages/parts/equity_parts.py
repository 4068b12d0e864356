"""The equity page's pieces: a card for each thing the floor is shared by, and two settings."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from pages.parts.equity_chart import equity_figure, equity_rows, in_words, series_of
from pages.parts.order_words import SETTINGS, help_of, in_page_words, settings_words
from pages.parts.roles import may
from pages.parts.wording import at_this_moment, refusals_noticed
from session_core.domain.equity import NOT_SAID, Balance, By
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.floor_refusals import BadPolicy
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.visit import Visit

_STYLE = Path(__file__).with_name("equity.css")
TITLES = {
    By.SIDE: "In the room and online",
    By.STAKEHOLDER: "Stakeholder groups",
    By.REGION: "Regional groups",
    By.LANGUAGE: "Languages",
    By.FIRST_TIME: "First time or not",
}
HERE = ("silence_minutes", "equity_on_screen")
"""The settings that have their place on this page."""


def balance_card(balance: Balance) -> None:
    """One chart with its table."""
    with st.container(border=True, key=f"equity-{balance.by.name.lower()}"):
        st.markdown(f"#### {TITLES[balance.by]}")
        with st.container(key=f"pair-{balance.by.name.lower()}"):
            if series_of(balance):
                st.plotly_chart(
                    equity_figure(balance),
                    key=f"chart-equity-{balance.by.name.lower()}",
                    config={"displayModeBar": False, "scrollZoom": False},
                    alt=f"{TITLES[balance.by]}. {in_words(balance)}.",
                )
            st.table(equity_rows(balance), border="horizontal", hide_index=True)


def equity_style() -> str:
    """The style sheet of the equity page: a chart and its table beside each other."""
    return f"<style>{_STYLE.read_text()}</style>"


def is_told(balance: Balance) -> bool:
    """Whether there is anything to tell: somebody was heard or waits, and some group was said."""
    asked = any(each.turns or each.waiting for each in balance.portions)
    return asked and any(each.group != NOT_SAID for each in balance.portions)


def equity_settings(visit: Visit) -> None:
    """What the room sees of the shares, and how long online may be silent."""
    policy = see_floor_policy(visit)
    if not may(visit, "set_floor_policy"):
        st.caption(" · ".join(settings_words(HERE, policy)))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        for name in HERE:
            key = _key(visit, name)
            # What another moderator set counts; a value that was refused stays to be put right.
            if st.session_state.get(f"{key}-seen") != getattr(policy, name):
                st.session_state[key] = st.session_state[f"{key}-seen"] = getattr(policy, name)
            st.session_state.setdefault(key, getattr(policy, name))
        st.number_input(
            SETTINGS["silence_minutes"].label,
            key=_key(visit, "silence_minutes"),
            step=1,
            width=280,
            help=help_of("silence_minutes"),
            on_change=_set,
            args=(visit, "silence_minutes"),
        )
        st.toggle(
            SETTINGS["equity_on_screen"].label,
            key=_key(visit, "equity_on_screen"),
            help=f"{help_of('equity_on_screen')} Groups stand there only from five people on.",
            on_change=_set,
            args=(visit, "equity_on_screen"),
        )


def _set(visit: Visit, name: str) -> None:
    """Set this one and leave the others as they are now, whoever changed them last."""
    key = _key(visit, name)
    with refusals_noticed("equity"):
        now = see_floor_policy(at_this_moment(visit))
        changed: FloorPolicy = replace(now, **{name: st.session_state[key]})
        try:
            set_floor_policy(at_this_moment(visit), changed, now)
        except BadPolicy as refusal:
            raise in_page_words(refusal) from refusal


def _key(visit: Visit, name: str) -> str:
    return f"equity-{name}-{visit.session_id}"
