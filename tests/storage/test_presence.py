"""Presence and signals come out as they went in, on both databases."""

from datetime import timedelta

import pytest

from session_core.domain.people import Role
from session_core.domain.presence import Presence
from session_core.domain.session import Stage
from session_core.domain.signals import Signal, SignalKind
from session_core.storage import presence, roles, sessions, signals
from session_core.storage.database import Database
from session_core.use_cases.house import House
from tests.houses import NOW, new_account, new_session

LATER = NOW + timedelta(seconds=20)


@pytest.fixture
def two(house: House, session_id: str) -> tuple[str, str]:
    """The ids of two moderators' accounts."""
    accounts = [new_account(house).id for _ in range(2)]
    with house.database.writing() as db:
        roles.give_role(db, session_id, accounts[0], Role.ONSITE_MODERATOR)
        roles.give_role(db, session_id, accounts[1], Role.ONLINE_MODERATOR)
    return accounts[0], accounts[1]


def test_roles_by_account(database: Database, session_id: str, two: tuple[str, str]) -> None:
    with database.writing() as db:
        roles.give_role(db, session_id, two[0], Role.RAPPORTEUR)
        assert roles.roles_by_account(db, session_id) == {
            two[0]: {Role.ONSITE_MODERATOR, Role.RAPPORTEUR},
            two[1]: {Role.ONLINE_MODERATOR},
        }
        assert roles.roles_by_account(db, "another") == {}


def test_screens_are_seen_later_and_later(
    house: House, session_id: str, two: tuple[str, str]
) -> None:
    stranger = new_account(house).id
    with house.database.writing() as db:
        presence.keep_seen(db, {})
        presence.keep_seen(
            db,
            {
                (session_id, two[0]): NOW,
                (session_id, two[1]): LATER,
                (session_id, stranger): NOW,
                (session_id, "deleted"): NOW,
                ("deleted", two[0]): NOW,
            },
        )
        presence.keep_seen(db, {(session_id, two[0]): LATER, (session_id, two[1]): NOW})
        known = {each.account_id: each for each in presence.presence_in(db, session_id)}
    assert known == {each: Presence(each, LATER) for each in two}


def test_gone_and_both_sides(database: Database, session_id: str, two: tuple[str, str]) -> None:
    with database.writing() as db:
        presence.keep_seen(db, {(session_id, each): NOW for each in two})
        presence.keep_gone(db, session_id, two[0], True)
        presence.keep_both_sides(db, session_id, two[1], LATER)
        assert presence.presence_in(db, session_id) == [
            Presence(two[0], NOW, is_gone=True),
            Presence(two[1], LATER, took_both_sides_at=LATER),
        ]
        presence.keep_gone(db, session_id, two[1], True)
        presence.keep_gone(db, session_id, two[0], False)
        assert presence.presence_in(db, session_id) == [
            Presence(two[0], NOW),
            Presence(two[1], LATER, is_gone=True),
        ]
        assert presence.forget_both_sides(db, session_id) == 0
        presence.keep_both_sides(db, session_id, two[0], LATER)
        assert presence.forget_both_sides(db, session_id) == 1


def test_open_sessions_in_which_somebody_was_are_watched(
    house: House, session_id: str, two: tuple[str, str]
) -> None:
    closed, empty = new_session(house).id, new_session(house).id
    with house.database.writing() as db:
        roles.give_role(db, closed, two[0], Role.ONSITE_MODERATOR)
        presence.keep_seen(db, {(each, two[0]): NOW for each in (session_id, closed)})
        assert presence.watched_sessions(db) == sorted([session_id, closed])
        sessions.keep_stage(db, closed, Stage.CLOSED)
        assert presence.watched_sessions(db) == [session_id]
    assert empty


def test_a_signal_comes_out_as_it_went_in(
    database: Database, session_id: str, two: tuple[str, str]
) -> None:
    asked = Signal("1", SignalKind.MESSAGE, Role.ONLINE_MODERATOR, NOW, "¿Se oye?", two[0])
    full = Signal("2", SignalKind.WRAP_UP, Role.ONSITE_MODERATOR, LATER, "", two[1], two[0], LATER)
    with database.writing() as db:
        for each in (asked, full):
            signals.add_signal(db, session_id, each)
        assert signals.open_signals(db, session_id, 9) == [asked]
        assert signals.seen_signals(db, session_id, 9) == [full]
        assert signals.open_signals(db, "another", 9) == []
        assert signals.keep_acknowledged(db, "another", ["1"], two[1], LATER) == 0
        signals.keep_sent_again(db, ["1"], LATER)
        assert signals.open_signals(db, session_id, 9)[0].sent_at == LATER
        assert signals.keep_acknowledged(db, session_id, ["1", "2"], two[1], LATER) == 1
        assert signals.keep_acknowledged(db, session_id, ["1"], two[0], LATER) == 0
        assert [each.acknowledged_by for each in signals.seen_signals(db, session_id, 9)] == [
            two[1],
            two[0],
        ]
        assert len(signals.seen_signals(db, session_id, 1)) == 1


def test_what_holds_no_longer_is_forgotten_unless_it_was_seen(
    database: Database, session_id: str, two: tuple[str, str]
) -> None:
    back, wrap_up = SignalKind.IS_BACK, SignalKind.WRAP_UP
    role = Role.ONSITE_MODERATOR
    with database.writing() as db:
        for each in (
            Signal("1", back, role, NOW, "", two[1]),
            Signal("2", back, role, NOW, "", two[1], two[0], LATER),
            Signal("3", wrap_up, role, NOW, "", two[1]),
            Signal("4", back, role, NOW, "", two[0]),
        ):
            signals.add_signal(db, session_id, each)
        signals.forget_open(db, session_id, back, two[1])
        left = signals.open_signals(db, session_id, 9) + signals.seen_signals(db, session_id, 9)
        assert sorted(each.id for each in left) == ["2", "3", "4"]
