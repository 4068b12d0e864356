"""Who may do what: one table, read top to bottom; every use-case looks itself up here."""

from collections.abc import Mapping

from session_core.domain.people import STAFF_ROLES, Role

ORGANISER = frozenset({Role.ORGANISER})
MODERATORS = ORGANISER | {Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR}
NOTE_TAKERS = MODERATORS | {Role.RAPPORTEUR}
STAFF = frozenset(STAFF_ROLES)
SEATED = frozenset({Role.PARTICIPANT})
LOOKING_ON = STAFF | {Role.PARTICIPANT, Role.ROOM_SCREEN}
ANYONE = frozenset(Role)

MAY: Mapping[str, frozenset[Role]] = {
    # signing in (no session yet; the proof asked for is in the use-case)
    "see_first_start": ANYONE,
    "keep_first_organiser": ANYONE,
    "count_attempt": ANYONE,
    "start_sign_in": ANYONE,
    "sign_out": ANYONE,
    "see_who_i_am": ANYONE,
    "keep_my_password": ANYONE,
    # sessions
    "read_programme": ORGANISER,
    "create_session": ORGANISER,
    "list_my_sessions": ANYONE,
    "see_session": LOOKING_ON,
    "open_session": MODERATORS,
    "close_session": MODERATORS,
    # people
    "see_people": STAFF,
    "see_my_roles": ANYONE,
    "give_role": ORGANISER,
    "take_role": ORGANISER,
    "add_account": ORGANISER,
    # joining
    "find_session": ANYONE,
    "find_screen": ANYONE,
    "see_door": ANYONE,
    "join_session": ANYONE,
    "see_my_seat": SEATED,
    "leave_session": SEATED,
    # the live feed
    "see_revisions": LOOKING_ON,
    "hear_every_room": STAFF,
    # agenda
    "see_agenda": LOOKING_ON,
    "start_agenda_item": MODERATORS,
    "end_agenda_item": MODERATORS,
    # floor
    "see_floor": LOOKING_ON,
    "see_my_interventions": SEATED,
    "request_floor": SEATED,
    "withdraw_request": SEATED,
    "enter_for_someone": STAFF,
    "strike_request": MODERATORS,
    "give_floor_to_next": MODERATORS,
    "give_floor_to": MODERATORS,
    "yield_floor": MODERATORS,
    "recall_last": MODERATORS,
    "close_queue": MODERATORS,
    "open_queue": MODERATORS,
    # polls
    "see_polls": LOOKING_ON,
    "see_turnout": STAFF,
    "see_my_ballots": SEATED,
    "write_poll": MODERATORS,
    "open_poll": MODERATORS,
    "close_poll": MODERATORS,
    "cast_ballot": SEATED,
    # notes
    "see_notes": LOOKING_ON,
    "write_note": NOTE_TAKERS,
    "rewrite_note": NOTE_TAKERS,
    # report
    "see_report": STAFF,
    "draft_report": NOTE_TAKERS,
    "adopt_takeaway": NOTE_TAKERS,
    "set_takeaway_aside": NOTE_TAKERS,
    "reword_takeaway": NOTE_TAKERS,
    "export_report": NOTE_TAKERS,
}
