"""A page lays out read models and calls use-cases; it does not decide, query, sleep or trust."""

import ast

import pytest

from session_core.domain.access import MAY
from tests.architecture.source import Module, modules, within

DOORS = (
    "session_core.use_cases",
    "session_core.wording",
    "session_core.wording_for_participants",
    "session_core.wording_of_polls",
    "session_core.wording_of_questions",
    "session_core.wording_of_the_desk",
    "session_core.language",
    "session_core.settings",
)
DOMAIN = "session_core.domain"


def faults(module: Module) -> list[str]:
    """Give every way in which a page does more than a page may, as "path: what"."""
    found = [*_improper_imports(module), *_sleeps(module), *_stops(module)]
    if not module.below("pages/parts"):
        found += _raw_html(module)
    return [f"{module.path}: {fault}" for fault in found]


def _improper_imports(module: Module) -> list[str]:
    found = []
    for name in module.imports():
        core = within(name, "session_core") and not within(name, *DOORS) and not _only_reads(name)
        neighbour = within(name, "pages") and not within(name, "pages.parts")
        if core or neighbour:
            found.append(name)
    return found


def _only_reads(name: str) -> bool:
    """A page may use the domain's types and what looks things up, not what use-cases decide with.

    The domain names a decision as the use-case that takes it is named, so the table knows them.
    Importing a whole module of the domain would hide which of its functions are meant.
    """
    module, _, imported = name.rpartition(".")
    return within(module, DOMAIN) and module != DOMAIN and imported not in MAY


def _sleeps(module: Module) -> list[str]:
    called = [call.func for call in module.calls()]
    attributes = [f.attr for f in called if isinstance(f, ast.Attribute)]
    names = [f.id for f in called if isinstance(f, ast.Name)]
    return [name for name in attributes + names if name == "sleep"]


def _stops(module: Module) -> list[str]:
    """`end_page` ends a page: after `st.stop` live parts of the page before it may still run."""
    called = [ast.unparse(call.func) for call in module.calls()]
    return [name for name in called if name == "st.stop"]


def _raw_html(module: Module) -> list[str]:
    keywords = [keyword.arg for call in module.calls() for keyword in call.keywords]
    return [name for name in keywords if name == "unsafe_allow_html"]


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: str(module.path))
def test_a_page_does_no_more_than_a_page_may(module: Module) -> None:
    assert faults(module) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("from session_core.storage import floor", "session_core.storage.floor"),
        ("from session_core.live.hub import Hub", "session_core.live.hub.Hub"),
        ("import session_core.web", "session_core.web"),
        ("from session_core.domain import floor", "session_core.domain.floor"),
        (
            "from session_core.domain.floor import yield_floor",
            "session_core.domain.floor.yield_floor",
        ),
        ("from pages.polls import tally", "pages.polls.tally"),
        ("from pages import polls", "pages.polls"),
        ("import time; time.sleep(1)", "sleep"),
        ("from asyncio import sleep; sleep(1)", "sleep"),
        ("import streamlit as st; st.stop()", "st.stop"),
        ("st.markdown(text, unsafe_allow_html=True)", "unsafe_allow_html"),
    ],
)
def test_a_page_that_does_more_is_noticed(line: str, fault: str) -> None:
    assert faults(Module.of("pages/floor.py", line)) == [f"pages/floor.py: {fault}"]


@pytest.mark.parametrize(
    "line",
    [
        "from session_core.use_cases.floor import give_floor_to_next",
        "from session_core.domain.people import Role",
        "from session_core.domain.clock import current_item",
        "from session_core import wording",
        "from pages.parts.entrance import enter",
    ],
)
def test_what_a_page_may_do_is_left_alone(line: str) -> None:
    assert faults(Module.of("pages/floor.py", line)) == []
