"""Equity: who had the floor beside who waits for it, and whether online is heard at all."""

from dataclasses import dataclass, replace
from datetime import datetime

from session_core.domain.equity import BY_GROUP, PUBLIC_BY, Balance, balances, withheld
from session_core.domain.naming import (
    as_shown,
    may_say_group,
    rule_in_force,
    rule_of_intervention,
)
from session_core.domain.people import Modality
from session_core.domain.session import Room, Stage
from session_core.storage import agenda, floor, records, seats
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.visit import Work, shared_view


@dataclass(frozen=True)
class EquityView:
    """The floor shared out by side, group, language and first time.

    The public has what the moderators chose to show: nothing, or the sides and those groups that
    point at nobody. `groups_kept` says whether the naming rule in force keeps groups at all.
    """

    balances: tuple[Balance, ...]
    on_screen: bool
    groups_kept: bool


@dataclass(frozen=True)
class OnlineSide:
    """What the silence of those online is judged by; `opened_at` is None while nobody can ask."""

    opened_at: datetime | None
    joined: int
    silence_minutes: int


@shared_view(Room.FLOOR, Room.SESSION, Room.AGENDA, Room.PEOPLE)
def see_equity(work: Work) -> EquityView:
    """The shares of the floor as the visitor's audience may see them."""
    kept = floor_now(work)
    at = work.session(), agenda.agenda_of(work.db, work.session_id)
    groups_kept = may_say_group(rule_in_force(*at))
    on_screen = kept.policy.equity_on_screen
    if not work.is_staff and not on_screen:
        return EquityView((), on_screen, groups_kept)
    shown = tuple(
        as_shown(one, rule_of_intervention(*at, one), to_staff=True) for one in kept.interventions
    )
    joined = seats.seats_of(work.db, work.session_id) if work.is_staff else ()
    found = balances(replace(kept, interventions=shown), joined)
    if not groups_kept:
        found = tuple(each for each in found if each.by not in BY_GROUP)
    if not work.is_staff:
        public = (withheld(each) for each in found if each.by in PUBLIC_BY)
        found = tuple(each for each in public if each)
    return EquityView(found, on_screen, groups_kept)


@shared_view(Room.FLOOR, Room.SESSION, Room.PEOPLE)
def see_online_side(work: Work) -> OnlineSide:
    """Since when those online could be heard, how many joined, and when their silence is long."""
    session = work.session()
    return OnlineSide(
        opened_at=_opened_at(work) if session.stage is Stage.OPEN else None,
        joined=seats.seats_by_modality(work.db, session.id)[Modality.ONLINE],
        silence_minutes=floor.policy_of(work.db, session.id).silence_minutes,
    )


def _opened_at(work: Work) -> datetime:
    """When the floor was last opened; a session that came in open is taken at its start."""
    opened = (
        records.last_time(work.db, work.session_id, "open_session", Room.SESSION),
        records.last_time(work.db, work.session_id, "open_queue", Room.FLOOR),
    )
    return max((at for at in opened if at), default=work.session().starts_at)
