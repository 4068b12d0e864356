"""The workbook, opened again and compared with the report."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from session_core.domain.report import Report
from session_core.domain.session import NamingRule
from session_core.exports.legal_text import legal
from session_core.exports.times import on_sheet
from session_core.exports.workbook import to_xlsx
from session_core.exports.workbook_cells import LONGEST
from tests.drafting.makers import note
from tests.exports.full_report import (
    AGENDA,
    EMPTY,
    ENDED,
    FULL,
    HOSTILE,
    SESSION,
    hostile,
    minutes,
    under,
)

SHEETS = [
    "Session",
    "Agenda",
    "Speaker list",
    "Polls",
    "Poll groups",
    "Poll charts",
    "Notes",
    "Takeaways",
    "Recommendations",
    "Help desk",
]


def opened(report: Report) -> Workbook:
    return load_workbook(BytesIO(to_xlsx(report)))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by head."""
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]


def every_cell(book: Workbook) -> list[Any]:
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def unescaped(text: str) -> str:
    """As Excel reads it: openpyxl leaves the escape of an underscore alone."""
    return text.replace("_x005F_", "_")


def test_sheets_are_in_order_with_frozen_heads_and_filters() -> None:
    book = opened(FULL)
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        letters = [get_column_letter(place + 1) for place in range(sheet.max_column)]
        assert all(sheet.column_dimensions[letter].width > 5 for letter in letters)


def test_the_speaker_list_is_the_floor() -> None:
    assert rows(opened(FULL), "Speaker list") == [
        {
            "No.": one.number,
            "Kind": one.kind.value,
            "Side": one.modality.value,
            "State": one.state.value,
            "Stakeholder group": one.stakeholder_group,
            "Name": one.name,
            "Requested (UTC)": on_sheet(one.requested_at),
            "Given the floor (UTC)": one.given_at and on_sheet(one.given_at),
            "Yielded (UTC)": one.yielded_at and on_sheet(one.yielded_at),
            "Minutes": 1.5 if one.given_at else None,
            "Text": one.text,
            "Ended (UTC)": None,
            "Reason": None,
            "Reply": None,
            "Merged into": None,
            "Support": 0,
            "People": 1,
            "Came by": "device",
            "Language": None,
            "Written in": None,
            "Translations": None,
        }
        for one in FULL.interventions
    ]


def test_the_speaker_list_is_the_full_record_of_how_everything_ended() -> None:
    found = {row["No."]: row for row in rows(opened(ENDED), "Speaker list")}
    heads = ("State", "Text", "Reason", "Reply", "Merged into", "Support", "People", "Came by")
    assert {number: tuple(row[head] for head in heads) for number, row in found.items()} == {
        1: ("heard", text_of(1), None, None, None, 3, 12, "hub"),
        2: ("heard", text_of(2), None, None, None, 0, 1, "device"),
        3: ("heard", text_of(3), None, None, None, 0, 1, "device"),
        4: ("waiting", text_of(4), None, None, None, 0, 1, "device"),
        6: ("merged", text_of(6), None, None, 4, 0, 1, "device"),
        7: (
            "answered in writing",
            text_of(7),
            None,
            "Every depot does.\nThe list is *public*.",
            None,
            0,
            1,
            "proxy",
        ),
        8: ("in the report", text_of(8), None, None, None, 0, 1, "device"),
        9: ("declined", text_of(9), "no time left", "We ran out of minutes.", None, 0, 1, "device"),
        10: ("withdrawn", text_of(10), None, None, None, 0, 1, "device"),
    }
    assert found[1]["Language"] == "fr"
    assert found[9]["Ended (UTC)"] == on_sheet(minutes(30))


def text_of(number: int) -> str:
    return f"Who stores fuel number {number}?"


def test_times_are_typed() -> None:
    sheet = opened(FULL)["Speaker list"]
    requested = sheet.cell(2, 7)
    assert requested.value == datetime(2031, 5, 6, 8, 1)
    assert requested.is_date
    assert "yyyy" in requested.number_format


def test_the_session_sheet() -> None:
    facts = {row["Fact"]: row["Value"] for row in rows(opened(FULL), "Session")}
    assert facts["Identity"] == "IGF 2031 Town Hall #12"
    assert facts["Title"] == SESSION.title
    assert facts["Starts (UTC)"] == datetime(2031, 5, 6, 8, 0)
    assert facts["Takeaways due (UTC)"] == datetime(2031, 5, 6, 11, 0)
    assert facts["Written out (UTC)"] == datetime(2031, 5, 6, 9, 15, 5)
    assert facts["Policy question 2"] == SESSION.policy_questions[1]
    assert facts["Rapporteur"] == "Dina Okrafor"
    assert (facts["Heard, onsite"], facts["Heard, online"]) == (1, 2)
    assert facts["Minutes of floor time, online"] == 3


