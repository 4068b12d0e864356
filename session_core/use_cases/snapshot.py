"""A snapshot comes in: a whole session from another Evenfloor, or nothing of it."""

from dataclasses import replace
from datetime import datetime

from session_core.domain.activity import Activity
from session_core.domain.codes import new_join_code, new_secret
from session_core.domain.people import Account, Role
from session_core.domain.refusals import NotAllowed, NotFound, UnreadableSnapshot
from session_core.domain.renaming import ids_in, under_fresh_ids
from session_core.domain.report import Report
from session_core.domain.session import Room
from session_core.exports.snapshot import snapshot_form
from session_core.imports.snapshot import BYTES_LIMIT, read_form, report_in
from session_core.snapshot.places import Steps, first_difference, place_words
from session_core.snapshot.recommended import DERIVED
from session_core.storage import (
    accounts,
    agenda,
    breakouts,
    floor,
    notes,
    people,
    polls,
    records,
    roles,
    sessions,
    snapshots,
    takeaways,
    translations,
)
from session_core.storage.database import Db
from session_core.use_cases.house import House
from session_core.use_cases.visit import Work, use_case

SNAPSHOT_LIMIT = BYTES_LIMIT
"""The bytes that a snapshot has at most; who reads one from afar reads one byte more."""
_WHO = frozenset({"name", "stakeholder_group", "regional_group", "attribution", "attributed_to"})


@use_case
def load_snapshot(work: Work, data: bytes) -> str:
    """Load a session from a snapshot and return its id; who loads it is its organiser.

    Join code and room screen key are fresh. Ids stay as they are if all of them are free here, else
    all are fresh; the rest is as it was. Raises UnreadableSnapshot, and NotAllowed for who may not
    create sessions.
    """
    organiser = work.signed_in()
    if not organiser.may_organise:
        raise NotAllowed
    return _load(work.db, data, organiser, work.now)


def load_snapshot_for(house: House, username: str, data: bytes, now: datetime) -> tuple[str, str]:
    """Load it from the command line for an account; returns the session's id and join code.

    Raises UnreadableSnapshot, NotFound for an unknown username, and NotAllowed for an account that
    may not create sessions.
    """
    with house.database.writing() as db:
        organiser = accounts.account_named(db, username)
        if organiser is None:
            raise NotFound(reason="username")
        if not organiser.may_organise:
            raise NotAllowed
        session_id = _load(db, data, organiser, now)
        loaded = sessions.session_with_id(db, session_id)
    return session_id, loaded.join_code if loaded else ""


def _load(db: Db, data: bytes, organiser: Account, now: datetime) -> str:
    report = _unchanged(data)
    if snapshots.any_id_taken(db, ids_in(report)):
        report = under_fresh_ids(report)
    fresh = replace(report.session, join_code=new_join_code(), screen_key=new_secret())
    _keep(db, replace(report, session=fresh), now)
    roles.give_role(db, fresh.id, organiser.id, Role.ORGANISER)
    loaded = Activity(
        "load_snapshot", Room.SESSION, now, actor=f"account:{organiser.id}", subject=fresh.id
    )
    records.record(db, fresh.id, [loaded])
    return fresh.id


def _unchanged(data: bytes) -> Report:
    """The session in a snapshot that says no more and no less than would be written out again.

    Names that its naming rule hides, counts that are told nowhere, recommendations that nobody
    made: what is refused is the file, whole, since whoever put them there may have put in more.
    """
    form = read_form(data)
    report = report_in(form)
    steps = first_difference(form, snapshot_form(report))
    if steps is None or (steps == (DERIVED,) and DERIVED not in form.model_fields_set):
        return report
    raise UnreadableSnapshot(reason="changed", what=f"{place_words(steps)} {_why(steps)}")


def _why(steps: Steps) -> str:
    if steps[0] == DERIVED:
        return "does not follow from its takeaways and notes"
    if "tally" in steps or "rounds" in steps:
        return "holds counts that are told nowhere"
    if steps[0] == "people" or _WHO.intersection(steps):
        return "says more about who spoke than the naming rule allows"
    return "holds what no Evenfloor writes there"


def _keep(db: Db, report: Report, now: datetime) -> None:
    session_id = report.session.id
    sessions.add_session(db, report.session, now)
    floor.keep_policy(db, session_id, report.policy)
    people.keep_programme_people(db, session_id, report.people)
    agenda.add_items(db, session_id, report.agenda)
    for group in report.groups:
        breakouts.add_group(db, session_id, group)
    for one in report.interventions:
        floor.add_intervention(db, session_id, one)
    translations.add_translations(db, session_id, report.translations)
    for poll in report.polls:
        polls.add_poll(db, session_id, poll)
        for tally in (poll.tally, *(each.tally for each in poll.rounds)):
            for said in tally.said if tally else ():
                polls.keep_saying(db, poll.id, said.text, said.state)
    for note in report.notes:
        notes.add_note(db, session_id, note)
    takeaways.add_takeaways(db, session_id, report.takeaways)
    snapshots.keep_record(db, session_id, report.activity)
