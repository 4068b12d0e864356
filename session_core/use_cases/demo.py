"""The sample workshop: into an empty house, so that a newcomer walks into a living session."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.codes import new_id, new_secret
from session_core.domain.people import Account, Role
from session_core.domain.session import Room, WorkshopSession
from session_core.imports.sample_workshop import SampleWorkshop, read_sample
from session_core.storage import agenda, people, records, roles, sessions
from session_core.storage.database import Db
from session_core.storage.emptiness import is_empty
from session_core.use_cases.demo_accounts import add_demo_accounts
from session_core.use_cases.demo_story import Story
from session_core.use_cases.house import House
from session_core.use_cases.retelling import Retelling
from session_core.use_cases.sessions import create_session

JOIN_CODE = "DEMO"
SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "community-networks.json"

_PREPARED = timedelta(days=2)
"""So long before the start the organiser saved the session."""


def load_demo(house: House, now: datetime) -> str | None:
    """Load the sample workshop, half-run at this moment, and return its session's id.

    All of it or nothing, in one transaction. None where an account or a session exists already.
    Raises UnreadableSample.
    """
    sample = read_sample(SAMPLE.read_text(encoding="utf-8"))
    session = _session(sample, now)
    with house.database.writing() as db:
        if not is_empty(db):
            return None
        staff = add_demo_accounts(db, house.settings, session.starts_at - _PREPARED)
        _save(db, session, sample, staff)
        Story(sample, Retelling(house, db, session.id, session.starts_at, staff)).tell()
    return session.id


def _session(sample: SampleWorkshop, now: datetime) -> WorkshopSession:
    # On the minute, as in every programme.
    starts_at = now.replace(second=0, microsecond=0) - timedelta(minutes=sample.now)
    page = sample.session
    return WorkshopSession(
        id=new_id(),
        title=page.title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=page.minutes),
        join_code=JOIN_CODE,
        screen_key=new_secret(),
        year=starts_at.year,
        type=page.type,
        number=page.number,
        room=page.room,
        format=page.format,
        themes=page.themes,
        policy_questions=page.policy_questions,
        prose=page.prose,
        naming_rule=page.naming_rule,
    )


def _save(
    db: Db, session: WorkshopSession, sample: SampleWorkshop, staff: Mapping[Role, Account]
) -> None:
    at = session.starts_at - _PREPARED
    sessions.add_session(db, session, at)
    people.keep_programme_people(db, session.id, sample.people)
    items = [
        AgendaItem(new_id(), position, item.title, item.planned_minutes)
        for position, item in enumerate(sample.agenda, start=1)
    ]
    agenda.add_items(db, session.id, items)
    for role, account in staff.items():
        roles.give_role(db, session.id, account.id, role)
    organiser = f"account:{staff[Role.ORGANISER].id}"
    act = create_session.__name__
    created = Activity(act, Room.SESSION, at, actor=organiser, subject=session.id)
    records.record(db, session.id, [created])
