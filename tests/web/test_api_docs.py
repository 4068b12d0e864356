"""docs/api.md says what is so: its bridge is the one that is tested, its addresses are there."""

import re

from session_core.domain.session import WorkshopSession
from tests.architecture.source import ROOT
from tests.web.program import Program, operations

PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")


def test_the_bridge_stands_there_in_full() -> None:
    bridge = (ROOT / "docs" / "examples" / "chat_bridge.py").read_text("utf-8")
    assert f"```python\n{bridge}```\n" in PAGE


def test_the_bridge_needs_httpx_and_nothing_else() -> None:
    bridge = (ROOT / "docs" / "examples" / "chat_bridge.py").read_text("utf-8")
    assert re.findall(r"^import (httpx)$|session_core|tests", bridge, re.MULTILINE) == ["httpx"]


def test_every_operation_is_in_the_table_and_no_other() -> None:
    table = PAGE.partition("| Below ")[2].partition("\n\n")[0]
    named = set()
    for cell in re.findall(r"^\| (.*?) \|", table, re.MULTILINE):
        for part in re.findall(r"`([^`]+)`(?=, `[A-Z]+ /|,|\s|$)", cell):
            methods, _, below = part.partition(" ")
            named.add((methods, below))
    paths = {re.sub(r"\{\w+\}", "_", path) for _, path in operations()}
    for _, below in named:
        if below:
            path = "/sessions/_" + re.sub(r"\b(N|ID)\b", "_", below)
            assert path in paths, below
    told = {re.sub(r"\b(N|ID)\b", "_", below) for _, below in named}
    assert {path.removeprefix("/sessions/_") for path in paths} == told


def test_the_example_of_a_refusal_is_one(session: WorkshopSession) -> None:
    problem = Program(session).join()("POST", "/questions", {"text": "x" * 1001}).json()
    for said in (problem["code"], problem["sentence"]):
        assert f'"{said}"' in PAGE
