"""How every act on the floor is kept: places announced, the rule applied, the act recorded."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from session_core.domain.floor import Floor, Intervention
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.domain.speaking_order import announce
from session_core.storage import floor
from session_core.use_cases.naming import speaking_under_the_rule
from session_core.use_cases.visit import Work


def change_floor(
    work: Work, act: str, change: Callable[[Floor], Floor], subject: str = "", **details: object
) -> None:
    """Load, decide, keep and record one change of the floor."""
    before = floor.floor_of(work.db, work.session_id)
    keep_floor(work, act, before, change(before), subject, details=details)


def keep_floor(
    work: Work,
    act: str,
    before: Floor,
    after: Floor,
    subject: str = "",
    *,
    secret: bool = False,
    details: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Keep a changed floor and record the act; `secret` leaves out who did it.

    What is kept is read again before places are announced, since support is counted where it is
    kept: merging joins it.
    """
    floor.keep_changed(work.db, before, speaking_under_the_rule(work, before, after))
    kept = floor.floor_of(work.db, work.session_id)
    floor.keep_changed(work.db, kept, announce(kept, work.now))
    work.record(act, Room.FLOOR, subject=subject, secret=secret, **details)


def asked_details(one: Intervention) -> Mapping[str, object]:
    """What the record says of a request."""
    return {"modality": one.modality, "kind": one.kind}


def while_open(work: Work) -> None:
    """Raise SessionNotOpen where the session is not."""
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
