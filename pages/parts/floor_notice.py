"""What a press on the floor page was refused with: in one place, in view wherever the page is."""

from pathlib import Path

import streamlit as st

from pages.parts.wording import forget_refusal_once_changed, notice
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import FloorView
from session_core.use_cases.floor_undo import see_last_floor_act
from session_core.use_cases.visit import Visit

_STYLE = f"<style>{Path(__file__).with_suffix('.css').read_text('utf-8')}</style>"


def floor_style() -> None:
    """Where the page's parts and its notice stand; once a page, outside of what is drawn anew."""
    st.html(_STYLE)


def floor_notice(
    visit: Visit, floor: FloorView, session: WorkshopSession, *, may_give: bool
) -> None:
    """The last refusal, of the card or of a row; belongs inside `sides()`, beside its parts.

    It goes once somebody else speaks, is first or reads a question, once staff have done something
    since, or the session has moved on. What people ask meanwhile leaves it: it would be gone
    before it was read.
    """
    waiting = [place.intervention for place in floor.places]
    last = see_last_floor_act(visit) if may_give else None
    shown = (
        session.stage,
        last.at if last else None,
        floor.speaking.id if floor.speaking else None,
        waiting[0].id if waiting else None,
        [(each.id, each.claimed_by) for each in waiting if each.claimed_by],
    )
    forget_refusal_once_changed("floor", shown)
    notice("floor")
