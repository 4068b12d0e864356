"""Sample accounts of invented people, with random passwords that only this installation knows."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from session_core.domain.codes import new_id
from session_core.domain.people import Account, Role
from session_core.settings import Settings
from session_core.storage import accounts
from session_core.storage.database import Db
from session_core.use_cases.passwords import hash_password, new_password
from session_core.use_cases.secret_files import kept_secret

_FILE = "demo-accounts.json"


@dataclass(frozen=True)
class DemoAccount:
    """One sample account with its password in clear, and its role in the sample session."""

    username: str
    name: str
    role: Role
    password: str = ""


_PEOPLE = (
    DemoAccount("amina", "Amina Okello", Role.ORGANISER),
    DemoAccount("kenji", "Kenji Morita", Role.ONSITE_MODERATOR),
    DemoAccount("lucia", "Lucía Ferreyra", Role.ONLINE_MODERATOR),
    DemoAccount("tomas", "Tomáš Hradil", Role.RAPPORTEUR),
)


def demo_accounts_made(settings: Settings) -> tuple[DemoAccount, ...]:
    """The sample accounts to show at the sign-in: none where none were made, or none are asked."""
    if settings.demo and (settings.secrets / _FILE).exists():
        return demo_accounts(settings)
    return ()


def demo_accounts(settings: Settings) -> tuple[DemoAccount, ...]:
    """The sample accounts; their passwords are made on the first call and kept in a file."""
    kept = kept_secret(settings.secrets / _FILE, _new_passwords)
    return tuple(
        DemoAccount(row["username"], row["name"], Role(row["role"]), row["password"])
        for row in json.loads(kept)
    )


def _new_passwords() -> str:
    people = [asdict(replace(person, password=new_password())) for person in _PEOPLE]
    return json.dumps(people, ensure_ascii=False, indent=2)


def add_demo_accounts(db: Db, settings: Settings, now: datetime) -> dict[Role, Account]:
    """Insert the sample accounts that are missing; return each by its role in the sample."""
    return {demo.role: _account(db, demo, now) for demo in demo_accounts(settings)}


def _account(db: Db, demo: DemoAccount, now: datetime) -> Account:
    found = accounts.account_named(db, demo.username)
    if found is None:
        # As slow as every other, or a quick answer at the sign-in would name the sample accounts.
        password_hash = hash_password(demo.password)
        is_organiser = demo.role is Role.ORGANISER
        found = Account(new_id(), demo.username, demo.name, password_hash, is_organiser)
        accounts.add_account(db, found, now)
    return found
