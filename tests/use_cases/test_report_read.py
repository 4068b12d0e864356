"""What goes into the files of a report of the help desk: counts in the workbook, nothing else."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.desk import answer_help, ask_for_help, see_desk
from session_core.use_cases.house import House
from session_core.use_cases.report import FORMATS, export_report, see_report
from tests.houses import build_test_house, new_session, seat_in, sign_in_as
from tests.journeys.steps import words_in

SAFETY, URGENT = HelpKind.SAFETY_OR_CONDUCT, HelpUrgency.URGENT
TEXT, ANSWER = "My ministry films me", "Come to the green vest"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = build_test_house(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


def help_sheet(found: bytes) -> list[tuple[Any, ...]]:
    _, *lines = load_workbook(BytesIO(found))["Help desk"].iter_rows(values_only=True)
    return lines


def test_the_workbook_counts_what_people_needed(house: House, session: WorkshopSession) -> None:
    for _ in range(5):
        ask_for_help(seat_in(house, session.id), SAFETY, URGENT, TEXT)
    # Also to the desk a file has what everybody may see: it is passed on.
    for role in (Role.RAPPORTEUR, Role.ORGANISER):
        lines = help_sheet(export_report(sign_in_as(house, role, session.id), "xlsx"))
        assert lines[0][:4] == ("all requests", None, None, 5)
        assert ("kind", "safety or conduct", None, 5, None) in lines


def test_small_counts_are_withheld_from_organisers_files_too(
    house: House, session: WorkshopSession
) -> None:
    ask_for_help(seat_in(house, session.id), SAFETY, URGENT, TEXT)
    lines = help_sheet(export_report(sign_in_as(house, Role.ORGANISER, session.id), "xlsx"))
    assert {line[3] for line in lines} == {None}


@pytest.mark.parametrize("ending", FORMATS)
def test_no_file_has_a_word_of_it(
    house: House, session: WorkshopSession, ending: str, tmp_path: Path
) -> None:
    ask_for_help(seat_in(house, session.id), SAFETY, URGENT, TEXT)
    desk = sign_in_as(house, Role.DESK, session.id)
    (asked,) = see_desk(desk).open
    answer_help(desk, asked.id, ANSWER)
    file = export_report(sign_in_as(house, Role.ORGANISER, session.id), ending)
    path = tmp_path / f"report.{ending}"
    path.write_bytes(file)
    told = words_in(path)
    assert session.title in told
    assert TEXT not in told
    assert ANSWER not in told
    assert not re.search("ask_for_help|claim_help|answer_help", told), "nor when it was asked"


def test_on_the_page_the_report_holds_no_counts_of_it(
    house: House, session: WorkshopSession
) -> None:
    ask_for_help(seat_in(house, session.id), SAFETY, URGENT, TEXT)
    assert see_report(sign_in_as(house, Role.RAPPORTEUR, session.id)).help_counts is None
