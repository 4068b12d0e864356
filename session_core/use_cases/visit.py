"""The only way in: a visit says who is here; a use-case is entered through one door.

Every use-case takes five steps in one transaction: may they · load · decide · keep · record. The
first is taken here, for all of them, by `access.MAY`; the last too: the rooms that the records
name move by one revision, and after the commit the hub announces them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from session_core.domain.access import MAY
from session_core.domain.activity import Activity
from session_core.domain.archive import is_for_the_archive
from session_core.domain.codes import hashed
from session_core.domain.people import STAFF_ROLES, Account, Role, Seat
from session_core.domain.refusals import NotAllowed, NotFound, SessionArchived, SignedOut
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import archive, records, sessions
from session_core.storage.database import Db
from session_core.use_cases.house import House
from session_core.use_cases.proofs import Proofs, Sitting

P = ParamSpec("P")
R = TypeVar("R")


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
    sitting: Sitting | None = field(default=None, compare=False, repr=False)

    def to(self, session_id: str) -> "Visit":
        """The same visitor in another session."""
        return replace(self, session_id=session_id)


@contextmanager
def sitting(visit: Visit) -> Iterator[Visit]:
    """The same visit, all of whose readings are of one moment: what a page draws fits together.

    Cheaper too than a transaction for each reading. Writing is not part of it; when it is over,
    readings of this visit have transactions of their own again.
    """
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
    records: list[Activity] = field(default_factory=list)
    destroys: bool = False
    """Whether something was deleted that must not be found in the database's journal either."""

    @property
    def db(self) -> Db:
        return self.moment.db

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
        found = sessions.session_with_id(self.db, self.session_id)
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

    def record(
        self, act: str, room: Room, subject: str = "", *, secret: bool = False, **details: object
    ) -> None:
        """Say what happened; `secret` leaves out who did it (ballots)."""
        actor = "" if secret else self.actor
        self.records.append(
            Activity(act, room, self.now, actor=actor, subject=subject, details=details)
        )


def use_case(act: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Visit, P], R]:
    """Make a function of `Work` a use-case that changes something; callers give a `Visit`.

    Raises NotAllowed where `access.MAY` does not name one of the visitor's roles.
    """

    @wraps(act)
    def enter(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with visit.house.database.writing(visit.session_id) as db:
            work = _arrive(Sitting(db), visit, act.__name__)
            result = act(work, *args, **kwargs)
            _leave_the_archive_alone(work, act.__name__)
            moved = records.record(db, visit.session_id, work.records)
        if visit.session_id:
            visit.house.hub.announce(visit.session_id, moved)
        if work.destroys:
            visit.house.database.forget_journal()
        return result

    USE_CASES[act.__name__] = enter
    return enter


def reading(look: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Visit, P], R]:
    """Make a function of `Work` a use-case that only reads."""

    @wraps(look)
    def enter(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with _at_one_moment(visit) as moment:
            return look(_arrive(moment, visit, look.__name__), *args, **kwargs)

    USE_CASES[look.__name__] = enter
    return enter


def shared_view(*made_of: Room) -> Callable[[Callable[[Work], R]], Callable[[Visit], R]]:
    """Make a function of `Work` a read model, made once for all who may see the same.

    It may look at the session and at whether the audience is staff, never at who asks.
    """

    def decorate(look: Callable[[Work], R]) -> Callable[[Visit], R]:
        @wraps(look)
        def enter(visit: Visit, /) -> R:
            with _at_one_moment(visit) as moment:
                work = _arrive(moment, visit, look.__name__)
                at = moment.revisions(work.session_id)
                audience = "staff" if work.is_staff else "public"
                revisions = tuple(at[room] for room in made_of)
                key = (look.__name__, work.session_id, audience, revisions)
                return visit.house.views.get(key, lambda: look(work))

        USE_CASES[look.__name__] = enter
        return enter

    return decorate


USE_CASES: dict[str, Callable[..., object]] = {}
"""Every use-case by name; a test tries each with every role."""


@contextmanager
def _at_one_moment(visit: Visit) -> Iterator[Sitting]:
    if visit.sitting and not visit.sitting.is_over:
        yield visit.sitting
    else:
        with visit.house.database.reading() as db:
            yield Sitting(db)


def _leave_the_archive_alone(work: Work, name: str) -> None:
    # What a seat does asks for an open session by itself, and seats are many.
    if MAY[name] == {Role.PARTICIPANT} or is_for_the_archive(work.records):
        return
    if archive.is_archived(work.db, work.session_id):
        raise SessionArchived


def _arrive(at: Sitting, visit: Visit, name: str) -> Work:
    """The first step, may they: look up what the proofs are worth and ask the table."""
    proofs = Proofs(visit.session_id, visit.sign_in, visit.seat_secret, visit.screen_key)
    here = at.prove(proofs)
    if MAY[name].isdisjoint(here.roles):
        raise SignedOut if visit.sign_in and here.account is None else NotAllowed
    # What a seat does is never tied to the account of who sits there.
    account = None if MAY[name] == {Role.PARTICIPANT} else here.account
    return Work(at, visit, here.roles, account=account, seat=here.seat)
