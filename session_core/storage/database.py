"""The database: SQLite beside the server by default, PostgreSQL where DATABASE_URL says so."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

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

    @contextmanager
    def writing(self, session_id: str | None = None) -> Iterator[Db]:
        """One write transaction: committed at the end, rolled back when anything is raised."""
        if self.is_sqlite:
            with self._one_writer, self._begin(write=True) as db:
                yield db
        else:
            with self._begin(write=True) as db:
                if session_id is not None:
                    lock = text("SELECT 1 FROM workshop_session WHERE id = :id FOR UPDATE")
                    db.execute(lock, {"id": session_id})
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


def _sqlite_engine(url: str) -> Engine:
    in_memory = make_url(url).database in (None, "", ":memory:")
    if in_memory:
        raise ValueError("an embedded database needs a file: what is accepted must survive")
    # An error must not put what somebody wrote into a log.
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 10000",  # first: the next line may itself have to wait
            "journal_mode = WAL",  # readers do not wait for the writer
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
