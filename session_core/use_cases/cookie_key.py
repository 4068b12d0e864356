"""The sign-in cookie: its name, what it carries, and the key that signs it."""

import jwt

from session_core.domain.codes import new_secret
from session_core.settings import Settings
from session_core.use_cases.secret_files import kept_secret

COOKIE = "evenfloor"


def cookie_key(settings: Settings) -> str:
    """The cookie key of this installation: 256 random bits in `secrets/cookie-key`.

    Processes that share a database behind one address must share this file too. Whoever deletes
    it signs everybody out.
    """
    return kept_secret(settings.secrets / "cookie-key", new_secret)


def cookie_key_if_there(settings: Settings) -> str | None:
    """The same key where it was made already: a command that only looks makes none."""
    file = settings.secrets / "cookie-key"
    return file.read_text(encoding="utf-8") if file.is_file() else None


def token_in(cookie: str, key: str) -> str | None:
    """The token in a sign-in cookie whose signature is right and whose time has not passed.

    What the token is worth, only the database knows.
    """
    try:
        token: str | None = jwt.decode(cookie, key, ["HS256"]).get("token")
    except jwt.InvalidTokenError:
        return None
    return token
