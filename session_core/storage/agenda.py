"""Agenda items as they are kept."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, select, update

from session_core.domain.agenda import AgendaItem
from session_core.domain.session import NamingRule
from session_core.storage.database import Db
from session_core.storage.tables import agenda_item

# Asked with each act on the floor: to write such a statement takes longer than to run it.
_ITEMS = (
    select(agenda_item)
    .where(agenda_item.c.session_id == bindparam("session"))
    .order_by(agenda_item.c.position)
)


def add_items(db: Db, session_id: str, items: Iterable[AgendaItem]) -> None:
    for item in items:
        db.execute(
            agenda_item.insert().values(
                id=item.id,
                session_id=session_id,
                position=item.position,
                title=item.title,
                planned_minutes=item.planned_minutes,
                started_at=item.started_at,
                ended_at=item.ended_at,
                extended_minutes=item.extended_minutes,
                naming_rule=item.naming_rule,
                skipped_at=item.skipped_at,
            )
        )


def agenda_of(db: Db, session_id: str) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            id=row.id,
            position=row.position,
            title=row.title,
            planned_minutes=row.planned_minutes,
            started_at=row.started_at,
            ended_at=row.ended_at,
            extended_minutes=row.extended_minutes,
            naming_rule=NamingRule(row.naming_rule) if row.naming_rule else None,
            skipped_at=row.skipped_at,
        )
        for row in db.execute(_ITEMS, {"session": session_id})
    )


def keep_changed(
    db: Db, session_id: str, before: Sequence[AgendaItem], after: Sequence[AgendaItem]
) -> None:
    """Write what differs: items that are new, gone or changed; naming rules are kept apart."""
    was, is_now = ({item.id: item for item in items} for items in (before, after))
    for item_id in was.keys() - is_now.keys():
        db.execute(delete(agenda_item).where(agenda_item.c.id == item_id))
    add_items(db, session_id, (item for item in after if item.id not in was))
    for item in after:
        if item.id in was and item != was[item.id]:
            db.execute(
                update(agenda_item)
                .where(agenda_item.c.id == item.id)
                .values(
                    position=item.position,
                    title=item.title,
                    planned_minutes=item.planned_minutes,
                    extended_minutes=item.extended_minutes,
                    skipped_at=item.skipped_at,
                    started_at=item.started_at,
                    ended_at=item.ended_at,
                )
            )


def keep_naming_rule(db: Db, item_id: str, rule: NamingRule | None) -> None:
    same = agenda_item.c.id == item_id
    db.execute(update(agenda_item).where(same).values(naming_rule=rule))
