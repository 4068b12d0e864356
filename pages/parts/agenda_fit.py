"""An agenda that is longer than its slot: the warning, and proposals that apply in one press."""

from collections.abc import Callable

import streamlit as st

from pages.parts.agenda_words import shortening_in_full, shortening_words
from session_core.domain.agenda_fit import Shortening


def proposals(name: str, ways: tuple[Shortening, ...], apply: Callable[[Shortening], None]) -> None:
    """A button for each way; `name` tells two places of them apart."""
    if not ways:
        return
    with st.container(horizontal=True, key=f"fit-{name}"):
        for number, way in enumerate(ways, start=1):
            st.button(
                shortening_words(way),
                # The key says what is pressed: a late tap must not do what stands there by then.
                key=f"fit-{name}-{number}-{[(cut.index, cut.after) for cut in way]}",
                icon=":material/compress:",
                help=shortening_in_full(way),
                on_click=apply,
                args=(way,),
            )
