"""Which takeaways a report stands by: the adopted, or what is proposed while none is adopted."""

from session_core.domain.report import Report
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState


def in_force(report: Report, kind: TakeawayKind) -> list[Takeaway]:
    """The takeaways of one kind that stand in the report, by position; never one set aside."""
    of_kind = sorted(
        (one for one in report.takeaways if one.kind is kind), key=lambda one: one.position
    )
    adopted = [one for one in of_kind if one.state is TakeawayState.ADOPTED]
    return adopted or [one for one in of_kind if one.state is TakeawayState.PROPOSED]


def all_in_force(report: Report) -> list[Takeaway]:
    """Findings, then calls, as they stand in the report."""
    return [one for kind in TakeawayKind for one in in_force(report, kind)]
