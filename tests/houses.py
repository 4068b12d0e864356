"""A house of its own for each test, and people to visit it with any role."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.codes import hashed, new_id, new_join_code, new_secret
from session_core.domain.floor import Floor
from session_core.domain.people import STAFF_ROLES, Account, Admission, Modality, Role, Seat
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.settings import Settings
from session_core.storage import accounts, agenda, floor, records, roles, seats, sessions
from session_core.use_cases import passwords
from session_core.use_cases.demo import load_demo
from session_core.use_cases.house import House, build_house
from session_core.use_cases.visit import Visit

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
"""The moment at which every test visit happens, unless it says otherwise."""

PASSWORD = "correct horse battery"
FILE = "evenfloor.sqlite"
CHEAP = 4
"""The least that bcrypt does: tests check what a password opens, not how long it takes."""


def build_test_house(tmp_path: Path, database_url: str | None = None, demo: bool = False) -> House:
    """Open a house over a folder; on SQLite beside it where no database is named."""
    url = database_url or f"sqlite:///{tmp_path / FILE}"
    if url.startswith("sqlite"):
        lay_ground(tmp_path)
    return build_house(Settings(data=tmp_path, database_url=url, demo=demo))


def lay_ground(folder: Path) -> None:
    """Put a database with empty tables into a folder without one: the migrations run but once."""
    if not (folder / FILE).exists():
        (folder / FILE).write_bytes(_empty_database())
        (folder / FILE).chmod(0o600)


@cache
def _empty_database() -> bytes:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / FILE}"
        build_house(Settings(data=Path(folder), database_url=url, demo=False)).close()
        return (Path(folder) / FILE).read_bytes()


def lay_samples(folder: Path, now: datetime) -> None:
    """Put a data folder with the sample sessions as of `now` there: they are told but once."""
    copytree(_samples(now).name, folder, dirs_exist_ok=True)


@cache
def _samples(now: datetime) -> "TemporaryDirectory[str]":
    kept = TemporaryDirectory()
    house = build_test_house(Path(kept.name), demo=True)
    cost, passwords.COST = passwords.COST, CHEAP
    assert load_demo(house, now)
    passwords.COST = cost
    house.close()
    return kept


def stranger(house: House, session_id: str | None = None) -> Visit:
    """Somebody without any proof."""
    return Visit(house=house, now=NOW, session_id=session_id)


def new_session(house: House, **changes: object) -> WorkshopSession:
    """Put an open session with two agenda items into the database."""
    plain = WorkshopSession(
        id=new_id(),
        title="Fair floors",
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=90),
        join_code=new_join_code(),
        screen_key=new_secret(),
        stage=Stage.OPEN,
    )
    session = replace(plain, **changes)  # type: ignore[arg-type]
    items = [AgendaItem(new_id(), 1, "Opening", 10), AgendaItem(new_id(), 2, "Discussion", 80)]
    with house.database.writing() as db:
        sessions.add_session(db, session, NOW)
        agenda.add_items(db, session.id, items)
    return session


def new_account(
    house: House, username: str = "", *, may_organise: bool = False, password: str = PASSWORD
) -> Account:
    """Put an account into the database; its password is PASSWORD."""
    made = Account(
        id=new_id(),
        username=username or f"person-{new_id()}",
        name=username.title() or "Somebody",
        password_hash=passwords.hash_password(password, cost=CHEAP),
        may_organise=may_organise,
    )
    with house.database.writing() as db:
        accounts.add_account(db, made, NOW)
    return made


def visit_of(
    house: House, account: Account, session_id: str | None = None, having: Iterable[Role] = ()
) -> Visit:
    """Sign an account in, and give it roles in the session."""
    token = new_secret()
    with house.database.writing() as db:
        accounts.start_sign_in(db, hashed(token), account.id, NOW)
        for role in having:
            assert session_id is not None, "roles are given in a session"
            roles.give_role(db, session_id, account.id, role)
    return Visit(house=house, now=NOW, session_id=session_id, sign_in=token)


def sign_in_as(house: House, role: Role, session_id: str | None = None) -> Visit:
    """A new member of staff, signed in; without a session only an organiser can be asked for."""
    assert role in STAFF_ROLES
    assert session_id or role is Role.ORGANISER
    account = new_account(house, may_organise=role is Role.ORGANISER)
    return visit_of(house, account, session_id, [role] if session_id else [])


def seat_in(
    house: House,
    session_id: str,
    modality: Modality = Modality.ONSITE,
    admission: Admission = Admission.ADMITTED,
    **told: Any,
) -> Visit:
    """A new participant of the session, or somebody at its door; `told` is more of their seat."""
    secret = new_secret()
    seat = Seat(new_id(), session_id, "Quiet Heron", modality, admission=admission, **told)
    with house.database.writing() as db:
        seats.add_seat(db, seat, hashed(secret), NOW)
    return Visit(house=house, now=NOW, session_id=session_id, seat_secret=secret)


def alter_floor(house: House, session_id: str, change: Callable[[Floor], Floor]) -> None:
    """Change the floor without a use-case, and move its revision as each of them does."""
    with house.database.writing() as db:
        before = floor.floor_of(db, session_id)
        floor.keep_changed(db, before, change(before))
        records.record(db, session_id, [Activity("alter_floor", Room.FLOOR, NOW)])


def visit_as(house: House, role: Role, session: WorkshopSession) -> Visit:
    """Anybody, by role: staff, a participant, at the door, the room screen, or a stranger."""
    if role is Role.STRANGER:
        return stranger(house, session.id)
    if role is Role.ROOM_SCREEN:
        return replace(stranger(house, session.id), screen_key=session.screen_key)
    if role is Role.PARTICIPANT:
        return seat_in(house, session.id)
    if role is Role.AT_DOOR:
        return seat_in(house, session.id, admission=Admission.WAITING)
    return sign_in_as(house, role, session.id)
