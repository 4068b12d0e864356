"""Deleting a question for good: its number stays; what it said is gone, and who asked."""

from dataclasses import replace
from datetime import datetime

from session_core.domain.floor import (
    CAN_BE_WITHDRAWN,
    Floor,
    Intervention,
    found_in,
    with_changed,
    withdraw_request,
)


def forget_question(floor: Floor, intervention_id: str, now: datetime) -> Floor:
    """Take words, name, groups and asker out of an intervention; what was not heard is withdrawn.

    What was said aloud stays heard. Raises NotFound.
    """
    if found_in(floor, intervention_id).state in CAN_BE_WITHDRAWN:
        floor = withdraw_request(floor, intervention_id, now)
    found = found_in(floor, intervention_id)
    gone = replace(
        found,
        text="",
        name="",
        stakeholder_group=None,
        regional_group=None,
        language="",
        written_in="",
        people=1,
        reply="",
        seat_id=None,
        asker=f"somebody:{found.id}",
        edited_at=None,
    )
    return with_changed(floor, gone)


def is_forgotten(one: Intervention) -> bool:
    """Whether nothing is left of what an intervention said and who asked it."""
    told = one.seat_id or one.entered_by or one.text or one.name or one.reply
    groups = one.stakeholder_group or one.regional_group
    return not (told or groups or one.state in CAN_BE_WITHDRAWN)
