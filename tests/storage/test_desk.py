"""Requests for help are kept whole, alike on both databases; claimed once, whoever is quick."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import timedelta
from threading import Barrier

import pytest

from session_core.domain.codes import hashed, new_id
from session_core.domain.desk import (
    HelpKind,
    HelpLine,
    HelpRequest,
    HelpState,
    HelpUrgency,
)
from session_core.domain.desk_refusals import HeldByAnother
from session_core.domain.people import Modality, RegionalGroup, Role, Seat, StakeholderGroup
from session_core.storage import desk, seats, sessions
from session_core.storage.database import Database
from session_core.use_cases.desk import ask_for_help, claim_help, see_desk
from session_core.use_cases.house import House
from tests.houses import NOW, new_session, seat_in, sign_in_as


@pytest.fixture
def seat_id(database: Database, session_id: str) -> str:
    new = Seat(new_id(), session_id, "Quiet Heron", Modality.ONLINE)
    with database.writing(session_id) as db:
        seats.add_seat(db, new, hashed(new.id), NOW)
    return new.id


def asked(session_id: str, seat_id: str, number: int = 1) -> HelpRequest:
    """A request with something in every field."""
    return HelpRequest(
        id=new_id(),
        session_id=session_id,
        number=number,
        seat_id=seat_id,
        kind=HelpKind.CAPTIONS_OR_ACCESS,
        urgency=HelpUrgency.URGENT,
        modality=Modality.ONSITE,
        raised_at=NOW,
        text="No captions 没有字幕 🙏",
        stakeholder_group=StakeholderGroup.TECHNICAL_COMMUNITY,
        regional_group=RegionalGroup.GRULAC,
        language="es",
        state=HelpState.ANSWERED,
        revision=7,
        claimed_by="0123456789abcdef",
        claimed_at=NOW + timedelta(seconds=1),
        for_side=Modality.ONLINE,
        touches_room=True,
        preventive=True,
        ended_by="fedcba9876543210",
        ended_at=NOW + timedelta(seconds=2),
        read_to=5,
        lines=(
            HelpLine(new_id(), True, "Coming", NOW, 6, "0123456789abcdef"),
            HelpLine(new_id(), False, "Thanks", NOW + timedelta(seconds=3), 7),
        ),
    )


def keep(database: Database, *requests: HelpRequest) -> None:
    for one in requests:
        with database.writing(one.session_id) as db:
            desk.add_request(db, one, f"key of {one.id}")
            for line in one.lines:
                desk.add_line(db, one.id, line, f"key of {line.id}")


def test_every_field_comes_back(database: Database, session_id: str, seat_id: str) -> None:
    one = asked(session_id, seat_id)
    assert all(getattr(one, each.name) not in (None, "", ()) for each in fields(one))
    keep(database, one)
    with database.reading() as db:
        assert desk.requests_of(db, session_id) == [one]
        assert desk.requests_of_seat(db, session_id, seat_id) == [one]
        assert desk.request_with_id(db, session_id, one.id) == one
        assert desk.open_requests(db, session_id) == [replace(one, lines=())]
        assert desk.open_count(db, seat_id) == 1
        assert desk.standing_by_seat(db, session_id) == [(seat_id, one.id, 7)]


def test_it_is_of_its_session_alone(
    house: House, database: Database, session_id: str, seat_id: str
) -> None:
    one, other = asked(session_id, seat_id), new_session(house).id
    keep(database, one)
    with database.reading() as db:
        assert desk.request_with_id(db, other, one.id) is None
        assert desk.requests_of(db, other) == []
        assert desk.requests_of_seat(db, other, seat_id) == []
        assert desk.asked_before(db, other, f"key of {one.id}") is None
        assert (desk.next_number(db, other), desk.next_number(db, session_id)) == (1, 2)


def test_what_was_sent_is_known_again_by_its_key(
    database: Database, session_id: str, seat_id: str
) -> None:
    one = asked(session_id, seat_id)
    keep(database, one)
    with database.reading() as db:
        assert desk.asked_before(db, session_id, f"key of {one.id}") == one.id
        assert desk.asked_before(db, session_id, "another") is None
        assert desk.written_before(db, one.id, f"key of {one.lines[0].id}")
        assert not desk.written_before(db, one.id, "another")


def test_what_the_desk_wrote_is_unread_until_it_is_read(
    database: Database, session_id: str, seat_id: str
) -> None:
    one = asked(session_id, seat_id)
    keep(database, one)
    with database.writing(session_id) as db:
        assert desk.has_unread(db, seat_id)
        desk.keep_request(db, replace(one, read_to=6))
        assert not desk.has_unread(db, seat_id), "line 7 is the asker's own"


def test_words_are_forgotten_and_those_of_others_stay(
    database: Database, session_id: str, seat_id: str
) -> None:
    gone, stays = asked(session_id, seat_id), asked(session_id, seat_id, 2)
    keep(database, gone, stays)
    with database.writing(session_id) as db:
        desk.forget_words(db, gone.id)
        assert desk.requests_of(db, session_id) == [replace(gone, text="", lines=()), stays]
        assert desk.asked_before(db, session_id, f"key of {gone.id}") is None


def test_a_request_outlives_its_seat_and_not_its_session(
    database: Database, session_id: str, seat_id: str
) -> None:
    one = asked(session_id, seat_id)
    keep(database, one)
    with database.writing(session_id) as db:
        seats.forget_seat(db, seat_id)
        assert desk.requests_of(db, session_id) == [replace(one, seat_id=None)]
        assert desk.standing_by_seat(db, session_id) == []


def test_a_seat_with_a_request_is_no_newcomer(
    database: Database, session_id: str, seat_id: str
) -> None:
    with database.reading() as db:
        assert not seats.has_done_anything(db, session_id, seat_id)
    keep(database, asked(session_id, seat_id))
    with database.reading() as db:
        assert seats.has_done_anything(db, session_id, seat_id)
        assert seats.pseudonyms_by_seat(db, session_id) == {seat_id: "Quiet Heron"}
        assert sessions.session_with_id(db, session_id)


def test_of_many_who_claim_at_the_same_moment_one_has_it(house: House, session_id: str) -> None:
    request = ask_for_help(seat_in(house, session_id), HelpKind.SAFETY_OR_CONDUCT)
    desks = [sign_in_as(house, Role.DESK, session_id) for _ in range(4)]
    together = Barrier(len(desks))

    def claims(who: int) -> bool:
        together.wait()
        try:
            claim_help(desks[who], request, 1)
        except HeldByAnother:
            return False
        return True

    with ThreadPoolExecutor(len(desks)) as pool:
        assert sum(pool.map(claims, range(len(desks)))) == 1
    assert sum(see_desk(each).open[0].is_mine for each in desks) == 1
