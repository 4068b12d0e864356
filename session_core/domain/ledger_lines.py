"""The ledger's lines: what was done on the floor, by which role and why, and the order it left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from session_core.domain.floor import Intervention
from session_core.domain.floor_acts import act_words, role_of
from session_core.domain.ledger import Moment, Verdict

FIRST_PLACES = 10
"""So many numbers of the order stand in a line."""


@dataclass(frozen=True)
class LedgerLine:
    """One act on the floor: what was done, to which numbers, and the order it left.

    `by` is a role, never a name; `why` the rules by which that number stood where it stood;
    `order` the first numbers after the act, empty where the record does not tell them.
    """

    at: datetime
    act: str
    numbers: tuple[int, ...]
    side: str
    by: str
    why: str
    is_override: bool
    order: tuple[int, ...]
    waiting: int | None
    verdict: Verdict


def ledger_lines(moments: Iterable[Moment]) -> tuple[LedgerLine, ...]:
    """The ledger's lines, in the order of the moments."""
    return tuple(_line(moment) for moment in moments)


def _line(moment: Moment) -> LedgerLine:
    act, told = moment.activity, moment.verdict is not Verdict.NOT_RECORDED
    about = _about(moment)
    place = moment.gave_to or next(
        (each for each in moment.places if each.intervention.id == act.subject), None
    )
    waiting = act.details.get("waiting")
    return LedgerLine(
        at=act.at,
        act=act_words(act.act),
        numbers=tuple(one.number for one in about),
        side=about[0].modality if about else "",
        by=role_of(act) or "",
        why=", ".join(place.rules) if place else "",
        is_override=moment.is_override,
        order=moment.numbers[:FIRST_PLACES],
        waiting=waiting if told and isinstance(waiting, int) else None,
        verdict=moment.verdict,
    )


def _about(moment: Moment) -> Sequence[Intervention]:
    """What the act was done to: its subject first, then all else that it asked or merged."""
    act = moment.activity
    ids = [act.subject, *_listed(act.details.get("asked")), *_listed(act.details.get("merged"))]
    here = {one.id: one for one in moment.floor.interventions}
    return [here[each] for each in dict.fromkeys(ids) if each in here]


def _listed(said: object) -> list[str]:
    return [str(each) for each in said] if isinstance(said, list) else []
