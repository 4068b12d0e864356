"""Signing in: attempts are counted, guessing slows down, and a copied cookie can be killed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bcrypt
import pytest

from session_core.domain.codes import hashed
from session_core.domain.refusals import (
    BadUsername,
    OrganiserExists,
    Refusal,
    SignedOut,
    TooManyAttempts,
    WeakPassword,
    WrongFirstCode,
    WrongPassword,
)
from session_core.storage import accounts
from session_core.use_cases.first_start import (
    first_organiser_code,
    first_start_words,
    see_first_start,
)
from session_core.use_cases.house import House
from session_core.use_cases.people import see_people
from session_core.use_cases.sign_in import (
    change_my_password,
    make_first_organiser,
    see_who_i_am,
    sign_in,
    sign_out,
)
from session_core.use_cases.visit import Visit
from tests.houses import PASSWORD, build_test_house, new_account, new_session, stranger
from tests.postgres import Postgres

OTHER = "a quite different one"


def with_token(visit: Visit, token: str) -> Visit:
    return replace(visit, sign_in=token)


def later(visit: Visit, seconds: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=seconds))


def fail(visit: Visit, username: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            sign_in(visit, username, "wrong wrong wrong")


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


def test_guessing_slows_down_and_a_right_password_waits_too(house: House) -> None:
    new_account(house, "amina")
    visit = stranger(house)
    fail(visit, "amina", 5)
    with pytest.raises(TooManyAttempts) as refused:
        sign_in(visit, "amina", PASSWORD)
    assert refused.value.details == {"seconds": 2}
    assert sign_in(later(visit, 2), "amina", PASSWORD)


def test_each_further_wrong_attempt_doubles_the_wait(house: House) -> None:
    new_account(house, "amina")
    visit = stranger(house)
    fail(visit, "amina", 5)
    for waited in (2, 4, 8):
        visit = later(visit, waited)
        fail(visit, "amina", 1)
        with pytest.raises(TooManyAttempts) as refused:
            sign_in(visit, "amina", PASSWORD)
        assert refused.value.details == {"seconds": waited * 2}


def test_an_attempt_while_waiting_is_not_counted(house: House) -> None:
    new_account(house, "amina")
    visit = stranger(house)
    fail(visit, "amina", 5)
    for _ in range(3):
        with pytest.raises(TooManyAttempts):
            sign_in(visit, "amina", PASSWORD)
    assert sign_in(later(visit, 2), "amina", PASSWORD)


def test_a_right_password_forgets_the_wrong_ones(house: House) -> None:
    new_account(house, "amina")
    for _ in range(3):
        fail(stranger(house), "amina", 4)
        assert sign_in(stranger(house), "amina", PASSWORD)


def test_one_username_slows_down_alone(house: House) -> None:
    new_account(house, "amina")
    new_account(house, "kenji")
    fail(stranger(house), "amina", 5)
    assert sign_in(stranger(house), "kenji", PASSWORD)


def test_the_count_outlives_the_process(house: House, tmp_path: Path) -> None:
    new_account(house, "amina")
    fail(stranger(house), "amina", 5)
    house.close()
    again = build_test_house(tmp_path)
    with pytest.raises(TooManyAttempts):
        sign_in(stranger(again), "amina", PASSWORD)
    again.close()


def test_counts_are_forgotten_after_a_day(house: House) -> None:
    fail(stranger(house), "nobody", 3)
    fail(later(stranger(house), 90_000), "somebody-else", 1)
    with house.database.reading() as db:
        assert accounts.wrong_attempts(db, hashed("nobody")) is None
        assert accounts.wrong_attempts(db, hashed("somebody-else")) is not None


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bcrypt cost of every comparison that is made, as `$2b$04$`."""
    made: list[bytes] = []
    real: Callable[[bytes, bytes], bool] = bcrypt.checkpw

    def counted(password: bytes, password_hash: bytes) -> bool:
        made.append(password_hash[:7])
        return real(password, password_hash)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    return made


def test_a_name_that_does_not_exist_is_answered_alike(house: House, checks: list[bytes]) -> None:
    """In the same words, with as much work, and slowing down as soon."""
    new_account(house, "amina")
    answers: dict[str, list[tuple[str, dict[str, object]]]] = {"amina": [], "nobody": []}
    for username, heard in answers.items():
        checks.clear()
        for _ in range(6):
            with pytest.raises(Refusal) as refused:
                sign_in(stranger(house), username, "wrong wrong wrong")
            heard.append((refused.value.code, refused.value.details))
        assert checks == [b"$2b$04$"] * 5
    assert answers["amina"] == answers["nobody"]


@pytest.mark.parametrize("password", ["x" * 500, "zero\0byte in it", ""])
def test_a_password_that_bcrypt_cannot_read_is_wrong(house: House, password: str) -> None:
    new_account(house, "amina", password="x" * 72)
    with pytest.raises(WrongPassword):
        sign_in(stranger(house), "amina", password)


def parallel_guesses(house: House) -> list[str]:
    """What 12 guesses at the same moment are answered."""
    heard: list[str] = []
    ready = threading.Barrier(12)

    def guess() -> None:
        ready.wait()
        try:
            sign_in(stranger(house), "amina", "wrong wrong wrong")
        except Refusal as refused:
            heard.append(refused.code)

    guessers = [threading.Thread(target=guess) for _ in range(12)]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join()
    return sorted(heard)


def test_guesses_in_the_same_moment_are_all_counted(house: House) -> None:
    new_account(house, "amina")
    assert parallel_guesses(house) == ["too_many_attempts"] * 7 + ["wrong_password"] * 5


@pytest.fixture
def postgres_house(tmp_path: Path, postgres: Postgres) -> Iterator[House]:
    opened = build_test_house(tmp_path, postgres.new_database())
    yield opened
    opened.close()


@pytest.mark.postgresql
def test_guesses_in_the_same_moment_are_all_counted_on_postgresql(postgres_house: House) -> None:
    new_account(postgres_house, "amina")
    assert parallel_guesses(postgres_house) == ["too_many_attempts"] * 7 + ["wrong_password"] * 5


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
    fail(stranger(house), "amina", 1)
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


def test_the_code_in_the_terminal_makes_the_first_organiser_once(house: House) -> None:
    assert see_first_start(stranger(house))
    code = first_organiser_code(house.settings)
    assert any(code in line for line in first_start_words(house))
    token = make_first_organiser(stranger(house), code.lower(), "Amina", "Amina Okello", PASSWORD)
    amina = see_who_i_am(with_token(stranger(house), token))
    assert amina is not None
    assert (amina.username, amina.name, amina.may_organise) == ("amina", "Amina Okello", True)
    assert not see_first_start(stranger(house))
    assert not any(code in line for line in first_start_words(house))
    with pytest.raises(OrganiserExists):
        make_first_organiser(stranger(house), code, "kenji", "Kenji", PASSWORD)


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (WrongFirstCode, {"code": "AAAA-BBBB-CCCC-DDDD"}),
        (WrongFirstCode, {"code": ""}),
        (BadUsername, {"username": "no blanks"}),
        (WeakPassword, {"password": "short"}),
    ],
)
def test_a_refused_first_organiser_leaves_the_code_good(
    house: House, refusal: type[Refusal], changes: dict[str, str]
) -> None:
    code = first_organiser_code(house.settings)
    good = {"code": code, "username": "amina", "name": "Amina", "password": PASSWORD}
    with pytest.raises(refusal):
        make_first_organiser(stranger(house), **(good | changes))
    assert see_first_start(stranger(house))
    assert make_first_organiser(stranger(house), **good)
