"""Text in a snapshot as a form of Evenfloor keeps it: nothing unseen, no blanks at its ends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo

from session_core.domain.text import one_line, written

_UNSEEN = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe-\uffff"
)
"""What `without_controls` takes out, for the published schema; not surrogates, since readers that
take text in halves find these in every emoji, nor what lies above U+FFFF."""
_LETTER = rf"[^\s{_UNSEEN}]"


@dataclass(frozen=True)
class Typed:
    """Tidied on its way out, in case it was kept before a form did so; on its way in it must be.

    `pattern` says as much of it in the schema as a pattern can.
    """

    tidied: Callable[[str], str]
    pattern: str
    allowed: str

    def _checked(self, text: str, info: ValidationInfo) -> str:
        tidy = self.tidied(text)
        if info.mode == "json" and tidy != text:
            raise ValueError(self.allowed)
        return tidy

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> object:
        return AfterValidator(self._checked).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"pattern": self.pattern}


def _as_line(text: str) -> str:
    return one_line(text, limit=len(text), may_be_empty=True)


def _as_lines(text: str) -> str:
    return written(text, limit=len(text), may_be_empty=True)


ON_ONE_LINE = Typed(
    _as_line,
    rf"^({_LETTER}+( {_LETTER}+)*)?$",
    "one line, without control or direction characters, and no blanks but single ones between "
    "words",
)
ON_LINES = Typed(
    _as_lines,
    rf"^({_LETTER}([^{_UNSEEN}]*{_LETTER})?)?$",
    "text without control or direction characters, and without blanks at its ends",
)
