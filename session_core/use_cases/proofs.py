"""What the proofs of a visit are worth: a sign-in, a seat's secret, a room screen's key."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from session_core.domain.activity import Activity
from session_core.domain.codes import hashed
from session_core.domain.floor import Floor
from session_core.domain.people import Account, Admission, Role, Seat
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import accounts, records, roles, seats, sessions
from session_core.storage.database import Db

T = TypeVar("T")


@dataclass(frozen=True)
class Proofs:
    """What somebody shows at the door of one session, or of none."""

    session_id: str | None = None
    sign_in: str | None = None
    seat_secret: str | None = None
    screen_key: str | None = None


@dataclass(frozen=True)
class Proved:
    """Who that is by the database, at one moment."""

    roles: frozenset[Role]
    account: Account | None
    seat: Seat | None


@dataclass(frozen=True)
class Left:
    """What the acts of a transaction have left so far, for those that follow in it.

    `floor` is None where none of them changed it. `once_kept` is told after the commit to which
    revisions the rooms moved; `at_the_end` is done before it, once for all acts.
    """

    records: tuple[Activity, ...] = ()
    floor: Floor | None = None
    once_kept: Callable[[Mapping[Room, int]], None] | None = None
    at_the_end: Mapping[Any, Sequence[tuple[Any, str]]] = field(default_factory=dict)
    destroys: bool = False


@dataclass
class Sitting:
    """Readings of one moment: one transaction, in which each thing is looked up once."""

    db: Db
    is_over: bool = False
    left: Left = field(default_factory=Left)
    session: WorkshopSession | None = None
    """The session, where no act of this transaction changes it."""
    _seats: dict[str, Seat | None] = field(default_factory=dict)
    _looked_up: dict[Hashable, Any] = field(default_factory=dict)
    _proved: dict[Proofs, Proved] = field(default_factory=dict)
    _revisions: dict[str, dict[Room, int]] = field(default_factory=dict)

    def expect(self, session_id: str | None, secrets: Sequence[str | None]) -> None:
        """Look up the seats of a crowd in one go."""
        hashes = {hashed(secret) for secret in secrets if secret}
        if session_id and len(hashes) > 1:
            found = seats.seats_behind(self.db, session_id, hashes)
            self._seats = {each: found.get(each) for each in hashes}

    def prove(self, proofs: Proofs) -> Proved:
        """What the proofs are worth."""
        if proofs not in self._proved:
            self._proved[proofs] = self._prove(proofs)
        return self._proved[proofs]

    def once(self, key: Hashable, look: Callable[[], T]) -> T:
        """What no act of this transaction changes, looked up for the first of them."""
        if key not in self._looked_up:
            self._looked_up[key] = look()
        found: T = self._looked_up[key]
        return found

    def revisions(self, session_id: str) -> dict[Room, int]:
        """How far each room of a session is."""
        if session_id not in self._revisions:
            self._revisions[session_id] = records.revisions(self.db, session_id)
        return self._revisions[session_id]

    def _prove(self, proofs: Proofs) -> Proved:
        db = self.db
        account = accounts.signed_in_account(db, hashed(proofs.sign_in)) if proofs.sign_in else None
        seat = None
        mine: set[Role] = set()
        if proofs.session_id is None:
            if account and account.may_organise:
                mine.add(Role.ORGANISER)
        else:
            if account:
                mine |= roles.roles_of(db, proofs.session_id, account.id)
            if proofs.seat_secret:
                seat = self._seat(proofs.session_id, hashed(proofs.seat_secret))
            if seat:
                is_in = seat.admission is Admission.ADMITTED
                mine.add(Role.PARTICIPANT if is_in else Role.AT_DOOR)
            if proofs.screen_key and _opens_screen(db, proofs.session_id, proofs.screen_key):
                mine.add(Role.ROOM_SCREEN)
        return Proved(frozenset(mine) or frozenset({Role.STRANGER}), account, seat)

    def _seat(self, session_id: str, secret_hash: str) -> Seat | None:
        if secret_hash in self._seats:
            return self._seats[secret_hash]
        return seats.seat_behind(self.db, session_id, secret_hash)


def _opens_screen(db: Db, session_id: str, screen_key: str) -> bool:
    found = sessions.session_with_screen_key(db, screen_key)
    return found is not None and found.id == session_id
