"""The migrations make exactly the tables that the code knows, and can be taken back."""

from concurrent.futures import ThreadPoolExecutor

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from session_core.storage.database import Database
from session_core.storage.migrate import MIGRATIONS, migrate
from session_core.storage.tables import metadata

OLD_SESSION = """
INSERT INTO workshop_session (id, title, starts_at, ends_at, join_code, screen_key, room, format,
  themes, policy_questions, prose, naming_rule, stage, queue_open, created_at)
VALUES ('old', 'Old', '2026-01-01 10:00:00', '2026-01-01 11:00:00', 'OLDONE', 'old key', '', '',
  '[]', '[]', '{}', 'open', 'closed', true, '2026-01-01 09:00:00')
"""
OLD_ITEM = """
INSERT INTO agenda_item (id, session_id, position, title, planned_minutes)
VALUES ('item', 'old', 1, 'Opening', 5)
"""


def differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def take_back_everything(database: Database) -> None:
    with database.writing() as db:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = db
        command.downgrade(config, "base")


def test_an_empty_database_lacks_every_table(database_url: str) -> None:
    database = Database(database_url)
    assert tables(database) == set()
    assert len(differences(database)) >= len(metadata.tables)
    database.close()


def test_the_migrations_make_what_the_code_knows(database: Database) -> None:
    assert differences(database) == []
    assert tables(database) == metadata.tables.keys() | {"alembic_version"}


def test_the_migrations_make_every_index(database: Database) -> None:
    for table in metadata.tables.values():
        made = {index["name"] for index in inspect(database.engine).get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= made, table.name


def test_everything_can_be_taken_back_and_made_again(database: Database) -> None:
    take_back_everything(database)
    assert tables(database) == {"alembic_version"}
    migrate(database)
    assert differences(database) == []


def test_migrating_twice_keeps_what_is_there(database: Database, session_id: str) -> None:
    migrate(database)
    with database.reading() as db:
        kept = db.exec_driver_sql("SELECT id FROM workshop_session").scalars().all()
    assert kept == [session_id]


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as starting:
        list(starting.map(migrate, databases))
    assert differences(databases[0]) == []
    for database in databases:
        database.close()


def test_a_session_made_by_the_first_version_is_still_there(database: Database) -> None:
    take_back_everything(database)
    with database.writing() as db:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = db
        command.upgrade(config, "0001")
        db.execute(text(OLD_SESSION))
        db.execute(text(OLD_ITEM))
    migrate(database)
    with database.reading() as db:
        assert db.scalar(text("SELECT title FROM workshop_session")) == "Old"
        assert db.scalar(text("SELECT extended_minutes FROM agenda_item")) == 0
