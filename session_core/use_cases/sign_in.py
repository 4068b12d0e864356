"""Signing in and out.

A password takes a quarter of a second to check, on purpose; meanwhile nobody else could write.
So what needs one is a plain function here: it checks or hashes between two use-cases, and the
second proves that the account is still the one that was checked.
"""

from session_core.domain.codes import hashed, new_id, new_secret
from session_core.domain.people import Account
from session_core.domain.refusals import (
    OrganiserExists,
    SignedOut,
    TooManyAttempts,
    WrongFirstCode,
    WrongPassword,
)
from session_core.domain.sign_in import (
    FORGET_ATTEMPTS_AFTER,
    checked_password,
    checked_username,
    tidy_username,
    wait_seconds,
)
from session_core.domain.text import one_line
from session_core.storage import accounts
from session_core.storage.accounts import WrongAttempts
from session_core.storage.emptiness import has_no_account
from session_core.use_cases.first_start import (
    first_code_matches,
    forget_first_code,
    see_first_start,
)
from session_core.use_cases.passwords import hash_password, password_matches
from session_core.use_cases.visit import Visit, Work, reading, use_case


def sign_in(visit: Visit, username: str, password: str) -> str:
    """Return the token of a new sign-in.

    Raises WrongPassword, alike for a wrong password and a name that does not exist, and
    TooManyAttempts with the `seconds` to wait.
    """
    account = count_attempt(visit, username)
    if not password_matches(password, account.password_hash if account else None) or not account:
        raise WrongPassword
    return start_sign_in(visit, account)


def change_my_password(visit: Visit, old: str, new: str) -> str:
    """Replace the visitor's password; every sign-in ends, and a new one's token is returned.

    Raises SignedOut, WrongPassword, WeakPassword and TooManyAttempts.
    """
    account = see_who_i_am(visit)
    if account is None:
        raise SignedOut
    checked_password(new, account.username)
    count_attempt(visit, account.username)
    if not password_matches(old, account.password_hash):
        raise WrongPassword
    return keep_my_password(visit, account, hash_password(new))


def make_first_organiser(visit: Visit, code: str, username: str, name: str, password: str) -> str:
    """Make the first account, which may organise; return the token of its sign-in.

    Raises OrganiserExists when there is any account, WrongFirstCode, BadUsername, EmptyText,
    TextTooLong and WeakPassword.
    """
    if not see_first_start(visit):
        raise OrganiserExists
    if not first_code_matches(visit.house.settings, code):
        raise WrongFirstCode
    username, name = checked_username(username), one_line(name)
    password_hash = hash_password(checked_password(password, username))
    token = keep_first_organiser(visit, Account(new_id(), username, name, password_hash, True))
    forget_first_code(visit.house.settings)
    return token


@use_case
def count_attempt(work: Work, username: str) -> Account | None:
    """Count an attempt before its password is checked; return the account, if there is one.

    Counting first leaves no gap for many guesses in the same moment; a right password forgets
    the count. Raises TooManyAttempts.
    """
    username_hash = hashed(tidy_username(username))
    accounts.hold_attempts(work.db, username_hash)
    accounts.forget_attempts_before(work.db, work.now - FORGET_ATTEMPTS_AFTER)
    before = accounts.wrong_attempts(work.db, username_hash)
    if before and (seconds := wait_seconds(before.in_a_row, before.last_at, work.now)):
        raise TooManyAttempts(seconds=seconds)
    counted = WrongAttempts((before.in_a_row if before else 0) + 1, work.now)
    accounts.keep_wrong_attempts(work.db, username_hash, counted)
    return accounts.account_named(work.db, tidy_username(username))


@use_case
def start_sign_in(work: Work, checked: Account) -> str:
    """Start a sign-in of an account whose password was just checked; return its token."""
    if accounts.account_with_id(work.db, checked.id) != checked:
        raise WrongPassword
    accounts.keep_wrong_attempts(work.db, hashed(checked.username), None)
    return _new_sign_in(work, checked)


@use_case
def keep_my_password(work: Work, checked: Account, password_hash: str) -> str:
    """Keep a new password for the visitor, end all their sign-ins, return the token of a new."""
    if work.signed_in() != checked:
        raise WrongPassword
    accounts.keep_password(work.db, checked.id, password_hash)
    accounts.keep_wrong_attempts(work.db, hashed(checked.username), None)
    accounts.end_all_sign_ins(work.db, checked.id, work.now)
    return _new_sign_in(work, checked)


@use_case
def keep_first_organiser(work: Work, first: Account) -> str:
    """Keep the first account, if it is the first, and sign it in. Raises OrganiserExists."""
    if not has_no_account(work.db):
        raise OrganiserExists
    accounts.add_account(work.db, first, work.now)
    return _new_sign_in(work, first)


@use_case
def sign_out(work: Work) -> None:
    """End the visitor's sign-in: every copy of its cookie is dead."""
    if work.visit.sign_in:
        accounts.end_sign_in(work.db, hashed(work.visit.sign_in), work.now)


@reading
def see_who_i_am(work: Work) -> Account | None:
    """The visitor's account, or None when nobody is signed in."""
    return work.account


def _new_sign_in(work: Work, account: Account) -> str:
    token = new_secret()
    accounts.start_sign_in(work.db, hashed(token), account.id, work.now)
    return token
