"""Acts on a floor that moved on meanwhile: refused, and told what changed since one looked."""

from collections.abc import Iterable, Sequence

from session_core.domain.activity import Activity
from session_core.domain.floor import Floor, found_in
from session_core.domain.floor_refusals import DecidedMeanwhile, OutOfDate, RewordedMeanwhile
from session_core.domain.people import Role
from session_core.domain.seen_questions import Seen, is_decided_since, is_reworded_since
from session_core.domain.session import Room
from session_core.domain.speaking_order import speaking_order
from session_core.domain.stale import (
    Change,
    change_of_list,
    change_of_question,
    change_of_speaker,
    given_since,
)
from session_core.storage import floor as kept_floor
from session_core.storage import records, roles
from session_core.use_cases.visit import Work

_KNOWN_AS = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.ORGANISER)
_FAR_ENOUGH = 500
"""So many acts of staff are looked back at."""


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


def check_seen(work: Work, seen: Iterable[Seen | None]) -> None:
    """Raise DecidedMeanwhile or RewordedMeanwhile where a question is not what was seen; NotFound.

    None is of somebody who did not look.
    """
    kept = kept_floor.floor_of(work.db, work.session_id)
    looked = [(each, found_in(kept, each.id)) for each in seen if each]
    for each, one in looked:
        if is_decided_since(each, one):
            acts = records.staff_acts(work.db, work.session_id, Room.FLOOR, _FAR_ENOUGH)
            change = change_of_question(acts, one)
            told = _who(work, change)
            raise DecidedMeanwhile(change=change.kind, number=one.number, **told)
    for each, one in looked:
        if is_reworded_since(each, one):
            raise RewordedMeanwhile(number=one.number)


def _acts_since(work: Work, seen: int | None) -> Sequence[Activity]:
    """What was done on the floor after a revision; nothing where none is given."""
    if seen is None:
        return ()
    if records.revisions(work.db, work.session_id)[Room.FLOOR] <= seen:
        return ()
    return records.activities(work.db, work.session_id, room=Room.FLOOR, after=seen)


def _out_of_date(work: Work, change: Change | None, stands: str, first: int | None) -> OutOfDate:
    minutes = 0
    if change and change.at:
        minutes = max(0, int((work.now - change.at).total_seconds() // 60))
    return OutOfDate(
        change=change.kind if change else None,
        number=change.number if change else None,
        minutes=minutes,
        stands=stands,
        first=first,
        **_who(work, change),
    )


def _who(work: Work, change: Change | None) -> dict[str, object]:
    """Who made a change, as whoever came too late is told."""
    actor = change.actor if change else ""
    role = _role_of(work, actor)
    return {
        "who": "you" if actor and actor == work.actor else role or "",
        "another": role is not None and role in work.roles,
    }


def _role_of(work: Work, actor: str) -> Role | None:
    """As which role somebody acted, as far as the others need to know; no name."""
    kind, _, account_id = actor.partition(":")
    if kind != "account":
        return None
    held = roles.roles_of(work.db, work.session_id, account_id)
    return next((role for role in _KNOWN_AS if role in held), None)
