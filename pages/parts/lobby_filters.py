"""The lobby's filters: kept in the address, so that a reload or a link shows the same."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

import streamlit as st

from session_core.domain.lobby import LobbyFilter
from session_core.domain.people import Role
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.lobby import Lobby

T = TypeVar("T")

A_HANDFUL = 3
A_WINDOW = 12
"""So many cards at first, and more with each press."""

_WINDOW = "lobby-window"
_NAMES = tuple(field.name for field in fields(LobbyFilter))


def filter_in_address() -> LobbyFilter:
    """The filter as the address says it; what makes no sense there is passed over."""
    asked = st.query_params
    return LobbyFilter(
        words=asked.get("words", ""),
        stage=_read(Stage, asked.get("stage")),
        role=_read(Role, asked.get("role")),
        year=_read(int, asked.get("year")),
        series_id=asked.get("series_id", ""),
        archived=asked.get("archived") == "1",
    )


def lobby_filters(lobby: Lobby, wanted: LobbyFilter) -> None:
    """Draw the filters that are of use: none for a handful of sessions."""
    is_set = wanted != LobbyFilter(archived=wanted.archived)
    with st.container(key="lobby-filters"):
        if lobby.total > A_HANDFUL or is_set:
            _put("words", wanted.words)
            st.text_input(
                gettext("Search"),
                placeholder=gettext("Title, number or room"),
                icon=":material/search:",
                label_visibility="collapsed",
                **_kept("words"),
            )
            stages = {
                Stage.OPEN: gettext("Open now"),
                Stage.PREPARING: gettext("Being prepared"),
                Stage.CLOSED: gettext("Closed"),
            }
            roles = {role: gettext(role).capitalize() for role in lobby.roles}
            years = {year: str(year) for year in lobby.years}
            _choice("stage", gettext("Any stage"), stages, wanted.stage)
            _choice("role", gettext("Any role"), roles, wanted.role)
            _choice("year", gettext("Any year"), years, wanted.year)
            if lobby.series:
                series = dict(lobby.series)
                _choice("series_id", gettext("Any series"), series, wanted.series_id or None)
        if lobby.archived:
            _put("archived", wanted.archived)
            label = gettext("Show archived (%(count)s)") % {"count": lobby.archived}
            st.toggle(label, **_kept("archived"))


def clear_filters() -> None:
    """Leave every session in, but for the archive."""
    for name in _NAMES:
        st.query_params.pop(name, None)
    st.session_state.pop(_WINDOW, None)


def window() -> int:
    """How many cards are drawn now."""
    shown: int = st.session_state.get(_WINDOW, A_WINDOW)
    return shown


def show_more() -> None:
    """Draw one more window of cards."""
    st.session_state[_WINDOW] = window() + A_WINDOW


def _choice(name: str, any_: str, words: dict[T, str], chosen: T | None) -> None:
    # A value that the address made up is no option; the list says by being empty that none fits.
    _put(name, chosen if chosen in words else None)
    st.selectbox(
        any_,
        list(words),
        index=None,
        format_func=lambda value: words.get(value, ""),
        placeholder=any_,
        label_visibility="collapsed",
        **_kept(name),
    )


def _put(name: str, value: object) -> None:
    # The address is the truth: after going back in the browser the fields follow it.
    st.session_state[f"lobby-{name}"] = value


def _kept(name: str) -> dict[str, Any]:
    return {"key": f"lobby-{name}", "on_change": _keep, "args": (name,)}


def _keep(name: str) -> None:
    value = st.session_state[f"lobby-{name}"]
    if value:
        st.query_params[name] = "1" if value is True else str(value)
    else:
        st.query_params.pop(name, None)
    st.session_state.pop(_WINDOW, None)


def _read(kind: Callable[[str], T], asked: str | None) -> T | None:
    try:
        return kind(asked) if asked else None
    except ValueError:
        return None
