"""What can be refused at the door: a link that is none, something left unsaid."""

from typing import ClassVar

from session_core.domain.refusals import Refusal


class BadLink(Refusal):
    """No link that could be shown; `reason` is blank, beginning, host or user."""

    code: ClassVar[str] = "bad_link"


class AskedAtDoor(Refusal):
    """The organiser wants it said by who joins; `reason` is the `AtDoor` that was left unsaid."""

    code: ClassVar[str] = "asked_at_door"
