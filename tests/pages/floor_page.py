"""The floor page in the test runner: what its scripts are given, and presses in them."""

import json
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.floor_acts import press
from session_core.domain.people import Modality
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit
from tests.pages.opening import checked


def hands(visit: Visit, *sides: Modality) -> list[str]:
    """Enter somebody on each of these sides; gives their ids."""
    return [
        enter_for_someone(visit, side, text=f"Question {n}", name=f"Person {n}")
        for n, side in enumerate(sides, start=1)
    ]


def who_is(visit: Visit) -> str:
    """The name of who is signed in."""
    account = see_who_i_am(visit)
    assert account
    return account.name


def card(app: AppTest) -> dict[str, Any]:
    """What the script of the card is given."""
    return component(app, "evenfloor_cockpit")


def the_list(app: AppTest) -> dict[str, Any]:
    """What the script of the speaker list is given, the places read."""
    told = component(app, "evenfloor_speaker_list")
    places: dict[str, Any] = json.loads(told["places"])
    return told | places


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What the script of one component is given."""
    found = [each.proto for each in app.get("bidi_component")]
    told: dict[str, Any] = next(
        json.loads(proto.json) for proto in found if proto.component_name.endswith(name)
    )
    return told


def pressed(
    app: AppTest, visit: Visit, act: str, monkeypatch: pytest.MonkeyPatch, on: str = ""
) -> AppTest:
    """Press in a component as its script would: Streamlit's test runner has no way to.

    The press is done with the session state of the page, so that a refusal shows on it.
    """
    state: dict[str, Any] = {}
    with monkeypatch.context() as patched:
        patched.setattr(st, "session_state", state)
        press(visit, {"act": act, "id": on, "seen": card(app)["seen"], "at": 1})
    for key, value in state.items():
        app.session_state[key] = value
    return checked(app.run())
