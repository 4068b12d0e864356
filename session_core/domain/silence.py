"""The silence of those online: since when none of them was heard, and when that is too long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from session_core.domain.floor import Intervention
from session_core.domain.people import Modality


@dataclass(frozen=True)
class Silence:
    """How long nobody online has been heard.

    `since` the last of them yielded, or since the floor was opened where none was heard yet; None
    while one of them speaks or the floor is not open. `alarm_at` is when that becomes too long,
    None where there is nobody whom the silence could wrong. `waiting` counts who waits online.
    """

    since: datetime | None
    alarm_at: datetime | None = None
    was_heard: bool = False
    speaks: bool = False
    waiting: int = 0


def silence_of(
    speaking: Intervention | None,
    heard: Iterable[Intervention],
    waiting: Iterable[Intervention],
    *,
    opened_at: datetime | None,
    joined: int,
    minutes: int,
) -> Silence:
    """The silence of those online; `joined` counts them, `minutes` without one raise the alarm.

    The alarm rises only where somebody online could have been heard instead: one of them waits, or
    they have joined and the room had the floor meanwhile. 0 minutes raise none.
    """
    had = [*heard, *([speaking] if speaking else [])]
    online = [one for one in had if one.modality is Modality.ONLINE]
    waits = sum(one.people for one in waiting if one.modality is Modality.ONLINE)
    if speaking in online:
        return Silence(None, was_heard=True, speaks=True, waiting=waits)
    ends = [one.yielded_at for one in online if one.yielded_at]
    since = max(ends) if ends else opened_at
    if since is None or opened_at is None:
        return Silence(None, was_heard=bool(ends), waiting=waits)
    room_spoke = any(
        one.modality is Modality.ONSITE and one.given_at and one.given_at >= since for one in had
    )
    rises = minutes and (waits or (joined and room_spoke))
    alarm_at = since + timedelta(minutes=minutes) if rises else None
    return Silence(since, alarm_at, was_heard=bool(ends), waiting=waits)
