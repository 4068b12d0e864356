"""Accounts, sign-ins, roles and seats come out as they went in, and end when they should."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.codes import hashed
from session_core.domain.people import (
    Account,
    Modality,
    RegionalGroup,
    Role,
    Seat,
    StakeholderGroup,
)
from session_core.domain.refusals import UsernameTaken
from session_core.storage import accounts, roles, seats
from session_core.storage.accounts import WrongAttempts
from session_core.storage.database import Database
from session_core.use_cases.house import House
from tests.houses import NOW, new_account

AMINA = Account("id1", "amina", "Amina Okello", "$2b$04$hash", True)


def test_an_account_comes_out_as_it_went_in(database: Database) -> None:
    kenji = Account("id2", "kenji", "森田 健二", "$2b$04$other", False)
    with database.writing() as db:
        assert not accounts.any_account(db)
        for account in (kenji, AMINA):
            accounts.add_account(db, account, NOW)
        assert accounts.any_account(db)
        assert accounts.account_named(db, "kenji") == kenji
        assert accounts.account_with_id(db, "id1") == AMINA
        assert accounts.account_named(db, "Kenji") is None
        accounts.keep_password(db, "id1", "$2b$04$new")
        assert accounts.account_named(db, "amina") == replace(AMINA, password_hash="$2b$04$new")


def test_no_two_accounts_have_one_username(database: Database) -> None:
    with database.writing() as db:
        accounts.add_account(db, AMINA, NOW)

    def add_another() -> None:
        with database.writing() as db:
            accounts.add_account(db, replace(AMINA, id="id2"), NOW)

    with pytest.raises(UsernameTaken):
        add_another()
    with database.reading() as db:
        assert accounts.account_named(db, "amina") == AMINA


def test_a_sign_in_opens_until_it_is_ended(database: Database) -> None:
    with database.writing() as db:
        accounts.add_account(db, AMINA, NOW)
        for token in ("laptop", "phone", "tablet"):
            accounts.start_sign_in(db, token, AMINA.id, NOW)
        assert accounts.signed_in_account(db, "laptop") == AMINA
        accounts.end_sign_in(db, "laptop", NOW)
        assert accounts.signed_in_account(db, "laptop") is None
        accounts.end_all_sign_ins(db, AMINA.id, NOW)
        assert accounts.signed_in_account(db, "phone") is None
        assert accounts.signed_in_account(db, "tablet") is None


def test_wrong_attempts_are_counted_and_forgotten(database: Database) -> None:
    name, often = hashed("amina"), WrongAttempts(7, NOW + timedelta(microseconds=1))
    with database.writing() as db:
        assert accounts.wrong_attempts(db, name) is None
        accounts.keep_wrong_attempts(db, name, WrongAttempts(6, NOW))
        accounts.keep_wrong_attempts(db, name, often)
        assert accounts.wrong_attempts(db, name) == often
        accounts.keep_wrong_attempts(db, name, None)
        assert accounts.wrong_attempts(db, name) is None


def test_roles_are_given_once_and_taken_alone(house: House, session_id: str) -> None:
    amina, kenji = new_account(house, "amina"), new_account(house, "kenji")
    with house.database.writing() as db:
        for role in (Role.DESK, Role.RAPPORTEUR, Role.DESK):
            roles.give_role(db, session_id, amina.id, role)
        roles.give_role(db, session_id, kenji.id, Role.DESK)
        roles.take_role(db, session_id, amina.id, Role.RAPPORTEUR)
        assert roles.roles_of(db, session_id, amina.id) == {Role.DESK}
        assert roles.roles_of(db, "another", amina.id) == frozenset()
        assert roles.roles_in(db, session_id) == [(amina, Role.DESK), (kenji, Role.DESK)]


def test_a_seat_is_found_by_its_secret_in_its_session_only(
    database: Database, session_id: str
) -> None:
    seat = Seat(
        "id1",
        session_id,
        "Тихая цапля",
        Modality.ONLINE,
        StakeholderGroup.INTERGOVERNMENTAL,
        RegionalGroup.INTERGOVERNMENTAL,
    )
    bare = Seat("id2", session_id, "Quiet Heron", Modality.ONSITE)
    with database.writing() as db:
        seats.add_seat(db, seat, "hash1", NOW)
        seats.add_seat(db, bare, "hash2", NOW)
        assert seats.seat_behind(db, session_id, "hash1") == seat
        assert seats.seat_behind(db, session_id, "hash2") == bare
        assert seats.seat_behind(db, "another", "hash1") is None
        assert seats.seats_by_modality(db, session_id) == {Modality.ONSITE: 1, Modality.ONLINE: 1}
        seats.forget_seat(db, "id1")
        assert seats.seat_behind(db, session_id, "hash1") is None
        assert seats.seats_by_modality(db, session_id) == {Modality.ONSITE: 1, Modality.ONLINE: 0}
