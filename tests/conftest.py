"""Rules for the whole suite: a clean environment, nothing skipped, a count by kind."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.postgres import Postgres, running_postgres

for _name in [name for name in os.environ if re.match(r"EVENFLOOR_|DATABASE_URL$", name)]:
    del os.environ[_name]

settings.register_profile("evenfloor", deadline=None, print_blob=True)
settings.register_profile("quick", settings.get_profile("evenfloor"), max_examples=20)
settings.load_profile("evenfloor")  # `make check` asks for the quick one


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, started at the first test that asks and ended with the run."""
    with running_postgres() as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Turn a skipped or expected failure into a failure: a check that did not run is no check."""
    report = yield
    return without_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    """Turn a module that skips itself into a collection error."""
    report = yield
    return without_skip(report)


def without_skip(report: Any) -> Any:
    """Give back the report, as a failure if it says that a test was skipped."""
    if report.outcome == "skipped":
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Skipped, and nothing may be skipped here: {reason or 'no reason'}"
        vars(report).pop("wasxfail", None)
    return report


def kind_of(nodeid: str) -> str:
    """Name the folder below tests/ that a test lives in."""
    parts = nodeid.partition("::")[0].split("/")
    return parts[1] if len(parts) > 2 else "tests"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tests of each kind ran."""
    ran: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, []):
            ran[kind_of(report.nodeid)] += 1
    if ran:
        terminalreporter.section("tests by kind")
        for kind, number in sorted(ran.items()):
            terminalreporter.write_line(f"{number:6}  {kind}")
        terminalreporter.write_line(f"{ran.total():6}  in all")
