"""The workbook's sheets about polls: every number, and a chart of it."""

from typing import Any

from openpyxl.workbook import Workbook

from session_core.exports.poll_record import poll_record
from tests.exports.polls_of_kinds import MANY
from tests.exports.test_workbook import opened, rows, unescaped


def test_every_poll_with_counts_has_a_native_chart_of_its_numbers() -> None:
    book = opened(MANY)
    told = rows(book, "Poll charts")
    sheet: Any = book["Poll charts"]
    charts = sheet._charts
    with_counts = [poll for poll in MANY.polls if poll_record(poll).results]
    assert [row["Poll"] for row in told] == [poll.number for poll in with_counts]
    assert [chart.anchor._from.row for chart in charts] == list(range(1, len(told) + 1))
    for poll, chart in zip(with_counts, charts, strict=True):
        (series,) = chart.series
        found = poll_record(poll).results
        assert values(book, series.val.numRef.f) == [row.measure for row in found]
        texts = [unescaped(text) for text in values(book, series.cat.numRef.f)]
        assert texts == [row.text for row in found]


def values(book: Workbook, reference: str) -> list[Any]:
    """The cells that a chart's reference names."""
    sheet, _, cells = reference.partition("!")
    found = book[sheet.strip("'")][cells.replace("$", "")]
    return [cell.value for (cell,) in (found if isinstance(found, tuple) else ((found,),))]


def test_polls_of_all_kinds_have_points_rounds_hubs_and_groups() -> None:
    book = opened(MANY)
    by_poll: dict[int, list[dict[str, Any]]] = {}
    for row in rows(book, "Polls"):
        by_poll.setdefault(row["Poll"], []).append(row)
    ranking = by_poll[14]
    assert [(row["Option"], row["Points"]) for row in ranking] == [
        ("Power", 20),
        ("People", 19),
        ("Permits", 0),
    ]
    consensus = by_poll[21]
    assert {row["From hubs"] for row in consensus} == {5}
    assert consensus[-1]["Option"] == "Objection: It *costs* too much."
    assert consensus[0]["Result"].endswith("1 objection not shown.")
    again = [(row["Round"], row["Ballots"], row["Turnout"], row["Remark"]) for row in by_poll[11]]
    few = "Fewer than five ballots were cast, so no counts are shown."
    assert again == [
        *((3, votes, 21, None) for votes in (14, 7, 0)),
        *[(1, None, None, few)] * 3,
        *((2, votes, 21, None) for votes in (14, 7, 0)),
    ]
    assert {row["Remark"] for row in by_poll[30]} == {"The result is for staff only."}
    assert {row["Remark"] for row in by_poll[31]} == {"The poll was never opened."}
    groups = [row for row in rows(book, "Poll groups") if row["Poll"] == 21]
    assert (groups[0]["Group"], groups[0]["Ballots"], groups[0]["Told"]) == (
        "in the room",
        15,
        "about half",
    )
