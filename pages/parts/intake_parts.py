"""Intake for staff: frozen or not, throttled or not, and how moderators freeze it."""

from collections.abc import Mapping

import streamlit as st

from pages.parts.live import live
from pages.parts.roles import may
from pages.parts.wording import act, notice
from session_core.domain.intake import Post, Throttled
from session_core.domain.session import Room
from session_core.use_cases.intake import freeze_intake, see_intake, thaw_intake
from session_core.use_cases.visit import Visit

_FROZEN = "Intake is frozen: no joins, questions, changes or supports are taken from seats."
_THROTTLED = "More comes in than this session can take: what is sent waits, or is refused."


def intake_part(visit: Visit) -> None:
    """Freeze or thaw intake, and what was delayed and refused lately."""
    intake = see_intake(visit)
    with st.container(border=True, key="intake"):
        st.header("Intake", anchor=False)
        notice("intake")
        if intake.is_frozen:
            st.warning(_FROZEN, icon=":material/ac_unit:")
        st.caption(
            "Frozen, nothing new is taken from seats, and people keep what they typed. Open "
            "ballots, withdrawing, deleting, leaving and reading go on; so does what staff enter."
        )
        if may(visit, "freeze_intake"):
            if intake.is_frozen:
                _button(visit, "Take new things again", "thaw", thaw_intake)
            else:
                _button(visit, "Freeze intake", "freeze", freeze_intake)
        _told(intake.throttled)


def _button(visit: Visit, label: str, name: str, do: object) -> None:
    icon = ":material/ac_unit:" if name == "freeze" else ":material/play_arrow:"
    st.button(label, key=f"intake-{name}", icon=icon, on_click=act, args=("intake", do, visit))


def _told(throttled: Throttled) -> None:
    if throttled.is_now:
        st.warning(_THROTTLED, icon=":material/speed:")
    lines = [
        f"{word} in the last five minutes: {_by_kind(counts)}."
        for word, counts in (("Delayed", throttled.delayed), ("Refused", throttled.refused))
        if counts
    ]
    if throttled.seats:
        lines.append(
            "Single seats that sent more than people do were delayed or refused "
            f"{throttled.seats} times."
        )
    for line in lines:
        st.text(line)
    if lines:
        st.caption("As this server process saw it.")


def _by_kind(counts: Mapping[Post, int]) -> str:
    return ", ".join(f"{counts[post]} {post}" for post in Post if counts.get(post))


@live(Room.DOOR, Room.SESSION)
def intake_line(visit: Visit) -> None:
    """One plain line where intake is frozen or throttled; nothing else of it on the floor page."""
    intake = see_intake(visit)
    if intake.is_frozen:
        st.warning(f"{_FROZEN} Moderators thaw it on the page Door.", icon=":material/ac_unit:")
    elif intake.throttled.is_now:
        st.warning(
            f"{_THROTTLED} The page Door has the counts, and freezes intake.",
            icon=":material/speed:",
        )
