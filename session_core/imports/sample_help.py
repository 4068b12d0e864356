"""The help desk of a sample session: who needed what, and what the desk did about it."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.people import Modality
from session_core.imports.sample_fields import Minute, SamplePart, Words
from session_core.imports.sample_floor import SampleAnswer


class SampleHelp(SamplePart):
    """Somebody with a seat needed help; what nobody `claimed` still waits.

    `desk` is the side of who claimed it, answered it and closed it.
    """

    seat: Words
    asked: Minute
    kind: HelpKind
    urgency: HelpUrgency
    text: str = ""
    preventive: bool = False
    desk: Modality | None = None
    claimed: Minute | None = None
    answered: SampleAnswer | None = None
    closed: Minute | None = None

    def minutes(self) -> Iterator[float]:
        """Every minute that it tells of, in the order in which they have to be."""
        answered = self.answered.minute if self.answered else None
        told = (self.asked, self.claimed, answered, self.closed)
        yield from (minute for minute in told if minute is not None)

    @model_validator(mode="after")
    def _is_one_story(self) -> Self:
        if (self.claimed is None) != (self.desk is None):
            raise ValueError("is claimed by the desk of one side, or by nobody")
        if self.preventive and self.claimed is None:
            raise ValueError("is marked by nobody")
        if self.claimed is None and (self.answered or self.closed is not None):
            raise ValueError("was answered or closed and never claimed")
        if list(self.minutes()) != sorted(self.minutes()):
            raise ValueError("its times are not in order")
        return self
