"""From a click on "give the floor" to who speaks on every screen: thin pages, then cockpits.

The click is one more cockpit's message, as its script sends it: it goes through Streamlit, the
use-case, the commit and the feed of the running server. All screens are wire clients on the machine
that also runs the server, and a screen is told when the words have arrived there; what a browser
then takes to draw them is in the other bench.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.signed_in import floor_address
from tests.bench.table import Row
from tests.bench.wire import Floors
from tests.bench.wire_cockpits import WireCockpit, wire_cockpits
from tests.bench.wire_thin_pages import wire_thin_pages
from tests.servers import running_server

THIN_PAGES = 200
COCKPITS = (20, 50, 100, 200)
GIVINGS, PAUSE_SECONDS = 10, 2.0


def run() -> list[Row]:
    """Measure thin pages, then cockpits in growing numbers."""
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder,
        running_server(Path(folder) / "data") as server,
    ):
        address, cookie = floor_address(server)
        with (
            wire_thin_pages(THIN_PAGES, server.url) as pages,
            wire_cockpits(1, address, cookie) as (moderator,),
        ):
            floors = [page.floors for page in pages]
            rows = [measure(moderator, floors, f"give: click to {THIN_PAGES} thin pages")]
        for count in COCKPITS:
            print(f"  {count} cockpits", file=sys.stderr)
            with wire_cockpits(count, address, cookie) as lines:
                floors = [line.floors for line in lines]
                rows.append(measure(lines[0], floors, f"give: click to {count} cockpits"))
        return rows


def measure(moderator: WireCockpit, screens: Sequence[Floors], name: str) -> Row:
    """Give the floor to the first and take it back, some times; when was each screen told."""
    told = []
    time.sleep(PAUSE_SECONDS)
    for _ in range(GIVINGS):
        first, before = moderator.card["next"][0], moderator.card["seen"]
        begun = time.time() * 1000
        click(moderator, "give", first["id"])
        told += [screen.given_at(first["number"], before) - begun for screen in screens]
        time.sleep(PAUSE_SECONDS)
        click(moderator, "undo")
        time.sleep(PAUSE_SECONDS + len(screens) / 100)
    return Row.of(name, told, "ms", f"{GIVINGS} clicks, all screens without browsers")


def click(moderator: WireCockpit, act: str, on: str = "") -> None:
    """Press in a cockpit's card, in the thread where its line is."""
    asyncio.run_coroutine_threadsafe(moderator.press(act, on), moderator.loop).result()
