"""Recommendations by addressee: calls and proposals, put together by whom they are for."""

from dataclasses import dataclass

from session_core.domain.notes import NoteKind
from session_core.domain.report import Report, in_force
from session_core.domain.takeaways import EvidenceKind, Takeaway, TakeawayKind, TakeawayState


@dataclass(frozen=True)
class Recommendation:
    """One sentence for an addressee: a call to action, or the proposal of a note, by its number."""

    text: str
    is_adopted: bool = False
    note: int | None = None

    @property
    def call(self) -> str:
        """Which call it is, '' for a proposal."""
        return "" if self.note is not None else _CALLS[self.is_adopted]

    @property
    def source(self) -> str:
        """Where it stands: `call to action`, `note 4`."""
        return self.call or f"note {self.note}"


_CALLS = {True: "call to action", False: "proposed call to action"}


@dataclass(frozen=True)
class Recommendations:
    """All that is asked of one addressee; '' where a call names nobody."""

    addressee: str
    asked: tuple[Recommendation, ...]


def recommendations(report: Report) -> tuple[Recommendations, ...]:
    """Calls in force and noted proposals, by addressee: in order of the first call, then notes.

    Spellings that differ in capitals or blanks are one addressee; the first is kept. A proposal
    that a call rests on is in that call already; a proposal for nobody stays among the notes, a
    call for nobody comes last.
    """
    calls = in_force(report, TakeawayKind.CALL_TO_ACTION)
    taken_up = {
        piece.id for call in calls for piece in call.evidence if piece.kind is EvidenceKind.NOTE
    }
    found = [(call.addressee, _of_call(call)) for call in calls if call.addressee.strip()]
    found += [
        (note.addressee, Recommendation(note.text, note=note.number))
        for note in report.notes
        if note.kind is NoteKind.PROPOSAL and note.addressee.strip() and note.id not in taken_up
    ]
    found += [("", _of_call(call)) for call in calls if not call.addressee.strip()]
    return _together(found)


def _of_call(call: Takeaway) -> Recommendation:
    return Recommendation(call.text, is_adopted=call.state is TakeawayState.ADOPTED)


def _together(found: list[tuple[str, Recommendation]]) -> tuple[Recommendations, ...]:
    spelt: dict[str, str] = {}
    asked: dict[str, list[Recommendation]] = {}
    for addressee, recommendation in found:
        tidy = " ".join(addressee.split())
        key = tidy.casefold()
        spelt.setdefault(key, tidy[:1].upper() + tidy[1:])
        asked.setdefault(key, []).append(recommendation)
    return tuple(Recommendations(spelt[key], tuple(asked[key])) for key in asked)
