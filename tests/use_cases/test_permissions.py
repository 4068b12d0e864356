"""Every use-case, tried by everybody: allowed exactly as the table says.

A use-case that is new needs a line here too, or the first test is red.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

import session_core.use_cases
from session_core.domain.access import MAY
from session_core.domain.agenda import PlannedItem
from session_core.domain.ballots import Ballot
from session_core.domain.desk import HelpKind
from session_core.domain.floor import DeclineReason
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy
from session_core.domain.languages import Language
from session_core.domain.notes import NoteKind
from session_core.domain.people import STAFF_ROLES, Account, Modality, Role
from session_core.domain.refusals import NotAllowed, Refusal, SignedOut
from session_core.domain.session import AtDoor, Entry, NamingRule, WorkshopSession
from session_core.domain.signals import SignalKind
from session_core.use_cases.house import House
from session_core.use_cases.polls import see_polls
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.sessions import NewSession
from session_core.use_cases.sign_in import sign_out
from session_core.use_cases.visit import USE_CASES, Visit
from tests.houses import (
    NOW,
    build_test_house,
    new_account,
    new_session,
    seat_in,
    sign_in_as,
    stranger,
    visit_as,
    visit_of,
)

for _module in pkgutil.iter_modules(session_core.use_cases.__path__):
    importlib.import_module(f"session_core.use_cases.{_module.name}")

NOBODY = Account("0" * 16, "nobody", "Nobody", "$2b$04$hash", may_organise=False)
PLAN = NewSession("A plan", NOW, NOW + timedelta(hours=1), (PlannedItem("Opening", 10),))

# Ids that are nobody's: who may pass the door meets another refusal behind it, or none.
ARGUMENTS: dict[str, tuple[object, ...]] = {
    "see_first_start": (),
    "keep_first_organiser": (NOBODY,),
    "count_attempt": ("nobody",),
    "start_sign_in": (NOBODY,),
    "sign_out": (),
    "see_who_i_am": (),
    "keep_my_password": (NOBODY, "$2b$04$hash"),
    "read_programme": ("no programme page",),
    "create_session": (PLAN,),
    "load_snapshot": (b"no snapshot",),
    "list_my_sessions": (),
    "see_session": (),
    "open_session": (),
    "close_session": (),
    "copy_session": (NOW,),
    "archive_session": (),
    "unarchive_session": (),
    "see_lobby": (),
    "has_series": (),
    "see_series": (),
    "create_series": ("A series", ()),
    "add_session_to_series": ("no series",),
    "take_session_out_of_series": (),
    "move_in_series": ("no session",),
    "rename_series": ("A series",),
    "follow_up_session": (NOW,),
    "see_people": (),
    "see_staff": (),
    "see_my_roles": (),
    "see_hubs": (),
    "confirm_hub": ("no seat", 12),
    "give_role": ("nobody", Role.DESK),
    "take_role": ("nobody", Role.DESK),
    "add_account": ("", "Nobody", "$2b$04$hash"),
    "find_session": ("NOCODE",),
    "find_screen": ("no key",),
    "see_door": (),
    "see_links": (),
    "see_door_settings": (),
    "set_links": (),
    "set_conduct": ("Be kind.",),
    "set_asked_at_door": (AtDoor.LANGUAGE,),
    "see_revisions": (),
    "hear_every_room": (),
    "join_session": (Modality.ONLINE,),
    "see_my_seat": (),
    "am_i_new_here": (),
    "leave_session": (),
    "see_my_admission": (),
    "see_entry": (),
    "set_entry": (Entry.OPEN,),
    "admit": ("no seat",),
    "admit_all": (),
    "turn_away": ("no seat",),
    "make_entry_codes": (1,),
    "revoke_entry_codes": (1,),
    "see_kiosks": (),
    "open_kiosk": ("A tablet",),
    "close_kiosk": ("no kiosk",),
    "check_kiosk_address": ("no address",),
    "take_kiosk": ("no address",),
    "see_kiosk": ("no kiosk",),
    "begin_at_kiosk": ("no kiosk",),
    "finish_at_kiosk": ("no kiosk",),
    "see_intake": (),
    "freeze_intake": (),
    "thaw_intake": (),
    "offer_move": (),
    "check_seat_link": ("no link",),
    "take_seat_by_link": ("no link",),
    "take_seat_by_receipt": ("no receipt",),
    "see_agenda": (),
    "start_agenda_item": ("no item",),
    "end_agenda_item": (),
    "see_last_agenda_act": (),
    "skip_agenda_item": ("no item",),
    "restore_agenda_item": ("no item",),
    "extend_agenda_item": ("no item", 5),
    "shorten_agenda": ({"no item": 5},),
    "move_agenda_item": ("no item",),
    "add_agenda_item": ("", 5),
    "replan_agenda_item": ("no item", "Opening", 5),
    "remove_agenda_item": ("no item",),
    "replace_agenda": ("no template", 60),
    "undo_agenda": (),
    "set_naming_rule": (NamingRule.CLOSED,),
    "set_item_naming_rule": ("no item", None),
    "see_floor": (),
    "see_my_interventions": (),
    "see_my_question": ("no request",),
    "edit_my_question": ("no request", "Why?"),
    "delete_my_question": ("no request",),
    "see_my_support": (),
    "support_question": ("no request",),
    "withdraw_support": ("no request",),
    "see_outcomes": (),
    "see_by_receipt": ("no receipt",),
    "edit_by_receipt": ("no receipt", "Why?"),
    "withdraw_by_receipt": ("no receipt",),
    "delete_by_receipt": ("no receipt",),
    "see_floor_policy": (),
    "see_last_policy_change": (),
    "preview_order": (EVENFLOOR,),
    "set_floor_policy": (FloorPolicy(round_size=3), EVENFLOOR),
    "see_equity": (),
    "see_online_side": (),
    "request_floor": ("Why?",),
    "withdraw_request": ("no request",),
    "enter_for_someone": (Modality.ONSITE, "Why?"),
    "read_cards": ("Why?",),
    "enter_cards": ((), "no key"),
    "read_chat": ("Ana: Why?",),
    "enter_chat_lines": ((),),
    "strike_request": ("no request",),
    "give_floor_to_next": ("no request",),
    "give_floor_to": ("no request",),
    "yield_floor": (),
    "recall_last": (),
    "close_queue": (),
    "open_queue": (),
    "see_last_floor_act": (),
    "undo_floor_act": (),
    "see_ledger": (),
    "export_ledger": (),
    "see_questions": (),
    "answer_in_writing": ("no request", "The operators pay."),
    "decline_question": ("no request", DeclineReason.OFF_TOPIC),
    "take_into_report": ("no request",),
    "put_back": ("no request",),
    "see_likely_duplicates": (),
    "merge_questions": (("no request", "another"),),
    "unmerge_question": ("no request",),
    "claim_question": ("no request",),
    "release_claim": ("no request",),
    "set_question_language": ("no request", "fr"),
    "add_translation": ("no request", Language.FRENCH, "Pourquoi ?"),
    "change_translation": ("no request", Language.FRENCH, "Pourquoi ?"),
    "remove_translation": ("no request", Language.FRENCH),
    "see_signals": (),
    "see_whom_to_tell": (),
    "send_signal": (SignalKind.WRAP_UP,),
    "acknowledge_signal": ("no signal",),
    "see_presence": (),
    "take_both_sides": (),
    "hand_back_side": (),
    "see_polls": (),
    "see_turnout": (),
    "see_my_ballots": (),
    "write_poll": ("Even?", ["Yes", "No"]),
    "rewrite_poll": ("no poll", "Even?", ["Yes", "No"]),
    "duplicate_poll": ("no poll",),
    "move_poll": ("no poll", 1),
    "open_poll": ("no poll",),
    "reopen_poll": ("no poll",),
    "close_poll": ("no poll",),
    "show_poll_result": ("no poll",),
    "archive_poll": ("no poll",),
    "bring_poll_back": ("no poll",),
    "see_hub_turnout": (),
    "enter_hub_ballots": ("no poll", "no seat", []),
    "show_saying": ("no poll", "trust"),
    "hide_saying": ("no poll", "trust"),
    "show_all_sayings": ("no poll",),
    "cast_ballot": ("no poll", Ballot.of("1")),
    "see_breakouts": (),
    "see_my_group": (),
    "make_groups": (2,),
    "add_group": ("A topic",),
    "change_group": ("no group", "A topic", "", None, 25),
    "remove_group": ("no group",),
    "place_at_random": (),
    "place_by_hand": ("nobody", None),
    "add_member_by_name": ("no group", "Nobody"),
    "open_groups": (),
    "close_groups": (),
    "write_group_note": ("no group", "A point"),
    "see_notes": (),
    "write_note": ("A point",),
    "rewrite_note": ("no note", "A point", NoteKind.POINT),
    "see_report": (),
    "draft_report": (),
    "adopt_takeaway": ("no takeaway",),
    "set_takeaway_aside": ("no takeaway",),
    "reword_takeaway": ("no takeaway", "Better"),
    "export_report": ("no ending",),
    "write_session_report": ("What was said.",),
    "start_session_report": (),
    "see_read_back": (),
    "start_read_back": (),
    "end_read_back": (),
    "ask_for_help": (HelpKind.SOUND_OR_LINK,),
    "write_to_desk": ("0" * 16, "words"),
    "see_my_help": (),
    "has_help_news": (),
    "read_my_help": (),
    "settle_my_help": ("0" * 16,),
    "withdraw_my_help": ("0" * 16,),
    "see_desk": (),
    "see_help_counts": (),
    "claim_help": ("0" * 16,),
    "release_help": ("0" * 16,),
    "hand_over_help": ("0" * 16,),
    "answer_help": ("0" * 16, "words"),
    "close_help": ("0" * 16,),
    "reopen_help": ("0" * 16,),
    "mark_preventive": ("0" * 16,),
    "mark_touches_room": ("0" * 16,),
    "tell_moderators": ("0" * 16, "words"),
}

# The table lets everybody in; the proof that is asked for behind the door is a sign-in.
NEEDS_A_SIGN_IN = {"keep_my_password"}

SIGNED_IN = "signed in, without a role here"


@pytest.fixture(scope="module")
def busy_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all; what one person does in it takes no right from the next."""
    opened = build_test_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def busy_session(busy_house: House) -> WorkshopSession:
    return new_session(busy_house)


