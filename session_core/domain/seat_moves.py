"""Taking a seat to another device: how long a link for it is good, and when it is refused."""

from datetime import timedelta

from session_core.domain.refusals import Refusal

MOVE_MINUTES = 10
"""Long enough to pick up the other device, short enough that a forgotten link opens nothing."""
GOOD_FOR = timedelta(minutes=MOVE_MINUTES)
SHORTEST_KEY = 32
"""Letters of the key that a form has for itself, 128 bits: the link or receipt alone may stand in a
history, and must not be enough to find the secret that was given for it."""


class WrongSeatLink(Refusal):
    """The link takes no seat: used, replaced, too old, or never given. All are told alike."""

    code = "wrong_seat_link"


class SeatedAlready(Refusal):
    """Who would take a seat has one in this session; `reason` is `this` where it is that one."""

    code = "seated_already"
