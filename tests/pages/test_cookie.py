"""The cookie carries a token that only this installation signs, and nothing about the person."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import jwt
import pytest
import streamlit as st

from pages.parts import authenticator
from pages.parts.authenticator import SignInCookie
from session_core.use_cases.cookie_key import COOKIE

KEY, OTHER_KEY = "k" * 43, "o" * 43


@pytest.fixture(autouse=True)
def this_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of which only the cookie key matters here."""
    monkeypatch.setattr(authenticator, "open_house", lambda: SimpleNamespace(settings=None))
    monkeypatch.setattr(authenticator, "cookie_key", lambda settings: KEY)


def signed(key: str = KEY, **changes: object) -> str:
    claims = {"token": "secret", "exp": datetime.now(UTC) + timedelta(days=1)} | changes
    return jwt.encode(claims, key, algorithm="HS256")


def read(monkeypatch: pytest.MonkeyPatch, **cookies: str) -> str | None:
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies=cookies))
    return SignInCookie().get_cookie()


def test_the_token_is_read_from_a_signed_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, evenfloor=signed()) == "secret"


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "rubbish",
        "a.b.c",
        signed(OTHER_KEY),
        signed(exp=datetime.now(UTC) - timedelta(seconds=1)),
        jwt.encode({"token": "secret"}, "", algorithm="none"),
        jwt.encode({"username": "amina"}, KEY, algorithm="HS256"),
    ],
)
def test_any_other_cookie_carries_nothing(monkeypatch: pytest.MonkeyPatch, cookie: str) -> None:
    assert read(monkeypatch, evenfloor=cookie) is None


def test_without_a_cookie_there_is_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch) is None
    assert read(monkeypatch, another=signed()) is None


def test_what_is_written_can_be_read_and_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, str] = {"evenfloor_sign_in": "secret"}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(st, "context", SimpleNamespace(url="https://evenfloor.example/floor"))
    SignInCookie().set_cookie()
    first, *attributes = state["evenfloor_cookie"].split("; ")
    assert attributes == ["Path=/", "Max-Age=1209600", "SameSite=Strict", "Secure"]
    name, _, value = first.partition("=")
    assert name == COOKIE
    assert set(jwt.decode(value, KEY, ["HS256"])) == {"token", "exp"}
    SignInCookie().delete_cookie()
    assert state["evenfloor_cookie"].startswith("evenfloor=; Path=/; Max-Age=0;")
    assert read(monkeypatch, evenfloor=value) == "secret"
