"""The rules of signing in: what a username and a password must be, and how guessing slows down."""

import math
import re
from datetime import datetime, timedelta

from session_core.domain.refusals import BadUsername, WeakPassword

FEWEST_CHARACTERS = 10
MOST_BYTES = 72
"""bcrypt reads no further, so a longer password would promise more than it keeps."""

FREE_ATTEMPTS = 5
LONGEST_WAIT = timedelta(minutes=15)
FORGET_ATTEMPTS_AFTER = timedelta(days=1)

_USERNAME = re.compile(r"[a-z0-9._-]{2,60}")


def tidy_username(typed: str) -> str:
    """A username as people type it, made comparable: no outer blanks, small letters."""
    return typed.strip().lower()


def checked_username(typed: str) -> str:
    """Return the username a new account will have. Raises BadUsername."""
    username = tidy_username(typed)
    if not _USERNAME.fullmatch(username):
        raise BadUsername
    return username


def checked_password(password: str, username: str) -> str:
    """Return a new password, if it is hard enough to guess. Raises WeakPassword."""
    too_short = len(password) < FEWEST_CHARACTERS
    if too_short or not fits(password) or password.strip().lower() == username.lower():
        raise WeakPassword
    return password


def fits(password: str) -> bool:
    """Whether bcrypt reads all of a password: no zero byte, and not more than 72 bytes."""
    return "\0" not in password and len(password.encode(errors="replace")) <= MOST_BYTES


def wait_seconds(wrong_in_a_row: int, last_at: datetime, now: datetime) -> int:
    """How long somebody must wait before the next attempt, in whole seconds.

    Four wrong attempts are free; after the fifth in a row it is 2 seconds, and each further one
    doubles it up to a quarter of an hour.
    """
    if wrong_in_a_row < FREE_ATTEMPTS:
        return 0
    # The exponent is bounded too: a million wrong attempts must not make a million-bit number.
    doublings = min(wrong_in_a_row - FREE_ATTEMPTS + 1, 20)
    wait = min(timedelta(seconds=2**doublings), LONGEST_WAIT)
    left = last_at + wait - now
    return max(0, math.ceil(min(left, LONGEST_WAIT).total_seconds()))
