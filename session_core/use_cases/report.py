"""The report: drafted from evidence, decided by the rapporteur, out as a file."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from session_core.domain import takeaways as decide
from session_core.domain.codes import new_id
from session_core.domain.refusals import NotFound, NothingToDraft
from session_core.domain.report import Report
from session_core.domain.session import Room
from session_core.domain.takeaways import Proposal, Takeaway, TakeawayKind, TakeawayState
from session_core.drafting.drafter import draft
from session_core.exports.docx_report import to_docx
from session_core.exports.workbook import to_xlsx
from session_core.storage import agenda, floor, notes, people, polls, takeaways
from session_core.use_cases.visit import Work, reading, shared_view, use_case

_ROOMS = (Room.SESSION, Room.AGENDA, Room.FLOOR, Room.POLLS, Room.NOTES, Room.REPORT)


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file the report can go out as."""

    ending: str
    media_type: str
    make: Callable[[Report], bytes]


FORMATS = {
    "docx": ExportFormat(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_docx,
    ),
    "xlsx": ExportFormat(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        to_xlsx,
    ),
}


@shared_view(*_ROOMS)
def see_report(work: Work) -> Report:
    """Everything that goes into the report, as it stands now."""
    return _report(work, work.now)


@reading
def export_report(work: Work, ending: str) -> bytes:
    """The report as a file: `docx` or `xlsx`. Raises NotFound for another ending."""
    if ending not in FORMATS:
        raise NotFound
    return FORMATS[ending].make(_report(work, work.now))


@use_case
def draft_report(work: Work, takeaways_wanted: int = 2, calls_wanted: int = 2) -> None:
    """Draft anew from what is there; what was adopted, reworded or set aside stays.

    Two takeaways and two calls are the usual number (IGF reports). Raises NothingToDraft.
    """
    report = _report(work, work.now)
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
    takeaways.add_takeaways(
        work.db,
        work.session_id,
        [_proposed(each, position) for position, each in enumerate(new, start=after + 1)],
    )
    work.record("draft_report", Room.REPORT, proposed=len(new))


@use_case
def adopt_takeaway(work: Work, takeaway_id: str) -> None:
    """Take a sentence into the report. Raises NotFound."""
    _decide(work, "adopt_takeaway", takeaway_id, decide.adopted)


@use_case
def set_takeaway_aside(work: Work, takeaway_id: str) -> None:
    """Keep a sentence out of the report. Raises NotFound."""
    _decide(work, "set_takeaway_aside", takeaway_id, decide.set_aside)


@use_case
def reword_takeaway(work: Work, takeaway_id: str, text: str, addressee: str = "") -> None:
    """Put a sentence in other words; its evidence stays.

    Raises NotFound, EmptyText and TextTooLong.
    """
    _decide(work, "reword_takeaway", takeaway_id, lambda t: decide.reworded(t, text, addressee))


def _decide(work: Work, act: str, takeaway_id: str, change: Callable[[Takeaway], Takeaway]) -> None:
    kept = takeaways.takeaways_of(work.db, work.session_id)
    found = next((takeaway for takeaway in kept if takeaway.id == takeaway_id), None)
    if found is None:
        raise NotFound
    takeaways.keep_takeaway(work.db, change(found))
    work.record(act, Room.REPORT, subject=takeaway_id)


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


def _report(work: Work, made_at: datetime) -> Report:
    session = work.session()
    return Report(
        session=session,
        people=people.programme_people(work.db, session.id),
        agenda=agenda.agenda_of(work.db, session.id),
        interventions=floor.floor_of(work.db, session.id).interventions,
        polls=polls.polls_of(work.db, session.id),
        notes=notes.notes_of(work.db, session.id),
        takeaways=takeaways.takeaways_of(work.db, session.id),
        made_at=made_at,
    )
