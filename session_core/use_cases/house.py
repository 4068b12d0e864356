"""The house: what one process shares — settings, database, hub, views; and how it opens."""

import threading
from dataclasses import dataclass, field
from typing import Any

from session_core.live.allowances import Allowances
from session_core.live.attendance import Attendance
from session_core.live.between_processes import Relay
from session_core.live.hub import Hub
from session_core.settings import Settings, read_settings
from session_core.storage.database import Database
from session_core.storage.migrate import migrate
from session_core.use_cases.together import Together
from session_core.use_cases.views import Views


class ScriptRuns:
    """Counts Streamlit script runs of this process, whole pages and fragments alike."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    def add(self) -> None:
        with self._lock:
            self._count += 1

    def count(self) -> int:
        with self._lock:
            return self._count


@dataclass(frozen=True)
class House:
    """What every visit of this process shares."""

    settings: Settings
    database: Database
    hub: Hub = field(default_factory=Hub)
    views: Views = field(default_factory=Views)
    together: Together[Any] = field(default_factory=Together)
    attendance: Attendance = field(default_factory=Attendance)
    allowances: Allowances = field(default_factory=Allowances)
    relay: Relay | None = None
    script_runs: ScriptRuns = field(default_factory=ScriptRuns)

    def close(self) -> None:
        if self.relay:
            self.relay.stop()
        self.together.close()
        self.database.close()


def build_house(settings: Settings) -> House:
    """Open the database, bring it up to date, and listen to the other processes on it."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database_url)
    migrate(database)
    hub = Hub()
    relay = None
    if not database.is_sqlite:
        relay = Relay(settings.database_url, hub)
        relay.start()
    return House(settings=settings, database=database, hub=hub, relay=relay)


_lock = threading.Lock()
_house: House | None = None


def open_house() -> House:
    """The house of this process, opened on the first call with the environment's settings."""
    global _house
    with _lock:
        if _house is None:
            _house = build_house(read_settings())
        return _house


def close_house() -> None:
    """Close this process's house, if it is open; the next `open_house` opens another."""
    global _house
    with _lock:
        if _house is not None:
            _house.close()
        _house = None
