"""Alembic's entry: runs inside the transaction that `storage/migrate.py` began."""

from typing import Any, Literal

from alembic import context

from session_core.storage.tables import metadata
from session_core.storage.utc import UtcDateTime


def plain_types(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name the database's own types, so that they outlive our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=plain_types,
)
context.run_migrations()
