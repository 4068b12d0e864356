"""Fields for whole numbers that never correct what was typed: what is none is refused in words."""

from typing import Any

import streamlit as st


def number_field(label: str, key: str, *, step: int = 1, **options: Any) -> None:
    """A field of a number; `st.session_state[key]` is a float, or None while it is empty.

    A field of Streamlit's for whole numbers makes 3 of 3.7, and 0 of nothing.
    """
    st.number_input(label, value=None, key=key, step=float(step), format="%g", **options)


def whole(typed: float | None) -> int | None:
    """The whole number that stands in a field; None where it is empty or stands at a fraction."""
    return int(typed) if typed is not None and typed.is_integer() else None
