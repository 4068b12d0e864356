"""The first start: a code in the terminal makes the first organiser, once."""

from dataclasses import replace

import pytest

from session_core.domain.refusals import (
    BadUsername,
    OrganiserExists,
    Refusal,
    WeakPassword,
    WrongFirstCode,
)
from session_core.use_cases.first_start import (
    first_organiser_code,
    first_start_words,
    see_first_start,
)
from session_core.use_cases.house import House
from session_core.use_cases.sign_in import make_first_organiser, see_who_i_am
from tests.houses import PASSWORD, stranger


def test_the_code_in_the_terminal_makes_the_first_organiser_once(house: House) -> None:
    assert see_first_start(stranger(house))
    code = first_organiser_code(house.settings)
    assert any(code in line for line in first_start_words(house))
    token = make_first_organiser(stranger(house), code.lower(), "Amina", "Amina Okello", PASSWORD)
    amina = see_who_i_am(replace(stranger(house), sign_in=token))
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
