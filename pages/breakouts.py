"""Breakout groups: made, filled, sent off on one clock; a facilitator's own stands first."""

from pages.parts.breakout_notes import group_note_form
from pages.parts.breakout_parts import group_card, groups_clock, make_form
from pages.parts.breakout_people import people_card
from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.roles import may
from pages.parts.theme import empty, heading, side, sides
from session_core.domain.agenda_groups import minutes_for_groups
from session_core.domain.breakouts import USUAL_MINUTES
from session_core.domain.session import Room, Stage
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.notes import see_notes
from session_core.use_cases.sessions import see_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("groups", gettext("Breakout groups"), see_session(visit).session)


@live(Room.BREAKOUTS, Room.PEOPLE, Room.NOTES, Room.SESSION, Room.AGENDA)
def draw_groups(visit: Visit) -> None:
    view, session, me = see_breakouts(visit), see_session(visit).session, see_who_i_am(visit)
    items, is_over = see_agenda(visit), session.stage is Stage.CLOSED
    usual = minutes_for_groups(items) or USUAL_MINUTES
    mine = {seen.group.id for seen in view.groups if me and seen.group.facilitator_id == me.id}
    with sides():
        with side("work"):
            groups_clock(visit, view, session.stage, usual)
            group_note_form(visit, view, mine)
            if view.groups:
                pass
            elif is_over:
                empty("groups", gettext("This session had no breakout groups."))
            elif may(visit, "make_groups"):
                make_form(visit, session, usual)
            else:
                empty("groups", gettext("No groups yet. The moderators make them here."))
        with side("beside"):
            if view.groups and not is_over and may(visit, "place_by_hand"):
                people_card(visit, view, session, items)
        with side("list"):
            notes = see_notes(visit)
            for seen in sorted(view.groups, key=lambda seen: seen.group.id not in mine):
                is_mine = seen.group.id in mine
                group_card(visit, view, seen, notes, is_mine=is_mine, is_over=is_over)


draw_groups(visit)
