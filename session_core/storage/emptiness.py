"""Whether anybody has used this database yet."""

from sqlalchemy import text

from session_core.storage.accounts import any_account
from session_core.storage.database import Db
from session_core.storage.sessions import any_session


def is_empty(db: Db) -> bool:
    """Whether there is neither account nor session, and nobody adds one in this transaction's time.

    SQLite has one writer anyway; on PostgreSQL several starting processes ask one after another.
    """
    if db.dialect.name == "postgresql":
        db.execute(text("LOCK TABLE account, workshop_session IN SHARE ROW EXCLUSIVE MODE"))
    return not (any_account(db) or any_session(db))
