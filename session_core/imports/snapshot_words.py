"""What a place in a snapshot may hold, in words, where it holds something else."""

from collections.abc import Mapping
from typing import Any

from session_core.snapshot.fields import MOMENT_WORDS

_BY_TYPE = {
    "missing": "a field that must be there",
    "extra_forbidden": "only the fields of the form",
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "string_too_long": "{max_length:,} characters at most",
    "string_pattern_mismatch": "letters and digits of the pattern {pattern}",
    "int_type": "a whole number",
    "greater_than_equal": "a number from {ge:,}",
    "less_than_equal": "a number up to {le:,}",
    "bool_type": "true or false",
    "enum": "one of {expected}",
    "literal_error": "one of {expected}",
    "too_short": "{min_length:,} entries at least",
    "too_long": "{max_length:,} entries at most",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "value_error": "{error}",
}
"""By the names that pydantic gives its errors; none repeats what was found."""


def allowed_words(error: Mapping[str, Any]) -> str:
    """What is allowed where the error is: `300 characters at most`."""
    kind: str = error["type"]
    if kind.startswith(("datetime", "timezone")):
        return MOMENT_WORDS
    return _BY_TYPE.get(kind, "another kind of value").format(**error.get("ctx", {}))
