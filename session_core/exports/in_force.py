"""Which takeaways a report stands by, findings before calls."""

from session_core.domain.report import Report, in_force
from session_core.domain.takeaways import Takeaway, TakeawayKind


def all_in_force(report: Report) -> list[Takeaway]:
    """Findings, then calls, as they stand in the report."""
    return [one for kind in TakeawayKind for one in in_force(report, kind)]
