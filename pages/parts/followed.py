"""Fields that show what is stored, and store at once what is chosen in them.

With whatever is pressed, a browser sends the values of all its fields, also of those that it has
yet to draw anew; and Streamlit takes a value that is not what the page drew last for a choice. So
what somebody else has just set would be set back by a browser that has not heard of it. Here a
field that another's change altered is another field from then on, and what a browser still says of
the former is no choice of anybody's. After a choice of one's own it stays the same field, and the
keyboard stays in it.
"""

from typing import Any, NamedTuple

import streamlit as st


class _Shown(NamedTuple):
    stored: object
    chosen: object = None
    turn: int = 0
    """So many times somebody else's change was shown."""


def followed(key: str, stored: object, *, anew: bool = True) -> str:
    """The key of the field that shows what is stored; to be asked for before it is drawn.

    Without `anew` what stands in the field stays until what is stored changes: a value that was
    refused is there to be put right.
    """
    shown: _Shown = st.session_state.get(_memory(key)) or _Shown(stored)
    theirs = stored not in (shown.stored, shown.chosen)
    shown = _Shown(stored, turn=shown.turn + theirs)
    st.session_state[_memory(key)] = shown
    field = _field(key, shown)
    if anew or field not in st.session_state:
        st.session_state[field] = stored
    return field


def field_of(key: str) -> str:
    """The key of the field as it was drawn last."""
    return _field(key, st.session_state[_memory(key)])


def chosen(key: str, field: str) -> tuple[Any, ...]:
    """What was chosen in a field that was drawn, alone in a tuple; nothing if that is gone.

    To be called once in the field's callback, with the keys as they were when it was drawn.
    """
    shown: _Shown = st.session_state[_memory(key)]
    if field != _field(key, shown):
        return ()
    st.session_state[_memory(key)] = shown._replace(chosen=st.session_state[field])
    return (st.session_state[field],)


def _memory(key: str) -> str:
    return f"{key}-shown"


def _field(key: str, shown: _Shown) -> str:
    return f"{key}-{shown.turn}" if shown.turn else key
