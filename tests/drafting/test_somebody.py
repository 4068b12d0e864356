"""Whom a call can speak to: people and bodies, not fees; and what a spoken passage may name."""

import pytest

from session_core.drafting.addressee import addressee_of
from tests.drafting.plain import called


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("No one should cut networks.", ""),
        ("None of them should pay.", ""),
        ("Fees should fall.", ""),
        ("Servers should run.", ""),
        ("The budget should shrink.", ""),
        ("Participants agreed networks should reach every village.", ""),
        ("Participants agreed operators should reach every village.", "private sector"),
        ("The U.N. should appoint an envoy.", "intergovernmental organisations"),
        ("The U.S. should appoint an envoy.", "U.S."),
        ("A proposal that librarians should meet was adopted.", "librarians"),
        ("Teachers and journalists should learn it.", "Teachers and journalists"),
        ("The IGF Secretariat should host it.", "IGF Secretariat"),
        ("Tobias should sign the contracts.", "Tobias"),
        ("The latter should fund it.", ""),
    ],
)
def test_only_somebody_is_an_addressee(sentence: str, addressee: str) -> None:
    assert addressee_of(sentence) == addressee


@pytest.mark.parametrize("label", ["", "[00:02:02] Bo: "])
def test_spoken_or_written_people_are_named(label: str) -> None:
    said = "Donors should fund batteries for every village."
    assert called(label + said) == {said: "Donors"}


def test_spoken_things_are_not() -> None:
    said = "Fees should fund batteries for every village."
    assert called(f"[00:02:02] Bo: {said}") == {said: ""}


@pytest.mark.parametrize("label", ["", "[00:02:02] Bo: "])
def test_we_who_call_on_somebody_are_participants(label: str) -> None:
    assert called(f"{label}We call on donors to fund batteries for every island network.") == {
        "Participants call on donors to fund batteries for every island network.": "donors"
    }
