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
        kept = st.session_state.get(key)
        st.session_state.setdefault(_EMPTIED, {})[key] = kept, first, monotonic()
        st.session_state[key] = first


def empty_again() -> None:
    """Empty the fields whose browser missed that they were; to be called before they are drawn."""
    for key, (kept, first, _) in st.session_state.get(_EMPTIED, {}).items():
        if st.session_state.get(key) == kept:
            st.session_state[key] = first


def is_kept_already(*keys: str) -> bool:
    """Whether this is a second press: what was typed here was kept a moment ago, and nothing since.

    The second press brings what was kept, or nothing where the browser has emptied the fields.
    """
    emptied, now = st.session_state.get(_EMPTIED, {}), monotonic()
    if not all(key in emptied and now - emptied[key][2] < SECOND_PRESS for key in keys):
        return False
    stands = [st.session_state[key] for key in keys]
    kept, first = ([emptied[key][number] for key in keys] for number in (0, 1))
    # Nothing after nothing is two presses: a hand is added without a word typed.
    return kept != first and stands in (kept, first)


def leave_as_typed() -> None:
    """Something was refused: what is typed stays, be it what was kept before."""
    st.session_state.pop(_EMPTIED, None)
