"""Paper cards: questions that were written by hand, typed in by staff as one stack."""

from dataclasses import dataclass

from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup

MOST_CARDS = 50
"""So many cards are entered at once."""


@dataclass(frozen=True)
class Card:
    """One card; `name` and the rest may be left out. `language` is a tag such as `fr`, or ''."""

    question: str
    name: str = ""
    modality: Modality = Modality.ONSITE
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: str = ""


def cards_in(lines: str) -> tuple[Card, ...]:
    """One card a line, as it is typed; what follows a tab is the name, as in a copied table."""
    cards = []
    for line in lines.splitlines():
        question, _, name = line.partition("\t")
        if question.strip() or name.strip():
            cards.append(Card(question.strip(), name.strip()))
    return tuple(cards)
