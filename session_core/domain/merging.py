"""Merging questions that ask the same: support is joined, the best place kept, and every asker.

The question with the best place stays and the others go into it; their askers have not been heard
when it is, so their next question is a first one still. Unmerging restores all.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from session_core.domain.announced import announced_again
from session_core.domain.floor import (
    FOR_PARTICIPANTS,
    Floor,
    Intervention,
    InterventionState,
    found_in,
    unclaimed,
    with_changed,
)
from session_core.domain.floor_refusals import NothingToMerge, NotWaiting
from session_core.domain.speaking_order import speaking_order


def merge(floor: Floor, intervention_ids: Collection[str], now: datetime) -> Floor:
    """Join questions that wait into the one with the best place.

    Raises NothingToMerge for fewer than two or what is no question, NotWaiting, NotFound. Those
    that were merged into one of them before go along.
    """
    chosen = {found_in(floor, each).id: found_in(floor, each) for each in intervention_ids}
    for each in chosen.values():
        if each.state is not InterventionState.WAITING:
            raise NotWaiting(number=each.number)
    # A point of order would take its place before all others with it.
    if len(chosen) < 2 or any(each.kind not in FOR_PARTICIPANTS for each in chosen.values()):
        raise NothingToMerge
    places = [place.intervention for place in speaking_order(floor)]
    best, *others = (each for each in places if each.id in chosen)
    going = {each.id for each in others}
    for each in floor.interventions:
        if each.id in going or each.merged_into in going:
            merged = replace(
                each, state=InterventionState.MERGED, merged_into=best.id, ended_at=now
            )
            floor = with_changed(floor, unclaimed(merged))
    return floor


def unmerge(floor: Floor, intervention_id: str) -> Floor:
    """Let everything that was merged into a question wait for itself again, where it did before.

    A place that was announced is safe again, after those announced meanwhile. Given one of the
    merged, only that one. Raises NothingToMerge where nothing is merged, NotFound.
    """
    found = found_in(floor, intervention_id)
    apart = [found] if found.merged_into else list(merged_into(floor, found.id))
    apart = [each for each in apart if each.state is InterventionState.MERGED]
    if not apart:
        raise NothingToMerge
    for each in apart:
        back = replace(
            each,
            state=InterventionState.WAITING,
            merged_into=None,
            ended_at=None,
            announced_at=announced_again(
                each.announced_at, each.ended_at, [other.announced_at for other in floor.waiting]
            ),
        )
        floor = with_changed(floor, back)
    return floor


def merged_into(floor: Floor, intervention_id: str) -> tuple[Intervention, ...]:
    """What was merged into a question."""
    return tuple(each for each in floor.interventions if each.merged_into == intervention_id)
