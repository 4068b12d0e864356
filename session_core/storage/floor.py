"""Interventions as they are kept."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.exc import IntegrityError

from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.people import Modality
from session_core.domain.refusals import FloorTaken
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.tables import intervention, workshop_session


def floor_of(db: Db, session_id: str) -> Floor:
    """All interventions of a session, by number, and whether its queue is open."""
    query = (
        select(intervention)
        .where(intervention.c.session_id == session_id)
        .order_by(intervention.c.number)
    )
    queue_open = db.scalar(
        select(workshop_session.c.queue_open).where(workshop_session.c.id == session_id)
    )
    return Floor(
        interventions=tuple(_intervention(row) for row in db.execute(query)),
        queue_open=bool(queue_open),
    )


def next_number(db: Db, session_id: str) -> int:
    query = select(func.max(intervention.c.number)).where(intervention.c.session_id == session_id)
    return (db.scalar(query) or 0) + 1


def sent_before(db: Db, session_id: str, client_key: str) -> str | None:
    """The id of what was already accepted under this key, when a request comes twice."""
    query = select(intervention.c.id).where(
        intervention.c.session_id == session_id, intervention.c.client_key == client_key
    )
    return db.scalar(query)


def add_intervention(
    db: Db, session_id: str, new: Intervention, client_key: str | None = None
) -> None:
    db.execute(
        intervention.insert().values(
            id=new.id,
            session_id=session_id,
            number=new.number,
            kind=new.kind,
            modality=new.modality,
            asker=new.asker,
            requested_at=new.requested_at,
            text=new.text,
            name=new.name,
            stakeholder_group=new.stakeholder_group,
            regional_group=new.regional_group,
            state=new.state,
            announced_at=new.announced_at,
            given_at=new.given_at,
            yielded_at=new.yielded_at,
            seat_id=new.seat_id,
            entered_by=new.entered_by,
            client_key=client_key,
        )
    )


def keep_changed(db: Db, before: Floor, after: Floor) -> None:
    """Keep the state and times of every intervention that changed, and what was cut of who asked.

    Who speaks goes last, so that the one before has left the floor. Raises FloorTaken where
    somebody else was given the floor in the same instant.
    """
    known = {each.id: each for each in before.interventions}
    changed = [each for each in after.interventions if known.get(each.id, each) != each]
    try:
        _keep(db, sorted(changed, key=lambda each: each.state is InterventionState.SPEAKING))
    except IntegrityError as clash:
        raise FloorTaken from clash


def forget_asker(db: Db, seat_id: str) -> None:
    """Cut what a seat asked loose from it: the words stay, who asked them is gone.

    Their groups go too: two interventions with the same rare pair would tell that one seat asked.
    """
    db.execute(
        update(intervention)
        .where(intervention.c.seat_id == seat_id)
        .values(
            seat_id=None,
            name="",
            stakeholder_group=None,
            regional_group=None,
            asker="somebody:" + intervention.c.id,
            client_key=None,
        )
    )


def _keep(db: Db, changed: Iterable[Intervention]) -> None:
    for each in changed:
        db.execute(
            update(intervention)
            .where(intervention.c.id == each.id)
            .values(
                name=each.name,
                stakeholder_group=each.stakeholder_group,
                regional_group=each.regional_group,
                state=each.state,
                announced_at=each.announced_at,
                given_at=each.given_at,
                yielded_at=each.yielded_at,
            )
        )


def _intervention(row: Row[Any]) -> Intervention:
    return Intervention(
        id=row.id,
        number=row.number,
        kind=InterventionKind(row.kind),
        modality=Modality(row.modality),
        asker=row.asker,
        requested_at=row.requested_at,
        text=row.text,
        name=row.name,
        stakeholder_group=stakeholder_group(row.stakeholder_group),
        regional_group=regional_group(row.regional_group),
        state=InterventionState(row.state),
        announced_at=row.announced_at,
        given_at=row.given_at,
        yielded_at=row.yielded_at,
        seat_id=row.seat_id,
        entered_by=row.entered_by,
    )
