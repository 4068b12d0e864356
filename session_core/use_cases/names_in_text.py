"""Names in what somebody writes down: every use-case that keeps free text asks here first."""

from collections.abc import Collection, Iterable

from session_core.domain.names_in_text import NamesInText, names_in
from session_core.domain.session import NamingRule
from session_core.storage import floor, people, seats
from session_core.use_cases.visit import Work


def check_names(
    work: Work,
    text: str,
    rule: NamingRule,
    names_meant: Collection[str],
    others: Iterable[str] = (),
) -> None:
    """Raise NamesInText for names the rule forbids, but for those the writer says are meant.

    Looked for are programme people, their affiliations, and those who had the floor; and `others`.
    """
    spoke = [one for one in floor.floor_of(work.db, work.session_id).interventions if one.given_at]
    speakers = [one.name for one in spoke]
    speakers += seats.pseudonyms_of(work.db, {one.seat_id for one in spoke if one.seat_id})
    known = people.programme_people(work.db, work.session_id)
    found = names_in(text, rule, known, [*speakers, *others])
    if new := [name for name in found if name not in names_meant]:
        raise NamesInText(new)
