"""Staff tell each other something silently, and see that it was seen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import Role
from session_core.domain.refusals import EmptyText, NotFound, TextTooLong
from session_core.domain.session import PUBLIC_ROOMS, Room, WorkshopSession
from session_core.domain.signals import SignalKind, SignalTo
from session_core.storage import records
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.people import give_role
from session_core.use_cases.signals import (
    acknowledge_signal,
    see_signals,
    see_whom_to_tell,
    send_signal,
)
from session_core.use_cases.visit import Visit
from tests.houses import new_account, sign_in_as, visit_of


@pytest.fixture
def online_moderator(house: House, session: WorkshopSession) -> Visit:
    """The other moderator, whose name is Ion."""
    return visit_of(house, new_account(house, "ion"), session.id, [Role.ONLINE_MODERATOR])


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def waiting(visit: Visit) -> list[tuple[SignalKind, str]]:
    return [(each.kind, each.text) for each in see_signals(visit).incoming]


def test_the_other_moderator_is_told_and_nobody_else(
    moderator: Visit, online_moderator: Visit, rapporteur: Visit
) -> None:
    send_signal(moderator, SignalKind.TIME_CALL)
    assert waiting(online_moderator) == [(SignalKind.TIME_CALL, "")]
    assert waiting(moderator) == waiting(rapporteur) == []
    told = see_signals(online_moderator).incoming[0]
    assert (told.sender, told.is_mine) == (Role.ONSITE_MODERATOR, False)


def test_it_stays_until_it_is_acknowledged_and_the_sender_sees_by_whom(
    moderator: Visit, online_moderator: Visit
) -> None:
    send_signal(moderator, SignalKind.MESSAGE, text="They hear an echo")
    (mine,) = see_signals(moderator).lately
    assert [part.seen_at for part in mine.parts] == [None]
    (told,) = see_signals(online_moderator).incoming
    later = replace(online_moderator, now=online_moderator.now + timedelta(minutes=2))
    acknowledge_signal(later, told.id)
    assert waiting(online_moderator) == []
    (mine,) = see_signals(moderator).lately
    assert [(part.seen_by, part.seen_at) for part in mine.parts] == [("Ion", later.now)]


def test_a_second_got_it_changes_nothing(
    moderator: Visit, online_moderator: Visit, house: House
) -> None:
    send_signal(moderator, SignalKind.WRAP_UP)
    (told,) = see_signals(online_moderator).incoming
    acknowledge_signal(online_moderator, told.id)
    before = see_revisions(moderator)
    acknowledge_signal(online_moderator, told.id)
    assert see_revisions(moderator) == before


def test_who_was_not_told_cannot_acknowledge(
    moderator: Visit, online_moderator: Visit, rapporteur: Visit
) -> None:
    send_signal(moderator, SignalKind.WRAP_UP)
    (told,) = see_signals(online_moderator).incoming
    for visit in (moderator, rapporteur):
        with pytest.raises(NotFound):
            acknowledge_signal(visit, told.id)
    assert waiting(online_moderator)


def test_each_of_all_staff_has_it_until_they_have_seen_it(
    moderator: Visit, online_moderator: Visit, rapporteur: Visit
) -> None:
    send_signal(moderator, SignalKind.SOUND_TROUBLE, SignalTo.ALL_STAFF)
    acknowledge_signal(rapporteur, see_signals(rapporteur).incoming[0].id)
    assert waiting(rapporteur) == []
    assert waiting(online_moderator) == [(SignalKind.SOUND_TROUBLE, "")]
    (mine,) = see_signals(moderator).lately
    assert [(part.to_role, part.seen_at is None) for part in mine.parts] == [
        (Role.ONLINE_MODERATOR, True),
        (Role.RAPPORTEUR, False),
    ]


def test_who_has_two_roles_is_told_once_and_says_so_once(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    both = visit_of(house, new_account(house), session.id, [Role.ONLINE_MODERATOR, Role.RAPPORTEUR])
    send_signal(moderator, SignalKind.WRAP_UP, SignalTo.ALL_STAFF)
    (told,) = see_signals(both).incoming
    acknowledge_signal(both, told.id)
    assert waiting(both) == []


def test_the_same_again_before_it_was_seen_is_one(
    moderator: Visit, online_moderator: Visit
) -> None:
    later = replace(moderator, now=moderator.now + timedelta(minutes=1))
    send_signal(moderator, SignalKind.TIME_CALL)
    send_signal(later, SignalKind.TIME_CALL)
    send_signal(later, SignalKind.MESSAGE, text="Two minutes")
    told = see_signals(online_moderator).incoming
    assert [each.sent_at for each in told if each.kind is SignalKind.TIME_CALL] == [later.now]
    acknowledge_signal(online_moderator, told[0].id)
    acknowledge_signal(online_moderator, told[1].id)
    send_signal(later, SignalKind.TIME_CALL)
    assert waiting(online_moderator) == [(SignalKind.TIME_CALL, "")]


def test_only_the_last_few_that_were_seen_are_shown(
    moderator: Visit, online_moderator: Visit
) -> None:
    for number in range(6):
        send_signal(moderator, SignalKind.MESSAGE, text=f"Number {number}")
        acknowledge_signal(online_moderator, see_signals(online_moderator).incoming[0].id)
    assert len(see_signals(moderator).lately) == len(see_signals(online_moderator).lately) == 3


def test_the_record_says_that_one_was_sent_and_not_what(
    moderator: Visit, online_moderator: Visit, house: House
) -> None:
    before = see_revisions(moderator)
    send_signal(moderator, SignalKind.MESSAGE, text="The minister is late")
    after = see_revisions(moderator)
    assert [room for room in Room if after[room] != before[room]] == [Room.SIGNALS]
    with house.database.reading() as db:
        (act,) = records.activities(db, moderator.session_id or "", room=Room.SIGNALS)
    assert (act.act, act.subject, act.details) == ("send_signal", "", {})


def test_signals_are_no_business_of_the_public(moderator: Visit, in_the_room: Visit) -> None:
    assert Room.SIGNALS not in PUBLIC_ROOMS
    assert Room.SIGNALS not in see_revisions(in_the_room)


def test_what_cannot_be_sent(moderator: Visit, online_moderator: Visit) -> None:
    with pytest.raises(EmptyText):
        send_signal(moderator, SignalKind.MESSAGE)
    with pytest.raises(TextTooLong):
        send_signal(moderator, SignalKind.MESSAGE, text="x" * 141)
    with pytest.raises(NobodyToTell):
        send_signal(moderator, SignalKind.TIME_CALL, SignalTo.RAPPORTEUR)
    with pytest.raises(NotFound):
        send_signal(moderator, SignalKind.IS_BACK)
    assert waiting(online_moderator) == []


def test_only_those_there_are_can_be_told(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    assert see_whom_to_tell(moderator) == ()
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    assert see_whom_to_tell(moderator) == (SignalTo.OTHER_MODERATOR, SignalTo.ALL_STAFF)
    new_account(house, "ana")
    give_role(organiser, "ana", Role.RAPPORTEUR)
    assert see_whom_to_tell(moderator) == tuple(SignalTo)
