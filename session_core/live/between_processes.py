"""LISTEN/NOTIFY: carries revisions between the processes that share one PostgreSQL.

A write notifies inside its own transaction (`storage/records.py`), so that the news and the facts
arrive together or not at all; here a thread of every process listens and tells its hub.
"""

import json
import threading
from typing import Any

import psycopg
from psycopg import sql

from session_core.domain.session import Room
from session_core.live.hub import Hub

CHANNEL = "evenfloor"

Connection = psycopg.Connection[tuple[Any, ...]]

_REVISIONS = "SELECT room, revision FROM room_revision WHERE session_id = %s"
_RETRY_SECONDS = 2.0
_LOOK_UP_SECONDS = 0.5


class Relay:
    """Listens on its own connection until stopped; a lost connection is opened again."""

    def __init__(self, database_url: str, hub: Hub) -> None:
        self._url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._hub = hub
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="relay", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=5)

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True) as connection:
                    connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                    self._catch_up(connection)
                    self._hear(connection)
            except psycopg.OperationalError:
                self._stopping.wait(_RETRY_SECONDS)

    def _catch_up(self, connection: Connection) -> None:
        """Tell where every room is: what moved while nobody listened was said to nobody."""
        for session_id in self._hub.sessions():
            rows = connection.execute(_REVISIONS, (session_id,))
            self._hub.announce(session_id, {Room(room): revision for room, revision in rows})

    def _hear(self, connection: Connection) -> None:
        while not self._stopping.is_set():
            for news in connection.notifies(timeout=_LOOK_UP_SECONDS):
                message = json.loads(news.payload)
                moved = {Room(room): revision for room, revision in message["moved"].items()}
                self._hub.announce(message["session_id"], moved)
