"""The environment, read once into a frozen Settings; docs/operations.md has the table."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_YES = {"1", "true", "yes", "on"}


@dataclass(frozen=True)
class Settings:
    """Where data lives, which database is used, and what address links carry.

    `public_url` is empty until the organiser sets one: then links carry the address under
    which the reader reached the server.
    """

    data: Path
    database_url: str
    demo: bool = False
    public_url: str = ""
    gone_seconds: int = 60
    kiosk_seconds: int = 120

    @property
    def secrets(self) -> Path:
        """The folder of keys that only the server's owner may read."""
        return self.data / "secrets"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from the environment; what is not set has its default."""
    data = Path(environment.get("EVENFLOOR_DATA") or "data").resolve()
    return Settings(
        data=data,
        database_url=environment.get("DATABASE_URL") or _embedded(data / "evenfloor.sqlite"),
        demo=environment.get("EVENFLOOR_DEMO", "").strip().lower() in _YES,
        public_url=environment.get("EVENFLOOR_PUBLIC_URL", "").strip().rstrip("/"),
        gone_seconds=_seconds(environment, "EVENFLOOR_GONE_SECONDS", 60),
        kiosk_seconds=_seconds(environment, "EVENFLOOR_KIOSK_SECONDS", 120),
    )


def _seconds(environment: Mapping[str, str], name: str, usual: int) -> int:
    written = environment.get(name, "").strip() or str(usual)
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        raise ValueError(f"{name} is a whole number of seconds, such as {usual}")
    return int(written)


def _embedded(file: Path) -> str:
    # A folder's name may hold what means something in an address: ? # %
    return f"sqlite:///{quote(str(file))}"
