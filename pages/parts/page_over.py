"""A page that ends early, and with it all live parts of what it showed before."""

from typing import NoReturn


class PageOver(Exception):
    """All is said that this page has to say; the frame ends the run calmly."""


def end_page() -> NoReturn:
    """End the page here, as a run that came to its end.

    Not `st.stop()`: after it Streamlit still runs the live parts of the longer page that stood
    there before, at places that are gone, and the browser is left with nothing at all.
    """
    raise PageOver
