"""What a username and a password must be, and how guessing slows down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import BadUsername, WeakPassword
from session_core.domain.sign_in import checked_password, checked_username, fits, wait_seconds

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["amina", "a.b", "k-2_0", "  Amina ", "x" * 60])
def test_a_username_is_made_comparable(typed: str) -> None:
    assert checked_username(typed) == typed.strip().lower()


@pytest.mark.parametrize("typed", ["", "a", "x" * 61, "a b", "zoë", "a@b", "a/b", "аmina", "a\nb"])
def test_other_usernames_are_refused(typed: str) -> None:
    with pytest.raises(BadUsername):
        checked_username(typed)


@pytest.mark.parametrize("password", ["0123456789", "пароль и ключ", "x" * 72, " ten chars"])
def test_a_password_of_ten_characters_is_enough(password: str) -> None:
    assert checked_password(password, "amina") == password


@pytest.mark.parametrize(
    "password",
    ["", "nine char", "amina.okello", "Amina.Okello ", "x" * 73, "ж" * 37, "ten\0chars!"],
)
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        checked_password(password, "amina.okello")


def test_bcrypt_counts_bytes_not_characters() -> None:
    assert fits("ж" * 36)
    assert not fits("ж" * 37)


@pytest.mark.parametrize(
    ("wrong", "seconds"),
    [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (13, 512), (14, 900), (15, 900), (10**9, 900)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(wrong: int, seconds: int) -> None:
    assert wait_seconds(wrong, NOW, NOW) == seconds


def test_the_wait_passes_with_time_and_rounds_up() -> None:
    assert wait_seconds(7, NOW, NOW + timedelta(seconds=3)) == 5
    assert wait_seconds(7, NOW, NOW + timedelta(seconds=7.2)) == 1
    assert wait_seconds(7, NOW, NOW + timedelta(seconds=8)) == 0


@given(
    wrong=st.integers(min_value=0),
    passed=st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)
def test_nobody_waits_longer_than_a_quarter_of_an_hour(wrong: int, passed: timedelta) -> None:
    """Not even after the clock was set back."""
    assert 0 <= wait_seconds(wrong, NOW, NOW + passed) <= 900
