"""Help desk: who needs help, who of the desk has it, what was answered; and what it came to."""

from pages.parts.desk_counts import desk_counts
from pages.parts.desk_filters import desk_filters, kept, wanted_in_address
from pages.parts.desk_list import desk_list
from pages.parts.desk_request import open_request
from pages.parts.desk_sentences import INSTEAD
from pages.parts.desk_words import desk_line, desk_said, desk_style
from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.roles import may
from pages.parts.signal_parts import signals_panel
from pages.parts.theme import empty, heading, side, sides
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.desk import see_desk, see_help_counts
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("support_agent", gettext("Help desk"), see_session(visit).session)
desk_style()


@live(Room.DESK, Room.PEOPLE)
def draw_desk(visit: Visit) -> None:
    view, wanted = see_desk(visit), wanted_in_address()
    with side("work"):
        desk_line(view)
        desk_filters(view, wanted)
    with side("beside"):
        open_request(visit, view)
    with side("list"):
        desk_list(visit, view, kept(view, wanted), wanted.shown)
    desk_said(view)


@live(Room.DESK)
def draw_counts(visit: Visit) -> None:
    desk_counts(see_help_counts(visit))


if may(visit, "see_desk"):
    with sides():
        draw_desk(visit)
    if may(visit, "claim_help"):
        signals_panel(visit)
else:
    empty("support_agent", gettext(INSTEAD["not_yours"]))
if may(visit, "see_help_counts"):
    draw_counts(visit)
