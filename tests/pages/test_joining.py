"""How people come in: addresses, codes, pictures."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
import streamlit as st

from pages.parts.joining import address, code_aloud, join_address, qr_code, qr_picture
from session_core.domain.people import Modality
from session_core.use_cases.house import House
from tests.houses import new_session, stranger


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("http://127.0.0.1:8501/agenda", "http://127.0.0.1:8501"),
        ("http://127.0.0.1:8501/", "http://127.0.0.1:8501"),
        ("http://127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("https://igf.example/floor/agenda", "https://igf.example/floor"),
    ],
)
def test_links_carry_the_address_under_which_one_came(
    house: House, monkeypatch: pytest.MonkeyPatch, here: str, expected: str
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=here))
    assert address(stranger(house)) == expected


def test_a_public_address_comes_before_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url="http://127.0.0.1:8501/agenda"))
    public = replace(house, settings=replace(house.settings, public_url="https://floor.example"))
    session = new_session(house, join_code="F7K2QX")
    visit = stranger(public)
    assert join_address(visit, session, Modality.ONSITE) == "https://floor.example/j/F7K2QX?in=room"
    assert join_address(visit, session, Modality.ONLINE).endswith("/j/F7K2QX?in=online")


def test_a_code_is_read_aloud_in_two_groups() -> None:
    assert code_aloud("F7K2QX") == "F7K 2QX"
    for whole in ("", "DEMO", "DEMO5", "DEMO457"):
        assert code_aloud(whole) == whole


def test_a_code_is_dark_on_light_whatever_the_theme() -> None:
    drawn = qr_code("https://floor.example/j/F7K2QX?in=room")
    assert drawn.startswith("<svg")
    assert 'stroke="#111"' in drawn
    assert 'fill="#fff"' in drawn


def test_the_picture_is_part_of_the_page_itself() -> None:
    assert qr_picture("https://floor.example").startswith("data:image/svg+xml")
