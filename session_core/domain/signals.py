"""Signals: what members of staff tell each other silently while people speak."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import STAFF_ROLES, Role
from session_core.domain.text import one_line

MESSAGE_LIMIT = 140
"""Characters of a short message: what one reads at a glance while somebody speaks."""

SHOWN_SEEN = 3
"""How many of the acknowledged ones are shown still."""

SHOWN_OPEN = 20

MODERATOR_ROLES = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR)
"""Who gives the floor, on either side."""


class SignalKind(StrEnum):
    """What is signalled; IS_BACK is sent by the server, for whoever was gone."""

    TIME_CALL = "time call"
    SOUND_TROUBLE = "sound trouble"
    YOUR_TURN = "your turn"
    WRAP_UP = "wrap up"
    MESSAGE = "message"
    IS_BACK = "is back"


ONE_TAP = (
    SignalKind.TIME_CALL,
    SignalKind.SOUND_TROUBLE,
    SignalKind.YOUR_TURN,
    SignalKind.WRAP_UP,
)
"""What needs no words and no choice."""


class SignalTo(StrEnum):
    """For whom a signal is."""

    OTHER_MODERATOR = "other moderator"
    RAPPORTEUR = "rapporteur"
    ALL_STAFF = "all staff"


@dataclass(frozen=True)
class Signal:
    """One signal to one role; what goes to several roles at once is one for each.

    `sent_by` and `acknowledged_by` are accounts; `text` may be empty.
    """

    id: str
    kind: SignalKind
    to_role: Role
    sent_at: datetime
    text: str = ""
    sent_by: str | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None


Staff = Mapping[str, frozenset[Role]]
"""The roles in a session of each account in it."""


def checked_message(kind: SignalKind, text: str) -> str:
    """The words of a signal as they are kept.

    Raises EmptyText for a message without words, and TextTooLong.
    """
    may_be_empty = kind is not SignalKind.MESSAGE
    return one_line(text, limit=MESSAGE_LIMIT, may_be_empty=may_be_empty, what="The message")


def roles_to_tell(staff: Staff, sender: str, to: SignalTo) -> tuple[Role, ...]:
    """The roles that a signal goes to, in the order of STAFF_ROLES. Raises NobodyToTell.

    Where there is no other moderator, an organiser is told, who may give the floor too.
    """
    others = {role for account, held in staff.items() if account != sender for role in held}
    if to is SignalTo.RAPPORTEUR:
        wanted = others & {Role.RAPPORTEUR}
    elif to is SignalTo.ALL_STAFF:
        wanted = others & set(STAFF_ROLES)
    else:
        wanted = others & set(MODERATOR_ROLES) or others & {Role.ORGANISER}
    if not wanted:
        raise NobodyToTell(reason=to)
    return tuple(role for role in STAFF_ROLES if role in wanted)


def together(signals: Iterable[Signal]) -> list[tuple[Signal, ...]]:
    """Signals that were sent at once as one, the newest first."""
    sent: dict[tuple[object, ...], list[Signal]] = {}
    for each in sorted(signals, key=lambda one: one.sent_at, reverse=True):
        sent.setdefault((each.sent_by, each.sent_at, each.kind, each.text), []).append(each)
    return [tuple(parts) for parts in sent.values()]


def is_for(signal: Signal, account: str, roles: frozenset[Role]) -> bool:
    """Whether a signal is for somebody: it went to a role of theirs, and they did not send it."""
    return signal.to_role in roles and signal.sent_by != account


def is_open(parts: Sequence[Signal]) -> bool:
    """Whether somebody has not acknowledged it yet."""
    return any(part.acknowledged_at is None for part in parts)
