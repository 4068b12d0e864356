"""Accounts, sign-ins and wrong attempts as they are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from session_core.domain.people import Account
from session_core.domain.refusals import UsernameTaken
from session_core.storage.database import Db
from session_core.storage.tables import account, sign_in, sign_in_attempt


@dataclass(frozen=True)
class WrongAttempts:
    """Wrong passwords in a row for one username."""

    in_a_row: int
    last_at: datetime


def add_account(db: Db, new: Account, now: datetime) -> None:
    """Keep a new account. Raises UsernameTaken, also where another was added in this instant."""
    values = {
        "id": new.id,
        "username": new.username,
        "name": new.name,
        "password_hash": new.password_hash,
        "may_organise": new.may_organise,
        "created_at": now,
    }
    try:
        db.execute(account.insert().values(**values))
    except IntegrityError as clash:
        raise UsernameTaken from clash


def account_named(db: Db, username: str) -> Account | None:
    return account_from(db.execute(select(account).where(account.c.username == username)).first())


def account_with_id(db: Db, account_id: str) -> Account | None:
    return account_from(db.execute(select(account).where(account.c.id == account_id)).first())


def any_account(db: Db) -> bool:
    return bool(db.scalar(select(func.count()).select_from(account)))


def keep_password(db: Db, account_id: str, password_hash: str) -> None:
    db.execute(
        update(account).where(account.c.id == account_id).values(password_hash=password_hash)
    )


def start_sign_in(db: Db, token_hash: str, account_id: str, now: datetime) -> None:
    db.execute(
        sign_in.insert().values(token_hash=token_hash, account_id=account_id, started_at=now)
    )


def signed_in_account(db: Db, token_hash: str) -> Account | None:
    """The account behind a sign-in that has not ended."""
    query = (
        select(account)
        .join(sign_in, sign_in.c.account_id == account.c.id)
        .where(sign_in.c.token_hash == token_hash, sign_in.c.ended_at.is_(None))
    )
    return account_from(db.execute(query).first())


def end_sign_in(db: Db, token_hash: str, now: datetime) -> None:
    db.execute(
        update(sign_in)
        .where(sign_in.c.token_hash == token_hash, sign_in.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def end_all_sign_ins(db: Db, account_id: str, now: datetime, but: str = "") -> None:
    """End every sign-in of an account, except the one whose token hash is `but`."""
    db.execute(
        update(sign_in)
        .where(
            sign_in.c.account_id == account_id,
            sign_in.c.ended_at.is_(None),
            sign_in.c.token_hash != but,
        )
        .values(ended_at=now)
    )


def hold_attempts(db: Db, username_hash: str) -> None:
    """Let attempts on one username follow one another until this transaction ends."""
    if db.dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(func.hashtext(username_hash))))


def forget_attempts_before(db: Db, moment: datetime) -> None:
    """Forget the counts of usernames that nobody tried since."""
    db.execute(delete(sign_in_attempt).where(sign_in_attempt.c.last_wrong_at < moment))


def wrong_attempts(db: Db, username_hash: str) -> WrongAttempts | None:
    found = db.execute(
        select(sign_in_attempt).where(sign_in_attempt.c.username_hash == username_hash)
    ).first()
    return WrongAttempts(found.wrong_in_a_row, found.last_wrong_at) if found else None


def keep_wrong_attempts(db: Db, username_hash: str, attempts: WrongAttempts | None) -> None:
    """Keep the count, or forget it (None) after a right password."""
    db.execute(delete(sign_in_attempt).where(sign_in_attempt.c.username_hash == username_hash))
    if attempts:
        db.execute(
            sign_in_attempt.insert().values(
                username_hash=username_hash,
                wrong_in_a_row=attempts.in_a_row,
                last_wrong_at=attempts.last_at,
            )
        )


def account_from(row: Row[Any] | None) -> Account | None:
    if row is None:
        return None
    return Account(
        id=row.id,
        username=row.username,
        name=row.name,
        password_hash=row.password_hash,
        may_organise=row.may_organise,
    )