def test_agenda_notes_and_polls() -> None:
    book = opened(FULL)
    assert [row["Title"] for row in rows(book, "Agenda")] == ["Opening", "Questions"]
    assert [(r["Text"], r["Said by"], r["Agenda item"]) for r in rows(book, "Notes")] == [
        ("Batteries ran out on day two.", "Baraka Nameson", "Opening"),
        ("Fuel must be stored early.", "Technical Community", "Questions"),
        ("Lists of fuel: public or not?", None, None),
    ]
    assert [
        (r["Poll"], r["Option"], r["Ballots"], r["Onsite"], r["Online"], r["Turnout"])
        for r in rows(book, "Polls")
    ] == [
        (1, "Power", 14, 8, 6, 22),
        (1, "Permits", 7, None, None, 22),
        (1, "Money", 1, None, None, 22),
        (2, "Power", None, None, None, None),
        (2, "Permits", None, None, None, None),
    ]
    assert rows(book, "Polls")[0]["Share"] == pytest.approx(14 / 22)
    assert book["Polls"].cell(2, 8).number_format == "0%"


def test_the_agenda_has_its_plan_what_became_of_it_and_each_item_s_rule() -> None:
    first = replace(AGENDA[0], extended_minutes=2)
    last = replace(AGENDA[1], skipped_at=minutes(30), naming_rule=NamingRule.CHATHAM_HOUSE)
    book = opened(replace(FULL, agenda=(first, last)))
    assert rows(book, "Agenda") == [
        {
            "No.": item.position,
            "Title": item.title,
            "Planned start (UTC)": on_sheet(minutes(start)),
            "Planned end (UTC)": on_sheet(minutes(end)),
            "Planned minutes": item.planned_minutes,
            "Added minutes": item.extended_minutes,
            "Started (UTC)": item.started_at and on_sheet(item.started_at),
            "Ended (UTC)": item.ended_at and on_sheet(item.ended_at),
            "Skipped (UTC)": item.skipped_at and on_sheet(item.skipped_at),
            "Naming rule": rule,
        }
        for item, start, end, rule in ((first, 0, 5, "open"), (last, 5, 45, "Chatham House"))
    ]
    facts = {row["Fact"]: row["Value"] for row in rows(book, "Session")}
    assert facts["Naming rule"].split("\n")[1].startswith("Item 2, Questions – Chatham House: ")


def test_takeaways_in_every_state_with_what_was_drafted() -> None:
    assert [
        (r["State"], r["Text"], r["Addressee"], r["Rests on"], r["Drafted text, if edited"])
        for r in rows(opened(FULL), "Takeaways")
    ] == [
        ("adopted", "Batteries ran out on day two.", None,
         "note 1, question 2, poll 1", "Batteries ran out."),
        ("set aside", "Lists stay closed.", None, "note 3", None),
        ("proposed", "Operators must store fuel early.", "private sector", "note 2", None),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", NamingRule)
def test_names_stand_only_where_the_rule_allows(rule: NamingRule) -> None:
    book = opened(under(rule))
    text = "\n".join(str(cell.value) for cell in every_cell(book))
    names, groups = rule is NamingRule.OPEN, rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    assert ("Quiet Heron" in text) == names
    assert ("Baraka Nameson" in text) == names
    assert ("Technical Community" in text) == groups
    assert ("Private Sector" in text) == groups
    assert ("Imke Sandvoort" in text) == (rule is not NamingRule.CLOSED)
    assert "Ulla Speakerson" not in text
    head = [cell.value for cell in book["Speaker list"][1]]
    assert ("Name" in head, "Stakeholder group" in head) == (names, groups)
    assert ("Language" in head) == groups


def test_what_people_wrote_is_never_a_formula() -> None:
    book = opened(hostile())
    assert {cell.data_type for cell in every_cell(book)} <= {"s", "n", "d", "inlineStr"}
    with ZipFile(BytesIO(to_xlsx(hostile()))) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(SHEETS)
        assert not any(b"<f>" in package.read(name) for name in sheets)


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("Speaker list", "Text"), ("Speaker list", "Name"), ("Notes", "Text"), ("Polls", "Option"),
     ("Agenda", "Title"), ("Takeaways", "Text")],
)  # fmt: skip
def test_every_hostile_text_comes_back_as_it_was_written(sheet: str, column: str) -> None:
    found = [unescaped(str(row[column])) for row in rows(opened(hostile()), sheet)]
    assert found == [legal(text) for text in HOSTILE]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1"])
def test_a_text_stays_text_when_somebody_edits_the_cell(text: str) -> None:
    report = Report(SESSION, (), (), (), (), (note(1, text),), (), FULL.made_at)
    assert opened(report)["Notes"]["C2"].quotePrefix
    assert not opened(FULL)["Notes"]["C2"].quotePrefix


def test_a_text_too_long_for_a_cell_is_cut_visibly() -> None:
    report = Report(SESSION, (), (), (), (), (note(1, "y" * 40_000),), (), FULL.made_at)
    value = str(opened(report)["Notes"]["C2"].value)
    assert len(value) == LONGEST
    assert value.endswith("… (cut here: a cell holds no more)")


def test_an_empty_report_has_all_sheets_and_no_rows() -> None:
    book = opened(EMPTY)
    assert book.sheetnames == SHEETS
    assert [len(rows(book, sheet)) for sheet in SHEETS[1:]] == [0] * 9


def test_no_secret_no_account_and_no_strange_author() -> None:
    book = opened(FULL)
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("Evenfloor", "Evenfloor")
    assert book.properties.title == "IGF 2031 Town Hall #12 Radio before the storm"
    text = "\n".join(str(cell.value) for cell in every_cell(book))
    for secret in ("JOINCODE", "SCREENKEY", "account-", "seat-", "asker-"):
        assert secret not in text
