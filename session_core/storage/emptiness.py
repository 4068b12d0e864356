"""Whether anybody has used this database yet."""

from sqlalchemy import text

from session_core.storage.accounts import any_account
from session_core.storage.database import Db
from session_core.storage.sessions import any_session


def is_empty(db: Db) -> bool:
    """Whether there is neither account nor session, and nobody else adds one meanwhile."""
    _keep_others_out(db)
    return not (any_account(db) or any_session(db))


def has_no_account(db: Db) -> bool:
    """Whether there is no account, and nobody else adds one until this transaction ends."""
    _keep_others_out(db)
    return not any_account(db)


def _keep_others_out(db: Db) -> None:
    """Who wants to be first asks one after another: SQLite has one writer, PostgreSQL this lock."""
    if db.dialect.name == "postgresql":
        db.execute(text("LOCK TABLE account, workshop_session IN SHARE ROW EXCLUSIVE MODE"))
