"""Intake for staff: frozen or not, throttled or not, and how moderators freeze it."""

from collections.abc import Mapping

import streamlit as st

from pages.parts.live import live
from pages.parts.roles import may
from pages.parts.wording import act, notice
from session_core.domain.intake import Post, Throttled
from session_core.domain.session import Room
from session_core.language import gettext, ngettext
from session_core.use_cases.intake import freeze_intake, see_intake, thaw_intake
from session_core.use_cases.visit import Visit


def intake_part(visit: Visit) -> None:
    """Freeze or thaw intake, and what was delayed and refused lately."""
    intake = see_intake(visit)
    with st.container(border=True, key="intake"):
        st.header(gettext("Intake"), anchor=False)
        notice("intake")
        if intake.is_frozen:
            st.warning(_frozen(), icon=":material/ac_unit:")
        st.caption(
            gettext(
                "Frozen, nothing new is taken from seats, and people keep what they typed. Open "
                "ballots, withdrawing, deleting, leaving and reading go on; so does what staff "
                "enter."
            )
        )
        if may(visit, "freeze_intake"):
            if intake.is_frozen:
                _button(visit, gettext("Take new things again"), "thaw", thaw_intake)
            else:
                _button(visit, gettext("Freeze intake"), "freeze", freeze_intake)
        _told(intake.throttled)


def _button(visit: Visit, label: str, name: str, do: object) -> None:
    icon = ":material/ac_unit:" if name == "freeze" else ":material/play_arrow:"
    st.button(label, key=f"intake-{name}", icon=icon, on_click=act, args=("intake", do, visit))


def _told(throttled: Throttled) -> None:
    if throttled.is_now:
        st.warning(_throttled(), icon=":material/speed:")
    lines = []
    if throttled.delayed:
        delayed = {"counts": _by_kind(throttled.delayed)}
        lines.append(gettext("Delayed in the last five minutes: %(counts)s.") % delayed)
    if throttled.refused:
        refused = {"counts": _by_kind(throttled.refused)}
        lines.append(gettext("Refused in the last five minutes: %(counts)s.") % refused)
    if throttled.seats:
        seats = ngettext(
            "Single seats that sent more than people do were delayed or refused %(count)s times.",
            "Single seats that sent more than people do were delayed or refused %(count)s times.",
            throttled.seats,
        )
        lines.append(seats % {"count": throttled.seats})
    for line in lines:
        st.text(line)
    if lines:
        st.caption(gettext("As this server process saw it."))


def _by_kind(counts: Mapping[Post, int]) -> str:
    return gettext(", ").join(_so_many(post, counts[post]) for post in Post if counts.get(post))


def _so_many(post: Post, count: int) -> str:
    said = {
        Post.ASK: ngettext("%(count)s questions", "%(count)s questions", count),
        Post.CHANGE: ngettext("%(count)s changes", "%(count)s changes", count),
        Post.SUPPORT: ngettext("%(count)s supports", "%(count)s supports", count),
        Post.VOTE: ngettext("%(count)s ballots", "%(count)s ballots", count),
        Post.JOIN: ngettext("%(count)s joins", "%(count)s joins", count),
        Post.RECEIPT: ngettext("%(count)s receipts", "%(count)s receipts", count),
        Post.HELP: ngettext("%(count)s requests for help", "%(count)s requests for help", count),
        Post.KIOSK: ngettext("%(count)s people at kiosks", "%(count)s people at kiosks", count),
        Post.OTHER: ngettext("%(count)s other", "%(count)s other", count),
    }
    return said[post] % {"count": count}


def _frozen() -> str:
    return gettext(
        "Intake is frozen: no joins, questions, changes or supports are taken from seats."
    )


def _throttled() -> str:
    return gettext("More comes in than this session can take: what is sent waits, or is refused.")


@live(Room.DOOR, Room.SESSION)
def intake_line(visit: Visit) -> None:
    """One plain line where intake is frozen or throttled; nothing else of it on the floor page."""
    intake = see_intake(visit)
    if intake.is_frozen:
        what_to_do = gettext("Moderators thaw it on the page Door.")
        st.warning(f"{_frozen()} {what_to_do}", icon=":material/ac_unit:")
    elif intake.throttled.is_now:
        what_to_do = gettext("The page Door has the counts, and freezes intake.")
        st.warning(f"{_throttled()} {what_to_do}", icon=":material/speed:")
