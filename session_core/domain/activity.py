"""What happened: the record that the floor can be replayed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from session_core.domain.session import Room


@dataclass(frozen=True)
class Activity:
    """One act in one room of a session.

    `act` is the name of the use-case, `actor` who did it (`account:…`, `seat:…`, or '' where
    nobody is to be known, as with ballots), `subject` the id of what it was done to. `details`
    hold numbers and ids, never what somebody wrote; only the titles of agenda items that were
    removed or renamed are there, for taking that back. `revision` is where the act brought its
    room; 0 as long as it is not kept.
    """

    act: str
    room: Room
    at: datetime
    actor: str = ""
    subject: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    revision: int = field(default=0, compare=False)
