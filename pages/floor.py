"""The floor: who speaks, who is next and why, and a way in for people without a device."""

from pages.parts.agenda_parts import agenda_now
from pages.parts.chat_parts import chat_paste
from pages.parts.entrance import enter_session
from pages.parts.floor_parts import has_the_floor, next_button, queue_line, waiting_list
from pages.parts.joining import joining_popover
from pages.parts.live import live
from pages.parts.naming_parts import rule_now
from pages.parts.proxy_entry import proxy_entry
from pages.parts.roles import may
from pages.parts.theme import heading, side, sides
from pages.parts.wording import notice
from session_core.domain.session import Room, Stage
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.floor import see_floor
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("record_voice_over", "Floor", see_session(visit).session)


@live(Room.AGENDA, Room.FLOOR, Room.SESSION)
def draw_floor(visit: Visit) -> None:
    floor, session, items = see_floor(visit), see_session(visit).session, see_agenda(visit)
    may_give = session.stage is Stage.OPEN and may(visit, "give_floor_to_next")
    with side("work"):
        agenda_now(visit, items)
        rule_now(session, items)
        notice("floor")
        has_the_floor(visit, floor, may_give)
        next_button(visit, floor, may_give)
    with side("list"):
        queue_line(visit, floor, session)
        waiting_list(visit, floor, may_give)


with sides():
    draw_floor(visit)
    # Not live: what is typed here does not change with the floor, and drawing it has its price.
    with side("beside"):
        proxy_entry(visit)
        chat_paste(visit)
        joining_popover(visit, see_session(visit).session)
