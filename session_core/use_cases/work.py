"""A visit says who is here, with which clock and database; work is what their act works with."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from session_core.domain.activity import Activity
from session_core.domain.codes import hashed, tidy_join_code
from session_core.domain.people import STAFF_ROLES, Account, Role, Seat
from session_core.domain.refusals import NotAllowed, NotFound, SignedOut
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import sessions
from session_core.storage.database import Db
from session_core.use_cases.house import House
from session_core.use_cases.proofs import Sitting


@dataclass(frozen=True)
class Visit:
    """Who is here, with which clock and database.

    A visit carries proofs, not rights: the token of a sign-in, the secret of a seat or the key of
    a room screen. What they are worth is looked up in the database by every use-case.
    """

    house: House
    now: datetime
    session_id: str | None = None
    sign_in: str | None = None
    seat_secret: str | None = None
    screen_key: str | None = None
    join_code: str | None = None
    """By what a use-case of crowds looks its session up where there is no id."""
    sitting: Sitting | None = field(default=None, compare=False, repr=False)

    def to(self, session_id: str) -> "Visit":
        """The same visitor in another session."""
        return replace(self, session_id=session_id)

    def at(self, join_code: str) -> "Visit":
        """The same visitor at the door of a session that is yet to be looked up."""
        return replace(self, session_id=None, join_code=tidy_join_code(join_code))


Once = Callable[["Work", Sequence[str]], None]


@contextmanager
def sitting(visit: Visit) -> Iterator[Visit]:
    """The same visit, all of whose readings are of one moment: what a page draws fits together.

    Cheaper too than a transaction for each reading. Writing is not part of it; when it is over,
    readings of this visit have transactions of their own again. Inside another it is that one.
    """
    if visit.sitting and not visit.sitting.is_over:
        yield visit
        return
    with visit.house.database.reading() as db:
        moment = Sitting(db)
        try:
            yield replace(visit, sitting=moment)
        finally:
            moment.is_over = True


def visit_now(
    house: House,
    *,
    session_id: str | None = None,
    sign_in: str | None = None,
    seat_secret: str | None = None,
    screen_key: str | None = None,
) -> Visit:
    """A visit at this moment."""
    return Visit(house, datetime.now(UTC), session_id, sign_in, seat_secret, screen_key)


@dataclass
class Work:
    """What a use-case works with: one transaction, and who asks for what is done in it."""

    moment: Sitting
    visit: Visit
    roles: frozenset[Role]
    account: Account | None = None
    seat: Seat | None = None

    @property
    def db(self) -> Db:
        return self.moment.db

    @property
    def records(self) -> tuple[Activity, ...]:
        """What was recorded in this transaction so far."""
        return self.moment.left.records

    @property
    def destroys(self) -> bool:
        """Whether something was deleted that must not be found in the database's journal either."""
        return self.moment.left.destroys

    @destroys.setter
    def destroys(self, does: bool) -> None:
        self.moment.left = replace(self.moment.left, destroys=does)

    @property
    def now(self) -> datetime:
        return self.visit.now

    @property
    def session_id(self) -> str:
        if self.visit.session_id is None:
            raise NotFound
        return self.visit.session_id

    @property
    def is_staff(self) -> bool:
        return not self.roles.isdisjoint(STAFF_ROLES)

    @property
    def actor(self) -> str:
        if self.account:
            return f"account:{self.account.id}"
        return f"seat:{self.seat.id}" if self.seat else ""

    def own_key(self, client_key: str) -> str:
        """A client's key made the visitor's own: nobody meets another's by repeating it."""
        return hashed(f"{self.actor} {client_key}")

    def session(self) -> WorkshopSession:
        """The session of this visit. Raises NotFound."""
        found = self.moment.session or sessions.session_with_id(self.db, self.session_id)
        if found is None:
            raise NotFound
        return found

    def signed_in(self) -> Account:
        """The account of this visit. Raises SignedOut."""
        if self.account is None:
            raise SignedOut
        return self.account

    def seated(self) -> Seat:
        """The seat of this visit. Raises NotAllowed."""
        if self.seat is None:
            raise NotAllowed
        return self.seat

    def at_the_end(self, once: "Once", subject: str) -> None:
        """Do something once for all acts of this transaction, with the subjects of each."""
        left = self.moment.left
        asked = (*left.at_the_end.get(once, ()), (self, subject))
        self.moment.left = replace(left, at_the_end={**left.at_the_end, once: asked})

    def record(
        self,
        act: str,
        room: Room,
        subject: str = "",
        *,
        secret: bool = False,
        to_the_minute: bool = False,
        **details: object,
    ) -> None:
        """Say what happened; `secret` leaves out who did it (ballots).

        `to_the_minute` keeps the time no closer, where it could be matched with that of a seat.
        """
        actor = "" if secret else self.actor
        at = self.now.replace(second=0, microsecond=0) if to_the_minute else self.now
        new = Activity(act, room, at, actor=actor, subject=subject, details=details)
        self.moment.left = replace(self.moment.left, records=(*self.records, new))


def end(moment: Sitting) -> None:
    """Do what is done once for all acts of a transaction."""
    for once, asked in moment.left.at_the_end.items():
        work, _ = asked[-1]
        once(work, [subject for _, subject in asked])
