"""The sample sessions: into an empty house, so that a newcomer walks into a living one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from session_core.domain.agenda import PlannedItem
from session_core.domain.codes import new_id, new_secret
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.imports.sample_workshop import SampleWorkshop, read_sample
from session_core.storage import roles
from session_core.storage.emptiness import is_empty
from session_core.use_cases.demo_accounts import add_demo_accounts
from session_core.use_cases.demo_story import Story
from session_core.use_cases.house import House
from session_core.use_cases.retelling import Retelling
from session_core.use_cases.series import create_series
from session_core.use_cases.sessions import keep_new_session

JOIN_CODE = "DEMO"
"""Of the sample that is half-run, into which a newcomer walks."""

_FOLDER = Path(__file__).parents[2] / "data" / "samples"
SAMPLE = _FOLDER / "community-networks.json"
OTHERS = tuple(
    _FOLDER / name
    for name in (
        "machine-captions.json",
        "registered-numbers-day-1.json",
        "registered-numbers-day-2.json",
        "registered-numbers-day-3.json",
    )
)

_PREPARED = timedelta(days=2)
"""So long before the first of them starts the organiser saved them all."""


def load_demo(house: House, now: datetime) -> str | None:
    """Load the sample sessions and return the id of the one that is half-run at this moment.

    All of it or nothing, in one transaction. None where an account or a session exists already.
    Raises UnreadableSample.
    """
    samples = [read_sample(path.read_text(encoding="utf-8")) for path in (SAMPLE, *OTHERS)]
    made_at = min(sample.starts_at(now) for sample in samples) - _PREPARED
    with house.database.writing() as db:
        if not is_empty(db):
            return None
        people = add_demo_accounts(db, house.settings, made_at)
        staff = {demo.role: account for demo, account in people.items()}
        desk = {demo.side: account for demo, account in people.items() if demo.side}
        tellings = []
        for sample in samples:
            session = _session(sample, now)
            items = [PlannedItem(item.title, item.planned_minutes) for item in sample.agenda]
            keep_new_session(db, session, sample.people, items, staff, made_at)
            for account in desk.values():
                roles.give_role(db, session.id, account.id, Role.DESK)
            prepared = (made_at - session.starts_at) / timedelta(minutes=1)
            telling = Retelling(house, db, session.id, session.starts_at, staff, prepared, desk)
            tellings.append((sample, telling))
        _link(tellings)
        for sample, telling in tellings:
            Story(sample, telling).tell()
    return tellings[0][1].session_id


def _link(tellings: Iterable[tuple[SampleWorkshop, Retelling]]) -> None:
    """Put the sessions of each series one after the other."""
    linked: dict[str, dict[int, Retelling]] = {}
    for sample, telling in tellings:
        if sample.series is not None:
            linked.setdefault(sample.series.title, {})[sample.series.position] = telling
    for title, by_position in linked.items():
        ids = [telling.session_id for _, telling in sorted(by_position.items())]
        first = by_position[min(by_position)]
        first.by_staff(Role.ORGANISER, create_series, title, ids)


def _session(sample: SampleWorkshop, now: datetime) -> WorkshopSession:
    starts_at = sample.starts_at(now)
    page = sample.session
    return WorkshopSession(
        id=new_id(),
        title=page.title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=page.minutes),
        join_code=page.join_code,
        screen_key=new_secret(),
        # Without type and number it stands in no programme of a year.
        year=starts_at.year if page.type or page.number else None,
        type=page.type,
        number=page.number,
        room=page.room,
        format=page.format,
        themes=page.themes,
        policy_questions=page.policy_questions,
        prose=page.prose,
        naming_rule=page.naming_rule,
        call_link=page.call_link,
        captions_link=page.captions_link,
        stream_link=page.stream_link,
        conduct=page.conduct,
    )
