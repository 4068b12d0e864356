"""How the two sides fared: interventions and minutes of floor time."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.people import Modality
from session_core.domain.report import Report
from session_core.domain.takeaways import EvidenceKind
from session_core.exports.in_force import all_in_force

HEARD = (InterventionState.HEARD, InterventionState.SPEAKING)
NOT_REACHED = (InterventionState.WAITING, InterventionState.IN_REPORT)
"""What was not put: it waits still, or is to be read in the report."""


@dataclass(frozen=True)
class SideFigures:
    """Counts for one side; `taken_up` are those heard that a takeaway in force rests on.

    `waiting` have not been reached, be it that the report says so.
    """

    side: Modality
    waiting: int
    heard: int
    merged: int
    answered: int
    declined: int
    withdrawn: int
    taken_up: int
    floor_minutes: float


def side_figures(report: Report) -> tuple[SideFigures, SideFigures]:
    """The figures of the onsite and the online side; whoever speaks now counts as heard."""
    return _of_side(report, Modality.ONSITE), _of_side(report, Modality.ONLINE)


def floor_time(intervention: Intervention, report: Report) -> timedelta | None:
    """How long an intervention held the floor, until now if it still does; None if it never did."""
    if intervention.given_at is None:
        return None
    speaking = intervention.state is InterventionState.SPEAKING
    end = report.made_at if speaking else intervention.yielded_at
    return max(end - intervention.given_at, timedelta()) if end else None


def _of_side(report: Report, side: Modality) -> SideFigures:
    mine = [one for one in report.interventions if one.modality is side]
    heard = [one for one in mine if one.state in HEARD]
    states = Counter(one.state for one in mine)
    rested_on = {
        evidence.id
        for takeaway in all_in_force(report)
        for evidence in takeaway.evidence
        if evidence.kind is EvidenceKind.INTERVENTION
    }
    times = [time for one in heard if (time := floor_time(one, report))]
    return SideFigures(
        side=side,
        waiting=sum(one.state in NOT_REACHED for one in mine),
        heard=len(heard),
        merged=states[InterventionState.MERGED],
        answered=states[InterventionState.ANSWERED],
        declined=states[InterventionState.DECLINED],
        withdrawn=states[InterventionState.WITHDRAWN],
        taken_up=sum(one.id in rested_on for one in heard),
        floor_minutes=sum(times, timedelta()).total_seconds() / 60,
    )
