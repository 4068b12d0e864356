"""The naming rule: set for the session and for its agenda items; what is written asks for it."""

import hmac
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from session_core.domain.agenda import AgendaItem
from session_core.domain.floor import Floor, Intervention
from session_core.domain.floor_facts import FORGETS, order_facts, told_less_of, who
from session_core.domain.naming import (
    as_kept,
    note_as_shown,
    rule_in_force,
    rule_of_intervention,
    rule_of_item,
    stricter,
)
from session_core.domain.refusals import NotFound
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.domain.speaking_order import speaking_order
from session_core.storage import agenda, floor, notes, records, sessions
from session_core.use_cases.cookie_key import cookie_key
from session_core.use_cases.sealing import record_on_floor, verdict_so_far
from session_core.use_cases.visit import Work, use_case

_WORDS = re.compile(r"\w[\w.'’-]*")
_BESIDE_THE_NAME = re.compile(r"\s*[,;(\[/|–—].*", re.DOTALL)
_NAME_WORDS = 4
"""The most words of a name that is looked for."""


def rule_now(work: Work) -> NamingRule:
    """The rule in force at this moment: the current agenda item's own, else the session's.

    Every use-case that writes down who said something asks this first. Raises NotFound.
    """
    return rule_in_force(work.session(), agenda.agenda_of(work.db, work.session_id))


def speaking_under_the_rule(work: Work, before: Floor, after: Floor) -> Floor:
    """The floor after a step, with no more kept about who spoke or speaks than the rule lets."""
    rule = rule_now(work)
    on_the_floor = {one.id for one in (before.speaking, after.speaking) if one}
    cut = tuple(
        as_kept(each, rule) if each.id in on_the_floor else each for each in after.interventions
    )
    if cut != after.interventions:
        # A name that is kept no longer must not be found in the database's journal either.
        work.destroys = True
    return replace(after, interventions=cut)


def keep_hidden(work: Work, before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> None:
    """Cut for good what the rules of the agenda so far hide and a changed agenda would not."""
    session = work.session()
    said = floor.floor_of(work.db, session.id)
    cut = tuple(
        _less_of(each, session, before, after) if each.given_at else each
        for each in said.interventions
    )
    written = notes.notes_of(work.db, session.id)
    less = [
        note_as_shown(note, rule_of_item(session, before, note.agenda_item_id)) for note in written
    ]
    looser = [
        new
        for old, new in zip(written, less, strict=True)
        if new != note_as_shown(old, rule_of_item(session, after, old.agenda_item_id))
    ]
    if cut != said.interventions or looser:
        floor.keep_changed(work.db, said, replace(said, interventions=cut))
        _tell_less(work, said)
        for note in looser:
            notes.keep_wording(work.db, note)
        work.destroys = True


def _tell_less(work: Work, before: Floor) -> None:
    """Let the floor's record say no more of who asked than is kept now, if that is less."""
    kept = floor.floor_of(work.db, work.session_id)
    _, cut = told_less_of(before, kept)
    if cut:
        told = {one.id: who(one, work.session_id) for one in cut}
        said = order_facts(speaking_order(kept)) | {FORGETS: True, **verdict_so_far(work)}
        records.forget_who(work.db, work.session_id, told)
        record_on_floor(work, "hide_who_spoke", said)


def _less_of(
    one: Intervention,
    session: WorkshopSession,
    before: Sequence[AgendaItem],
    after: Sequence[AgendaItem],
) -> Intervention:
    hidden = rule_of_intervention(session, before, one)
    looser = rule_of_intervention(session, after, one)
    return one if stricter(hidden, looser) is looser else as_kept(one, hidden)


def asker_named(work: Work, name: str) -> str:
    """The asker of a proxy entry: the same for one name, and nothing the name can be read from.

    The order has to know who was heard already, also where no name is kept. The key is not in the
    database, so that whoever has only that cannot try names. What follows a comma or a bracket is
    no part of the name.
    """
    person = _WORDS.findall(_BESIDE_THE_NAME.sub("", name)) or [name]
    return _fingerprint(cookie_key(work.visit.house.settings), work.session_id, " ".join(person))


def heard_by_name(work: Work, text: str, askers: Collection[str]) -> tuple[str, ...]:
    """What stands in a text and is the name of one of these askers, though no name was kept."""
    if not askers:
        return ()
    said = _WORDS.findall(text)
    runs = (said[at : at + n] for at in range(len(said)) for n in range(_NAME_WORDS, 0, -1))
    tried = dict.fromkeys(" ".join(run) for run in runs)
    key = cookie_key(work.visit.house.settings)
    return tuple(name for name in tried if _fingerprint(key, work.session_id, name) in askers)


def _fingerprint(key: str, session_id: str, name: str) -> str:
    said = f"{session_id} {name.casefold()}".encode(errors="surrogatepass")
    return f"name:{hmac.digest(key.encode(), said, 'sha256').hex()}"


@use_case
def set_naming_rule(work: Work, rule: NamingRule) -> None:
    """Set the session's rule.

    A stricter one hides at once what was kept; a looser one brings back nothing that was not.
    """
    before = work.session().naming_rule
    if before is rule:
        return
    sessions.keep_naming_rule(work.db, work.session_id, rule)
    work.record("set_naming_rule", Room.SESSION, rule=rule, before=before)


@use_case
def set_item_naming_rule(work: Work, item_id: str, rule: NamingRule | None) -> None:
    """Give an agenda item a rule of its own, or with None the session's. Raises NotFound."""
    items = agenda.agenda_of(work.db, work.session_id)
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise NotFound
    if found.naming_rule is rule:
        return
    agenda.keep_naming_rule(work.db, item_id, rule)
    work.record(
        "set_item_naming_rule", Room.AGENDA, subject=item_id, rule=rule, before=found.naming_rule
    )
