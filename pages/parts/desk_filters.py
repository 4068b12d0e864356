"""Which requests for help are shown: kept in the address, so that a reload shows the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import streamlit as st

from session_core.domain.desk import HelpState
from session_core.domain.people import Modality
from session_core.language import gettext
from session_core.use_cases.desk import DeskView, HelpView


class Shown(StrEnum):
    """The lists of the desk."""

    OPEN = "all"
    WAITING = "waiting"
    MINE = "mine"
    OVER = "over"


@dataclass(frozen=True)
class DeskFilter:
    """One list, of one side or, where that is None, of both."""

    shown: Shown = Shown.OPEN
    side: Modality | None = None


_TITLES = {
    Shown.OPEN: "All open",
    Shown.WAITING: "Waiting",
    Shown.MINE: "Mine",
    Shown.OVER: "Over",
}
_BOTH = "both"
_SIDES: Sequence[str] = (_BOTH, *Modality)
_SIDE_TITLES = {_BOTH: "Both sides", Modality.ONSITE: "In the room", Modality.ONLINE: "Online"}


def wanted_in_address() -> DeskFilter:
    """The filter as the address says it; at first all that is open, on both sides."""
    shown, side = st.query_params.get("show", ""), st.query_params.get("side", "")
    return DeskFilter(
        Shown(shown) if shown in set(Shown) else Shown.OPEN,
        Modality(side) if side in set(Modality) else None,
    )


def kept(view: DeskView, wanted: DeskFilter) -> Sequence[HelpView]:
    """What the filter keeps: who waits for a word of the desk first, and of those in its order."""
    if not view.is_of_the_desk:
        return view.open
    found = _kept(view, wanted.shown, wanted.side)
    return found if wanted.shown is Shown.OVER else sorted(found, key=lambda o: not o.asker_waits)


def desk_side(one: HelpView) -> Modality:
    """The desk that a request is for: whose it was handed to, else the one near its asker."""
    return one.for_side or one.modality


def desk_filters(view: DeskView, wanted: DeskFilter) -> None:
    """The lists with how many are in each, and the sides; moderators have but one."""
    if not view.is_of_the_desk:
        return
    counts = {shown: len(_kept(view, shown, wanted.side)) for shown in Shown}
    # The address is the truth: after going back in the browser the fields follow it.
    st.session_state["desk-show"] = wanted.shown
    st.session_state["desk-side"] = wanted.side or _BOTH
    with st.container(horizontal=True, vertical_alignment="center", key="desk-filters"):
        st.segmented_control(
            gettext("Shown"),
            list(Shown),
            required=True,
            format_func=lambda shown: f"{gettext(_TITLES[shown])} · {counts[shown]}",
            label_visibility="collapsed",
            **_field("show"),
        )
        st.segmented_control(
            gettext("Side"),
            _SIDES,
            required=True,
            format_func=_side_words,
            label_visibility="collapsed",
            **_field("side"),
        )


def _kept(view: DeskView, shown: Shown, side: Modality | None) -> Sequence[HelpView]:
    found: Iterable[HelpView] = view.over if shown is Shown.OVER else view.open
    if shown is Shown.WAITING:
        found = (one for one in found if one.state is HelpState.WAITING)
    if shown is Shown.MINE:
        found = (one for one in found if one.is_mine)
    return [one for one in found if side is None or desk_side(one) is side]


def _side_words(side: str) -> str:
    return gettext(_SIDE_TITLES[side])


def _field(name: str) -> dict[str, Any]:
    return {"key": f"desk-{name}", "on_change": _keep, "args": (name,)}


def _keep(name: str) -> None:
    chosen = str(st.session_state[f"desk-{name}"])
    if chosen in (Shown.OPEN, _BOTH):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
