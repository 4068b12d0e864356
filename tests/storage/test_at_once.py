"""Accounts that are made in the same moment: one is first, and one has the name."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from session_core.domain.codes import new_id
from session_core.domain.people import Account, Role
from session_core.domain.refusals import Refusal
from session_core.storage import accounts
from session_core.storage.tables import account
from session_core.use_cases import people, sign_in
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as, stranger

HASH = "$2b$04$" + "." * 53


def at_once(act: Callable[[int], object], times: int) -> Counter[str]:
    """Do it with 0, 1, 2 … in the same moment; the codes of what was refused, '' for done."""
    ready = Barrier(times)

    def do(number: int) -> str:
        ready.wait(timeout=30)
        try:
            act(number)
        except Refusal as refusal:
            return refusal.code
        return ""

    with ThreadPoolExecutor(times) as threads:
        return Counter(threads.map(do, range(times)))


def accounts_kept(house: House) -> int:
    with house.database.reading() as db:
        return db.scalar(select(func.count()).select_from(account)) or 0


def test_eight_want_to_be_the_first_organiser_and_one_is(house: House) -> None:
    def be_first(number: int) -> None:
        mine = Account(new_id(), f"first-{number}", "First", HASH, True)
        sign_in.keep_first_organiser(stranger(house), mine)

    assert at_once(be_first, 8) == {"": 1, "organiser_exists": 7}
    assert accounts_kept(house) == 1


def test_one_username_is_invited_from_eight_sessions_and_one_has_it(house: House) -> None:
    def organiser() -> Visit:
        return sign_in_as(house, Role.ORGANISER, new_session(house).id)

    organisers = [organiser() for _ in range(8)]

    def invite(number: int) -> None:
        people.add_account(organisers[number], "lucia", f"Lucía {number}", HASH, Role.DESK)

    assert at_once(invite, 8) == {"": 1, "username_taken": 7}
    assert accounts_kept(house) == 9
    with house.database.reading() as db:
        assert accounts.account_named(db, "lucia") is not None
