"""Whether a request was made on the machine that the server runs on, by nobody in between."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

_FORWARDED = {
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-host",
    "true-client-ip",
    "cf-connecting-ip",
    "cf-ray",
    "fastly-client-ip",
    "fly-client-ip",
    "x-envoy-external-address",
    "x-original-forwarded-for",
}
_HERE = {"localhost", "127.0.0.1", "::1"}


def is_loopback(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether the peer is this machine, no proxy or tunnel passed it on, and Host says so too.

    `address` is the peer's, or None where it is known to be this machine. Host and Origin are
    those of a WebSocket handshake, where a browser always sends both: a page of another site that
    points its own name here (DNS rebinding) and a proxy that adds no header of its own are told
    by them.
    """
    names = {name.lower(): value for name, value in headers.items()}
    forwarded = any(name in _FORWARDED or name.startswith("x-forwarded") for name in names)
    asked = (_name_of(f"//{names.get('host', '')}"), _name_of(names.get("origin", "")))
    here = all(name in _HERE for name in asked)
    return here and not forwarded and (address is None or _is_this_machine(address))


def _is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _name_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
