"""What an agenda of a snapshot cannot say at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from session_core.domain.agenda_changes import MOST_MINUTES
from session_core.snapshot.form import ItemForm


def agenda_contradictions(items: Sequence[ItemForm]) -> Iterator[str]:
    """Positions count from 1, one item is current at most, and its times and minutes agree."""
    if [item.position for item in items] != list(range(1, len(items) + 1)):
        yield "the positions of its agenda do not count from 1"
    if sum(item.started_at is not None and item.ended_at is None for item in items) > 1:
        yield "two agenda items are current"
    for item in items:
        if is_before(item.ended_at, item.started_at):
            yield f"agenda item {item.position} ended before it started"
        if item.ended_at and not item.started_at:
            yield f"agenda item {item.position} ended and never started"
        if item.skipped_at and item.started_at:
            yield f"agenda item {item.position} was skipped and started"
        if not 1 <= item.planned_minutes + item.extended_minutes <= MOST_MINUTES:
            yield (
                f"agenda item {item.position} must have from 1 to {MOST_MINUTES} minutes with "
                "those added"
            )


def is_before(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are known and the one is earlier."""
    return one is not None and other is not None and one < other
