"""The only way in: a use-case is entered through one door.

Every use-case takes five steps in one transaction: may they · load · decide · keep · record. The
first is taken here, for all of them, by `access.MAY`; the last too: the rooms that the records
name move by one revision, and after the commit the hub announces them.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import update_wrapper, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from session_core.domain.access import MAY
from session_core.domain.archive import is_for_the_archive
from session_core.domain.circles import OF_SEATS
from session_core.domain.refusals import NotAllowed, SessionArchived, SignedOut, WrongJoinCode
from session_core.domain.session import Room, WorkshopSession
from session_core.language import language
from session_core.storage import archive, records, sessions
from session_core.storage.database import Db
from session_core.use_cases.proofs import Proofs, Sitting
from session_core.use_cases.work import Visit as Visit
from session_core.use_cases.work import Work as Work
from session_core.use_cases.work import end
from session_core.use_cases.work import sitting as sitting
from session_core.use_cases.work import visit_now as visit_now

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Act:
    """One visitor's act on its way into a transaction."""

    visit: Visit
    name: str
    do: Callable[[Work], object]


def use_case(act: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Visit, P], R]:
    """Make a function of `Work` a use-case that changes something; callers give a `Visit`.

    Raises NotAllowed where `access.MAY` does not name one of the visitor's roles.
    """

    @wraps(act)
    def enter(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> R:
        one = Act(visit, act.__name__, lambda work: act(work, *args, **kwargs))
        (came,) = _carry_out([one])
        if isinstance(came, BaseException):
            raise came
        result: R = came
        return result

    USE_CASES[act.__name__] = enter
    return enter


class CrowdUseCase(Generic[P, R]):
    """A use-case that a thousand enter within seconds.

    Those that come to a session at the same moment share one transaction, one write to the disk
    and one announcement; each is done or refused for itself. Such an act does not change the
    session itself, nor its agenda: what follows in the transaction builds on them.
    """

    def __init__(self, act: Callable[Concatenate[Work, P], R]) -> None:
        self._act = act
        update_wrapper(self, act)

    def begin(self, visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> "Future[Any]":
        """Line up; the answer comes when it is on the disk, and holds no thread until then."""
        name: str = self._act.__name__
        one = Act(visit, name, lambda work: self._act(work, *args, **kwargs))
        door = visit.session_id or visit.join_code
        return visit.house.together.ask(door, one, carry_out_together)

    def __call__(self, visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> R:
        result: R = self.begin(visit, *args, **kwargs).result()
        return result


def crowd_use_case(act: Callable[Concatenate[Work, P], R]) -> CrowdUseCase[P, R]:
    """Make a function of `Work` a use-case of crowds."""
    entered = CrowdUseCase(act)
    USE_CASES[act.__name__] = entered
    return entered


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
                key = (look.__name__, work.session_id, audience, language(), revisions)
                return visit.house.views.get(key, lambda: look(work))

        USE_CASES[look.__name__] = enter
        return enter

    return decorate


USE_CASES: dict[str, Callable[..., object]] = {}
"""Every use-case by name; a test tries each with every role."""


def carry_out_together(acts: Sequence[Act]) -> list[Any]:
    """Carry out the acts of a crowd: the session is as it was for all of them."""
    return _carry_out(acts, of_crowd=True)


def _carry_out(acts: Sequence[Act], *, of_crowd: bool = False) -> list[Any]:
    """Do acts of one session, one after another, in one transaction; what came of each.

    That is what it gave, or what it raised. Where the transaction itself fails all of them have.
    """
    first = acts[0].visit
    house, session_id = first.house, first.session_id
    try:
        with house.database.writing(session_id, first.join_code) as db:
            moment = Sitting(db)
            if of_crowd:
                moment.session = _session_of(db, first)
                session_id = moment.session.id if moment.session else session_id
                acts = [
                    replace(act, visit=replace(act.visit, session_id=session_id)) for act in acts
                ]
                moment.expect(session_id, [act.visit.seat_secret for act in acts])
            came = [_tried(act, moment, alone=len(acts) == 1) for act in acts]
            end(moment)
            at = moment.revisions(session_id) if session_id else None
            moved = records.record(db, session_id, moment.left.records, at)
    except BaseException as failed:
        return [failed] * len(acts)
    if moment.left.once_kept:
        moment.left.once_kept(moved)
    if session_id:
        house.hub.announce(session_id, moved)
    if moment.left.destroys:
        house.database.forget_journal()
    return came


def _session_of(db: Db, visit: Visit) -> WorkshopSession | None:
    """The session that a crowd is at. Raises WrongJoinCode where its code opens none."""
    if visit.session_id:
        return sessions.session_with_id(db, visit.session_id)
    found = sessions.session_with_join_code(db, visit.join_code or "")
    if found is None:
        raise WrongJoinCode
    return found


def _tried(act: Act, moment: Sitting, *, alone: bool) -> Any:
    """Do one act; where it fails, the transaction is as it was before, for those that follow."""
    if alone:
        return _done(act, moment)
    before = moment.left
    try:
        with moment.db.begin_nested():
            return _done(act, moment)
    except BaseException as failed:
        moment.left = before
        return failed


def _done(act: Act, moment: Sitting) -> Any:
    work = _arrive(moment, act.visit, act.name)
    result = act.do(work)
    _leave_the_archive_alone(work, act.name)
    return result


@contextmanager
def _at_one_moment(visit: Visit) -> Iterator[Sitting]:
    if visit.sitting and not visit.sitting.is_over:
        yield visit.sitting
    else:
        with visit.house.database.reading() as db:
            yield Sitting(db)


def _leave_the_archive_alone(work: Work, name: str) -> None:
    # What a seat does asks for an open session by itself, and seats are many.
    if MAY[name] <= OF_SEATS or is_for_the_archive(work.records):
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
    account = None if MAY[name] <= OF_SEATS else here.account
    return Work(at, visit, here.roles, account=account, seat=here.seat)
