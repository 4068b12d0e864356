"""A programme page as JSON; docs/commands.md describes the shape, which stays."""

import json
from datetime import UTC, datetime
from typing import Any

from session_core.domain.people import ProgrammePerson
from session_core.domain.programme import ProgrammePage


def programme_to_json(page: ProgrammePage) -> str:
    """The page as indented JSON that ends with a line break.

    Times are ISO 8601 in UTC with `Z`; what the page lacks is null, "" or an empty list.
    """
    return json.dumps(_page(page), ensure_ascii=False, indent=2) + "\n"


def _page(page: ProgrammePage) -> dict[str, Any]:
    return {
        "title": page.title,
        "year": page.year,
        "type": page.type,
        "number": page.number,
        "starts_at": _time(page.starts_at),
        "ends_at": _time(page.ends_at),
        "room": page.room,
        "themes": page.themes,
        "people": [_person(person) for person in page.people],
        "format": page.format,
        "duration_minutes": page.duration_minutes,
        "policy_questions": page.policy_questions,
        "description": page.description,
        "gains": page.gains,
        "expected_outcomes": page.expected_outcomes,
        "hybrid_format": page.hybrid_format,
        "sdgs": page.sdgs,
        "targets": page.targets,
        "key_takeaways": page.key_takeaways,
        "calls_to_action": page.calls_to_action,
        "session_report": page.session_report,
        "could_not_place": [
            {"line": line.number, "text": line.text} for line in page.could_not_place
        ],
        "kind": page.kind,
        "agenda": [{"title": item.title, "minutes": item.planned_minutes} for item in page.agenda],
        "days": [day.isoformat() for day in page.days],
        "places": page.places,
        "participants": page.participants,
        "participant_count": page.participant_count,
    }


def _person(person: ProgrammePerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "part": person.part,
        "affiliation": person.affiliation,
        "stakeholder_group": person.stakeholder_group,
        "regional_group": person.regional_group,
    }


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
