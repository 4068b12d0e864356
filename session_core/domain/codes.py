"""Names that machines give: ids, join codes, secrets and how a secret is kept."""

import hashlib
import secrets

_READ_ALOUD = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""No vowels, so that no code spells a word; no 0/O or 1/I, which people mix up aloud."""


def new_id() -> str:
    """A random id of 16 hexadecimal digits; it tells nothing of time or order."""
    return secrets.token_hex(8)


def new_join_code() -> str:
    """Six letters and digits that can be read aloud in a room."""
    return "".join(secrets.choice(_READ_ALOUD) for _ in range(6))


def new_secret() -> str:
    """A secret that nobody can guess: 256 random bits in URL-safe letters."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What the database keeps of a secret: SHA-256, enough where the secret is 256 random bits."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def tidy_join_code(typed: str) -> str:
    """A join code as people type it, made comparable: no blanks or dashes, capitals."""
    return "".join(c for c in typed.upper() if c.isalnum())
