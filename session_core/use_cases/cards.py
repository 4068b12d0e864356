"""A stack of paper cards, entered by staff as one batch."""

from collections.abc import Collection, Sequence

from session_core.domain.cards import MOST_CARDS, Card, cards_in
from session_core.domain.codes import new_id
from session_core.domain.floor import Intervention, InterventionKind, Source
from session_core.domain.floor_refusals import TooManyCards
from session_core.domain.names_in_text import NamesInText, names_in
from session_core.domain.refusals import EmptyText
from session_core.domain.text import QUESTION_LIMIT, one_line, written
from session_core.use_cases.asking import join_queue
from session_core.use_cases.naming import asker_named, rule_now
from session_core.use_cases.visit import Work, reading, use_case


@reading
def read_cards(work: Work, lines: str) -> tuple[Card, ...]:
    """What was typed as cards, one a line; nothing is kept."""
    return cards_in(lines)


@use_case
def enter_cards(
    work: Work, cards: Sequence[Card], client_key: str, names_meant: Collection[str] = ()
) -> tuple[str, ...]:
    """Enter cards as questions, in their order: all of them or none. Returns the ids of the new.

    The record says who typed them. The same stack under the same `client_key`, which is to be a
    random one for each stack, is entered once. What is refused names the card: EmptyText where
    there is none or one has no question, TextTooLong, TooManyCards, and NamesInText for a card
    whose question names who wrote it, where the rule in force keeps no names, unless the name is
    meant. Raises QueueClosed, SessionNotOpen.
    """
    if not cards:
        raise EmptyText(reason="cards")
    if len(cards) > MOST_CARDS:
        raise TooManyCards(number=len(cards), most=MOST_CARDS)
    asked = [_asked(work, card, place) for place, card in enumerate(cards, start=1)]
    rule = rule_now(work)
    named = [name for one in asked for name in names_in(one.text, rule, (), [one.name])]
    if new := [name for name in dict.fromkeys(named) if name not in names_meant]:
        raise NamesInText(new)
    return tuple(
        one.id
        for place, one in enumerate(asked, start=1)
        # With its words, a key that comes again never takes another card for this one.
        if join_queue(work, "enter_cards", one, f"{client_key} {place} {one.text}") == one.id
    )


def _asked(work: Work, card: Card, place: int) -> Intervention:
    intervention_id = new_id()
    what = f"The question on card {place}"
    question = written(card.question, limit=QUESTION_LIMIT, may_be_empty=True, what=what)
    if not question:
        raise EmptyText(reason="card", place=place)
    name = one_line(card.name, may_be_empty=True, what=f"The name on card {place}")
    return Intervention(
        id=intervention_id,
        number=0,
        kind=InterventionKind.QUESTION,
        modality=card.modality,
        asker=asker_named(work, name) if name else f"somebody:{intervention_id}",
        requested_at=work.now,
        text=question,
        name=name,
        stakeholder_group=card.stakeholder_group,
        regional_group=card.regional_group,
        language=card.language,
        written_in=card.language,
        entered_by=work.signed_in().id,
        source=Source.PAPER,
    )
