"""What is being written about a request for help, for as long as it is not sent."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from session_core.domain.codes import new_id

_DRAFTS = "desk-drafts"


@dataclass
class Draft:
    """The words of one field, kept also while another request is looked at.

    `key` is new with each: what is pressed twice is sent once, and the next field is empty.
    """

    text: str = ""
    key: str = field(default_factory=new_id)


def draft_of(name: str, request_id: str, begins: str = "") -> Draft:
    """What is being written; with these words it begins."""
    drafts: dict[tuple[str, str], Draft] = st.session_state.setdefault(_DRAFTS, {})
    return drafts.setdefault((name, request_id), Draft(begins))


def has_draft(name: str, request_id: str) -> bool:
    """Whether there was a field for it on this screen: words may stand in it."""
    return (name, request_id) in st.session_state.get(_DRAFTS, {})


def forget_draft(name: str, request_id: str) -> None:
    """It was sent: the next begins anew."""
    st.session_state.get(_DRAFTS, {}).pop((name, request_id), None)


def typed(name: str, draft: Draft) -> dict[str, Any]:
    """What a field needs to hold a draft."""
    key = f"desk-typed-{name}-{draft.key}"
    st.session_state.setdefault(key, draft.text)
    return {"key": key, "on_change": _keep, "args": (draft, key)}


def _keep(draft: Draft, key: str) -> None:
    draft.text = st.session_state[key]
