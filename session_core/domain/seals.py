"""Seals on the rows of the floor's record: what was changed or taken out afterwards is found.

The seal of a row is made with a key that is not in the database, over the row and over the seal
before it. What forgetting and the naming rule cut out of the record is not sealed.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from session_core.domain.activity import Activity
from session_core.domain.floor_facts import CHANGED, FORGOTTEN, WHO

SEAL = "seal"
_LENGTH = 32
_NOT_SEALED = frozenset({*WHO, FORGOTTEN})


@dataclass(frozen=True)
class Seals:
    """What checking the seals of a record came to; rows are counted from 1.

    `changed` are rows that were changed, or before which one is missing; `unsealed` so many rows
    from before there were seals. `is_cut_off`: rows are missing at the end.
    """

    right: int = 0
    unsealed: int = 0
    changed: tuple[int, ...] = ()
    is_cut_off: bool = False

    @property
    def is_broken(self) -> bool:
        return bool(self.changed) or self.is_cut_off


def seal(key: str, before: str, session_id: str, act: Activity) -> str:
    """The seal of a row after one with the seal `before`: 32 hexadecimal digits of HMAC-SHA256."""
    at = act.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = ["floor", before, session_id, act.act, at, act.subject, _lasting(act.details)]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hmac.digest(key.encode(), text.encode(), hashlib.sha256).hex()[:_LENGTH]


def seal_of(details: Mapping[str, object]) -> str:
    """The seal that a row bears, or ''."""
    said = details.get(SEAL)
    return said if isinstance(said, str) else ""


def check_seals(
    activities: Sequence[Activity], session_id: str, key: str, *, since: int = 0, revision: int = 0
) -> Seals:
    """Check the seals of a session's whole record of the floor, oldest first.

    The first `since` rows are passed over. `revision` is where the floor is: a record that ends
    before has lost its last rows; 0 does not ask.
    """
    before, right, unsealed = "", 0, 0
    changed = []
    for at, act in enumerate(activities):
        borne = seal_of(act.details)
        if at >= since:
            if not borne and not before:
                unsealed += 1
            elif borne and hmac.compare_digest(
                borne.encode(), seal(key, before, session_id, act).encode()
            ):
                right += 1
            else:
                changed.append(at + 1)
        before = borne or before
    last = activities[-1].revision if activities else 0
    return Seals(right, unsealed, tuple(changed), is_cut_off=last < revision)


def _lasting(details: Mapping[str, object]) -> dict[str, object]:
    """What a row says, without what may be cut out of it later."""
    told = {name: value for name, value in details.items() if name != SEAL}
    changed = told.get(CHANGED)
    if isinstance(changed, Mapping):
        told[CHANGED] = {each: _kept(facts) for each, facts in changed.items()}
    return told


def _kept(facts: object) -> object:
    if not isinstance(facts, Mapping):
        return facts
    return {name: value for name, value in facts.items() if name not in _NOT_SEALED}
