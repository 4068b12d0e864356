"""The people of the programme page, and the groups people speak for."""

from collections.abc import Iterable

from sqlalchemy import select

from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.storage.database import Db
from session_core.storage.tables import programme_person


def keep_programme_people(db: Db, session_id: str, people: Iterable[ProgrammePerson]) -> None:
    for position, person in enumerate(people, start=1):
        db.execute(
            programme_person.insert().values(
                session_id=session_id,
                position=position,
                name=person.name,
                part=person.part,
                affiliation=person.affiliation,
                stakeholder_group=person.stakeholder_group,
                regional_group=person.regional_group,
            )
        )


def programme_people(db: Db, session_id: str) -> tuple[ProgrammePerson, ...]:
    query = (
        select(programme_person)
        .where(programme_person.c.session_id == session_id)
        .order_by(programme_person.c.position)
    )
    return tuple(
        ProgrammePerson(
            name=row.name,
            part=Part(row.part),
            affiliation=row.affiliation,
            stakeholder_group=stakeholder_group(row.stakeholder_group),
            regional_group=regional_group(row.regional_group),
        )
        for row in db.execute(query)
    )


def stakeholder_group(kept: str | None) -> StakeholderGroup | None:
    return StakeholderGroup(kept) if kept else None


def regional_group(kept: str | None) -> RegionalGroup | None:
    return RegionalGroup(kept) if kept else None
