"""The report: drafted from evidence, decided by the rapporteur, out as a file."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from session_core.domain import takeaways as decide
from session_core.domain.codes import new_id, tidy_join_code
from session_core.domain.naming import rule_of_evidence, strictest_rule
from session_core.domain.refusals import NotFound, NothingToDraft, ReportBegun
from session_core.domain.report import REPORT_LIMIT, Report, checked_replacement
from session_core.domain.session import Room
from session_core.domain.takeaways import Proposal, Takeaway, TakeawayKind, TakeawayState
from session_core.domain.text import written
from session_core.drafting.drafter import draft
from session_core.exports.docx_report import to_docx
from session_core.exports.markdown_report import to_markdown
from session_core.exports.session_text import session_text
from session_core.exports.snapshot import to_snapshot
from session_core.exports.workbook import to_xlsx
from session_core.storage import agenda, sessions, takeaways
from session_core.use_cases.house import House
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.read_back import tell_read_back
from session_core.use_cases.report_read import report_of, whole_report
from session_core.use_cases.visit import Work, reading, shared_view, use_case

_ROOMS = (
    Room.SESSION,
    Room.AGENDA,
    Room.FLOOR,
    Room.POLLS,
    Room.NOTES,
    Room.BREAKOUTS,
    Room.REPORT,
)


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file the report can go out as."""

    ending: str
    media_type: str
    make: Callable[[Report], bytes]


FORMATS = {
    "docx": ExportFormat(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx
    ),
    "xlsx": ExportFormat(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx
    ),
    "md": ExportFormat("md", "text/markdown; charset=utf-8", to_markdown),
    "json": ExportFormat("json", "application/json", to_snapshot),
}


@shared_view(*_ROOMS)
def see_report(work: Work) -> Report:
    """Everything that goes into the report, as it stands now."""
    return report_of(work.db, work.session(), work.now)


@reading
def export_report(work: Work, ending: str) -> bytes:
    """The report as a file of one of the FORMATS. Raises NotFound for another ending."""
    if ending not in FORMATS:
        raise NotFound
    return FORMATS[ending].make(whole_report(work.db, work.session(), work.now))


def report_file(house: House, session: str, ending: str, now: datetime) -> bytes:
    """The report as a file for the command line, whose user has the database anyway.

    `session` is an id or a join code. Raises NotFound.
    """
    with house.database.reading() as db:
        found = sessions.session_with_id(db, session) or sessions.session_with_join_code(
            db, tidy_join_code(session)
        )
        if found is None or ending not in FORMATS:
            raise NotFound
        return FORMATS[ending].make(whole_report(db, found, now))


@use_case
def write_session_report(
    work: Work, text: str, seen: str | None = None, names_meant: Collection[str] = ()
) -> None:
    """Keep the text of the form's third block; it may be empty.

    `seen` is what stood there when the writer began: where another text stands there by now,
    ReportChanged. Raises TextTooLong, and NamesInText where a name is not meant that the strictest
    of all parts' rules forbids: the text speaks of every part.
    """
    kept = written(text, limit=REPORT_LIMIT, may_be_empty=True, what="The session report")
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    kept = checked_replacement(kept, seen, session.session_report)
    check_names(work, kept, strictest_rule(session, items), names_meant)
    _keep_session_report(work, "write_session_report", kept)


@use_case
def start_session_report(work: Work) -> str:
    """Begin the third block with what was noted, and return that text.

    Raises ReportBegun where something stands there, NothingToDraft.
    """
    report = report_of(work.db, work.session(), work.now)
    if report.session.session_report.strip():
        raise ReportBegun
    if not (text := session_text(report)):
        raise NothingToDraft
    _keep_session_report(work, "start_session_report", text)
    return text


def _keep_session_report(work: Work, act: str, text: str) -> None:
    sessions.keep_session_report(work.db, work.session_id, text)
    work.record(act, Room.REPORT, characters=len(text))


@use_case
def draft_report(work: Work, takeaways_wanted: int = 2, calls_wanted: int = 2) -> None:
    """Draft anew from what is there; what was adopted, reworded or set aside stays.

    Two takeaways and two calls are the usual number (IGF reports). Raises NothingToDraft.
    """
    report = report_of(work.db, work.session(), work.now)
    decided = [takeaway for takeaway in report.takeaways if takeaway.is_decided]
    wanted = {
        TakeawayKind.KEY_TAKEAWAY: takeaways_wanted,
        TakeawayKind.CALL_TO_ACTION: calls_wanted,
    }
    # So many more are drafted, since those decided on may be among them and are passed over.
    known = Counter(takeaway.kind for takeaway in decided)
    proposals = draft(
        report.session,
        report.notes,
        report.interventions,
        report.polls,
        takeaways=takeaways_wanted + known[TakeawayKind.KEY_TAKEAWAY],
        calls=calls_wanted + known[TakeawayKind.CALL_TO_ACTION],
    )
    if not proposals:
        raise NothingToDraft
    new = decide.still_new(proposals, decided, wanted)
    takeaways.drop_takeaways(work.db, [each for each in report.takeaways if not each.is_decided])
    after = max((takeaway.position for takeaway in decided), default=0)
    proposed = [_proposed(each, position) for position, each in enumerate(new, start=after + 1)]
    takeaways.add_takeaways(work.db, work.session_id, proposed)
    work.record("draft_report", Room.REPORT, proposed=len(new))


@use_case
def adopt_takeaway(work: Work, takeaway_id: str, names_meant: Collection[str] = ()) -> None:
    """Take a sentence into the report. Raises NotFound, and NamesInText as for a wording."""
    _decide(work, "adopt_takeaway", takeaway_id, decide.adopted, names_meant)


@use_case
def set_takeaway_aside(work: Work, takeaway_id: str) -> None:
    """Keep a sentence out of the report. Raises NotFound."""
    _decide(work, "set_takeaway_aside", takeaway_id, decide.set_aside)


@use_case
def reword_takeaway(
    work: Work, takeaway_id: str, text: str, addressee: str = "", names_meant: Collection[str] = ()
) -> None:
    """Put a sentence in other words; its evidence stays.

    Raises NotFound, EmptyText, TextTooLong, and NamesInText where the rule of the parts it rests
    on forbids a name that is not one of those meant.
    """
    change = partial(decide.reworded, text=text, addressee=addressee)
    _decide(work, "reword_takeaway", takeaway_id, change, names_meant)


def _decide(
    work: Work,
    act: str,
    takeaway_id: str,
    change: Callable[[Takeaway], Takeaway],
    names_meant: Collection[str] | None = None,
) -> None:
    report = report_of(work.db, work.session(), work.now)
    found = next((each for each in report.takeaways if each.id == takeaway_id), None)
    if found is None:
        raise NotFound
    changed = change(found)
    if names_meant is not None:
        check_names(work, changed.text, rule_of_evidence(report, changed.evidence), names_meant)
    takeaways.keep_takeaway(work.db, changed)
    work.record(act, Room.REPORT, subject=takeaway_id)
    tell_read_back(work, act, report.session, found, changed)


def _proposed(proposal: Proposal, position: int) -> Takeaway:
    return Takeaway(
        id=new_id(),
        kind=proposal.kind,
        text=proposal.text,
        drafted_text=proposal.text,
        addressee=proposal.addressee,
        drafted_addressee=proposal.addressee,
        evidence=proposal.evidence,
        state=TakeawayState.PROPOSED,
        position=position,
    )
