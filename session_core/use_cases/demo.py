"""The sample workshop: into an empty house, so that a newcomer walks into a living session."""

from datetime import datetime, timedelta
from pathlib import Path

from session_core.domain.agenda import PlannedItem
from session_core.domain.codes import new_id, new_secret
from session_core.domain.session import WorkshopSession
from session_core.imports.sample_workshop import SampleWorkshop, read_sample
from session_core.storage.emptiness import is_empty
from session_core.use_cases.demo_accounts import add_demo_accounts
from session_core.use_cases.demo_story import Story
from session_core.use_cases.house import House
from session_core.use_cases.retelling import Retelling
from session_core.use_cases.sessions import keep_new_session

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
        made_at = session.starts_at - _PREPARED
        staff = add_demo_accounts(db, house.settings, made_at)
        items = [PlannedItem(item.title, item.planned_minutes) for item in sample.agenda]
        keep_new_session(db, session, sample.people, items, staff, made_at)
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
