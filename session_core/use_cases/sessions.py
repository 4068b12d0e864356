"""Sessions: from a programme page to a session that people can join."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem, PlannedItem
from session_core.domain.agenda_changes import checked_minutes
from session_core.domain.codes import new_id, new_join_code, new_secret
from session_core.domain.dispositions import end_of_session, waiting_again
from session_core.domain.floor import yield_floor
from session_core.domain.people import Account, Modality, ProgrammePerson, Role
from session_core.domain.polls import PollState
from session_core.domain.programme import ProgrammePage
from session_core.domain.refusals import EmptyAgenda, NotAllowed, SessionArchived
from session_core.domain.session import (
    AFFILIATION_LIMIT,
    POLICY_QUESTION_LIMIT,
    PROSE_LIMIT,
    TITLE_LIMIT,
    NamingRule,
    Room,
    SessionType,
    Stage,
    WorkshopSession,
    checked_slot,
)
from session_core.domain.text import one_line, written
from session_core.storage import agenda, floor, people, polls, records, roles, seats, sessions
from session_core.storage.database import Db
from session_core.use_cases.agenda import end_running_item
from session_core.use_cases.breakouts import end_groups
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.polls import count_and_close
from session_core.use_cases.programme import parse_programme
from session_core.use_cases.visit import Work, reading, shared_view, use_case


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

    Raises EmptyText, TextTooLong, EndBeforeStart, SessionTooLong, EmptyAgenda and BadMinutes, and
    NotAllowed for who organises another session but may not create one.
    """
    organiser = work.signed_in()
    if not organiser.may_organise:
        raise NotAllowed
    session = _planned(plan)
    staff = {Role.ORGANISER: organiser}
    keep_new_session(work.db, session, _named(plan.people), plan.agenda, staff, work.now)
    return session.id


def keep_new_session(
    db: Db,
    session: WorkshopSession,
    named: Iterable[ProgrammePerson],
    items: Iterable[PlannedItem],
    staff: Mapping[Role, Account],
    now: datetime,
) -> None:
    """Keep a session with all that it begins with; its own record begins with who made it."""
    sessions.add_session(db, session, now)
    people.keep_programme_people(db, session.id, named)
    agenda.add_items(db, session.id, _numbered(items))
    for role, account in staff.items():
        roles.give_role(db, session.id, account.id, role)
    actor = f"account:{staff[Role.ORGANISER].id}"
    made = Activity("create_session", Room.SESSION, now, actor=actor, subject=session.id)
    records.record(db, session.id, [made])


def _planned(plan: NewSession) -> WorkshopSession:
    checked_slot(plan.starts_at, plan.ends_at)
    if not plan.agenda:
        raise EmptyAgenda
    return WorkshopSession(
        id=new_id(),
        title=one_line(plan.title, limit=TITLE_LIMIT, what="The title"),
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        join_code=new_join_code(),
        screen_key=new_secret(),
        year=plan.year,
        type=plan.type,
        number=plan.number,
        room=one_line(plan.room, may_be_empty=True, what="The room"),
        format=one_line(plan.format, may_be_empty=True, what="The format"),
        themes=tuple(one_line(theme, what="A theme") for theme in plan.themes if theme.strip()),
        policy_questions=tuple(
            one_line(question, limit=POLICY_QUESTION_LIMIT, what="A policy question")
            for question in plan.policy_questions
            if question.strip()
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
            name=one_line(person.name, what="A person's name"),
            affiliation=one_line(
                person.affiliation,
                limit=AFFILIATION_LIMIT,
                may_be_empty=True,
                what="An affiliation",
            ),
        )
        for person in listed
        if person.name.strip()
    ]


def _numbered(items: Iterable[PlannedItem]) -> list[AgendaItem]:
    return [
        AgendaItem(
            new_id(),
            position,
            one_line(item.title, what="An agenda item"),
            checked_minutes(max(1, item.planned_minutes)),
        )
        for position, item in enumerate(items, start=1)
    ]


@reading
def list_my_sessions(work: Work) -> tuple[MySession, ...]:
    """The sessions in which the visitor has a role: open ones first, then the next to start."""
    if work.account is None:
        return ()
    mine = sessions.sessions_of(work.db, work.account.id)
    held = roles.roles_by_session(work.db, work.account.id)
    return tuple(
        MySession(session, tuple(sorted(held[session.id])))
        for session in sorted(mine, key=lambda session: session.stage is not Stage.OPEN)
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
    """Let people ask and vote from now on; whom closing took into the report waits again.

    Raises SessionArchived.
    """
    if work.session().archived_at:
        raise SessionArchived
    sessions.keep_stage(work.db, work.session_id, Stage.OPEN)
    work.record("open_session", Room.SESSION)
    before = floor.floor_of(work.db, work.session_id)
    closed_at = records.last_time(work.db, work.session_id, "close_session", Room.FLOOR)
    if closed_at and (after := waiting_again(before, closed_at)) != before:
        keep_floor(work, "open_session", before, after)


@use_case
def close_session(work: Work) -> None:
    """End the session: nothing more is taken; the report goes on.

    Who has the floor yields it, who waits is taken into the report, open polls are counted,
    breakout groups and the current agenda item end.
    """
    sessions.keep_stage(work.db, work.session().id, Stage.CLOSED)
    work.record("close_session", Room.SESSION)
    before = floor.floor_of(work.db, work.session_id)
    if before.speaking or before.waiting:
        after = yield_floor(before, work.now) if before.speaking else before
        subject = before.speaking.id if before.speaking else ""
        keep_floor(work, "close_session", before, end_of_session(after, work.now), subject)
    for poll in polls.polls_of(work.db, work.session_id):
        if poll.state is PollState.OPEN:
            count_and_close(work, poll)
    end_groups(work)
    # Last, for the item's naming rule holds for whoever had the floor.
    end_running_item(work)
