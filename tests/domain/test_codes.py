"""Codes that can be read aloud, secrets that cannot be guessed, hashes that give nothing away."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.codes import hashed, new_id, new_join_code, new_secret, tidy_join_code


def test_ids_are_short_and_never_the_same() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in ids)


def test_join_codes_hold_nothing_that_is_misheard_or_misread() -> None:
    codes = {new_join_code() for _ in range(500)}
    assert len(codes) > 490
    assert all(re.fullmatch("[B-DF-HJ-NP-TV-Z2-9]{6}", code) for code in codes)


def test_secrets_have_256_bits_and_fit_into_an_address() -> None:
    secrets = {new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert all(re.fullmatch(r"[\w-]{43}", secret) for secret in secrets)


@pytest.mark.parametrize("typed", ["kx7-3bq", " KX7 3BQ ", "kx73bq", "K·X·7·3·B·Q", "kx7\n3bq\0"])
def test_a_join_code_is_found_however_it_is_typed(typed: str) -> None:
    assert tidy_join_code(typed) == "KX73BQ"


@given(st.text())
def test_every_secret_that_a_browser_can_send_has_a_hash(secret: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", hashed(secret))
    assert hashed(secret) == hashed(secret) != hashed(f"{secret}.")


def test_half_a_letter_has_a_hash_too() -> None:
    assert hashed("\ud800") != hashed("\ud801")
