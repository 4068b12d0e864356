"""The lobby's sessions come out in one query, with roles and series and without long texts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import event

from session_core.domain.lobby import LobbySession
from session_core.domain.people import Role
from session_core.domain.series import Series
from session_core.domain.session import NamingRule, SessionType, Stage
from session_core.storage import archive, roles, series
from session_core.storage.database import Database
from session_core.storage.lobby import lobby_of
from session_core.use_cases.house import House
from tests.houses import NOW, new_account, new_session


def test_ones_sessions_come_with_roles_and_series(house: House) -> None:
    amina, bruno = new_account(house), new_account(house)
    linked = new_session(
        house,
        year=2030,
        type=SessionType.LAUNCH,
        number=7,
        room="Hall B",
        format="Panel",
        naming_rule=NamingRule.CHATHAM_HOUSE,
        stage=Stage.CLOSED,
        queue_open=False,
        archived_at=NOW,
    )
    alone = new_session(house, prose={"description": "Long"}, themes=("Trust",))
    hidden = new_session(house)
    with house.database.writing() as db:
        series.add_series(db, Series("s", "Days", (linked.id, hidden.id)), bruno.id, NOW)
        for role in (Role.DESK, Role.RAPPORTEUR):
            roles.give_role(db, linked.id, amina.id, role)
        roles.give_role(db, alone.id, amina.id, Role.ORGANISER)
        roles.give_role(db, hidden.id, bruno.id, Role.ORGANISER)
        found = {each.session.id: each for each in lobby_of(db, amina.id)}
        assert lobby_of(db, "nobody") == []
    assert found == {
        linked.id: LobbySession(linked, (Role.RAPPORTEUR, Role.DESK), "s", "Days"),
        alone.id: LobbySession(replace(alone, prose={}, themes=()), (Role.ORGANISER,)),
    }


def test_hundreds_of_sessions_are_one_query(database: Database, house: House) -> None:
    amina = new_account(house)
    asked: list[str] = []
    ids = [new_session(house, starts_at=NOW - timedelta(days=n)).id for n in range(120)]
    with database.writing() as db:
        for each in ids:
            roles.give_role(db, each, amina.id, Role.DESK)

    def note_query(_db: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    with database.reading() as db:
        event.listen(database.engine, "before_cursor_execute", note_query)
        assert {each.session.id for each in lobby_of(db, amina.id)} == set(ids)
    assert len(asked) == 1
    assert "prose" not in asked[0]


def test_the_archive_keeps_when_and_forgets_it(database: Database, session_id: str) -> None:
    with database.writing() as db:
        assert not archive.is_archived(db, session_id)
        archive.keep_archived(db, session_id, NOW, Stage.CLOSED)
        assert archive.is_archived(db, session_id)
        assert archive.stage_before(db, session_id) is Stage.CLOSED
        archive.keep_archived(db, session_id, None, Stage.PREPARING)
        assert not archive.is_archived(db, session_id)
        assert not archive.is_archived(db, "another")
