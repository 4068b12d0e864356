"""Findings and calls to action: drafted from evidence, decided by the rapporteur."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from session_core.domain.text import TAKEAWAY_LIMIT, one_line, written


class TakeawayKind(StrEnum):
    KEY_TAKEAWAY = "key takeaway"
    CALL_TO_ACTION = "call to action"


class TakeawayState(StrEnum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    SET_ASIDE = "set aside"


class EvidenceKind(StrEnum):
    NOTE = "note"
    INTERVENTION = "intervention"
    POLL = "poll"


@dataclass(frozen=True)
class Evidence:
    """What a sentence rests on: one note, intervention or poll of the same session."""

    kind: EvidenceKind
    id: str


@dataclass(frozen=True)
class Proposal:
    """A sentence the drafter proposes; `evidence` is never empty."""

    kind: TakeawayKind
    text: str
    evidence: tuple[Evidence, ...]
    addressee: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a sentence without evidence cannot exist")


@dataclass(frozen=True)
class Takeaway:
    """A finding or a call as it stands in the report, and how it was drafted."""

    id: str
    kind: TakeawayKind
    text: str
    evidence: tuple[Evidence, ...]
    state: TakeawayState
    position: int
    addressee: str = ""
    drafted_text: str = ""
    drafted_addressee: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether somebody adopted it, set it aside or put it in other words."""
        drafted = (self.drafted_text, self.drafted_addressee)
        return self.state is not TakeawayState.PROPOSED or (self.text, self.addressee) != drafted


def adopted(takeaway: Takeaway) -> Takeaway:
    """Taken into the report."""
    return replace(takeaway, state=TakeawayState.ADOPTED)


def set_aside(takeaway: Takeaway) -> Takeaway:
    """Kept out of the report, and not proposed again."""
    return replace(takeaway, state=TakeawayState.SET_ASIDE)


def reworded(takeaway: Takeaway, text: str, addressee: str) -> Takeaway:
    """In the rapporteur's words; the evidence and what was drafted stay.

    Raises EmptyText and TextTooLong.
    """
    return replace(
        takeaway,
        text=written(text, limit=TAKEAWAY_LIMIT),
        addressee=one_line(addressee, may_be_empty=True),
    )


def still_new(
    proposals: Sequence[Proposal], decided: Sequence[Takeaway], wanted: Mapping[TakeawayKind, int]
) -> list[Proposal]:
    """The first `wanted` of each kind that nobody has decided on in these words before."""
    known = {takeaway.drafted_text for takeaway in decided}
    new = [proposal for proposal in proposals if proposal.text not in known]
    return [
        proposal
        for kind, count in wanted.items()
        for proposal in [each for each in new if each.kind is kind][:count]
    ]
