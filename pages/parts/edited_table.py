"""A table to edit whose edits outlive a change of page, which Streamlit's own do not."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

Row = dict[str, Any]


def put_rows(name: str, rows: Sequence[Row]) -> None:
    """Fill the table anew, as if never edited."""
    st.session_state[f"{name}-rows"] = list(rows)
    st.session_state[f"{name}-edits"] = {}
    # Another key is another table to Streamlit: old edits are not laid over new rows.
    st.session_state[f"{name}-filled"] = st.session_state.get(f"{name}-filled", 0) + 1


def rows_now(name: str) -> list[Row]:
    """The rows as they stand, with every edit, also in the callback that follows it."""
    state = st.session_state
    return edited(state[f"{name}-rows"], state.get(_key(name)) or state[f"{name}-edits"])


def edited_table(name: str, columns: Mapping[str, Any]) -> None:
    """Draw the table; rows can be changed, added and deleted."""
    if st.session_state[f"{name}-edits"] and _key(name) not in st.session_state:
        put_rows(name, rows_now(name))
    st.data_editor(
        st.session_state[f"{name}-rows"],
        key=_key(name),
        num_rows="dynamic",
        hide_index=True,
        height="content",
        placeholder="–",
        column_config=dict(columns),
        column_order=list(columns),
    )
    st.session_state[f"{name}-edits"] = st.session_state[_key(name)]


def edited(rows: Sequence[Row], changes: Mapping[str, Any]) -> list[Row]:
    """Rows with what `st.data_editor` says was edited, deleted and added."""
    kept = [
        {**row, **changes.get("edited_rows", {}).get(number, {})}
        for number, row in enumerate(rows)
        if number not in changes.get("deleted_rows", [])
    ]
    return kept + [dict(row) for row in changes.get("added_rows", [])]


def _key(name: str) -> str:
    return f"{name}-table-{st.session_state[f'{name}-filled']}"
