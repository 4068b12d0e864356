"""The staff of a session: who is in it, who gets a role, who is invited."""

from collections.abc import Mapping
from dataclasses import dataclass

from session_core.domain.codes import new_id
from session_core.domain.people import STAFF_ROLES, Account, Role
from session_core.domain.refusals import LastOrganiser, NotAllowed, NotFound
from session_core.domain.session import Room
from session_core.domain.sign_in import checked_username, tidy_username
from session_core.domain.text import one_line
from session_core.storage import accounts, roles
from session_core.use_cases.passwords import hash_password, new_password
from session_core.use_cases.visit import Visit, Work, reading, shared_view, use_case


@dataclass(frozen=True)
class StaffMember:
    """Somebody with an account and their roles in the session, in the order of STAFF_ROLES."""

    username: str
    name: str
    roles: tuple[Role, ...]


@reading
def see_people(work: Work) -> tuple[StaffMember, ...]:
    """The staff of the session, by name."""
    return tuple(_members(work).values())


@shared_view(Room.SESSION)
def see_staff(work: Work) -> Mapping[str, StaffMember]:
    """The staff of the session by account id, which is what the record of an act holds."""
    return _members(work)


@reading
def see_my_roles(work: Work) -> frozenset[Role]:
    """What the visitor is in the session, so that a page offers nothing that is refused."""
    return work.roles


@use_case
def give_role(work: Work, username: str, role: Role) -> None:
    """Give an account a role in the session. Raises NotFound, and NotAllowed for a seat's role."""
    account = _account(work, username)
    if role not in STAFF_ROLES:
        raise NotAllowed
    roles.give_role(work.db, work.session_id, account.id, role)
    _record_role(work, "give_role", account, role)


@use_case
def take_role(work: Work, username: str, role: Role) -> None:
    """Take a role from an account and end its sign-ins: a copied cookie is dead.

    Raises NotFound, and LastOrganiser where nobody would be left to organise.
    """
    account = _account(work, username)
    held = [
        someone for someone, theirs in roles.roles_in(work.db, work.session_id) if theirs is role
    ]
    if account not in held:
        raise NotFound
    if role is Role.ORGANISER and len(held) == 1:
        raise LastOrganiser
    roles.take_role(work.db, work.session_id, account.id, role)
    accounts.end_all_sign_ins(work.db, account.id, work.now)
    _record_role(work, "take_role", account, role)


def invite_account(
    visit: Visit, username: str, name: str, role: Role | None = None, *, may_organise: bool = False
) -> str:
    """Make an account for a colleague, with a role if one is named; return its password.

    The password is shown this once: nobody can look it up later. Raises BadUsername,
    UsernameTaken, EmptyText, TextTooLong, and NotAllowed where the visitor may not give that.
    """
    password = new_password()
    # Hashed before the transaction begins: it takes a while, and nobody could write.
    add_account(visit, username, name, hash_password(password), role, may_organise=may_organise)
    return password


@use_case
def add_account(
    work: Work,
    username: str,
    name: str,
    password_hash: str,
    role: Role | None = None,
    *,
    may_organise: bool = False,
) -> None:
    """Keep an invited account; only who may create sessions can pass that on."""
    if may_organise and not work.signed_in().may_organise:
        raise NotAllowed
    invited = Account(
        new_id(), checked_username(username), one_line(name), password_hash, may_organise
    )
    accounts.add_account(work.db, invited, work.now)
    if work.visit.session_id:
        work.record("add_account", Room.PEOPLE, subject=invited.id)
    if role:
        if role not in STAFF_ROLES:
            raise NotAllowed
        roles.give_role(work.db, work.session_id, invited.id, role)
        _record_role(work, "give_role", invited, role)


def _members(work: Work) -> dict[str, StaffMember]:
    held: dict[Account, set[Role]] = {}
    for account, role in roles.roles_in(work.db, work.session_id):
        held.setdefault(account, set()).add(role)
    return {
        account.id: StaffMember(
            account.username, account.name, tuple(r for r in STAFF_ROLES if r in theirs)
        )
        for account, theirs in held.items()
    }


def _record_role(work: Work, act: str, account: Account, role: Role) -> None:
    work.record(act, Room.PEOPLE, subject=account.id, role=role)
    # What pages offer, and to whom they are shown at all, goes by roles: each is drawn anew.
    work.record("change_roles", Room.SESSION)


def _account(work: Work, username: str) -> Account:
    found = accounts.account_named(work.db, tidy_username(username))
    if found is None:
        raise NotFound(reason="username")
    return found
