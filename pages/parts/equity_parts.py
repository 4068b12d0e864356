"""The equity page's pieces: a card for each thing the floor is shared by, and two settings."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.charts import CHART_CONFIG
from pages.parts.equity_chart import (
    equity_figure,
    equity_rows,
    in_words,
    legend_words,
    series_of,
)
from pages.parts.order_words import help_of, label_of, settings_words
from pages.parts.roles import may
from pages.parts.whole_numbers import number_field, whole
from pages.parts.wording import at_this_moment, refusals_noticed
from session_core.domain.equity import NOT_SAID, Balance, By
from session_core.domain.floor_policy import EVENFLOOR, LIMITS, FloorPolicy
from session_core.domain.floor_refusals import BadPolicy
from session_core.language import gettext
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
_ALARM = "alarm"
_FEWEST, _MOST = 1, LIMITS["silence_minutes"][1]
"""Minutes with which the alarm is on."""


def balance_card(balance: Balance) -> None:
    """One chart with its table."""
    title = gettext(TITLES[balance.by])
    with st.container(border=True, key=f"equity-{balance.by.name.lower()}"):
        st.markdown(f"## {title}")
        if series_of(balance):
            st.html(legend_words(balance))
        with st.container(key=f"pair-{balance.by.name.lower()}"):
            if series_of(balance):
                st.plotly_chart(
                    equity_figure(balance),
                    key=f"chart-equity-{balance.by.name.lower()}",
                    config=CHART_CONFIG,
                    alt=gettext("%(title)s. %(shares)s.")
                    % {"title": title, "shares": in_words(balance)},
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
    _follow(visit, policy)
    few = gettext("Groups stand there only from five people on.")
    with st.container(key="equity-settings"):
        st.toggle(
            gettext("Alarm when online is silent"),
            key=_key(visit, _ALARM),
            help=gettext("Off, no silence of those online raises an alarm."),
            on_change=_switch_alarm,
            args=(visit,),
        )
        number_field(
            label_of("silence_minutes"),
            _key(visit, "silence_minutes"),
            help=gettext("After so many the alarm rises. From %(least)s to %(most)s.")
            % {"least": _FEWEST, "most": _MOST},
            disabled=not st.session_state[_key(visit, _ALARM)],
            on_change=_set_minutes,
            args=(visit,),
        )
        st.toggle(
            label_of("equity_on_screen"),
            key=_key(visit, "equity_on_screen"),
            help=f"{help_of('equity_on_screen')} {few}",
            on_change=_show_on_screen,
            args=(visit,),
        )


def _follow(visit: Visit, policy: FloorPolicy) -> None:
    """Let the fields show what is in force: what another moderator set counts.

    A value that was refused stays to be put right, and while the alarm is off the minutes that it
    had.
    """
    minutes = policy.silence_minutes
    shown: dict[str, object] = {
        _ALARM: minutes > 0,
        "silence_minutes": float(minutes or EVENFLOOR.silence_minutes),
        "equity_on_screen": policy.equity_on_screen,
    }
    seen = _key(visit, "seen")
    in_force = minutes, policy.equity_on_screen
    follows = st.session_state.get(seen) != in_force
    st.session_state[seen] = in_force
    for name, value in shown.items():
        keeps = name == "silence_minutes" and not minutes
        if _key(visit, name) not in st.session_state or (follows and not keeps):
            st.session_state[_key(visit, name)] = value


def _switch_alarm(visit: Visit) -> None:
    """Off is chosen with this switch only; on, the minutes count that stand beside it."""
    is_on, key = st.session_state[_key(visit, _ALARM)], _key(visit, "silence_minutes")
    if not is_on and whole(st.session_state[key]) not in range(_FEWEST, _MOST + 1):
        st.session_state[key] = float(see_floor_policy(visit).silence_minutes)
    _set(visit, "silence_minutes", int(st.session_state[key]) if is_on else 0)


def _set_minutes(visit: Visit) -> None:
    minutes = whole(st.session_state[_key(visit, "silence_minutes")])
    with refusals_noticed("equity"):
        if minutes not in range(_FEWEST, _MOST + 1):
            label = label_of("silence_minutes")
            raise BadPolicy(what=label, least=_FEWEST, most=_MOST)
    if minutes in range(_FEWEST, _MOST + 1):
        _set(visit, "silence_minutes", minutes)


def _show_on_screen(visit: Visit) -> None:
    _set(visit, "equity_on_screen", st.session_state[_key(visit, "equity_on_screen")])


def _set(visit: Visit, name: str, value: Any) -> None:
    """Set this one and leave the others as they are now, whoever changed them last."""
    with refusals_noticed("equity"):
        now = see_floor_policy(at_this_moment(visit))
        changed: FloorPolicy = replace(now, **{name: value})
        set_floor_policy(at_this_moment(visit), changed, now)


def _key(visit: Visit, name: str) -> str:
    return f"equity-{name}-{visit.session_id}"
