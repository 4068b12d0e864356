"""Copying a session: the same preparation for another day."""

from datetime import datetime

from session_core.domain import copying as decide
from session_core.domain.access import MAY
from session_core.domain.activity import Activity
from session_core.domain.people import Role
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import Room
from session_core.storage import agenda, breakouts, floor, people, polls, records, roles, sessions
from session_core.use_cases.visit import Work, use_case


@use_case
def copy_session(work: Work, starts_at: datetime, *, with_staff: bool = False) -> str:
    """Make a session like this one at another time and return its id; who copies organises it.

    What was prepared comes along: people, agenda, themes, questions, long texts, naming rules, the
    speaking order's settings, polls as drafts, breakout groups without members, and with
    `with_staff` everybody's roles and who facilitates which group. Nothing that happened does.
    Raises StrangeStart, and NotAllowed for who may not create sessions.
    """
    return keep_copy(work, starts_at, with_staff=with_staff)


def keep_copy(work: Work, starts_at: datetime, *, with_staff: bool) -> str:
    """Copy the session of this visit inside a use-case."""
    organiser = work.signed_in()
    if not organiser.may_organise:
        raise NotAllowed
    before = work.session()
    copy = decide.copy_session(before, starts_at)
    sessions.add_session(work.db, copy, work.now)
    floor.keep_policy(work.db, copy.id, floor.floor_of(work.db, before.id).policy)
    people.keep_programme_people(work.db, copy.id, people.programme_people(work.db, before.id))
    agenda.add_items(work.db, copy.id, decide.copied_agenda(agenda.agenda_of(work.db, before.id)))
    for poll in decide.copied_polls(polls.polls_of(work.db, before.id)):
        polls.add_poll(work.db, copy.id, poll)
    roles.give_role(work.db, copy.id, organiser.id, Role.ORGANISER)
    staff = roles.roles_in(work.db, before.id) if with_staff else []
    for account, role in staff:
        roles.give_role(work.db, copy.id, account.id, role)
    coming = {account.id for account, role in staff if role in MAY["write_group_note"]}
    for group in decide.copied_groups(breakouts.groups_of(work.db, before.id), coming):
        breakouts.add_group(work.db, copy.id, group)
    made = Activity("copy_session", Room.SESSION, work.now, actor=work.actor, subject=before.id)
    records.record(work.db, copy.id, [made])
    return copy.id
