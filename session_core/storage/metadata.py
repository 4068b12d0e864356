"""What all tables share: how constraints are named, what an id is, and whose a row is."""

from sqlalchemy import Column, ForeignKey, MetaData, String

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


def of_session() -> Column[str]:
    return Column(
        "session_id",
        ForeignKey("workshop_session.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
