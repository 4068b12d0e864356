"""Names that the naming rule keeps out of a text: told once, and meant by who sends it again."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from session_core.domain.names_in_text import NamesInText

_TOLD = "names-told"


@contextmanager
def names_told(place: str, text: str = "") -> Iterator[frozenset[str]]:
    """What to hand on as meant: the names that whoever wrote this very text was told of here.

    Without a text the telling holds as long as the page is open, whatever becomes of the words: a
    long text is saved many times. Stands inside `refusals_noticed`, which says what was found.
    """
    key = f"{_TOLD}-{place}"
    told_of, names = st.session_state.get(key, ("", frozenset[str]()))
    meant = names if told_of == text else frozenset[str]()
    try:
        yield meant
    except NamesInText as found:
        st.session_state[key] = text, meant | set(found.names)
        raise
    if text:
        st.session_state.pop(key, None)
