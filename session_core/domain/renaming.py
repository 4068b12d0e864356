"""A session under fresh ids: everything else, and all that points from part to part, the same."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from session_core.domain.activity import Activity
from session_core.domain.codes import new_id
from session_core.domain.report import Report


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def ids_in(report: Report) -> list[str]:
    """The ids of the session and of all its parts."""
    parts: tuple[tuple[_Named, ...], ...] = (
        report.agenda,
        report.interventions,
        report.polls,
        report.notes,
        report.takeaways,
        report.groups,
    )
    return [report.session.id, *(each.id for part in parts for each in part)]


def under_fresh_ids(report: Report) -> Report:
    """The same session with a fresh id for each id in it."""
    fresh = {old: new_id() for old in ids_in(report)}
    return replace(
        report,
        session=replace(report.session, id=fresh[report.session.id]),
        agenda=tuple(replace(each, id=fresh[each.id]) for each in report.agenda),
        interventions=tuple(
            replace(each, id=fresh[each.id], merged_into=fresh.get(each.merged_into or ""))
            for each in report.interventions
        ),
        polls=tuple(replace(each, id=fresh[each.id]) for each in report.polls),
        notes=tuple(
            replace(
                each,
                id=fresh[each.id],
                agenda_item_id=fresh.get(each.agenda_item_id or ""),
            )
            for each in report.notes
        ),
        takeaways=tuple(
            replace(
                each,
                id=fresh[each.id],
                evidence=tuple(replace(piece, id=fresh[piece.id]) for piece in each.evidence),
            )
            for each in report.takeaways
        ),
        groups=tuple(replace(each, id=fresh[each.id]) for each in report.groups),
        translations=tuple(
            replace(each, intervention_id=fresh[each.intervention_id])
            for each in report.translations
        ),
        activity=tuple(_renamed(each, fresh) for each in report.activity),
    )


def _renamed(act: Activity, fresh: Mapping[str, str]) -> Activity:
    details = {
        name: fresh.get(value, value) if isinstance(value, str) else value
        for name, value in act.details.items()
    }
    return replace(act, subject=fresh.get(act.subject, ""), details=details)
