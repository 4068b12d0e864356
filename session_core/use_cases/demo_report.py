"""The report of a sample that is over: drafted, decided on and written as a rapporteur does."""

from collections.abc import Iterator, Sequence
from functools import partial

from session_core.domain.people import Role
from session_core.domain.takeaways import Takeaway
from session_core.imports.sample_parts import SampleAdoption, SampleReport
from session_core.storage import notes, takeaways
from session_core.use_cases.report import (
    adopt_takeaway,
    draft_report,
    reword_takeaway,
    set_takeaway_aside,
    write_session_report,
)
from session_core.use_cases.retelling import Retelling, Step


def telling_the_report(told: SampleReport, retelling: Retelling) -> Iterator[Step]:
    """What the rapporteur did, and at which minute."""
    yield told.drafted, partial(_draft_and_decide, told.adopted, retelling)
    if told.written is not None:
        write = partial(retelling.by_staff, Role.RAPPORTEUR)
        yield told.written, partial(write, write_session_report, told.session_report)


def _draft_and_decide(adopted: Sequence[SampleAdoption], retelling: Retelling) -> None:
    write = partial(retelling.by_staff, Role.RAPPORTEUR)
    # As many of either kind as are adopted in all, so that those that are meant are among them.
    write(draft_report, takeaways_wanted=len(adopted), calls_wanted=len(adopted))
    drafted = takeaways.takeaways_of(retelling.db, retelling.session_id)
    meant = _by_note(adopted, retelling)
    for takeaway in drafted:
        told = meant.get(takeaway.evidence[0].id)
        if told is None:
            write(set_takeaway_aside, takeaway.id)
            continue
        if (put := _put(told, takeaway)) != (takeaway.text, takeaway.addressee):
            write(reword_takeaway, takeaway.id, *put)
        write(adopt_takeaway, takeaway.id)


def _by_note(adopted: Sequence[SampleAdoption], retelling: Retelling) -> dict[str, SampleAdoption]:
    """What is adopted, by the id of the note that it was drafted from: its first evidence."""
    kept = notes.notes_of(retelling.db, retelling.session_id)
    ids = {note.number: note.id for note in kept}
    return {ids[told.note]: told for told in adopted}


def _put(told: SampleAdoption, takeaway: Takeaway) -> tuple[str, str]:
    return told.text or takeaway.text, told.addressee or takeaway.addressee
