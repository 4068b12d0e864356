"""What all tables share: how constraints are named, and what an id is."""

from sqlalchemy import Column, MetaData, String

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def id_column() -> Column[str]:
    return Column("id", String(16), primary_key=True)
