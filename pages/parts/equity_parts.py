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
from pages.parts.followed import chosen, field_of, followed
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
_ALARM, _MINUTES, _SCREEN = "alarm", "silence_minutes", "equity_on_screen"
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
    alarm = followed(_key(visit, _ALARM), policy.silence_minutes > 0)
    # Minutes that were refused stay to be put right.
    minutes = followed(_key(visit, _MINUTES), _minutes_it_had(visit, policy), anew=False)
    screen = followed(_key(visit, _SCREEN), policy.equity_on_screen)
    few = gettext("Groups stand there only from five people on.")
    with st.container(key="equity-settings"):
        st.toggle(
            gettext("Alarm when online is silent"),
            key=alarm,
            help=gettext("Off, no silence of those online raises an alarm."),
            on_change=_switch_alarm,
            args=(visit, alarm),
        )
        number_field(
            label_of(_MINUTES),
            minutes,
            help=gettext("After so many the alarm rises. From %(least)s to %(most)s.")
            % {"least": _FEWEST, "most": _MOST},
            disabled=not st.session_state[alarm],
            on_change=_set_minutes,
            args=(visit, minutes),
        )
        st.toggle(
            label_of(_SCREEN),
            key=screen,
            help=f"{help_of(_SCREEN)} {few}",
            on_change=_show_on_screen,
            args=(visit, screen),
        )


def _minutes_it_had(visit: Visit, policy: FloorPolicy) -> float:
    """The minutes in force; while the alarm is off, those that it had."""
    had = _key(visit, "had")
    if policy.silence_minutes:
        st.session_state[had] = policy.silence_minutes
    return float(st.session_state.get(had, EVENFLOOR.silence_minutes))


def _switch_alarm(visit: Visit, field: str) -> None:
    """Off is chosen with this switch only; on, the minutes count that stand beside it."""
    key = field_of(_key(visit, _MINUTES))
    for is_on in chosen(_key(visit, _ALARM), field):
        if not is_on and whole(st.session_state[key]) not in range(_FEWEST, _MOST + 1):
            st.session_state[key] = float(see_floor_policy(visit).silence_minutes)
        _set(visit, _MINUTES, int(st.session_state[key]) if is_on else 0)


def _set_minutes(visit: Visit, field: str) -> None:
    for typed in chosen(_key(visit, _MINUTES), field):
        minutes = whole(typed)
        with refusals_noticed("equity"):
            if minutes not in range(_FEWEST, _MOST + 1):
                raise BadPolicy(what=label_of(_MINUTES), least=_FEWEST, most=_MOST)
        if minutes in range(_FEWEST, _MOST + 1):
            _set(visit, _MINUTES, minutes)


def _show_on_screen(visit: Visit, field: str) -> None:
    for is_shown in chosen(_key(visit, _SCREEN), field):
        _set(visit, _SCREEN, is_shown)


def _set(visit: Visit, name: str, value: Any) -> None:
    """Set this one and leave the others as they are now, whoever changed them last."""
    with refusals_noticed("equity"):
        now = see_floor_policy(at_this_moment(visit))
        changed: FloorPolicy = replace(now, **{name: value})
        set_floor_policy(at_this_moment(visit), changed, now)


def _key(visit: Visit, name: str) -> str:
    return f"equity-{name}-{visit.session_id}"
