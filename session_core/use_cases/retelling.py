"""Use-cases at moments gone by, all inside one transaction: how a sample comes to life."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from inspect import unwrap
from typing import Any

from session_core.domain.access import MAY
from session_core.domain.codes import hashed
from session_core.domain.people import Account, Modality, Role, Seat
from session_core.domain.refusals import NotAllowed
from session_core.storage import records, seats
from session_core.storage.database import Db
from session_core.use_cases.house import House
from session_core.use_cases.proofs import Sitting
from session_core.use_cases.seats import join_session
from session_core.use_cases.visit import Visit, Work
from session_core.use_cases.work import end

Step = tuple[float, Callable[[], Any]]
"""What happens at which minute."""


def spread(start: float, end: float, index: int, number: int) -> float:
    """The minute of one of so many things at even distances between two others."""
    return start + (end - start) * (index + 1) / (number + 1)


@dataclass
class Retelling:
    """Who does what in a session at `minute`, counted from its start.

    Everything a use-case decides, keeps and records, and every refusal, is as in life; only the
    clock is set, and nothing is committed before the transaction ends.
    """

    house: House
    db: Db
    session_id: str
    starts_at: datetime
    staff: Mapping[Role, Account]
    minute: float = 0.0
    desk: Mapping[Modality, Account] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minute)

    def by_staff(self, role: Role, act: Callable[..., Any], *args: Any, **given: Any) -> Any:
        """Let the account of a role do something. Raises what the use-case raises."""
        return self._do(act, args, given, role, account=self.staff[role])

    def by_desk(self, side: Modality, act: Callable[..., Any], *args: Any, **given: Any) -> Any:
        """Let who sits at the desk on a side do something. Raises what the use-case raises."""
        return self._do(act, args, given, Role.DESK, account=self.desk[side])

    def from_seat(self, seat: Seat, act: Callable[..., Any], *args: Any, **given: Any) -> Any:
        """Let a participant do something. Raises what the use-case raises."""
        return self._do(act, args, given, Role.PARTICIPANT, seat=seat)

    def join(self, **given: Any) -> Seat:
        """Let a stranger take a seat."""
        secret = self._do(join_session, (), given, Role.STRANGER)
        seat = seats.seat_behind(self.db, self.session_id, hashed(secret))
        assert seat is not None, "who joined has a seat"
        return seat

    def _do(
        self,
        act: Callable[..., Any],
        args: tuple[Any, ...],
        given: Mapping[str, Any],
        role: Role,
        account: Account | None = None,
        seat: Seat | None = None,
    ) -> Any:
        if role not in MAY[act.__name__]:
            raise NotAllowed
        visit = Visit(self.house, self.now, self.session_id)
        work = Work(Sitting(self.db), visit, frozenset({role}), account=account, seat=seat)
        # A use-case opens a transaction of its own around a function of `Work`; this is inside one.
        result = unwrap(act)(work, *args, **given)
        end(work.moment)
        records.record(self.db, self.session_id, work.records)
        return result
