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
    "load_snapshot": ORGANISER,
    "list_my_sessions": ANYONE,
    "see_session": LOOKING_ON,
    "open_session": MODERATORS,
    "close_session": MODERATORS,
    "copy_session": ORGANISER,
    "archive_session": ORGANISER,
    "unarchive_session": ORGANISER,
    # the lobby and series (who asks for them is in no session, and sees only their own)
    "see_lobby": ANYONE,
    "has_series": ANYONE,
    "see_series": ANYONE,
    "create_series": ORGANISER,
    "add_session_to_series": ORGANISER,
    "take_session_out_of_series": ORGANISER,
    "move_in_series": ORGANISER,
    "rename_series": ORGANISER,
    "follow_up_session": ORGANISER,
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
    "see_last_agenda_act": MODERATORS,
    "skip_agenda_item": MODERATORS,
    "restore_agenda_item": MODERATORS,
    "extend_agenda_item": MODERATORS,
    "shorten_agenda": MODERATORS,
    "move_agenda_item": MODERATORS,
    "add_agenda_item": MODERATORS,
    "replan_agenda_item": MODERATORS,
    "remove_agenda_item": MODERATORS,
    "replace_agenda": MODERATORS,
    "undo_agenda": MODERATORS,
    # naming rules
    "set_naming_rule": MODERATORS,
    "set_item_naming_rule": MODERATORS,
    # floor
    "see_floor": LOOKING_ON,
    "see_my_interventions": SEATED,
    "request_floor": SEATED,
    "withdraw_request": SEATED,
    "enter_for_someone": STAFF,
    "read_chat": STAFF,
    "enter_chat_lines": STAFF,
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
    # breakout groups
    "see_breakouts": LOOKING_ON,
    "see_my_group": SEATED,
    "make_groups": MODERATORS,
    "add_group": MODERATORS,
    "change_group": MODERATORS,
    "remove_group": MODERATORS,
    "place_at_random": MODERATORS,
    "place_by_hand": MODERATORS,
    "add_member_by_name": MODERATORS,
    "open_groups": MODERATORS,
    "close_groups": MODERATORS,
    "write_group_note": NOTE_TAKERS | {Role.FACILITATOR},
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
    "write_session_report": NOTE_TAKERS,
    "start_session_report": NOTE_TAKERS,
}
