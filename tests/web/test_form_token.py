"""A form's token opens the door for its own seat, and for no other."""

import pytest

from session_core.web.form_token import form_token, is_form_token


def test_a_token_is_good_for_its_seat() -> None:
    assert is_form_token(form_token("secret of one"), "secret of one")


def test_a_token_is_worth_nothing_for_another_seat() -> None:
    assert not is_form_token(form_token("secret of one"), "secret of two")


def test_each_page_has_another_token() -> None:
    assert form_token("secret") != form_token("secret")


def test_a_token_does_not_tell_the_secret() -> None:
    assert "secret" not in form_token("secret")


@pytest.mark.parametrize(
    "forged", ["", ".", "abcd1234", "abcd1234.", "é.é", "\ud800.x", "x" * 9999]
)
def test_what_is_no_token_is_refused(forged: str) -> None:
    assert not is_form_token(forged, "secret")


@pytest.mark.parametrize("place", [0, -1])
def test_a_changed_token_is_refused(place: int) -> None:
    token = list(form_token("secret"))
    token[place] = "1" if token[place] == "0" else "0"
    assert not is_form_token("".join(token), "secret")
