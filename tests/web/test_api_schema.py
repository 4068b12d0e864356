"""Whatever is sent to the JSON API: no fault of ours, and only what the document says.

schemathesis makes requests of the OpenAPI document, such as fit it and such as do not. They come
from nobody, from a forged seat and from one that is here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from session_core.domain.codes import new_secret
from session_core.domain.desk import HelpKind
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.live.allowances import Allowances, Verdict
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House, close_house, open_house
from session_core.use_cases.own_help import ask_for_help
from session_core.use_cases.visit import Visit
from session_core.web.doors import OwnDoors
from session_core.web.patience import Patience
from session_core.web.thin_door import thin_door
from tests.houses import new_session, seat_in, sign_in_as
from tests.postgres import Postgres
from tests.web.program import document
from tests.web.visitor import poll_in

EXAMPLES = {"seated": 50, "forged": 20, "nobody": 15}
BASE = "http://testserver/api/v1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(document())
SCHEMA.config.generation.with_security_parameters = False  # seats are shown below
OPERATIONS: list[Any] = [found.ok() for found in SCHEMA.get_all_operations()]  # type: ignore[union-attr]
MODES = list(schemathesis.GenerationMode)
ODD_PROOFS = (
    "",
    "Bearer",
    "Bearer  ",
    "Basic YTpi",
    "bearer \x7f\xe9",
    f"Bearer {'a' * 9000}",
    ",",
)

every_operation = pytest.mark.parametrize(
    "operation", OPERATIONS, ids=lambda operation: operation.label
)


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too much is refused elsewhere; here everything is to be looked at."""

    async def at_once(*_: object) -> None:
        return

    monkeypatch.setattr(Allowances, "weigh", lambda *_: Verdict())
    monkeypatch.setattr(Patience, "wait", at_once)


def test_there_are_operations() -> None:
    assert len(OPERATIONS) > 15


@every_operation
@pytest.mark.parametrize("whose", EXAMPLES)
def test_no_request_is_a_fault(
    house: House, session: WorkshopSession, moderator: Visit, operation: Any, whose: str
) -> None:
    meet(house, session, moderator, operation, whose, EXAMPLES[whose])


@pytest.mark.postgresql
@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT"])
def test_nor_on_postgresql(at_postgresql: House, method: str) -> None:
    session = new_session(at_postgresql)
    moderator = sign_in_as(at_postgresql, Role.ONSITE_MODERATOR, session.id)
    for operation in OPERATIONS:
        if operation.method.upper() == method:
            meet(at_postgresql, session, moderator, operation, "seated", 20)


@pytest.fixture
def at_postgresql(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """The house of this process over a PostgreSQL, which takes fewer letters than SQLite does."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", postgres.new_database())
    close_house()
    yield open_house()
    close_house()


def meet(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    operation: Any,
    whose: str,
    examples: int,
) -> None:
    """Send an operation all sorts of requests, and hold the answers against the document."""
    doors, asker = OwnDoors(thin_door), seat_in(house, session.id)
    request_floor(asker, "Is this taken?")
    known = {
        "code": session.join_code,
        "question": "1",
        "poll": poll_in(moderator),
        "request": ask_for_help(asker, HelpKind.SOUND_OR_LINK),
    }
    known = {p.name: known[p.name] for p in operation.path_parameters}
    requests = [
        operation.as_strategy(mode, path_parameters=given_path)
        for mode in MODES
        for given_path in (known, known, known, {"code": session.join_code}, {})
    ]
    leaves = operation.label == "DELETE /sessions/{code}/seats/me"

    def token() -> str:
        if whose == "forged":
            return new_secret()
        return str((seat_in(house, session.id) if leaves else asker).seat_secret)

    @given(case=st.one_of(requests), odd=st.sampled_from(ODD_PROOFS))
    @settings(
        max_examples=min(examples, settings().max_examples),
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def send(case: Any, odd: str) -> None:
        case.headers["Authorization"] = odd if whose == "nobody" else f"Bearer {token()}"
        answer = case.call(base_url=BASE, app=doors)
        case.validate_response(answer, checks=CHECKS)

    send()
