"""One tablet, many people: each begins, asks, reads their receipt, and is done."""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import httpx
from starlette.testclient import TestClient

from session_core.domain.people import Role
from tests.bench.table import Row
from tests.houses import build_test_house, new_session, sign_in_as
from tests.servers import running_server
from tests.web.tablet import Tablet, address_of


def kiosk_turns(people: int) -> list[Row]:
    """How long a person waits at each of the four touches, on a server of their own."""
    print("  the kiosk", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        house = build_test_house(data)
        session = new_session(house, join_code="BENCH")
        address = address_of(sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
        house.close()
        with (
            running_server(data, demo=False) as server,
            httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client,
        ):
            tablet = Tablet(session, cast("TestClient", client))  # over a real line
            tablet.open(address)
            tablet.press("take")
            return _measured(tablet, people)


def _measured(tablet: Tablet, people: int) -> list[Row]:
    begun, asked, ended = [], [], []
    for number in range(people):
        tablet.open()
        begun.append(_timed(lambda: tablet.press("begin")))
        asked.append(_timed(partial(tablet.ask, f"Is this question {number} of the hall?")))
        ended.append(_timed(tablet.finish))
    what = f"{people} people, one after another"
    return [
        Row.of("kiosk: touched until one can ask", begun, "ms", what),
        Row.of("kiosk: asked until it is in the queue", asked, "ms", what),
        Row.of("kiosk: receipts read, done, until the start screen", ended, "ms", what),
    ]


def _timed(do: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    begun = time.monotonic()
    do()
    return (time.monotonic() - begun) * 1000
