"""The kinds of fields that a snapshot has: ids, moments, numbers and texts, all with bounds."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from session_core.domain.text import without_controls

_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def _in_range(moment: datetime) -> datetime:
    if not _EARLIEST <= moment < _LATEST:
        raise ValueError("a moment lies between 1970 and 2200")
    return moment.astimezone(UTC)


class Form(BaseModel):
    """What all parts have: no field that is not in the schema, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, from_attributes=True)


Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,16}$")]
Moment = Annotated[AwareDatetime, AfterValidator(_in_range)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Minutes = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Word = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
_Clean = AfterValidator(without_controls)
"""As everything that is typed: control characters are taken out, and nothing else is changed."""
Line = Annotated[str, Field(max_length=300), _Clean]
Paragraph = Annotated[str, Field(max_length=10_000), _Clean]
Prose = Annotated[str, Field(max_length=100_000), _Clean]
