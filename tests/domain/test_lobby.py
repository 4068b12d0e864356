"""The lobby's order and what its filters leave in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.lobby import LobbyFilter, LobbySession, When, fits, in_order, when
from session_core.domain.people import Role
from session_core.domain.session import SessionType, Stage, WorkshopSession
from tests.houses import NOW

SESSION = WorkshopSession(
    id="one",
    title="São Paulo: who pays for the last mile?",
    starts_at=NOW + timedelta(days=2),
    ends_at=NOW + timedelta(days=2, hours=1),
    join_code="BCDFGH",
    screen_key="key",
    year=2030,
    type=SessionType.WORKSHOP,
    number=457,
    room="Hall B",
)
MINE = LobbySession(SESSION, (Role.RAPPORTEUR, Role.DESK), "series", "Round tables")


@pytest.mark.parametrize(
    ("wanted", "is_meant"),
    [
        (LobbyFilter(), True),
        (LobbyFilter(words="sao PAULO"), True),
        (LobbyFilter(words="mile 457 hall"), True),
        (LobbyFilter(words="igf 2030 ws #457"), True),
        (LobbyFilter(words="mile hall C-3"), False),
        (LobbyFilter(words="hall b"), True),
        (LobbyFilter(words="hall a"), False),
        (LobbyFilter(words="hall \t "), True),
        (LobbyFilter(stage=Stage.PREPARING), True),
        (LobbyFilter(stage=Stage.OPEN), False),
        (LobbyFilter(role=Role.DESK), True),
        (LobbyFilter(role=Role.ORGANISER), False),
        (LobbyFilter(year=2030), True),
        (LobbyFilter(year=2029), False),
        (LobbyFilter(series_id="series"), True),
        (LobbyFilter(series_id="another"), False),
        (LobbyFilter(words="mile", role=Role.DESK, year=2029), False),
    ],
)
def test_a_filter_leaves_in_what_is_meant(wanted: LobbyFilter, is_meant: bool) -> None:
    assert fits(MINE, wanted) is is_meant


def test_what_is_archived_is_meant_only_when_asked_for() -> None:
    archived = replace(MINE, session=replace(SESSION, archived_at=NOW))
    assert not fits(archived, LobbyFilter())
    assert fits(archived, LobbyFilter(archived=True))
    assert fits(MINE, LobbyFilter(archived=True))


def test_the_year_is_the_programmes_else_that_of_the_start() -> None:
    assert replace(MINE, session=replace(SESSION, year=None)).year == 2030
    assert replace(MINE, session=replace(SESSION, year=2023)).year == 2023


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"stage": Stage.OPEN, "starts_at": NOW - timedelta(days=9)}, When.OPEN),
        ({}, When.NEXT),
        ({"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=1)}, When.NEXT),
        ({"starts_at": NOW - timedelta(hours=1), "ends_at": NOW}, When.PAST),
        ({"stage": Stage.CLOSED}, When.PAST),
        ({"archived_at": NOW}, When.PAST),
    ],
)
def test_a_session_is_open_next_or_past(changes: dict[str, object], part: When) -> None:
    assert when(replace(SESSION, **changes), NOW) is part  # type: ignore[arg-type]


def test_open_ones_come_first_then_the_next_then_the_latest_of_the_past() -> None:
    def at(days: int, stage: Stage) -> LobbySession:
        starts = NOW + timedelta(days=days)
        session = replace(
            SESSION, id=str(days), starts_at=starts, ends_at=starts + timedelta(hours=1)
        )
        return LobbySession(replace(session, stage=stage), (Role.DESK,))

    mine = [
        at(-3, Stage.CLOSED),
        at(5, Stage.PREPARING),
        at(-1, Stage.PREPARING),
        at(4, Stage.OPEN),
        at(2, Stage.PREPARING),
        at(-2, Stage.OPEN),
    ]
    ordered = [each.session.id for each in in_order(mine, NOW)]
    assert ordered == ["-2", "4", "2", "5", "-1", "-3"]
    assert in_order(reversed(mine), NOW) == in_order(mine, NOW)
