"""The edits of a table, as Streamlit tells them, applied to its rows."""

from pages.parts.edited_table import edited

ROWS = [{"title": "Opening", "minutes": 5}, {"title": "Groups", "minutes": 25}]


def test_without_edits_the_rows_stay() -> None:
    assert edited(ROWS, {}) == ROWS
    assert edited(ROWS, {"edited_rows": {}, "added_rows": [], "deleted_rows": []}) == ROWS


def test_a_cell_is_changed_in_its_row_only() -> None:
    changed = edited(ROWS, {"edited_rows": {1: {"minutes": 30}}})
    assert changed == [ROWS[0], {"title": "Groups", "minutes": 30}]
    assert ROWS[1]["minutes"] == 25


def test_rows_are_counted_as_they_were_before_any_was_deleted() -> None:
    changes = {"edited_rows": {1: {"title": "Break-outs"}}, "deleted_rows": [0]}
    assert edited(ROWS, changes) == [{"title": "Break-outs", "minutes": 25}]


def test_what_was_added_stands_last() -> None:
    assert edited(ROWS, {"added_rows": [{"title": "Close"}]})[-1] == {"title": "Close"}
