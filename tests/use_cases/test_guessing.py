"""Guessing a password: every attempt is counted, and each further one has to wait longer."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bcrypt
import pytest

from session_core.domain.codes import hashed
from session_core.domain.refusals import Refusal, TooManyAttempts, WrongPassword
from session_core.storage import accounts
from session_core.use_cases.house import House
from session_core.use_cases.sign_in import sign_in
from session_core.use_cases.visit import Visit
from tests.houses import PASSWORD, build_test_house, new_account, stranger
from tests.postgres import Postgres


def later(visit: Visit, seconds: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=seconds))


def fail(visit: Visit, username: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            sign_in(visit, username, "wrong wrong wrong")


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
