"""The bare broadcast in a process of its own, under the server that also carries Evenfloor."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.servers import ROOT, START_SECONDS, exited, free_port


@dataclass(frozen=True)
class BareServer:
    """Where it is reached, and its process."""

    url: str
    pid: int


@contextmanager
def running_bare_server(message_bytes: int, *, first_at_once: bool) -> Iterator[BareServer]:
    """Start it with the server's own choice of loop and parser, as Streamlit starts Evenfloor."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "tests.bench.bare_broadcast:app"]
    command += ["--port", str(port), "--log-level", "warning", "--no-access-log"]
    settings = {"BARE_BYTES": str(message_bytes), "BARE_FIRST": "1" if first_at_once else "0"}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings)
    try:
        url, deadline = f"http://127.0.0.1:{port}", time.monotonic() + START_SECONDS
        while not _answers(url):
            assert time.monotonic() < deadline, "the bare server did not start"
            assert not exited(process, within=0.1), "the bare server has ended"
        yield BareServer(url, process.pid)
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.post(f"{url}/say", timeout=2, trust_env=False).is_success
    except httpx.TransportError:
        return False
