"""The ledger's lines: what was done on the floor, by which role and why, and the order it left."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from session_core.domain.activity import Activity
from session_core.domain.floor import Intervention
from session_core.domain.floor_acts import OUT_OF_TURN, act_words, role_of
from session_core.domain.floor_facts import CHANGED, POLICY
from session_core.domain.floor_undo import POLICY_BEFORE, UNDO
from session_core.domain.ledger import Moment, Verdict
from session_core.domain.policy_words import SettingChange, settings_changed
from session_core.domain.speaking_order import Place

FIRST_PLACES = 10
"""So many numbers of the order stand in a line."""
_OF_WHAT_CHANGED = frozenset({"yield_floor", UNDO, "recall_last"})
_TAKEN_OVER = "taken over for reading, from who was"


@dataclass(frozen=True)
class LedgerLine:
    """One act on the floor: what was done, to which numbers, and the order it left.

    `by` is a role, never a name; `of` the act that was taken back, `settings` what was set;
    `place` says by which rules that number stood where it stood, `is_out_of_turn` that it was
    given the floor in spite of them; `is_changed` that the row's seal is not right: it was
    changed, or one before it is missing;
    `order` the first numbers after the act, empty where the record does not tell them.
    """

    at: datetime
    act: str
    numbers: tuple[int, ...]
    side: str
    by: str
    of: str
    settings: tuple[SettingChange, ...]
    place: Place | None
    is_override: bool
    order: tuple[int, ...]
    waiting: int | None
    verdict: Verdict
    is_changed: bool = False
    is_out_of_turn: bool = False

    @property
    def done(self) -> str:
        """The act, and of an undo or of settings which, in words."""
        of = "; ".join(each for each in (self.of, *map(str, self.settings)) if each)
        return f"{self.act}: {of}" if of else self.act


def ledger_lines(
    moments: Iterable[Moment], changed: Collection[int] = (), begins: int = 0
) -> tuple[LedgerLine, ...]:
    """The ledger's lines, in the order of the moments.

    `changed` are the rows whose seals are not right, counted from 1; `begins` so many rows of the
    record are before the first moment.
    """
    return tuple(
        replace(_line(moment), is_changed=row in changed)
        for row, moment in enumerate(moments, begins + 1)
    )


def _line(moment: Moment) -> LedgerLine:
    act, told = moment.activity, moment.verdict is not Verdict.NOT_RECORDED
    about = _about(moment)
    place = moment.gave_to or next(
        (each for each in moment.places if each.intervention.id == act.subject), None
    )
    waiting = act.details.get("waiting")
    return LedgerLine(
        at=act.at,
        act=_TAKEN_OVER if act.details.get("taken_over") is True else act_words(act.act),
        numbers=tuple(one.number for one in about),
        side=about[0].modality if about else "",
        by=role_of(act) or "",
        of=act_words(str(act.details["of"])) if act.details.get("of") else "",
        settings=_settings(act),
        place=place,
        is_override=moment.is_override,
        order=moment.numbers[:FIRST_PLACES],
        waiting=waiting if told and isinstance(waiting, int) else None,
        verdict=moment.verdict,
        is_out_of_turn=act.act == OUT_OF_TURN,
    )


def _about(moment: Moment) -> Sequence[Intervention]:
    """What the act was done to: its subject first, then all else that it asked or merged."""
    act = moment.activity
    ids = [act.subject, *_listed(act.details.get("asked")), *_listed(act.details.get("merged"))]
    here = {one.id: one for one in moment.floor.interventions}
    if act.act in _OF_WHAT_CHANGED:
        # Whom it was about is not its subject: they are those whose state it changed.
        changed = act.details.get(CHANGED)
        told = changed.items() if isinstance(changed, Mapping) else ()
        ids += [
            str(each) for each, facts in told if isinstance(facts, Mapping) and "state" in facts
        ]
    return [here[each] for each in dict.fromkeys(ids) if each in here]


def _settings(act: Activity) -> tuple[SettingChange, ...]:
    """What an act set, and what was set before."""
    before, after = act.details.get(POLICY_BEFORE), act.details.get(POLICY)
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return ()
    return settings_changed(before, after)


def _listed(said: object) -> list[str]:
    return [str(each) for each in said] if isinstance(said, list) else []
