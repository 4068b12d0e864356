"""One's sessions for the lobby: one query, however many they are, without their long texts."""

from typing import Any

from sqlalchemy import select

from session_core.domain.lobby import LobbySession
from session_core.domain.people import STAFF_ROLES, Role
from session_core.storage.database import Db
from session_core.storage.sessions import without_long_texts
from session_core.storage.tables import series, series_session, session_role, workshop_session

_SHORT = [
    column
    for column in workshop_session.c
    if column.name not in {"themes", "policy_questions", "prose", "session_report", "created_at"}
]


def lobby_of(db: Db, account_id: str) -> list[LobbySession]:
    """The sessions in which an account has a role, with the roles and the series of each."""
    query = (
        select(
            *_SHORT,
            session_role.c.role,
            series.c.id.label("series_id"),
            series.c.title.label("series_title"),
        )
        .join(session_role, session_role.c.session_id == workshop_session.c.id)
        .outerjoin(series_session, series_session.c.session_id == workshop_session.c.id)
        .outerjoin(series, series.c.id == series_session.c.series_id)
        .where(session_role.c.account_id == account_id)
    )
    rows: dict[str, list[Any]] = {}
    for row in db.execute(query):
        rows.setdefault(row.id, []).append(row)
    return [_mine(of_one) for of_one in rows.values()]


def _mine(rows: list[Any]) -> LobbySession:
    row = rows[0]
    held = {Role(each.role) for each in rows}
    return LobbySession(
        session=without_long_texts(row),
        roles=tuple(role for role in STAFF_ROLES if role in held),
        series_id=row.series_id or "",
        series=row.series_title or "",
    )
