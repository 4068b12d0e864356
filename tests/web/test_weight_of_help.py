"""The help page is light in every language: before one asks, and with what the desk answered."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.language import names
from session_core.use_cases.desk import answer_help, claim_help, see_desk
from session_core.use_cases.house import House
from tests.houses import sign_in_as
from tests.web.visitor import Visitor

LIGHT = 12 * 1024
"""Compressed, as `test_help.py` asks of the page in English."""


@pytest.mark.parametrize("tag", sorted(names()))
def test_it_is_light_in_every_language(house: House, session: WorkshopSession, tag: str) -> None:
    visitor = Visitor(session).join("online", pseudonym="Quiet Heron")
    visitor.client.get(f"{visitor.path}/speak?lang={tag}")
    assert weight(visitor, tag) < LIGHT
    visitor.submit("help", kind="sound or link", urgency="urgent", text="Words " * 40)
    desk = sign_in_as(house, Role.DESK, session.id)
    (asked,) = see_desk(desk).open
    claim_help(desk, asked.id)
    answer_help(desk, asked.id, "Use the second link. " * 20)
    assert weight(visitor, tag) < LIGHT
    assert "Use the second link." in visitor.text()


def weight(visitor: Visitor, tag: str) -> int:
    """The compressed bytes of the page in that language."""
    answer = visitor.open("/help")
    assert f'<html lang="{tag}"' in answer.text
    assert answer.headers["content-encoding"] == "gzip"
    return int(answer.headers["content-length"])
