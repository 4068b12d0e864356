"""What every part of a sample session is made of."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from session_core.domain.door import is_link

Minute = Annotated[float, Field(ge=-60, le=10_080)]
"""Minutes from the start of the session, up to a week; before it they are negative."""

Words = Annotated[str, Field(min_length=1)]


def _a_link(link: str) -> str:
    if link and not is_link(link):
        raise ValueError("a whole http or https address")
    return link


SampleLink = Annotated[str, AfterValidator(_a_link)]
"""Where a call, its captions or its stream is; empty where there is none."""


class SamplePart(BaseModel):
    """Read strictly: no other fields, no values of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
