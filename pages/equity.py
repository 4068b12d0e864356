"""Equity: who had the floor beside who waits for it, and what of it the room sees."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.equity_parts import balance_card, equity_settings, equity_style, is_told
from pages.parts.live import live
from pages.parts.silence import silence_line
from pages.parts.theme import empty, heading
from pages.parts.wording import notice
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.equity import see_equity
from session_core.use_cases.floor import see_floor
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("balance", gettext("Equity"), see_session(visit).session)
st.html(equity_style())


@live(Room.FLOOR, Room.SESSION, Room.AGENDA, Room.PEOPLE)
def draw_equity(visit: Visit) -> None:
    notice("equity")
    silence_line(visit, see_floor(visit))
    equity_settings(visit)
    view = see_equity(visit)
    shown = [each for each in view.balances if is_told(each)]
    if not shown:
        empty("balance", gettext("The shares stand here once somebody has asked for the floor."))
    for each in shown:
        balance_card(each)
    if not view.groups_kept:
        st.caption(gettext("The naming rule in force keeps no groups, so none are counted."))


draw_equity(visit)
