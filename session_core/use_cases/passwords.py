"""Passwords: hashed with bcrypt, compared in the same time whether there is an account or not."""

import secrets
import threading

import bcrypt

from session_core.domain.sign_in import fits

COST = 12
"""Some quarter of a second for each comparison; each further step doubles it."""

_READ_ALOUD = "bcdfghjkmnpqrstvwxz23456789"

# Guessers take one core at most; the floor keeps the others. For the same reason no password is
# hashed or compared inside a transaction: meanwhile nobody else could write.
_one_at_a_time = threading.Lock()


def new_password() -> str:
    """Four groups of four letters and digits that can be read aloud: 76 random bits."""
    letters = [secrets.choice(_READ_ALOUD) for _ in range(16)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


def hash_password(password: str, cost: int | None = None) -> str:
    """What the database keeps of a password; `cost` is COST where none is given."""
    with _one_at_a_time:
        return bcrypt.hashpw(password.encode(), bcrypt.gensalt(cost or COST)).decode()


def password_matches(password: str, password_hash: str | None) -> bool:
    """Whether a password belongs to a hash; None, for a name that does not exist, never matches.

    A comparison is made in either case, so that the time it takes does not tell whether the
    account exists.
    """
    with _one_at_a_time:
        matches = bcrypt.checkpw(_readable(password), (password_hash or _nobody()).encode())
    return matches and password_hash is not None and fits(password)


def _readable(password: str) -> bytes:
    """The password as far as bcrypt reads it; it takes no more than 72 bytes and no zero byte."""
    return password.encode(errors="replace").replace(b"\0", b"?")[:72]


def _nobody() -> str:
    """A hash that no known password has, as slow as every other."""
    return f"$2b${COST:02d}${'.' * 21}O{'/' * 31}"
