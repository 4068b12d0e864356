"""What does not fit the shape that is asked for, said in plain sentences, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from session_core.domain.refusals import Refusal
from session_core.language import gettext
from session_core.web.api.problems import ApiRefused

_WORDS = {
    "missing": "It is missing.",
    "extra_forbidden": "There is no such field.",
    "string_type": "A text belongs here.",
    "string_unicode": "This is not whole Unicode: it has half a character in it.",
    "string_pattern_mismatch": "It has other letters or another length than it can have.",
    "enum": "It is none of the choices.",
    "int_type": "A whole number belongs here.",
    "int_from_float": "A whole number belongs here.",
    "greater_than_equal": "The number is too small.",
    "less_than_equal": "The number is too large.",
    "model_attributes_type": "An object belongs here.",
    "dict_type": "An object belongs here.",
    "": "It does not fit.",
}
_MOST_FIELDS, _LONGEST_NAME = 10, 60


def unfit(errors: Iterable[Mapping[str, Any]]) -> Refusal:
    """The refusal of what has these faults, as pydantic names them."""
    found = list(errors)
    if any(each["type"] == "json_invalid" for each in found):
        return ApiRefused(reason="unreadable")
    fields = [_told(each["loc"], each["type"]) for each in found[:_MOST_FIELDS]]
    return ApiRefused(reason="unfit", fields=fields)


def _told(where: Sequence[object], kind: str) -> dict[str, str]:
    # Half characters can stand in a name too, and could not be sent back.
    name = ".".join(str(each) for each in where).encode(errors="replace").decode()
    return {"field": name[:_LONGEST_NAME], "sentence": gettext(_WORDS.get(kind, _WORDS[""]))}
