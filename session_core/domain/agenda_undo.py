"""Taking acts on the agenda back, one after another, from what the record says was before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import numbered
from session_core.domain.session import NamingRule

BEFORE = "agenda_before"
"""The key in an activity's details under which the state before the act is kept."""
UNDO = "undo_agenda"

_TIMES = {"started_at", "ended_at", "skipped_at"}
# The order says the positions; a naming rule that was set since must not fall with another act.
_NOT_PUT_BACK = {"id", "position", "naming_rule"}


@dataclass(frozen=True)
class LastAct:
    """The act on the agenda that an undo would take back.

    `title` is of the item it was done to, or ''; `minutes` were added by it, or 0; `revision` is
    the agenda's, by which a page says what it saw.
    """

    act: str
    title: str
    minutes: int
    revision: int


def state_before(before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> dict[str, Any]:
    """What an act changed, as plain data to keep: the order, and of each item what it had.

    Titles are in it only of items that were removed or renamed.
    """
    now = {item.id: item for item in after}
    changed = {
        item.id: _plain(item, now.get(item.id)) for item in before if now.get(item.id) != item
    }
    return {"order": [item.id for item in before], "items": changed}


def taken_back(agenda: Sequence[AgendaItem], state: Mapping[str, Any]) -> tuple[AgendaItem, ...]:
    """The agenda as it was before the act that left this state."""
    here = {item.id: asdict(item) for item in agenda}
    kept = state["items"]
    return numbered(
        AgendaItem(**here.get(item_id, {"id": item_id, "position": 0}) | _read(kept, item_id))
        for item_id in state["order"]
        if item_id in here or item_id in kept
    )


def last_act(activities: Iterable[Activity]) -> Activity | None:
    """The last act that was not taken back, of all on the agenda, oldest first."""
    standing: list[Activity] = []
    for each in activities:
        if each.act == UNDO:
            standing = standing[:-1]
        elif isinstance(each.details.get(BEFORE), dict):  # a forged snapshot may say anything
            standing.append(each)
    return standing[-1] if standing else None


def _plain(item: AgendaItem, after: AgendaItem | None) -> dict[str, Any]:
    """The fields that the act changed, or all of an item that it removed."""
    names = {field.name for field in fields(item)} - {"id", "position"}
    if after:
        names = {
            name for name in names - _NOT_PUT_BACK if getattr(item, name) != getattr(after, name)
        }
    values = {name: getattr(item, name) for name in sorted(names)}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _read(kept: Mapping[str, Mapping[str, Any]], item_id: str) -> dict[str, Any]:
    read = dict(kept.get(item_id, {}))
    for name in _TIMES & read.keys():
        read[name] = datetime.fromisoformat(read[name]) if read[name] else None
    if read.get("naming_rule"):
        read["naming_rule"] = NamingRule(read["naming_rule"])
    return read
