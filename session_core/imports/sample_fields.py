"""What every part of a sample session is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Minute = Annotated[float, Field(ge=-60, le=10_080)]
"""Minutes from the start of the session, up to a week; before it they are negative."""

Words = Annotated[str, Field(min_length=1)]


class SamplePart(BaseModel):
    """Read strictly: no other fields, no values of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
