"""Support as the floor counts it."""

from collections.abc import Mapping
from dataclasses import replace

from session_core.domain.floor import Floor


def with_support(floor: Floor, counts: Mapping[str, int]) -> Floor:
    """The floor with these counts of supporters, by intervention."""
    counted = tuple(
        replace(each, support=counts[each.id]) if each.id in counts else each
        for each in floor.interventions
    )
    return replace(floor, interventions=counted)
