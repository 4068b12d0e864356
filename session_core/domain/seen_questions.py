"""What a moderator saw of a question they began to decide on, and whether it still holds."""

from dataclasses import dataclass
from datetime import datetime

from session_core.domain.floor import Intervention, InterventionState


@dataclass(frozen=True)
class Seen:
    """A question as a moderator saw it: where it stood, since when, and its words."""

    id: str
    state: InterventionState
    ended_at: datetime | None
    text: str


def seen_of(one: Intervention) -> Seen:
    """What is seen of a question now."""
    return Seen(one.id, one.state, one.ended_at, one.text)


def is_decided_since(seen: Seen, now: Intervention) -> bool:
    """Whether a question was decided on, anew or at all, or put back since it was seen."""
    return (seen.state, seen.ended_at) != (now.state, now.ended_at)


def is_reworded_since(seen: Seen, now: Intervention) -> bool:
    """Whether a question has other words since it was seen."""
    return seen.text != now.text
