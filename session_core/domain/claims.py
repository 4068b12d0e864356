"""Claims: who of the staff is reading a question, so that two of them do not decide on it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from session_core.domain.floor import (
    Floor,
    Intervention,
    InterventionState,
    found_in,
    unclaimed,
    with_changed,
)
from session_core.domain.floor_refusals import NotWaiting


def claim(floor: Floor, intervention_id: str, account_id: str, now: datetime) -> Floor:
    """Say that somebody reads a question that waits; from another who did they take it over.

    Raises NotWaiting, NotFound.
    """
    found = found_in(floor, intervention_id)
    if found.state is not InterventionState.WAITING:
        raise NotWaiting(number=found.number)
    if found.claimed_by == account_id:
        return floor
    return with_changed(floor, replace(found, claimed_by=account_id, claimed_at=now))


def release(floor: Floor, intervention_ids: Iterable[str]) -> Floor:
    """Let questions be read by nobody again. Raises NotFound."""
    for each in intervention_ids:
        floor = with_changed(floor, unclaimed(found_in(floor, each)))
    return floor


def claimed_from(
    floor: Floor, intervention_ids: Iterable[str], account_id: str
) -> Intervention | None:
    """The first of these questions that somebody else is reading."""
    chosen = (found_in(floor, each) for each in intervention_ids)
    return next((one for one in chosen if one.claimed_by not in (None, account_id)), None)
