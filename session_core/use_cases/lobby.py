"""The lobby: the visitor's sessions, those that are meant, in the order that matters now."""

from collections.abc import Iterable
from dataclasses import dataclass

from session_core.domain.lobby import LobbyFilter, LobbySession, fits, in_order
from session_core.domain.people import STAFF_ROLES, Role
from session_core.storage.lobby import lobby_of
from session_core.use_cases.visit import Work, reading

EVERYTHING = LobbyFilter()


@dataclass(frozen=True)
class Lobby:
    """The sessions that are meant; how many there are in all, and what can be asked for."""

    sessions: tuple[LobbySession, ...] = ()
    total: int = 0
    archived: int = 0
    years: tuple[int, ...] = ()
    roles: tuple[Role, ...] = ()
    series: tuple[tuple[str, str], ...] = ()
    """Id and title of each series, by title."""


@reading
def see_lobby(work: Work, wanted: LobbyFilter = EVERYTHING) -> Lobby:
    """The sessions in which the visitor has a role and that are meant; nobody else's are said."""
    if work.account is None:
        return Lobby()
    mine = lobby_of(work.db, work.account.id)
    held = {role for each in mine for role in each.roles}
    return Lobby(
        sessions=in_order((each for each in mine if fits(each, wanted)), work.now),
        total=len(mine),
        archived=sum(each.session.archived_at is not None for each in mine),
        years=tuple(sorted({each.year for each in mine}, reverse=True)),
        roles=tuple(role for role in STAFF_ROLES if role in held),
        series=_series(mine),
    )


def _series(mine: Iterable[LobbySession]) -> tuple[tuple[str, str], ...]:
    found = {(each.series_id, each.series) for each in mine if each.series_id}
    return tuple(sorted(found, key=lambda pair: (pair[1].casefold(), pair[0])))
