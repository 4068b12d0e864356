"""The language of a page: Streamlit has a thread for each visitor, which is told it in each run.

A run of the whole page finds out and remembers it (`speak`); what runs without the page, which is
a fragment or a callback, goes on in it (`speak_on`).
"""

from pathlib import Path

import streamlit as st

from session_core import language
from session_core.language import ENGLISH, direction, names, preferred

CHOICE = "lang"
"""What the address says of it, and the cookie of the thin page."""
_SPOKEN, _CHOSEN = "evenfloor_language", "evenfloor_language_chosen"

_RIGHT_TO_LEFT = """<style>
  :is(.stMain, [data-testid="stBottom"], [data-testid="stSidebarContent"]),
  [data-testid="stPopoverBody"] { direction: rtl; }
  /* The marks of a list inside of it, and its text beside them, whatever its own direction. */
  .stMarkdown :is(ul, ol) { padding: 0 1.5rem 0 0; }
  .stMarkdown li { text-align: right; margin: 0.2em 0; padding: 0; }
</style>"""

_tongue = st.components.v2.component(
    "evenfloor_tongue", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def theirs() -> str:
    """The visitor's language: chosen in the address or before, else what their browser wants."""
    context = st.context
    chosen_here = st.session_state.get(_CHOSEN)
    for tag in (st.query_params.get(CHOICE), chosen_here, context.cookies.get(CHOICE)):
        if tag and tag in names():
            return tag
    return preferred(context.headers.get("Accept-Language", "") or context.locale or "")


def speak(tag: str = ENGLISH) -> None:
    """Speak this language while this page is open; to be called as a run of a page begins."""
    st.session_state[_SPOKEN] = tag
    language.speak(tag)


def speak_on() -> None:
    """Go on in the page's language; to be called as a fragment or a callback begins."""
    language.speak(st.session_state.get(_SPOKEN, ENGLISH))


def tell_language() -> None:
    """Tell the browser which language the page is in, and draw its main part in its direction."""
    tag = language.language()
    with st.container(key="pulse-tongue"):
        _tongue(key="tongue", data={"tag": tag})
        if direction() == "rtl":
            st.html(_RIGHT_TO_LEFT)


def choose_language(label: str) -> None:
    """Draw the choice of a language: each by its own name, and no flags."""
    key = f"{_SPOKEN}_choice"
    # What the page speaks counts, not what was chosen here before.
    st.session_state[key] = language.language()
    st.selectbox(label, list(names()), format_func=names().__getitem__, key=key, on_change=_chosen)


def _chosen() -> None:
    # A change of page empties the address.
    st.query_params[CHOICE] = st.session_state[_CHOSEN] = st.session_state[f"{_SPOKEN}_choice"]
