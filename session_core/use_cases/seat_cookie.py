"""The cookie that carries a seat to the full view: one for each session, for all addresses.

The thin page's own cookie goes back to its session's address only. A Streamlit page is fed through
a line whose address names no session, so who wants the full view has this one too.
"""

_NAME = "seat-"


def full_view_cookie(join_code: str) -> str:
    """The name of the cookie for the session with this tidy join code."""
    return f"{_NAME}{join_code}"
