"""Kiosks: each person has a fresh seat, and when they are done the tablet has nothing of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from session_core.domain.ballots import Ballot
from session_core.domain.codes import hashed
from session_core.domain.door_refusals import AskedAtDoor
from session_core.domain.entry_refusals import IntakeFrozen
from session_core.domain.kiosk import Kiosk, KioskClosed, WrongKioskAddress
from session_core.domain.languages import Language
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import NotAllowed, NotFound, SessionNotOpen
from session_core.domain.session import AtDoor, Entry, Room, Stage, WorkshopSession
from session_core.storage import kiosks, records, sessions
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.door import set_asked_at_door
from session_core.use_cases.entry import see_entry, set_entry
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.kiosks import (
    begin_at_kiosk,
    check_kiosk_address,
    close_kiosk,
    finish_at_kiosk,
    open_kiosk,
    see_kiosk,
    see_kiosks,
    take_kiosk,
)
from session_core.use_cases.live import see_revisions
from session_core.use_cases.polls import open_poll, see_turnout, write_poll
from session_core.use_cases.receipts import see_by_receipt
from session_core.use_cases.report import export_report
from session_core.use_cases.seat_moves import take_seat_by_receipt
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import see_my_support, support_question
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, sign_in_as, stranger

KEY = "k" * 32


@pytest.fixture
def tablet(house: House, session: WorkshopSession) -> Visit:
    """A tablet, which has no seat and no role."""
    return stranger(house, session.id)


@pytest.fixture
def kiosk(moderator: Visit, tablet: Visit) -> str:
    """The secret of a tablet that is a kiosk."""
    return take_kiosk(tablet, open_kiosk(moderator, "Tablet by the door"))


@pytest.fixture
def begin(tablet: Visit, kiosk: str) -> Callable[[], Visit]:
    """Call it for each who touches the screen to begin."""
    return lambda: replace(tablet, seat_secret=begin_at_kiosk(tablet, kiosk))


def the_only(moderator: Visit) -> Kiosk:
    (one,) = see_kiosks(moderator).open
    return one


def seats(house: House) -> int:
    with house.database.reading() as db:
        return int(db.scalar(text("SELECT count(*) FROM seat")) or 0)


def test_staff_see_a_kiosk_before_and_after_a_tablet_took_it(
    moderator: Visit, tablet: Visit
) -> None:
    address = open_kiosk(moderator, " Tablet by\nthe door ")
    assert the_only(moderator).name == "Tablet by the door"
    assert the_only(moderator).taken_at is None
    assert check_kiosk_address(tablet, address).name == "Tablet by the door"
    assert the_only(moderator).taken_at is None, "looking uses nothing up"
    take_kiosk(tablet, address)
    assert the_only(moderator).taken_at == NOW


@pytest.mark.parametrize("role", [Role.DESK, Role.ORGANISER, Role.ONLINE_MODERATOR])
def test_the_desk_opens_and_closes_kiosks_as_moderators_do(
    house: House, session: WorkshopSession, role: Role
) -> None:
    staff = sign_in_as(house, role, session.id)
    open_kiosk(staff, "Tablet")
    close_kiosk(staff, the_only(staff).id)
    assert see_kiosks(staff).open == ()
    assert [one.name for one in see_kiosks(staff).closed] == ["Tablet"]


def test_an_address_works_once_and_the_same_form_twice(moderator: Visit, tablet: Visit) -> None:
    address = open_kiosk(moderator, "Tablet")
    secret = take_kiosk(tablet, address, KEY)
    assert take_kiosk(tablet, address, KEY) == secret
    for again in (KEY[:-1] + "x", None, "short"):
        with pytest.raises(WrongKioskAddress):
            take_kiosk(tablet, address, again)
    with pytest.raises(WrongKioskAddress):
        check_kiosk_address(tablet, address)
    with pytest.raises(KioskClosed):
        see_kiosk(tablet, address)
    assert see_kiosk(tablet, secret).name == "Tablet"


def test_of_secrets_only_hashes_are_kept(
    house: House, moderator: Visit, tablet: Visit, kiosk: str
) -> None:
    address = open_kiosk(moderator, "Another")
    seat = begin_at_kiosk(tablet, kiosk)
    kept = b"".join(file.read_bytes() for file in house.settings.data.glob("*.sqlite*"))
    for secret in (address, kiosk, seat):
        assert secret.encode() not in kept
        assert hashed(secret).encode() in kept


def test_who_begins_has_a_seat_in_the_room(tablet: Visit, kiosk: str, moderator: Visit) -> None:
    secret = begin_at_kiosk(
        tablet,
        kiosk,
        StakeholderGroup.PRIVATE_SECTOR,
        RegionalGroup.AFRICA,
        Language.FRENCH,
    )
    seat = see_my_seat(replace(tablet, seat_secret=secret))
    assert seat.modality is Modality.ONSITE
    assert seat.pseudonym
    assert (seat.stakeholder_group, seat.regional_group, seat.language) == (
        StakeholderGroup.PRIVATE_SECTOR,
        RegionalGroup.AFRICA,
        "fr",
    )
    assert the_only(moderator).served == 1


def test_each_has_a_seat_of_their_own_and_nothing_of_the_one_before(
    begin: Callable[[], Visit], moderator: Visit
) -> None:
    first = begin()
    request_floor(first, "Who pays?")
    number = see_my_interventions(first)[0].intervention.number
    second = begin()
    assert see_my_interventions(second) == ()
    assert see_my_seat(second).id
    # Whoever comes next sends away who forgot to finish; their question is still there.
    with pytest.raises(NotAllowed):
        see_my_seat(first)
    support_question(second, number)
    assert see_my_support(second).supported == {number}
    assert the_only(moderator).served == 2


def test_who_is_done_has_a_receipt_and_the_tablet_nothing(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, house: House
) -> None:
    person = begin()
    request_floor(person, "Who pays?")
    receipt = see_my_interventions(person)[0].receipt
    finish_at_kiosk(tablet, kiosk)
    with pytest.raises(NotAllowed):
        see_my_interventions(person)
    phone = stranger(house, tablet.session_id)
    seen = see_by_receipt(phone, receipt)
    assert seen.intervention.text == "Who pays?"
    assert seen.place is not None, "it keeps its place"
    moved = replace(phone, seat_secret=take_seat_by_receipt(phone, receipt))
    assert see_my_interventions(moved)[0].intervention.text == "Who pays?"


def test_who_took_the_seat_along_meanwhile_keeps_it(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, house: House, moderator: Visit
) -> None:
    person = begin()
    request_floor(person, "Who pays?")
    phone = stranger(house, tablet.session_id)
    receipt = see_my_interventions(person)[0].receipt
    moved = replace(phone, seat_secret=take_seat_by_receipt(phone, receipt))
    finish_at_kiosk(tablet, kiosk)
    begin()
    assert see_my_interventions(moved)[0].intervention.text == "Who pays?"
    assert the_only(moderator).served == 2


def test_support_and_ballot_count_after_one_is_done(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, moderator: Visit, online: Visit
) -> None:
    request_floor(online, "Who pays?")
    poll = write_poll(moderator, "Even?", ["Yes", "No"])
    open_poll(moderator, poll)
    cast_ballot(begin(), poll, Ballot.of("1"))
    support_question(begin(), 1)
    finish_at_kiosk(tablet, kiosk)
    assert [each.ballots for each in see_turnout(moderator)] == [1]
    assert see_my_interventions(online)[0].intervention.support == 1
    assert the_only(moderator).served == 2


def test_who_did_nothing_leaves_no_seat_and_is_not_counted(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, house: House, moderator: Visit
) -> None:
    begin()
    begin()
    assert seats(house) == 1
    finish_at_kiosk(tablet, kiosk)
    assert (seats(house), the_only(moderator).served) == (0, 0)
    finish_at_kiosk(tablet, kiosk)
    assert the_only(moderator).served == 0


def test_the_same_press_twice_is_one_seat_and_after_one_is_done_another(
    tablet: Visit, kiosk: str, house: House, moderator: Visit
) -> None:
    first = begin_at_kiosk(tablet, kiosk, form_key=KEY)
    assert begin_at_kiosk(tablet, kiosk, form_key=KEY) == first
    person = replace(tablet, seat_secret=first)
    request_floor(person, "Who pays?")
    assert begin_at_kiosk(tablet, kiosk, form_key=KEY) == first
    assert (seats(house), the_only(moderator).served) == (1, 1)
    finish_at_kiosk(tablet, kiosk)
    again = replace(tablet, seat_secret=begin_at_kiosk(tablet, kiosk, form_key=KEY))
    assert see_my_interventions(again) == ()
    assert seats(house) == 2


@pytest.mark.parametrize("entry", [Entry.APPROVAL, Entry.CODES])
def test_the_kiosk_is_the_proof_where_others_wait_or_need_a_code(
    begin: Callable[[], Visit], moderator: Visit, entry: Entry
) -> None:
    set_entry(moderator, entry)
    assert see_my_seat(begin()).modality is Modality.ONSITE
    assert see_entry(moderator).waiting == ()


def test_what_the_organiser_asks_is_asked_here_too(
    house: House, session: WorkshopSession, tablet: Visit, kiosk: str
) -> None:
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    for what in (AtDoor.MODALITY, AtDoor.REGIONAL_GROUP):
        set_asked_at_door(organiser, what)
    with pytest.raises(AskedAtDoor) as refused:
        begin_at_kiosk(tablet, kiosk)
    assert refused.value.details == {"reason": AtDoor.REGIONAL_GROUP}
    assert begin_at_kiosk(tablet, kiosk, regional_group=RegionalGroup.GRULAC)


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.CLOSED])
def test_nobody_begins_while_the_session_is_not_open(
    house: House, tablet: Visit, kiosk: str, stage: Stage, session: WorkshopSession
) -> None:
    with house.database.writing() as db:
        sessions._keep(db, session.id, stage=stage)
    with pytest.raises(SessionNotOpen):
        begin_at_kiosk(tablet, kiosk)
    assert seats(house) == 0


def test_nobody_begins_while_intake_is_frozen(begin: Callable[[], Visit], moderator: Visit) -> None:
    freeze_intake(moderator)
    with pytest.raises(IntakeFrozen):
        begin()


def test_a_refused_beginning_leaves_who_stands_there(
    begin: Callable[[], Visit], moderator: Visit
) -> None:
    person = begin()
    freeze_intake(moderator)
    with pytest.raises(IntakeFrozen):
        begin()
    assert see_my_seat(person)


def test_a_closed_kiosk_is_worth_nothing(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, moderator: Visit
) -> None:
    person = begin()
    request_floor(person, "Who pays?")
    close_kiosk(moderator, the_only(moderator).id)
    for act in (see_kiosk, begin_at_kiosk, finish_at_kiosk):
        with pytest.raises(KioskClosed):
            act(tablet, kiosk)
    with pytest.raises(NotAllowed):
        see_my_seat(person)
    assert [one.served for one in see_kiosks(moderator).closed] == [1]
    close_kiosk(moderator, see_kiosks(moderator).closed[0].id)


def test_a_kiosk_is_one_of_its_own_session_only(
    house: House, tablet: Visit, kiosk: str, moderator: Visit
) -> None:
    other = new_session(house)
    there, staff = tablet.to(other.id), sign_in_as(house, Role.DESK, other.id)
    for act in (see_kiosk, begin_at_kiosk, finish_at_kiosk):
        with pytest.raises(KioskClosed):
            act(there, kiosk)
    with pytest.raises(WrongKioskAddress):
        take_kiosk(there, open_kiosk(moderator, "Tablet"))
    with pytest.raises(NotFound):
        close_kiosk(staff, see_kiosks(moderator).open[0].id)


def test_staff_are_not_told_who_stands_there(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, moderator: Visit
) -> None:
    begin()
    assert the_only(moderator).seat_hash is None
    assert see_kiosk(tablet, kiosk).seat_hash is None


def test_no_record_ties_a_seat_to_a_kiosk(
    begin: Callable[[], Visit], tablet: Visit, kiosk: str, moderator: Visit, house: House
) -> None:
    person = begin()
    seat = see_my_seat(person).id
    request_floor(person, "Who pays?")
    finish_at_kiosk(tablet, kiosk)
    session_id = tablet.session_id or ""
    with house.database.reading() as db:
        told = records.activities(db, session_id)
        (row,) = kiosks.kiosks_of(db, session_id)
    at_kiosk = [each for each in told if "kiosk" in each.act]
    assert {each.act for each in at_kiosk} == {
        "open_kiosk",
        "take_kiosk",
        "begin_at_kiosk",
        "finish_at_kiosk",
    }
    # The seat's own acts have no kiosk in them, and the kiosk's none of the seat.
    assert all(seat not in repr(each) for each in at_kiosk)
    by_kiosks = [each for each in at_kiosk if each.act in ("begin_at_kiosk", "finish_at_kiosk")]
    assert all(row.id not in repr(each) and not each.actor for each in by_kiosks)
    assert seat not in repr(row)
    assert row.seat_hash is None


def test_no_time_of_the_record_ties_a_seat_to_a_kiosk_and_no_file_has_any(
    tablet: Visit, kiosk: str, moderator: Visit
) -> None:
    at = NOW + timedelta(seconds=17)
    asking = replace(tablet, now=at, seat_secret=begin_at_kiosk(replace(tablet, now=at), kiosk))
    request_floor(asking, "Who pays?")
    (asked,) = see_my_interventions(asking)
    assert asked.intervention.requested_at == at
    finish_at_kiosk(replace(tablet, now=at), kiosk)
    with tablet.house.database.reading() as db:
        told = records.activities(db, tablet.session_id or "")
    assert {each.at for each in told if each.act.endswith("_at_kiosk")} == {NOW}
    file = export_report(moderator, "json").decode()
    assert "Who pays?" in file
    assert "at_kiosk" not in file


def test_staff_pages_hear_of_it(begin: Callable[[], Visit], moderator: Visit) -> None:
    before = see_revisions(moderator)
    begin()
    after = see_revisions(moderator)
    assert {room for room in Room if after[room] != before[room]} == {Room.PEOPLE, Room.DOOR}


def test_the_minute_stands_there_and_not_the_second(
    tablet: Visit, kiosk: str, moderator: Visit
) -> None:
    begin_at_kiosk(replace(tablet, now=NOW + timedelta(seconds=61)), kiosk)
    assert the_only(moderator).last_at == NOW + timedelta(minutes=1)
