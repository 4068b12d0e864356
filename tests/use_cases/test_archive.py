"""The archive: a closed session is put away, nothing in it changes, and it can come back."""

from collections.abc import Callable

import pytest

from session_core.domain.lobby import LobbyFilter
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import SessionArchived, SessionNotOpen, SessionStillOpen
from session_core.domain.session import NamingRule, Room, Stage, WorkshopSession
from session_core.storage import records
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.archive import archive_session, unarchive_session
from session_core.use_cases.asking import request_floor, withdraw_request
from session_core.use_cases.floor import close_queue
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.people import take_role
from session_core.use_cases.polls import see_polls, write_poll
from session_core.use_cases.seats import join_session, leave_session
from session_core.use_cases.sessions import close_session, open_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, seat_in, sign_in_as, stranger, visit_of

ARCHIVED = LobbyFilter(archived=True)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


@pytest.fixture
def put_away(organiser: Visit) -> Visit:
    """The organiser of a session that was closed and archived."""
    close_session(organiser)
    archive_session(organiser)
    return organiser


def test_an_open_session_is_closed_first(organiser: Visit) -> None:
    with pytest.raises(SessionStillOpen):
        archive_session(organiser)
    assert see_session(organiser).session.archived_at is None


def test_it_leaves_the_lobby_and_comes_back(put_away: Visit) -> None:
    assert see_lobby(put_away).sessions == ()
    assert [each.session.id for each in see_lobby(put_away, ARCHIVED).sessions] == [
        put_away.session_id
    ]
    assert (see_lobby(put_away).total, see_lobby(put_away).archived) == (1, 1)
    unarchive_session(put_away)
    assert len(see_lobby(put_away).sessions) == 1
    assert see_session(put_away).session.stage is Stage.CLOSED


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.CLOSED])
def test_it_comes_back_as_it_was(house: House, stage: Stage) -> None:
    session = new_session(house, stage=stage)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    for _ in range(2):
        archive_session(organiser)
        assert see_session(organiser).session.stage is Stage.CLOSED
        unarchive_session(organiser)
        assert see_session(organiser).session == session


def test_to_do_it_twice_changes_nothing(put_away: Visit) -> None:
    before = see_session(put_away).session, see_revisions(put_away)
    archive_session(put_away)
    assert (see_session(put_away).session, see_revisions(put_away)) == before
    unarchive_session(put_away)
    at = see_revisions(put_away)
    unarchive_session(put_away)
    assert see_revisions(put_away) == at


@pytest.mark.parametrize(
    "act",
    [
        lambda visit: write_note(visit, "One more point"),
        lambda visit: write_poll(visit, "Even?", ["Yes", "No"]),
        lambda visit: start_agenda_item(visit, see_agenda(visit)[0].id),
        close_queue,
        open_session,
    ],
)
def test_nothing_in_it_changes(put_away: Visit, act: Callable[[Visit], object]) -> None:
    before = see_revisions(put_away), see_notes(put_away), see_polls(put_away)
    with pytest.raises((SessionArchived, SessionNotOpen)):
        act(put_away)
    assert (see_revisions(put_away), see_notes(put_away), see_polls(put_away)) == before
    unarchive_session(put_away)
    open_session(put_away)
    act(put_away)


def test_a_note_is_refused_by_name(put_away: Visit) -> None:
    with pytest.raises(SessionArchived):
        write_note(put_away, "One more point")


def test_participants_meet_a_closed_session(house: House) -> None:
    prepared = new_session(house, stage=Stage.PREPARING)
    organiser, seat = sign_in_as(house, Role.ORGANISER, prepared.id), seat_in(house, prepared.id)
    archive_session(organiser)
    with pytest.raises(SessionNotOpen):
        join_session(stranger(house, prepared.id), Modality.ONLINE)
    with pytest.raises(SessionNotOpen):
        request_floor(seat, "Why?")


def test_who_wants_to_be_forgotten_still_is(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    seat, other = seat_in(house, session.id), seat_in(house, session.id)
    request_floor(seat, "Why?")
    waiting = request_floor(other, "Who pays?")
    close_session(organiser)
    archive_session(organiser)
    leave_session(seat)
    withdraw_request(other, waiting)
    set_item_naming_rule(organiser, see_agenda(organiser)[0].id, NamingRule.CLOSED)


def test_a_role_can_still_be_taken(house: House, put_away: Visit) -> None:
    visit_of(house, new_account(house, "bruno"), put_away.session_id, [Role.RAPPORTEUR])
    take_role(put_away, "bruno", Role.RAPPORTEUR)


def test_the_record_says_so(house: House, put_away: Visit) -> None:
    unarchive_session(put_away)
    with house.database.reading() as db:
        acts = [
            (each.act, each.room, each.actor)
            for each in records.activities(db, put_away.session_id or "")
        ]
    (_, _, who) = acts[0]
    assert who.startswith("account:")
    assert acts[-2:] == [
        ("archive_session", Room.SESSION, who),
        ("unarchive_session", Room.SESSION, who),
    ]
