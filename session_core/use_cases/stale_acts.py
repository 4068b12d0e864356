"""Acts on a floor that moved on meanwhile: refused, and told what changed since one looked."""

from collections.abc import Sequence

from session_core.domain.activity import Activity
from session_core.domain.floor import Floor
from session_core.domain.floor_refusals import OutOfDate
from session_core.domain.people import Role
from session_core.domain.session import Room
from session_core.domain.speaking_order import speaking_order
from session_core.domain.stale import Change, change_of_list, change_of_speaker, given_since
from session_core.storage import records, roles
from session_core.use_cases.visit import Work

_KNOWN_AS = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.ORGANISER)


def check_first(work: Work, floor: Floor, expected: str | None, seen: int | None) -> None:
    """Raise OutOfDate where another is first than expected, or the floor was given since `seen`.

    `seen` is the floor's revision on the moderator's screen; what does not touch who is first or
    who speaks (support, a request further down) makes nothing stale.
    """
    order = speaking_order(floor)
    first = order[0].intervention if order else None
    acts = _acts_since(work, seen)
    is_first = expected is None or (first is not None and first.id == expected)
    if is_first and not given_since(acts, floor):
        return
    change = change_of_list(acts, floor, expected, first)
    stands = "nobody waits"
    if first:
        stands = "still first" if first.id == expected else "first"
    raise _out_of_date(work, change, stands, first.number if first else None)


def check_speaker(
    work: Work, floor: Floor, expected: str | None, seen: int | None, *, is_given: bool = False
) -> None:
    """Raise OutOfDate where somebody else speaks than expected, or was given the floor since.

    `is_given` says that the act gives the floor: then only somebody who was given it since counts,
    not that the one before has ended.
    """
    acts = _acts_since(work, seen)
    speaking = floor.speaking
    same = expected is None or (speaking is not None and speaking.id == expected)
    ended = seen is not None and speaking is None and not is_given
    if same and not ended and not given_since(acts, floor):
        return
    change = change_of_speaker(acts, floor, expected)
    raise _out_of_date(
        work, change, "speaks" if speaking else "free", speaking.number if speaking else None
    )


def _acts_since(work: Work, seen: int | None) -> Sequence[Activity]:
    """What was done on the floor after a revision; nothing where none is given."""
    if seen is None:
        return ()
    if records.revisions(work.db, work.session_id)[Room.FLOOR] <= seen:
        return ()
    return records.activities(work.db, work.session_id, room=Room.FLOOR, after=seen)


def _out_of_date(work: Work, change: Change | None, stands: str, first: int | None) -> OutOfDate:
    role = _role_of(work, change.actor) if change else None
    minutes = 0
    if change and change.at:
        minutes = max(0, int((work.now - change.at).total_seconds() // 60))
    return OutOfDate(
        change=change.kind if change else None,
        number=change.number if change else None,
        who="you" if change and change.actor and change.actor == work.actor else role or "",
        another=role is not None and role in work.roles,
        minutes=minutes,
        stands=stands,
        first=first,
    )


def _role_of(work: Work, actor: str) -> Role | None:
    """As which role somebody acted, as far as the others need to know; no name."""
    kind, _, account_id = actor.partition(":")
    if kind != "account":
        return None
    held = roles.roles_of(work.db, work.session_id, account_id)
    return next((role for role in _KNOWN_AS if role in held), None)
