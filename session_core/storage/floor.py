"""Interventions as they are kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.exc import IntegrityError

from session_core.domain.floor import (
    DeclineReason,
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    Source,
)
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy, policy_from
from session_core.domain.floor_refusals import FloorTaken
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.support import support_of
from session_core.storage.tables import intervention, workshop_session


def floor_of(db: Db, session_id: str) -> Floor:
    """All interventions of a session, by number, and whether its queue is open."""
    query = (
        select(intervention)
        .where(intervention.c.session_id == session_id)
        .order_by(intervention.c.number)
    )
    kept = db.execute(
        select(workshop_session.c.queue_open, workshop_session.c.floor_policy).where(
            workshop_session.c.id == session_id
        )
    ).first()
    supported = support_of(db, session_id)
    return Floor(
        interventions=tuple(_intervention(row, supported) for row in db.execute(query).all()),
        queue_open=bool(kept and kept.queue_open),
        policy=policy_from(kept.floor_policy) if kept else EVENFLOOR,
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


def free_keys(db: Db, intervention_ids: Collection[str]) -> None:
    """Let what was accepted under the keys of these be accepted again."""
    same = intervention.c.id.in_(intervention_ids)
    db.execute(update(intervention).where(same).values(client_key=None))


def add_intervention(
    db: Db,
    session_id: str,
    new: Intervention,
    client_key: str | None = None,
    receipt_hash: str | None = None,
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
            source=new.source,
            language=new.language,
            people=new.people,
            merged_into=new.merged_into,
            decline_reason=new.decline_reason,
            reply=new.reply,
            ended_at=new.ended_at,
            edited_at=new.edited_at,
            claimed_by=new.claimed_by,
            claimed_at=new.claimed_at,
            announced_for=list(new.announced_for),
            written_in=new.written_in,
            receipt_hash=receipt_hash,
        )
    )


def policy_of(db: Db, session_id: str) -> FloorPolicy:
    query = select(workshop_session.c.floor_policy).where(workshop_session.c.id == session_id)
    return policy_from(db.scalar(query) or {})


def keep_policy(db: Db, session_id: str, policy: FloorPolicy) -> None:
    db.execute(
        update(workshop_session)
        .where(workshop_session.c.id == session_id)
        .values(floor_policy=asdict(policy))
    )


def with_receipt(db: Db, session_id: str, receipt_hash: str) -> Intervention | None:
    """The intervention that a receipt opens in this session, and in no other."""
    same = (intervention.c.session_id == session_id) & (intervention.c.receipt_hash == receipt_hash)
    row = db.execute(select(intervention).where(same)).first()
    return _intervention(row, support_of(db, session_id)) if row else None


def keep_changed(db: Db, before: Floor, after: Floor) -> None:
    """Keep the state and times of every intervention that changed, and what was cut of who asked.

    Who speaks goes last, so that the one before has left the floor. Raises FloorTaken where
    somebody else was given the floor in the same instant.
    """
    known = {each.id: each for each in before.interventions}
    changed = [
        each
        for each in after.interventions
        # Support is counted where it is kept.
        if (old := known.get(each.id, each)) is not each
        and replace(old, support=each.support) != each
    ]
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
            language="",
            people=1,
            receipt_hash=None,
            announced_for=[],
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
                text=each.text,
                language=each.language,
                people=each.people,
                asker=each.asker,
                seat_id=each.seat_id,
                merged_into=each.merged_into,
                decline_reason=each.decline_reason,
                reply=each.reply,
                ended_at=each.ended_at,
                edited_at=each.edited_at,
                claimed_by=each.claimed_by,
                claimed_at=each.claimed_at,
                announced_for=list(each.announced_for),
                written_in=each.written_in,
            )
        )


def _intervention(row: Row[Any], supported: Mapping[str, int]) -> Intervention:
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
        source=Source(row.source),
        language=row.language,
        people=row.people,
        support=supported.get(row.id, 0),
        merged_into=row.merged_into,
        decline_reason=DeclineReason(row.decline_reason) if row.decline_reason else None,
        reply=row.reply,
        ended_at=row.ended_at,
        edited_at=row.edited_at,
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        announced_for=tuple(map(Rule, row.announced_for)),
        written_in=row.written_in,
    )
