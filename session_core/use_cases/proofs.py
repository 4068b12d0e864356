"""What the proofs of a visit are worth: a sign-in, a seat's secret, a room screen's key."""

from dataclasses import dataclass, field

from session_core.domain.codes import hashed
from session_core.domain.people import Account, Role, Seat
from session_core.domain.session import Room
from session_core.storage import accounts, records, roles, seats, sessions
from session_core.storage.database import Db


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


@dataclass
class Sitting:
    """Readings of one moment: one transaction, in which each thing is looked up once."""

    db: Db
    is_over: bool = False
    _proved: dict[Proofs, Proved] = field(default_factory=dict)
    _revisions: dict[str, dict[Room, int]] = field(default_factory=dict)

    def prove(self, proofs: Proofs) -> Proved:
        """What the proofs are worth."""
        if proofs not in self._proved:
            self._proved[proofs] = _prove(self.db, proofs)
        return self._proved[proofs]

    def revisions(self, session_id: str) -> dict[Room, int]:
        """How far each room of a session is."""
        if session_id not in self._revisions:
            self._revisions[session_id] = records.revisions(self.db, session_id)
        return self._revisions[session_id]


def _prove(db: Db, proofs: Proofs) -> Proved:
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
            seat = seats.seat_behind(db, proofs.session_id, hashed(proofs.seat_secret))
        if seat:
            mine.add(Role.PARTICIPANT)
        if proofs.screen_key and _opens_screen(db, proofs.session_id, proofs.screen_key):
            mine.add(Role.ROOM_SCREEN)
    return Proved(frozenset(mine) or frozenset({Role.STRANGER}), account, seat)


def _opens_screen(db: Db, session_id: str, screen_key: str) -> bool:
    found = sessions.session_with_screen_key(db, screen_key)
    return found is not None and found.id == session_id
