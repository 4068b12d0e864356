"""Sentences that a stranger can read: nobody speaks, and nothing points elsewhere."""

import pytest

from session_core.drafting.owners import owner_of
from session_core.drafting.pointing import points_elsewhere
from session_core.drafting.third_person import is_quotation, third_person
from tests.drafting.plain import called, found


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Fuel was stored in the US.", "Fuel was stored in the US."),
        ("We should store fuel early.", "Participants should store fuel early."),
        ("We all agreed to store fuel.", "Participants all agreed to store fuel."),
        ("We should store our fuel.", "A participant said: “We should store our fuel”."),
        ("We stored fuel early.", "A participant said: “We stored fuel early”."),
        ("Marketing, you should test it.", "A participant said: “Marketing, you should test it”."),
        ("Nous avons stocké du carburant.", "“Nous avons stocké du carburant”."),
    ],
)
def test_who_speaks_is_told_or_quoted(said: str, written: str) -> None:
    assert third_person(said) == written
    assert is_quotation(written) == ("“" in written)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Participants considered this a model for other countries.", True),
        ("There was broad agreement that these funds should be open.", True),
        ("It was stored too late.", True),
        ("Such rules help nobody.", True),
        ("It was agreed that funds should be open.", False),
        ("Budgets fell this year.", False),
        ("Villages pay those who repair cables.", False),
        ("Sixty villages said they would pay more.", False),
        ("Governments blocked three large platforms and fined these platforms.", False),
    ],
)
def test_pointing(text: str, points: bool) -> None:
    assert points_elsewhere(text) is points


@pytest.mark.parametrize(
    ("entry", "owner"),
    [
        ("S. Obi to ask the county about a licence.", "S. Obi"),
        ("Wei-Lun moves the button to the top.", "Wei-Lun"),
        ("Develop plans to protect access.", ""),
        ("Closer coordination on how to advocate for rights.", ""),
    ],
)
def test_who_acts_in_an_entry(entry: str, owner: str) -> None:
    assert owner_of(entry) == owner


def test_what_somebody_promises_by_a_date_is_a_call() -> None:
    assert list(called("AB: Okay, so Omar will write the contract by the end of May.\n")) == [
        "Omar will write the contract by the end of May."
    ]


def test_a_motion_is_quoted() -> None:
    text = "AB: I move that the council fund one fire engine at the old depot.\n"
    assert found(text) == [
        "A participant said: “I move that the council fund one fire engine at the old depot”."
    ]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Los gobiernos deberían publicar cada año lo que se gastó.", "Los gobiernos"),
        ("Участники согласились, что фонды должны быть открыты.", ""),
        ("监管机构应该为电缆维修设立单一许可证。", "监管机构"),
        ("The budget must be proportionate to the sum.", ""),
    ],
)
def test_calls_in_other_languages_and_of_nobody(text: str, addressee: str) -> None:
    assert list(called(text).values()) == [addressee]