def everybody(house: House, session: WorkshopSession) -> dict[str, tuple[Visit, Role]]:
    """A new visit of each kind of person, with the role the table knows it by."""
    found = {str(role): (visit_as(house, role, session), role) for role in Role}
    no_role = visit_of(house, new_account(house), session.id)
    return found | {SIGNED_IN: (no_role, Role.STRANGER)}


def is_let_in(visit: Visit, name: str) -> bool:
    try:
        USE_CASES[name](visit, *ARGUMENTS[name])
    except (NotAllowed, SignedOut):
        return False
    except Refusal:
        return True
    return True


def test_every_use_case_is_tried() -> None:
    assert sorted(ARGUMENTS.keys() ^ USE_CASES.keys()) == []


@pytest.mark.parametrize("name", sorted(MAY))
def test_the_door_opens_as_the_table_says(
    busy_house: House, busy_session: WorkshopSession, name: str
) -> None:
    people = everybody(busy_house, busy_session)
    expected = {
        who: role in MAY[name] and not (name in NEEDS_A_SIGN_IN and visit.sign_in is None)
        for who, (visit, role) in people.items()
    }
    assert {who: is_let_in(visit, name) for who, (visit, _) in people.items()} == expected
    assert len(expected) == len(STAFF_ROLES) + 5


