"""The floor as it stands, read from the database once for each of its revisions.

Reading it takes longer than anything that is done with it, and after each act all screens ask.
Whatever changes it moves the floor's revision, or that of the session or its agenda, whose rules
say how much is kept of who spoke.
"""

from collections.abc import Hashable, Mapping
from dataclasses import replace

from session_core.domain.floor import Floor
from session_core.domain.session import Room
from session_core.domain.speaking_order import Places, speaking_order
from session_core.storage import floor
from session_core.use_cases.visit import Work

MADE_OF = (Room.FLOOR, Room.SESSION, Room.AGENDA)


def floor_now(work: Work) -> Floor:
    """The floor as the act finds it, or as `keep_floor` left it in the same act."""
    left = work.moment.left.floor
    if left is not None:
        return left
    return work.visit.house.views.get(
        _key("floor", work.session_id, work.moment.revisions(work.session_id)),
        lambda: floor.floor_of(work.db, work.session_id),
    )


def order_now(work: Work) -> Places:
    """The speaking order of `floor_now`."""
    kept = floor_now(work)
    if work.moment.left.floor is not None:
        return speaking_order(kept)
    return work.visit.house.views.get(
        _key("order", work.session_id, work.moment.revisions(work.session_id)),
        lambda: speaking_order(kept),
    )


def leave_floor(work: Work, left: Floor) -> None:
    """Say how the act leaves the floor: once that is kept nobody has to read it again."""
    at = work.moment.revisions(work.session_id)

    def remember(moved: Mapping[Room, int]) -> None:
        key = _key("floor", work.session_id, {**at, **moved})
        work.visit.house.views.put(key, left)

    work.moment.left = replace(work.moment.left, floor=left, once_kept=remember)


def _key(what: str, session_id: str, at: Mapping[Room, int]) -> Hashable:
    return (what, session_id, *(at[room] for room in MADE_OF))
