"""Sessions: from a programme page to a session that people can join."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from session_core.domain.agenda import AgendaItem, PlannedItem
from session_core.domain.codes import new_id, new_join_code, new_secret
from session_core.domain.people import Modality, ProgrammePerson, Role
from session_core.domain.programme import ProgrammePage
from session_core.domain.refusals import EmptyAgenda, EndBeforeStart, NotAllowed, SessionTooLong
from session_core.domain.session import NamingRule, Room, SessionType, Stage, WorkshopSession
from session_core.domain.text import one_line, written
from session_core.storage import agenda, people, roles, seats, sessions
from session_core.use_cases.programme import parse_programme
from session_core.use_cases.visit import Work, reading, shared_view, use_case

TITLE_LIMIT = 300
AFFILIATION_LIMIT = 300
PROSE_LIMIT = 100_000
LONGEST = timedelta(hours=12)


@dataclass(frozen=True)
class NewSession:
    """What the review form holds when the organiser saves; times are UTC."""

    title: str
    starts_at: datetime
    ends_at: datetime
    agenda: tuple[PlannedItem, ...]
    year: int | None = None
    type: SessionType | None = None
    number: int | None = None
    room: str = ""
    format: str = ""
    themes: tuple[str, ...] = ()
    policy_questions: tuple[str, ...] = ()
    people: tuple[ProgrammePerson, ...] = ()
    prose: Mapping[str, str] = field(default_factory=dict)
    naming_rule: NamingRule = NamingRule.OPEN


@dataclass(frozen=True)
class SessionView:
    """A session, the people of its programme page, and how many joined on each side."""

    session: WorkshopSession
    people: tuple[ProgrammePerson, ...]
    joined: Mapping[Modality, int]


@dataclass(frozen=True)
class MySession:
    """A session in the lobby, with what the visitor is in it."""

    session: WorkshopSession
    roles: tuple[Role, ...]


@reading
def read_programme(_work: Work, page: str | bytes) -> ProgrammePage:
    """Read a programme page, pasted or uploaded; nothing is stored.

    Raises UnreadableProgramme with the reason: empty, not text, too large, not a programme page.
    """
    return parse_programme(page)


@use_case
def create_session(work: Work, plan: NewSession) -> str:
    """Save a reviewed session and return its id; who saves it is its organiser.

    Raises EmptyText, TextTooLong, EndBeforeStart, SessionTooLong and EmptyAgenda, and NotAllowed
    for who organises another session but may not create one.
    """
    organiser = work.signed_in()
    if not organiser.may_organise:
        raise NotAllowed
    session = _planned(plan)
    sessions.add_session(work.db, session, work.now)
    people.keep_programme_people(work.db, session.id, _named(plan.people))
    agenda.add_items(work.db, session.id, _numbered(plan.agenda))
    roles.give_role(work.db, session.id, organiser.id, Role.ORGANISER)
    work.record("create_session", Room.SESSION, subject=session.id)
    return session.id


def _planned(plan: NewSession) -> WorkshopSession:
    if plan.ends_at <= plan.starts_at:
        raise EndBeforeStart
    if plan.ends_at - plan.starts_at > LONGEST:
        raise SessionTooLong(hours=LONGEST.total_seconds() / 3600)
    if not plan.agenda:
        raise EmptyAgenda
    return WorkshopSession(
        id=new_id(),
        title=one_line(plan.title, limit=TITLE_LIMIT),
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        join_code=new_join_code(),
        screen_key=new_secret(),
        year=plan.year,
        type=plan.type,
        number=plan.number,
        room=one_line(plan.room, may_be_empty=True),
        format=one_line(plan.format, may_be_empty=True),
        themes=tuple(one_line(theme) for theme in plan.themes if theme.strip()),
        policy_questions=tuple(
            one_line(question, limit=2000) for question in plan.policy_questions if question.strip()
        ),
        prose={
            name: written(text, limit=PROSE_LIMIT)
            for name, text in plan.prose.items()
            if text.strip()
        },
        naming_rule=plan.naming_rule,
    )


def _named(listed: tuple[ProgrammePerson, ...]) -> list[ProgrammePerson]:
    return [
        replace(
            person,
            name=one_line(person.name),
            affiliation=one_line(person.affiliation, limit=AFFILIATION_LIMIT, may_be_empty=True),
        )
        for person in listed
        if person.name.strip()
    ]


def _numbered(items: tuple[PlannedItem, ...]) -> list[AgendaItem]:
    return [
        AgendaItem(new_id(), position, one_line(item.title), max(1, item.planned_minutes))
        for position, item in enumerate(items, start=1)
    ]


@reading
def list_my_sessions(work: Work) -> tuple[MySession, ...]:
    """The sessions in which the visitor has a role, the next to start first."""
    if work.account is None:
        return ()
    return tuple(
        MySession(session, tuple(sorted(roles.roles_of(work.db, session.id, work.account.id))))
        for session in sessions.sessions_of(work.db, work.account.id)
    )


@shared_view(Room.SESSION, Room.PEOPLE, Room.FLOOR)
def see_session(work: Work) -> SessionView:
    """The session; the key of its room screen is for staff only."""
    session = work.session()
    return SessionView(
        session=session if work.is_staff else replace(session, screen_key=""),
        people=people.programme_people(work.db, session.id),
        joined=seats.seats_by_modality(work.db, session.id),
    )


@use_case
def open_session(work: Work) -> None:
    """Let people ask and vote from now on."""
    sessions.keep_stage(work.db, work.session().id, Stage.OPEN)
    work.record("open_session", Room.SESSION)


@use_case
def close_session(work: Work) -> None:
    """End the session: nothing more is taken; the report goes on."""
    sessions.keep_stage(work.db, work.session().id, Stage.CLOSED)
    work.record("close_session", Room.SESSION)
