"""The thin door under load: a thousand and five thousand participants on the server's own machine.

The application runs as its users start it, the load in this process, a moderator's polls page on a
line of its own. The bare broadcast stands in the same table, measured in the same run, with
messages as heavy as the application's. DOOR_PEOPLE=100,1000 names other sizes.
"""

import asyncio
import gc
import importlib
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from tests.bench.bare_load import BareFigures, load_the_bare
from tests.bench.bare_server import running_bare_server
from tests.bench.door_load import DoorFigures, load_the_door
from tests.bench.door_rows import rows_of_the_bare, rows_of_the_door
from tests.bench.door_session import Kept, count_kept, lay_session
from tests.bench.table import Row
from tests.servers import running_server

PEOPLE = tuple(int(each) for each in os.environ.get("DOOR_PEOPLE", "1000,5000").split(","))
LINES_EACH, LINES_BESIDE = 2, 500
BARE = {"first at once": True, "merged": False}

T = TypeVar("T")


def run() -> list[Row]:
    """Measure each size at the door and on the bare broadcast."""
    _allow_lines(max(PEOPLE) * LINES_EACH + LINES_BESIDE)
    rows: list[Row] = []
    for count in PEOPLE:
        print(f"  {count} at the door", file=sys.stderr)
        found, kept = _at_the_door(count)
        rows += _shown(rows_of_the_door(found, kept))
        for refused in found.refused()[:3]:
            print(f"    not kept: {refused}", file=sys.stderr)
        for kind, first_at_once in BARE.items():
            print(f"  {count} listen to the bare broadcast, {kind}", file=sys.stderr)
            bare = _at_the_bare(count, round(median(found.changes)), first_at_once)
            rows += _shown(rows_of_the_bare(bare, kind, found))
    return rows


def _shown(rows: list[Row]) -> list[Row]:
    """Say already what is known: the whole takes minutes, and may be stopped."""
    for row in rows:
        print("    " + " · ".join(filter(None, row.cells())), file=sys.stderr)
    return rows


def _at_the_door(count: int) -> tuple[DoorFigures, Kept]:
    with tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder:
        data = Path(folder) / "data"
        session = lay_session(data)
        with running_server(data, demo=False) as server:
            found = _in_a_loop(lambda: load_the_door(server, session, count))
        return found, count_kept(data, session)


def _at_the_bare(count: int, message_bytes: int, first_at_once: bool) -> BareFigures:
    with running_bare_server(message_bytes, first_at_once=first_at_once) as server:
        return _in_a_loop(lambda: load_the_bare(server, count))


def _in_a_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run in the fastest loop there is, and without pauses to collect garbage."""
    try:
        new_loop = importlib.import_module("uvloop").new_event_loop
    except ImportError:
        new_loop = asyncio.new_event_loop
    gc.collect()
    gc.disable()
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(work())
    finally:
        gc.enable()


def _allow_lines(wanted: int) -> None:
    """Let this process and the servers it starts have so many files open. Raises ValueError."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(wanted, most)))
