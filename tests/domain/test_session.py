"""What a session is called, how long it is, when its report is due."""

from datetime import timedelta

import pytest

from session_core.domain.session import NamingRule, SessionType, Stage, WorkshopSession
from tests.domain.floors import START, minute


def session(
    year: int | None = None, type: SessionType | None = None, number: int | None = None
) -> WorkshopSession:
    return WorkshopSession(
        id="id1",
        title="An even floor",
        starts_at=START,
        ends_at=minute(90),
        join_code="KX73BQ",
        screen_key="key",
        year=year,
        type=type,
        number=number,
    )


@pytest.mark.parametrize(
    ("year", "type", "number", "identity"),
    [
        (2023, SessionType.WORKSHOP, 457, "IGF 2023 WS #457"),
        (2022, SessionType.TOWN_HALL, 53, "IGF 2022 Town Hall #53"),
        (2023, SessionType.DAY_0_EVENT, None, "IGF 2023 Day 0 Event"),
        (None, SessionType.DYNAMIC_COALITION, 0, "IGF DC #0"),
        (None, None, None, ""),
    ],
)
def test_the_identity_says_what_is_known(
    year: int | None, type: SessionType | None, number: int | None, identity: str
) -> None:
    assert session(year, type, number).identity == identity


def test_the_report_is_due_two_hours_after_the_end() -> None:
    assert session().report_due_at - session().ends_at == timedelta(hours=2)
    assert session().planned_minutes == 90


def test_a_new_session_is_prepared_with_an_open_rule_and_an_open_queue() -> None:
    new = session()
    assert (new.stage, new.naming_rule, new.queue_open) == (Stage.PREPARING, NamingRule.OPEN, True)
