"""One's own questions: what an asker sees of them, and what they may do with them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from mnemonic import Mnemonic

from session_core.domain import dispositions, forgetting
from session_core.domain import floor as decide
from session_core.domain.floor import Floor, Intervention, InterventionState, found_in
from session_core.domain.naming import as_shown
from session_core.domain.receipts import kept_of, receipt_of
from session_core.domain.refusals import NotAllowed, NotFound
from session_core.domain.session import NamingRule, Stage
from session_core.domain.speaking_order import Place, in_public
from session_core.domain.translations import Translation
from session_core.domain.waiting_time import estimated_wait, wait_minutes
from session_core.storage import receipts
from session_core.storage.translations import forget_translations
from session_core.use_cases.floor_now import floor_now, order_now
from session_core.use_cases.floor_record import keep_floor, while_intake, while_open
from session_core.use_cases.outcomes import WITHOUT_WORDS
from session_core.use_cases.translations_now import translations_now
from session_core.use_cases.visit import Work, reading, use_case

RECEIPT_WORDS = tuple(Mnemonic("english").wordlist)


@dataclass(frozen=True)
class MyIntervention:
    """One of somebody's own, as its asker sees it.

    `standing` says where it stands, how it ended and what was answered: it is the question itself,
    or what that was merged into, with nothing of who asked it; `head` is that one's number then.
    `place` is where it waits; what was merged has the place of the question it went into, with no
    more of its reason than everybody may know. `minutes` is the estimated wait, None where none
    can be told. `receipt` is empty where there is none, and for whoever came by it. `translations`
    are of what this one says, and of nothing else.
    """

    intervention: Intervention
    standing: Intervention
    place: Place | None
    minutes: int | None = None
    head: int | None = None
    receipt: str = ""
    translations: tuple[Translation, ...] = ()


@reading
def see_my_question(work: Work, intervention_id: str) -> MyIntervention:
    """One of the visitor's own. Raises NotAllowed for another's, NotFound."""
    kept = floor_now(work)
    found = own_one(work, kept, intervention_id)
    (mine,) = as_askers_see(work, kept, [found], own_receipts(work, [found]))
    return mine


@use_case
def edit_my_question(
    work: Work, intervention_id: str, text: str, language: str | None = None
) -> None:
    """Put one's own question in other words; it keeps its place, and says that it was edited.

    Or say in which language it is written, with '' for none of ours. Raises NotAllowed for
    another's, NotWaiting, TextTooLong, SessionNotOpen, NotFound.
    """
    kept = floor_now(work)
    edit(work, "edit_my_question", kept, own_one(work, kept, intervention_id).id, text, language)


@use_case
def delete_my_question(work: Work, intervention_id: str) -> None:
    """Delete what one's own question said and who asked it, for good; its number stays.

    Raises NotAllowed for another's, NotFound.
    """
    kept = floor_now(work)
    delete(work, "delete_my_question", kept, own_one(work, kept, intervention_id).id)


def as_askers_see(
    work: Work,
    kept: Floor,
    asked: Collection[Intervention],
    receipts_of: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[MyIntervention]:
    """Interventions as their askers see them."""
    if not asked:
        return
    places = {place.intervention.id: place for place in order_now(work)}
    is_open = work.session().stage is Stage.OPEN
    translated = translations_now(work)
    for each in asked:
        own, head = replace(each, reply=dispositions.told(each)), dispositions.head_of(kept, each)
        standing, place, number = own, places.get(head.id), None
        if each.merged_into:
            standing, number = _of_nobody(head), head.number
            place = in_public(place)._replace(intervention=standing) if place else None
        waits = estimated_wait(place.position, kept, work.now) if place and is_open else None
        yield MyIntervention(
            intervention=own,
            standing=standing,
            place=place,
            minutes=None if waits is None else wait_minutes(waits),
            head=number,
            receipt=receipts_of.get(each.id, ""),
            translations=translated.get(each.id, ()),
        )


def _of_nobody(head: Intervention) -> Intervention:
    """What others' questions were merged into, with no more than its number, words and ending."""
    shown = as_shown(head, NamingRule.CLOSED, to_staff=False)
    # What a moderator wrote when it ended is for all whose question that was.
    return replace(shown, text="", written_in="") if head.state in WITHOUT_WORDS else shown


def new_receipt(work: Work, intervention_id: str) -> str:
    """What is kept of the receipt for what the visitor's seat asks now."""
    return kept_of(work.session_id, _receipt(work, intervention_id))


def edit(
    work: Work,
    act: str,
    kept: Floor,
    intervention_id: str,
    text: str,
    language: str | None = None,
    *,
    secret: bool = False,
) -> None:
    """Put a question that waits in other words, while the session is open."""
    while_open(work)
    while_intake(work)
    after = dispositions.edit(kept, intervention_id, text, work.now, language)
    keep_floor(work, act, kept, after, intervention_id, secret=secret)
    # Its asker took back what stood there before, in every language.
    if not found_in(after, intervention_id).text:
        forget_translations(work.db, intervention_id)
    work.destroys = True


def withdraw(
    work: Work, act: str, kept: Floor, intervention_id: str, *, secret: bool = False
) -> None:
    """Take back a question that was not said aloud, in the archive too; sent twice, once."""
    if found_in(kept, intervention_id).state is InterventionState.WITHDRAWN:
        return
    after = decide.withdraw_request(kept, intervention_id, work.now)
    keep_floor(work, act, kept, after, intervention_id, secret=secret)


def delete(work: Work, act: str, kept: Floor, intervention_id: str) -> None:
    """Delete a question for good, and that it was its asker who did so."""
    after = forgetting.forget_question(kept, intervention_id, work.now)
    receipts.forget_question(work.db, work.session_id, intervention_id)
    keep_floor(work, act, kept, after, intervention_id, secret=True)
    work.destroys = True


def own_one(work: Work, kept: Floor, intervention_id: str) -> Intervention:
    """One of the visitor's own. Raises NotAllowed for another's, NotFound also for what is gone.

    Whose a deleted question was is kept nowhere, so whoever deleted it is not told it is another's.
    """
    found, seat = found_in(kept, intervention_id), work.seated()
    if found.seat_id != seat.id:
        raise NotFound if forgetting.is_forgotten(found) else NotAllowed
    return found


def _receipt(work: Work, intervention_id: str) -> str:
    return receipt_of(work.visit.seat_secret or "", intervention_id, RECEIPT_WORDS)


def own_receipts(work: Work, asked: Collection[Intervention]) -> dict[str, str]:
    """The receipt of each that has one; what was asked before there were receipts has none."""
    if not asked:
        return {}
    kept = receipts.receipts_kept(work.db, work.seated().id)
    made = {each.id: _receipt(work, each.id) for each in asked}
    return {id_: words for id_, words in made.items() if kept_of(work.session_id, words) in kept}
