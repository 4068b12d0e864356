"""People: the staff of this session, their roles, and inviting a colleague."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.hub_parts import hubs
from pages.parts.live import live
from pages.parts.roles import may
from pages.parts.staff import role_forms, staff_row
from pages.parts.theme import heading
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.people import see_people
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("group", gettext("People"), see_session(visit).session)


@live(Room.PEOPLE)
def draw_staff(visit: Visit) -> None:
    may_take = may(visit, "take_role")
    for member in see_people(visit):
        staff_row(visit, member, may_take=may_take)


draw_staff(visit)
if may(visit, "give_role"):
    role_forms(visit)
else:
    st.caption(gettext("Roles are given by the organisers of the session."))
hubs(visit)
