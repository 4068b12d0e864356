"""Sample passwords are for whoever sits at the machine, not for whoever reaches it."""

import pytest

from pages.parts.loopback import is_loopback

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.0.0.7", "::1"])
@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
@pytest.mark.parametrize("port", ["", ":8501"])
def test_the_machine_itself_is_known(address: str | None, name: str, port: str) -> None:
    headers = {"Host": f"{name}{port}", "Origin": f"http://{name}{port}"}
    assert is_loopback(address, headers)


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.2", "203.0.113.9", "fe80::1", "", "x"])
def test_another_machine_is_a_stranger(address: str) -> None:
    assert not is_loopback(address, HERE)


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-Forwarded-Proto",
        "X-Real-IP",
        "Forwarded",
        "Via",
        "CF-Connecting-IP",
        "True-Client-IP",
    ],
)
def test_a_request_passed_on_is_a_stranger(header: str) -> None:
    assert is_loopback("127.0.0.1", HERE)
    assert not is_loopback("127.0.0.1", HERE | {header: "127.0.0.1"})


@pytest.mark.parametrize(
    "changes",
    [
        {"Host": "evenfloor.example"},
        {"Host": "localhost.evil.example:8501"},
        {"Host": ""},
        {"Host": "[::1"},
        {"Origin": "https://evenfloor.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_another_name_is_a_stranger(changes: dict[str, str]) -> None:
    """A name that somebody pointed here, or a proxy that adds no header of its own."""
    assert not is_loopback("127.0.0.1", HERE | changes)


def test_without_headers_nobody_is_known() -> None:
    assert not is_loopback(None, {})
