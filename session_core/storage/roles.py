"""Who has which role in which session."""

from sqlalchemy import delete, select

from session_core.domain.people import Account, Role
from session_core.storage.accounts import account_from
from session_core.storage.database import Db
from session_core.storage.tables import account, session_role


def roles_of(db: Db, session_id: str, account_id: str) -> frozenset[Role]:
    query = select(session_role.c.role).where(
        session_role.c.session_id == session_id, session_role.c.account_id == account_id
    )
    return frozenset(Role(role) for role in db.scalars(query))


def roles_by_session(db: Db, account_id: str) -> dict[str, frozenset[Role]]:
    """What an account is in every session in which it has a role."""
    query = select(session_role.c.session_id, session_role.c.role).where(
        session_role.c.account_id == account_id
    )
    held: dict[str, set[Role]] = {}
    for row in db.execute(query):
        held.setdefault(row.session_id, set()).add(Role(row.role))
    return {session_id: frozenset(roles) for session_id, roles in held.items()}


def roles_in(db: Db, session_id: str) -> list[tuple[Account, Role]]:
    """Everybody on the staff of a session, by name, a row for each role."""
    query = (
        select(account, session_role.c.role)
        .join(session_role, session_role.c.account_id == account.c.id)
        .where(session_role.c.session_id == session_id)
        .order_by(account.c.name, session_role.c.role)
    )
    return [(found, Role(row.role)) for row in db.execute(query) if (found := account_from(row))]


def roles_by_account(db: Db, session_id: str) -> dict[str, frozenset[Role]]:
    """The roles in a session of each account in it."""
    query = select(session_role.c.account_id, session_role.c.role).where(
        session_role.c.session_id == session_id
    )
    held: dict[str, set[Role]] = {}
    for row in db.execute(query):
        held.setdefault(row.account_id, set()).add(Role(row.role))
    return {account_id: frozenset(roles) for account_id, roles in held.items()}


def give_role(db: Db, session_id: str, account_id: str, role: Role) -> None:
    if role not in roles_of(db, session_id, account_id):
        db.execute(
            session_role.insert().values(session_id=session_id, account_id=account_id, role=role)
        )


def take_role(db: Db, session_id: str, account_id: str, role: Role) -> None:
    db.execute(
        delete(session_role).where(
            session_role.c.session_id == session_id,
            session_role.c.account_id == account_id,
            session_role.c.role == role,
        )
    )