@pytest.mark.parametrize("name", sorted(name for name, may in MAY.items() if len(may) < len(Role)))
def test_what_is_worth_something_in_one_session_is_worth_nothing_in_another(
    busy_house: House, busy_session: WorkshopSession, name: str
) -> None:
    other = new_session(busy_house)
    people = everybody(busy_house, other)
    moved = {who: visit.to(busy_session.id) for who, (visit, _) in people.items()}
    assert [who for who, visit in moved.items() if is_let_in(visit, name)] == []


def test_two_roles_may_what_each_of_them_may(house: House, session: WorkshopSession) -> None:
    someone = new_account(house)
    roles = [Role.DESK, Role.RAPPORTEUR]
    visit = visit_of(house, someone, session.id, roles)
    assert is_let_in(visit, "write_note")
    assert is_let_in(visit, "see_people")
    assert not is_let_in(visit, "close_queue")


def test_who_is_staff_and_seated_may_both_and_sees_what_staff_sees(
    house: House, session: WorkshopSession
) -> None:
    staff, seat = sign_in_as(house, Role.DESK, session.id), seat_in(house, session.id)
    both = replace(staff, seat_secret=seat.seat_secret)
    assert see_my_seat(both) == see_my_seat(seat)
    assert is_let_in(both, "enter_for_someone")
    assert see_polls(both) == see_polls(staff)


def test_a_made_up_proof_is_worth_nothing(house: House, session: WorkshopSession) -> None:
    nobody = stranger(house, session.id)
    for proof in ("", "guessed", "0" * 64, "\0", "\ud800"):
        for visit in (replace(nobody, seat_secret=proof), replace(nobody, screen_key=proof)):
            with pytest.raises(NotAllowed):
                USE_CASES["see_floor"](visit)
    with pytest.raises(SignedOut):
        USE_CASES["see_floor"](replace(nobody, sign_in="guessed"))


def test_who_signed_out_is_told_so(house: House, session: WorkshopSession) -> None:
    visit = sign_in_as(house, Role.ORGANISER, session.id)
    sign_out(visit)
    with pytest.raises(SignedOut):
        USE_CASES["close_queue"](visit)


def test_who_organises_one_session_cannot_create_another_by_that(
    house: House, session: WorkshopSession
) -> None:
    organiser = visit_of(house, new_account(house), session.id, [Role.ORGANISER])
    assert is_let_in(organiser, "close_session")
    assert not is_let_in(organiser, "create_session")
