"""The order: how the next speaker is found, and what a change would do before it is saved."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.ledger_parts import ledger_download
from pages.parts.live import live
from pages.parts.order_fields import order_fields
from pages.parts.order_list import effect_words, now_and_then, order_style
from pages.parts.order_saving import saving
from pages.parts.roles import may
from pages.parts.theme import heading
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("sort", gettext("Order"), see_session(visit).session)
st.html(order_style())


@live(Room.FLOOR, Room.SESSION, Room.AGENDA)
def draw_effect(visit: Visit) -> None:
    effect_words(visit)


@live(Room.FLOOR, Room.SESSION, Room.AGENDA)
def draw_list(visit: Visit) -> None:
    now_and_then(visit)


with st.container(key="order-sides"):
    # Not live: what is chosen here stays while another moderator acts.
    with st.container(key="order-fields"):
        order_fields(visit)
    with st.container(key="order-list"):
        with st.container(key="order-saving"):
            draw_effect(visit)
            saving(visit)
        draw_list(visit)
if may(visit, "export_ledger"):
    ledger_download(visit)
