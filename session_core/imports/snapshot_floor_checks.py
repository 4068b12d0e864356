"""What the interventions of a snapshot cannot say at once."""

from collections.abc import Iterator, Sequence

from session_core.domain.floor import InterventionState
from session_core.imports.snapshot_part_checks import is_before
from session_core.snapshot.floor_form import InterventionForm

_FLOOR_TIMES = {
    InterventionState.SPEAKING: (True, False),
    InterventionState.HEARD: (True, True),
}
"""Whether the floor was given, and whether it was yielded; for all other states neither."""
_ENDED = {
    InterventionState.MERGED,
    InterventionState.ANSWERED,
    InterventionState.IN_REPORT,
    InterventionState.DECLINED,
    InterventionState.UNDONE,
}
"""When these ended is kept; of what was withdrawn, older files do not say."""


def floor_contradictions(interventions: Sequence[InterventionForm]) -> Iterator[str]:
    """One has the floor at most, times go with states, and what was merged is somewhere."""
    if sum(one.state is InterventionState.SPEAKING for one in interventions) > 1:
        yield "two interventions have the floor"
    for one in interventions:
        had_floor = (one.given_at is not None, one.yielded_at is not None)
        if had_floor != _FLOOR_TIMES.get(one.state, (False, False)):
            yield f"the times of intervention {one.number} do not go with its state"
        elif is_before(one.yielded_at, one.given_at):
            yield f"intervention {one.number} ended before it began"
    yield from _endings(interventions)
    yield from _translations(interventions)
    names: dict[int, str] = {}
    for one in interventions:
        if one.name and names.setdefault(one.asker, one.name.casefold()) != one.name.casefold():
            yield f"intervention {one.number} has the asker of somebody with another name"


def _translations(interventions: Sequence[InterventionForm]) -> Iterator[str]:
    for one in interventions:
        if one.translations and not one.text:
            yield f"intervention {one.number} has translations and no words"
        if len({each.language for each in one.translations}) < len(one.translations):
            yield f"intervention {one.number} is translated into one language twice"


def _endings(interventions: Sequence[InterventionForm]) -> Iterator[str]:
    kept = {one.id for one in interventions if one.state is not InterventionState.MERGED}
    for one in interventions:
        ended = one.ended_at is not None
        if ended != (one.state in _ENDED) and one.state is not InterventionState.WITHDRAWN:
            yield f"when intervention {one.number} ended does not go with its state"
        if (one.merged_into is not None) != (one.state is InterventionState.MERGED):
            yield f"what intervention {one.number} is merged into does not go with its state"
        elif one.merged_into is not None and one.merged_into not in kept:
            yield f"intervention {one.number} is merged into one that cannot take it"
        if (one.decline_reason is not None) != (one.state is InterventionState.DECLINED):
            yield f"the reason of intervention {one.number} does not go with its state"
