"""Bring a database up to date with the migrations in this folder."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from session_core.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
_ANY_NUMBER = 7_301_1865
"""The advisory lock under which one of several starting processes migrates."""


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`; what is up to date stays untouched."""
    with database.writing() as db:
        if not database.is_sqlite:
            db.execute(text(f"SELECT pg_advisory_xact_lock({_ANY_NUMBER})"))
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = db
        command.upgrade(config, revision)
