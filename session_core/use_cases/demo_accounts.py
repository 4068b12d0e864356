"""Sample accounts of invented people, with random passwords that only this installation knows."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from session_core.domain.codes import new_id
from session_core.domain.people import Account, Modality, Role
from session_core.settings import Settings
from session_core.storage import accounts
from session_core.storage.database import Db
from session_core.use_cases.passwords import hash_password, new_password
from session_core.use_cases.secret_files import kept_secret

_FILE = "demo-accounts.json"


@dataclass(frozen=True)
class DemoAccount:
    """One sample account with its password in clear, and its role in the sample session.

    There are two at the desk, one on each `side`.
    """

    username: str
    name: str
    role: Role
    password: str = ""
    side: Modality | None = None

    @property
    def post(self) -> str:
        """What it is in the sample, in words: `rapporteur`, `online desk`."""
        return f"{self.side} {self.role}" if self.side else str(self.role)


_PEOPLE = (
    DemoAccount("amina", "Amina Okello", Role.ORGANISER),
    DemoAccount("kenji", "Kenji Morita", Role.ONSITE_MODERATOR),
    DemoAccount("lucia", "Lucía Ferreyra", Role.ONLINE_MODERATOR),
    DemoAccount("tomas", "Tomáš Hradil", Role.RAPPORTEUR),
    DemoAccount("selam", "Selam Bekele", Role.DESK, side=Modality.ONSITE),
    DemoAccount("jonas", "Jonas Ekwall", Role.DESK, side=Modality.ONLINE),
)


def demo_accounts_made(settings: Settings) -> tuple[DemoAccount, ...]:
    """The sample accounts to show at the sign-in: none where none were made, or none are asked."""
    if settings.demo and (settings.secrets / _FILE).exists():
        return demo_accounts(settings)
    return ()


def demo_accounts(settings: Settings) -> tuple[DemoAccount, ...]:
    """The sample accounts; their passwords are made on the first call and kept in a file."""
    kept = kept_secret(settings.secrets / _FILE, _new_passwords)
    return tuple(_read(row) for row in json.loads(kept))


def _read(row: dict[str, str]) -> DemoAccount:
    side = Modality(row["side"]) if row.get("side") else None
    return DemoAccount(row["username"], row["name"], Role(row["role"]), row["password"], side)


def _new_passwords() -> str:
    people = [asdict(replace(person, password=new_password())) for person in _PEOPLE]
    return json.dumps(people, ensure_ascii=False, indent=2)


def add_demo_accounts(db: Db, settings: Settings, now: datetime) -> dict[DemoAccount, Account]:
    """Insert the sample accounts that are missing; return each by what it is in the sample."""
    people = demo_accounts(settings)
    found = {demo: accounts.account_named(db, demo.username) for demo in people}
    missing = [demo for demo, account in found.items() if account is None]
    # As slow as every other, or a quick answer at the sign-in would name the sample accounts; side
    # by side, for a first start waits for it.
    with ThreadPoolExecutor() as side_by_side:
        hashes = side_by_side.map(hash_password, [demo.password for demo in missing])
        made = {demo: _account(demo, each) for demo, each in zip(missing, hashes, strict=True)}
    for account in made.values():
        accounts.add_account(db, account, now)
    return made | {demo: account for demo, account in found.items() if account is not None}


def _account(demo: DemoAccount, password_hash: str) -> Account:
    is_organiser = demo.role is Role.ORGANISER
    return Account(new_id(), demo.username, demo.name, password_hash, is_organiser)
