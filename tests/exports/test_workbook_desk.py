"""The workbook's sheet about the help desk: counts, and nobody's words or names."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from session_core.domain.desk import HelpKind, HelpLine, HelpRequest, HelpUrgency
from session_core.domain.desk_counts import help_counts
from session_core.domain.people import Modality, StakeholderGroup
from session_core.exports.times import on_sheet
from session_core.exports.workbook import to_xlsx
from tests.exports.full_report import FULL, START

CIVIL = StakeholderGroup.CIVIL_SOCIETY
ONE = HelpRequest(
    id="h",
    session_id="session",
    number=1,
    seat_id="seat-3",
    kind=HelpKind.SOUND_OR_LINK,
    urgency=HelpUrgency.URGENT,
    modality=Modality.ONLINE,
    raised_at=START + timedelta(minutes=3),
    text="My words about the minister",
    stakeholder_group=CIVIL,
    claimed_by="account-5",
    lines=(HelpLine("l", True, "What the desk said", START, 2, "account-5"),),
)
SAFETY = replace(
    ONE, kind=HelpKind.SAFETY_OR_CONDUCT, urgency=HelpUrgency.CAN_WAIT, preventive=True
)
LATER = replace(ONE, raised_at=START + timedelta(minutes=25))


def lines(*requests: HelpRequest) -> list[tuple[Any, ...]]:
    """The lines of the sheet: counted by, group, from, requests, remark."""
    report = replace(FULL, help_counts=help_counts(requests))
    sheet = load_workbook(BytesIO(to_xlsx(report)))["Help desk"]
    head, *rest = sheet.iter_rows(values_only=True)
    assert head == ("Counted by", "Group", "From (UTC)", "Requests", "Remark")
    return rest


def count_of(found: list[tuple[Any, ...]], by: str, group: str) -> tuple[Any, Any]:
    return next((line[3], line[4]) for line in found if line[:2] == (by, group))


def test_requests_are_counted_by_each_thing() -> None:
    found = lines(*[ONE] * 6, *[SAFETY] * 5, *[LATER] * 5)
    assert found[0] == ("all requests", None, None, 16, None)
    assert count_of(found, "kind", "sound or link") == (11, None)
    assert count_of(found, "kind", "captions or accessibility") == (0, None)
    assert count_of(found, "kind", "safety or conduct") == (5, None)
    assert count_of(found, "urgent or not", "can wait") == (5, None)
    assert count_of(found, "preventive or not", "preventive") == (5, None)
    assert count_of(found, "stakeholder group", "Civil Society") == (16, None)
    assert count_of(found, "regional group", "not said") == (16, None)
    over_time = [line[1:4] for line in found if line[0] == "over time"]
    starts = [on_sheet(START + timedelta(minutes=m)) for m in (0, 10, 20)]
    assert over_time == [("10 minutes", at, n) for at, n in zip(starts, (11, 0, 5), strict=True)]


def test_a_small_count_and_what_tells_it_are_withheld() -> None:
    found = lines(*[ONE] * 6, *[SAFETY] * 2)
    few = "withheld: fewer than 5, or one of those could be worked out from it"
    assert count_of(found, "kind", "safety or conduct") == (None, few)
    # Eight in all and two of them would say what the other is.
    assert count_of(found, "kind", "sound or link") == (None, few)
    assert count_of(found, "kind", "captions or accessibility") == (None, few)
    assert found[0][3] == 8


def test_of_few_requests_there_is_only_that_they_are_few() -> None:
    found = lines(ONE, SAFETY)
    assert found[0] == ("all requests", None, None, None, "fewer than 5")
    assert {line[3] for line in found} == {None}


def test_without_requests_there_is_nothing_to_count() -> None:
    assert lines() == []


def test_nobodys_words_and_nobodys_account_stand_there() -> None:
    told = str(lines(*[ONE] * 9))
    for secret in ("minister", "the desk said", "seat-", "account-", "h1"):
        assert secret not in told
