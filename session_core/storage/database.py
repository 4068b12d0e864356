"""The database: SQLite beside the server by default, PostgreSQL where DATABASE_URL says so."""

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

_A_MOMENT_MS = 50
_PATIENCE_MS = 10_000
"""How long an act waits for another process's write."""

_PATIENCE_WITH_READERS_MS = 1_000
"""How long an act that destroys something waits for who still reads what was there before."""

_LOCK_BY_ID = text("SELECT 1 FROM workshop_session WHERE id = :id FOR UPDATE")
_LOCK_BY_CODE = text("SELECT 1 FROM workshop_session WHERE join_code = :code FOR UPDATE")

Db = Connection
"""One transaction; it never leaves storage but in a use-case's hands, unopened."""


class Database:
    """One database and its transactions.

    Writes of one session follow one another: on SQLite because there is one writer, on
    PostgreSQL because a write locks its session's row first.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        event.listen(self._engine, "before_cursor_execute", _send_what_can_be_kept, retval=True)
        # Writers of this process queue here, in order, rather than in SQLite's busy loop,
        # which sleeps and lets late comers pass.
        self._one_writer = threading.Lock()
        # True at first: the process before this one may have been killed before it could.
        self._journal_to_forget = self.is_sqlite

    @contextmanager
    def writing(self, session_id: str | None = None, join_code: str | None = None) -> Iterator[Db]:
        """One write transaction: committed at the end, rolled back when anything is raised.

        It is of the session with this id, or of the one with this join code.
        """
        if self.is_sqlite:
            with self._one_writer:
                with self._begin(write=True) as db:
                    yield db
                if self._journal_to_forget:
                    self._empty_journal(patience_ms=0)
        else:
            with self._begin(write=True) as db:
                if session_id is not None:
                    db.execute(_LOCK_BY_ID, {"id": session_id})
                elif join_code is not None:
                    db.execute(_LOCK_BY_CODE, {"code": join_code})
                yield db

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """One read transaction: all it reads is of one moment."""
        with self._begin(write=False) as db:
            yield db

    @contextmanager
    def _begin(self, *, write: bool) -> Iterator[Db]:
        options: Mapping[str, Any] = {"evenfloor_write": write}
        if not self.is_sqlite and not write:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._engine.connect().execution_options(**options) as db, db.begin():
            yield db

    def forget_journal(self) -> None:
        """Empty SQLite's journal, which repeats deleted rows that the database has overwritten.

        It never fails: where somebody reads on for longer than a second, the next write does it.
        PostgreSQL's journal is its server's own affair.
        """
        if self.is_sqlite:
            with self._one_writer:
                self._empty_journal(_PATIENCE_WITH_READERS_MS)

    def _empty_journal(self, patience_ms: int) -> None:
        self._journal_to_forget = True
        try:
            # Outside of any transaction, so not by `_begin`.
            with closing(self._engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute(f"PRAGMA busy_timeout = {patience_ms}")
                try:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    is_busy = any(row[0] for row in cursor.fetchall())
                finally:
                    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
                    cursor.close()
        except (sqlite3.Error, SQLAlchemyError):
            return
        self._journal_to_forget = is_busy

    @property
    def engine(self) -> Engine:
        """For migrations and tests only."""
        return self._engine

    def close(self) -> None:
        self._engine.dispose()


def _send_what_can_be_kept(
    _db: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
) -> tuple[str, Any]:
    """A made-up id with a zero byte or half a letter in it is not found, rather than an error."""
    return statement, _can_be_kept(parameters)


def _can_be_kept(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode().replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {name: _can_be_kept(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_can_be_kept(each) for each in value)
    return value


def _postgresql_engine(url: str) -> Engine:
    return create_engine(
        url, pool_size=10, max_overflow=20, pool_pre_ping=True, hide_parameters=True
    )


def _use_wal(cursor: Any) -> None:
    """Let readers not wait for the writer.

    SQLite does not wait by itself where two processes switch a new file at the same moment.
    """
    tries = _PATIENCE_MS // _A_MOMENT_MS
    for left in range(tries, -1, -1):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if not left:
                raise
            time.sleep(_A_MOMENT_MS / 1000)


def _sqlite_engine(url: str) -> Engine:
    file = make_url(url).database
    if file in (None, "", ":memory:"):
        raise ValueError("an embedded database needs a file: what is accepted must survive")
    # An error must not put what somebody wrote into a log.
    engine = create_engine(url, pool_size=20, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def _make_for_its_owner_only(*_: Any) -> None:
        # SQLite gives its journal the mode of the file.
        if file and not file.startswith("file:") and not Path(file).exists():
            with suppress(OSError):  # SQLite says itself what is wrong with the place
                Path(file).touch(mode=0o600)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        _use_wal(cursor)
        for pragma in (
            f"busy_timeout = {_PATIENCE_MS}",
            "synchronous = FULL",  # an accepted question survives a power cut too
            "foreign_keys = ON",
            "secure_delete = ON",  # a deleted ballot or seat is overwritten, not only unlinked
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("evenfloor_write", True)
        # IMMEDIATE: a transaction that will write must not find out late that another has.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
