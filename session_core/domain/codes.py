"""Names that machines give: ids, join codes, secrets and how a secret is kept."""

import base64
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


def new_entry_code() -> str:
    """Two times four letters and digits that can be read aloud: `BCDF-2345`, some 38 bits."""
    letters = "".join(secrets.choice(_READ_ALOUD) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def new_secret() -> str:
    """A secret that nobody can guess: 256 random bits in URL-safe letters."""
    return secrets.token_urlsafe(32)


def secret_from(key: str) -> str:
    """A secret worked out from a key that nobody can guess: the same key gives the same again."""
    digest = hashlib.sha256(f"secret {key}".encode(errors="surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hashed(secret: str) -> str:
    """What the database keeps of a secret: SHA-256, enough where the secret is 256 random bits."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def tidy_join_code(typed: str) -> str:
    """A join code as people type it, made comparable: no blanks or dashes, capitals."""
    return "".join(c for c in typed.upper() if c.isalnum())
