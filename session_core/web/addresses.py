"""Where people reach this server, as far as the machine itself can tell."""

import socket

_EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - recognised here, not bound
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
"""Names that lead to this machine from itself alone."""


def addresses(host: str, port: int) -> list[str]:
    """The addresses to open, the nearest first; `host` is what the server listens on."""
    if host in LOOPBACK:
        return [f"http://localhost:{port}"]
    if host not in _EVERYWHERE:
        return [f"http://{host}:{port}"]
    near = own_network_address()
    return [f"http://localhost:{port}", *([f"http://{near}:{port}"] if near else [])]


def own_network_address() -> str:
    """This machine's address in the room's network, or '' without one.

    Connecting a datagram socket sends nothing; it only asks which way a packet would leave. The
    address asked about is one reserved for documentation (RFC 5737).
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        found: str = probe.getsockname()[0]
        return "" if found.startswith("127.") else found
