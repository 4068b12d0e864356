"""Why somebody stands where they stand on the speaker list, in words."""

from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place, in_public
from session_core.language import gettext, ngettext

SIDES = {Modality.ONSITE: "in the room", Modality.ONLINE: "online"}


def why_here(place: Place, *, in_full: bool) -> str:
    """Why somebody has this place: in full for staff and the asker, else only side and rule.

    A reason on a public screen must not point at a person, so it never speaks of their turns.
    """
    one = place.intervention
    side = one.modality
    # Where the naming rule keeps the groups back, the reason still holds.
    group = gettext(one.stakeholder_group or "their group")
    region = gettext(one.regional_group or "their region")
    told = place if in_full else in_public(place)
    words = [
        _heard_before(place.turns)
        if rule is Rule.HEARD_BEFORE
        else _passed_over(place.passes if in_full else 0)
        if rule is Rule.PASSED_OVER
        else gettext(_BY_SIDE[rule][side] if rule in _BY_SIDE else _REASONS[rule])
        for rule in told.rules
    ]
    named = {"group": group, "region": region, "support": one.support}
    return gettext("; ").join(each.format_map(named) for each in words)


_REASONS = {
    Rule.POINT_OF_ORDER: "point of order",
    Rule.RIGHT_OF_REPLY: "right of reply",
    Rule.ANNOUNCED: "announced, place is safe",
    Rule.FIRST_COME: "asked earlier",
    Rule.BY_THE_RULES: "next by this session's rules",
    Rule.FIRST_TIME: "first time speaking",
    Rule.GROUP_NOT_HEARD: "{group} not heard yet",
    Rule.GROUP_HEARD_LESS: "{group} heard less",
    Rule.REGION_NOT_HEARD: "{region} not heard yet",
    Rule.REGION_HEARD_LESS: "{region} heard less",
    Rule.SUPPORTED: "more support ({support})",
}
_BY_SIDE = {
    Rule.SIDE_ASKED_FIRST: {
        Modality.ONSITE: "the room asked first",
        Modality.ONLINE: "online asked first",
    },
    Rule.ALTERNATES: {
        Modality.ONSITE: "the room is next after online",
        Modality.ONLINE: "online is next after the room",
    },
    Rule.ROUND_GOES_ON: {
        Modality.ONSITE: "the round goes on in the room",
        Modality.ONLINE: "the round goes on online",
    },
    Rule.LESS_FLOOR_TIME: {
        Modality.ONSITE: "the room has had less floor time by then",
        Modality.ONLINE: "online has had less floor time by then",
    },
    Rule.OTHER_SIDE_EMPTY: {
        Modality.ONSITE: "nobody else waits online",
        Modality.ONLINE: "nobody else waits in the room",
    },
}
"""Whole sentences for each side: no other language builds them of the same parts."""


def _heard_before(turns: int) -> str:
    if not turns:
        return gettext("asks twice")
    said = ngettext("heard once before", "heard {turns} times before", turns)
    return said.format(turns=turns)


def _passed_over(passes: int) -> str:
    if not passes:
        return gettext("waited longest on this side")
    said = ngettext(
        "{passes} who asked later went before", "{passes} who asked later went before", passes
    )
    return said.format(passes=passes)
