"""The rules of the speaking order, by which every place explains itself."""

from enum import StrEnum


class Rule(StrEnum):
    """Why an intervention stands where it stands."""

    POINT_OF_ORDER = "point of order"
    RIGHT_OF_REPLY = "right of reply"
    ANNOUNCED = "announced"
    SIDE_ASKED_FIRST = "side asked first"
    ALTERNATES = "alternates"
    ROUND_GOES_ON = "round goes on"
    LESS_FLOOR_TIME = "less floor time"
    OTHER_SIDE_EMPTY = "other side empty"
    PASSED_OVER = "passed over"
    FIRST_TIME = "first time"
    HEARD_BEFORE = "heard before"
    GROUP_NOT_HEARD = "stakeholder group not heard"
    GROUP_HEARD_LESS = "stakeholder group heard less"
    REGION_NOT_HEARD = "regional group not heard"
    REGION_HEARD_LESS = "regional group heard less"
    SUPPORTED = "supported"
    FIRST_COME = "first come"
    BY_THE_RULES = "by the rules"

    __hash__ = str.__hash__  # as the word it equals, and not by a call: long lists join thousands


PUBLIC_RULES = frozenset(
    {
        Rule.POINT_OF_ORDER,
        Rule.RIGHT_OF_REPLY,
        Rule.ANNOUNCED,
        Rule.SIDE_ASKED_FIRST,
        Rule.ALTERNATES,
        Rule.ROUND_GOES_ON,
        Rule.LESS_FLOOR_TIME,
        Rule.OTHER_SIDE_EMPTY,
        Rule.PASSED_OVER,
        Rule.SUPPORTED,
        Rule.FIRST_COME,
        Rule.BY_THE_RULES,
    }
)
"""Reasons that everybody may read; the others speak of a person's turns or of their group, and a
group can point at a person. Where only such put somebody there, it is said to be by the rules."""
