"""Names in what somebody writes down: every use-case that keeps free text asks here first."""

from collections.abc import Collection, Iterable

from session_core.domain.names_in_text import NamesInText, names_in
from session_core.domain.naming import may_name
from session_core.domain.session import NamingRule
from session_core.storage import people, seats
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.naming import heard_by_name
from session_core.use_cases.visit import Work


def check_names(
    work: Work,
    text: str,
    rule: NamingRule,
    names_meant: Collection[str],
    others: Iterable[str] = (),
    more: Iterable[str] = (),
    askers: Collection[str] = (),
) -> None:
    """Raise NamesInText for names the rule forbids, but for those the writer says are meant.

    Looked for are programme people, their affiliations, and those who had the floor; and `others`.
    `more` are further texts that are kept with this one, `askers` further people of whom no name
    was kept.
    """
    spoke = [one for one in floor_now(work).interventions if one.given_at]
    speakers = [one.name for one in spoke]
    speakers += seats.pseudonyms_of(work.db, {one.seat_id for one in spoke if one.seat_id})
    known = people.programme_people(work.db, work.session_id)
    called = [*speakers, *others]
    texts = (text, *more)
    found = [name for each in texts for name in names_in(each, rule, known, called)]
    if not may_name(rule):
        # Of who was entered by name under a strict rule only a fingerprint is kept.
        nameless = {one.asker for one in spoke if not one.name and not one.seat_id}.union(askers)
        found += [name for each in texts for name in heard_by_name(work, each, nameless)]
    if new := [name for name in dict.fromkeys(found) if name not in names_meant]:
        raise NamesInText(new)
