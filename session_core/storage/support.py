"""Who wants which question asked too, counted in people and each of them once."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from sqlalchemy import Select, bindparam, case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from session_core.storage.database import Db
from session_core.storage.tables import intervention, seat, support


def support_of(db: Db, session_id: str) -> Mapping[str, int]:
    """How many people support each intervention, by its id; those without support are left out.

    A question that others were merged into has the support of all of them, and their askers are
    among its supporters; who supports two of them, or asked one, counts once.
    """
    here = {"session": session_id}
    counts = Counter({head_id: int(people) for head_id, people in db.execute(_by_seats(), here)})
    counts.update({head_id: int(people) for head_id, people in db.execute(_by_hand(), here)})
    return counts


# Every look at the floor counts support; a statement this long takes longer to write than to run.
@cache
def _by_seats() -> Select[str, int]:
    here = intervention.c.session_id == bindparam("session")
    head = func.coalesce(intervention.c.merged_into, intervention.c.id)
    query = (
        select(head.label("head"), support.c.seat_id)
        .join(intervention, intervention.c.id == support.c.intervention_id)
        .where(here)
        .union(
            select(head, intervention.c.seat_id).where(
                here, intervention.c.merged_into.is_not(None), intervention.c.seat_id.is_not(None)
            )
        )
    ).subquery()
    kept = intervention.alias()
    weight = case((seat.c.people_confirmed, seat.c.people), else_=1)
    return (
        select(query.c.head, func.sum(weight))
        .join(seat, seat.c.id == query.c.seat_id)
        .join(kept, kept.c.id == query.c.head)
        .where(kept.c.seat_id.is_distinct_from(query.c.seat_id))
        .group_by(query.c.head)
    )


@cache
def _by_hand() -> Select[str, int]:
    # People without a device have no seat: who asked several of those merged counts once too, and
    # whoever asked the question itself does not.
    asked, kept = intervention.alias(), intervention.alias()
    each = (
        select(asked.c.merged_into.label("head"), func.max(asked.c.people).label("people"))
        .join(kept, kept.c.id == asked.c.merged_into)
        .where(
            asked.c.session_id == bindparam("session"),
            asked.c.merged_into.is_not(None),
            asked.c.seat_id.is_(None),
            asked.c.asker != kept.c.asker,
        )
        .group_by(asked.c.merged_into, asked.c.asker)
    ).subquery()
    return select(each.c.head, func.sum(each.c.people)).group_by(each.c.head)


_SUPPORTED = (
    select(support.c.intervention_id)
    .join(intervention, intervention.c.id == support.c.intervention_id)
    .where(
        intervention.c.session_id == bindparam("session"), support.c.seat_id == bindparam("seat")
    )
)


def supported_by(db: Db, session_id: str, seat_id: str) -> frozenset[str]:
    """The ids of what a seat supports."""
    return frozenset(db.scalars(_SUPPORTED, {"session": session_id, "seat": seat_id}))


_NEW = {
    "sqlite": sqlite.insert(support).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(support).on_conflict_do_nothing(),
}


def add_support(db: Db, intervention_id: str, seat_id: str) -> bool:
    """Keep that a seat supports a question; False where it did already."""
    new = _NEW[db.dialect.name]
    return db.execute(new, {"intervention_id": intervention_id, "seat_id": seat_id}).rowcount > 0


def drop_all_support(db: Db, seat_id: str) -> None:
    """Forget all that a seat supports."""
    db.execute(delete(support).where(support.c.seat_id == seat_id))


def drop_support(db: Db, intervention_id: str, seat_id: str) -> bool:
    """Forget that a seat supports a question; False where it did not."""
    theirs = (support.c.intervention_id == intervention_id) & (support.c.seat_id == seat_id)
    return db.execute(delete(support).where(theirs)).rowcount > 0
