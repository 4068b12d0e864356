"""Fields of a form that are emptied once what was typed in them is kept.

Of a fragment that runs again Streamlit drops what it has not sent yet. Is that the news that a
field is empty now, the browser goes on showing what was kept: with two people who wrote notes at
the same time, one in a hundred. What was typed in a form comes with its press only, so a field that
holds what was kept before, without a press, is one whose browser missed the news.
"""

from collections.abc import Mapping
from time import monotonic

import streamlit as st

SECOND_PRESS = 2.0  # seconds in which nobody types the same again, but may well press twice
_EMPTIED = "emptied"  # key of a field -> (what was kept, what the field was given instead, when)


def empty(fields: Mapping[str, object]) -> None:
    """Give these fields of a form their first values: what was typed in them is kept."""
    for key, first in fields.items():
        if (kept := st.session_state.get(key)) != first:
            st.session_state.setdefault(_EMPTIED, {})[key] = kept, first, monotonic()
        st.session_state[key] = first


def empty_again() -> None:
    """Empty the fields whose browser missed that they were; to be called before they are drawn."""
    for key, (kept, first, _) in st.session_state.get(_EMPTIED, {}).items():
        if st.session_state.get(key) == kept:
            st.session_state[key] = first


def is_kept_already(key: str) -> bool:
    """Whether what stands in this field was kept a moment ago, and this is a second press."""
    kept, _, at = st.session_state.get(_EMPTIED, {}).get(key, (None, None, 0.0))
    return bool(kept == st.session_state[key] and monotonic() - at < SECOND_PRESS)


def leave_as_typed() -> None:
    """Something was refused: what is typed stays, be it what was kept before."""
    st.session_state.pop(_EMPTIED, None)
