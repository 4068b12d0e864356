"""Everything that goes into a report, read from where it is kept."""

from dataclasses import replace
from datetime import datetime

from session_core.domain.desk_counts import help_counts
from session_core.domain.report import Report
from session_core.domain.session import WorkshopSession
from session_core.domain.translations import of_each, of_these_words
from session_core.storage import (
    agenda,
    breakouts,
    desk,
    floor,
    notes,
    people,
    polls,
    records,
    takeaways,
    translations,
)
from session_core.storage.database import Db


def report_of(db: Db, session: WorkshopSession, made_at: datetime) -> Report:
    """The report as a page shows it."""
    kept = floor.floor_of(db, session.id)
    translated = of_each(translations.translations_of(db, session.id))
    return Report(
        session=session,
        people=people.programme_people(db, session.id),
        agenda=agenda.agenda_of(db, session.id),
        interventions=kept.interventions,
        polls=polls.polls_of(db, session.id),
        notes=notes.notes_of(db, session.id),
        takeaways=takeaways.takeaways_of(db, session.id),
        made_at=made_at,
        groups=breakouts.groups_of(db, session.id),
        policy=kept.policy,
        translations=tuple(
            each
            for one in kept.interventions
            for each in of_these_words(translated.get(one.id, ()), one)
        ),
    )


def whole_report(db: Db, session: WorkshopSession, made_at: datetime) -> Report:
    """The report with the record and the counts of the help desk, which only files hold."""
    return replace(
        report_of(db, session, made_at),
        activity=tuple(records.activities(db, session.id)),
        help_counts=help_counts(desk.requests_of(db, session.id)),
    )
