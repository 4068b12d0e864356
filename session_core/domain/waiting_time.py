"""How long somebody waits for the floor, as far as the turns so far tell."""

from datetime import datetime, timedelta

from session_core.domain.floor import Floor
from session_core.domain.speaking_order import usual_turn


def estimated_wait(position: int, floor: Floor, now: datetime) -> timedelta:
    """The wait for a place in the order: as many usual turns as there are people before it.

    Who speaks is among them, less what they have used; who goes on for longer than is usual is
    held to end now. Never negative.
    """
    usual = usual_turn(floor)
    if floor.speaking is None or floor.speaking.given_at is None:
        return (position - 1) * usual
    used = min(max(now - floor.speaking.given_at, timedelta()), usual)
    return position * usual - used


def wait_minutes(wait: timedelta) -> int:
    """A wait in whole minutes, as one says it; 0 is under a minute."""
    seconds = wait.total_seconds()
    return 0 if seconds < 60 else round(seconds / 60)
