"""The first start: a one-time code in the terminal proves who may make the first organiser."""

import hmac

from session_core.domain.codes import tidy_join_code
from session_core.settings import Settings
from session_core.storage import accounts
from session_core.use_cases.demo_accounts import demo_accounts_made
from session_core.use_cases.house import House
from session_core.use_cases.passwords import new_password
from session_core.use_cases.secret_files import kept_secret
from session_core.use_cases.visit import Work, reading, visit_now

CODE_FILE = "first-organiser-code"


@reading
def see_first_start(work: Work) -> bool:
    """Whether there is no account yet, so that the first organiser can be made."""
    return not accounts.any_account(work.db)


def first_organiser_code(settings: Settings) -> str:
    """The one-time code, made on the first call and kept until it was used."""
    return kept_secret(settings.secrets / CODE_FILE, lambda: new_password().upper())


def first_code_matches(settings: Settings, typed: str) -> bool:
    """Whether this is the one-time code; blanks, dashes and small letters do not matter."""
    kept = tidy_join_code(first_organiser_code(settings))
    return hmac.compare_digest(kept.encode(), tidy_join_code(typed).encode())


def forget_first_code(settings: Settings) -> None:
    """The code was used; it opens nothing any more."""
    (settings.secrets / CODE_FILE).unlink(missing_ok=True)


def first_start_words(house: House, address: str = "") -> list[str]:
    """The lines that the terminal shows at the start: where to go, and how to sign in.

    `address` is where this process can be reached; the public one comes first, if it is set.
    """
    where = house.settings.public_url or address or "http://localhost:8501"
    words = ["", f"Evenfloor is at {where}", ""]
    if sample := demo_accounts_made(house.settings):
        words += ["Sample accounts (with new random passwords in each data folder):", ""]
        words += [f"  {one.post:<18}{one.username:<8}{one.password}" for one in sample]
        return [*words, ""]
    if see_first_start(visit_now(house)):
        code = first_organiser_code(house.settings)
        return [*words, f"To make the first organiser, give this one-time code there: {code}", ""]
    return words
