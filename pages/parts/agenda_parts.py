"""The current item for any page, and the card that opens and closes a session."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import archived_badge, side_counts, stage_badge
from pages.parts.wording import act, notice
from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item, planned_end_at
from session_core.domain.people import Modality
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.breakouts import BreakoutsView
from session_core.use_cases.sessions import SessionView, close_session, open_session
from session_core.use_cases.visit import Visit


def agenda_now(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """One line for other pages: the current item and its clock."""
    current = current_item(items)
    if current is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
        item_clock(visit, current, "small")
        st.markdown(f":material/flag: {item_title(current)}", width="stretch")


def item_title(item: AgendaItem) -> str:
    """An item's number and title as Markdown."""
    return f"{item.position}\\. {as_text(item.title)}"


def item_clock(visit: Visit, item: AgendaItem, size: Literal["small", "large"]) -> None:
    """The clock of a current item, with the minutes that were added to it."""
    ends_at = planned_end_at(item)
    if ends_at:
        key = f"clock-{size}-{item.id}"
        count_down(key, ends_at, visit.now, gettext("Time of the current item"), size)


def stage_card(visit: Visit, view: SessionView) -> None:
    """Whether people can ask and vote, how many joined, and the button that changes it."""
    stage = view.session.stage
    onsite, online = (view.joined.get(side, 0) for side in Modality)
    with st.container(border=True, key="stage-card"):
        notice("stage")
        if view.session.archived_at:
            words = gettext("Nothing changes until it is brought back from the archive.")
            st.markdown(f"{archived_badge()} {words}")
            return
        st.markdown(f"{stage_badge(stage)} {_stage_words(stage)}")
        joined = gettext("Joined: %(counts)s") % {"counts": side_counts(onsite, online)}
        st.markdown(joined)
        if stage is Stage.OPEN and may(visit, "close_session"):
            _stage_button(visit, gettext("Close the session"), close_session, main=False)
        elif stage is Stage.PREPARING and may(visit, "open_session"):
            _stage_button(visit, gettext("Open the session"), open_session, main=True)
        elif stage is Stage.CLOSED and may(visit, "open_session"):
            _stage_button(visit, gettext("Open it again"), open_session, main=False)


def groups_at_work(view: BreakoutsView) -> None:
    """That breakout groups are out, and until when: the agenda's minutes are not theirs."""
    if view.is_open and view.ends_at:
        st.info(
            gettext(
                "Breakout groups are at work until %(time)s UTC. Minutes added here do not"
                " lengthen theirs; they are called back on the page *Breakout groups*."
            )
            % {"time": f"{view.ends_at:%H:%M}"},
            icon=":material/groups:",
        )


def _stage_words(stage: Stage) -> str:
    words = {
        Stage.PREPARING: gettext("Nobody can ask or vote yet."),
        Stage.OPEN: gettext("People can ask and vote."),
        Stage.CLOSED: gettext("Nothing more is taken; the report goes on."),
    }
    return words[stage]


def _stage_button(visit: Visit, words: str, do: object, *, main: bool) -> None:
    st.button(
        words,
        icon=":material/sensors:" if main else None,
        type="primary" if main else "secondary",
        width="stretch",
        on_click=act,
        args=("stage", do, visit),
    )
