"""What goes wrong on the way to the database, named for those who do not know SQLAlchemy."""

from sqlalchemy.exc import SQLAlchemyError

DATABASE_TROUBLE = (SQLAlchemyError, OSError, ModuleNotFoundError)
"""An address that cannot be read or reached, a folder without room or rights, a missing driver."""


def words_of(trouble: Exception) -> str:
    """What the database or the system said, in one line; never the address with its password."""
    said = str(getattr(trouble, "orig", None) or trouble).strip()
    return said.splitlines()[0] if said else type(trouble).__name__
