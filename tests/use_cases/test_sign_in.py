"""Signing in and out: what a token opens, and what ends it together with every copy."""

from dataclasses import replace

import bcrypt
import pytest

from session_core.domain.codes import hashed
from session_core.domain.refusals import SignedOut, TooManyAttempts, WeakPassword, WrongPassword
from session_core.use_cases.demo_accounts import add_demo_accounts
from session_core.use_cases.house import House
from session_core.use_cases.people import see_people
from session_core.use_cases.sign_in import change_my_password, see_who_i_am, sign_in, sign_out
from session_core.use_cases.visit import Visit
from tests.houses import NOW, PASSWORD, new_account, new_session, stranger

OTHER = "a quite different one"


def with_token(visit: Visit, token: str) -> Visit:
    return replace(visit, sign_in=token)


def test_the_right_password_signs_in(house: House) -> None:
    amina = new_account(house, "amina")
    token = sign_in(stranger(house), "amina", PASSWORD)
    assert see_who_i_am(with_token(stranger(house), token)) == amina
    assert see_who_i_am(stranger(house)) is None


def test_capitals_and_blanks_around_a_username_do_not_matter(house: House) -> None:
    new_account(house, "amina")
    assert sign_in(stranger(house), " Amina ", PASSWORD)


def test_the_database_keeps_no_token_and_no_password(house: House) -> None:
    new_account(house, "amina")
    token = sign_in(stranger(house), "amina", PASSWORD)
    with pytest.raises(WrongPassword):
        sign_in(stranger(house), "typed-a-password-here", OTHER)
    with house.database.reading() as db:
        dump = "\n".join(db.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert hashed(token) in dump
    for secret in (token, PASSWORD, "typed-a-password-here", OTHER):
        assert secret not in dump


def test_the_sample_accounts_are_checked_as_slowly_as_a_name_that_does_not_exist(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a quick answer would tell which names are sample accounts."""
    compared: list[bytes] = []

    def compare(_password: bytes, kept: bytes) -> bool:
        compared.append(kept[:7])
        return False

    monkeypatch.setattr(bcrypt, "checkpw", compare)
    with house.database.writing() as db:
        samples = add_demo_accounts(db, house.settings, NOW)
    for username in ("nobody", *(sample.username for sample in samples.values())):
        with pytest.raises(WrongPassword):
            sign_in(stranger(house), username, OTHER)
    assert compared == [b"$2b$04$"] * 7  # the least that bcrypt does, as everywhere in these tests


@pytest.mark.parametrize("password", ["x" * 500, "zero\0byte in it", ""])
def test_a_password_that_bcrypt_cannot_read_is_wrong(house: House, password: str) -> None:
    new_account(house, "amina", password="x" * 72)
    with pytest.raises(WrongPassword):
        sign_in(stranger(house), "amina", password)


def test_a_sign_in_is_dead_after_sign_out_and_others_live_on(house: House) -> None:
    new_account(house, "amina")
    first, second = (
        with_token(stranger(house), sign_in(stranger(house), "amina", PASSWORD)) for _ in range(2)
    )
    sign_out(first)
    assert see_who_i_am(first) is None
    assert see_who_i_am(second) is not None


def test_a_dead_sign_in_is_told_so(house: House) -> None:
    new_account(house, "amina")
    visit = with_token(stranger(house), sign_in(stranger(house), "amina", PASSWORD))
    sign_out(visit)
    with pytest.raises(SignedOut):
        see_people(visit.to(new_session(house).id))


def test_a_new_password_ends_every_sign_in_but_the_new_one(house: House) -> None:
    amina = new_account(house, "amina")
    here, elsewhere = (
        with_token(stranger(house), sign_in(stranger(house), "amina", PASSWORD)) for _ in range(2)
    )
    token = change_my_password(here, PASSWORD, OTHER)
    assert see_who_i_am(here) is None
    assert see_who_i_am(elsewhere) is None
    now_known = see_who_i_am(with_token(here, token))
    assert now_known is not None
    assert now_known.id == amina.id
    with pytest.raises(WrongPassword):
        sign_in(stranger(house), "amina", PASSWORD)
    assert sign_in(stranger(house), "amina", OTHER)


def test_a_new_password_needs_the_old_one_and_guessing_it_slows_down(house: House) -> None:
    new_account(house, "amina")
    visit = with_token(stranger(house), sign_in(stranger(house), "amina", PASSWORD))
    for _ in range(5):
        with pytest.raises(WrongPassword):
            change_my_password(visit, "wrong wrong wrong", OTHER)
    with pytest.raises(TooManyAttempts):
        change_my_password(visit, PASSWORD, OTHER)
    assert see_who_i_am(visit) is not None


@pytest.mark.parametrize("weak", ["short", "y" * 73])
def test_a_new_password_must_be_strong(house: House, weak: str) -> None:
    new_account(house, "amina")
    visit = with_token(stranger(house), sign_in(stranger(house), "amina", PASSWORD))
    with pytest.raises(WeakPassword):
        change_my_password(visit, PASSWORD, weak)
    assert see_who_i_am(visit) is not None


def test_nobody_changes_a_password_signed_out(house: House) -> None:
    with pytest.raises(SignedOut):
        change_my_password(stranger(house), PASSWORD, OTHER)
