"""A clock that ticks in the reader's browser, from the server's time, without script runs."""

from datetime import datetime
from pathlib import Path
from typing import Literal

import streamlit as st

from session_core.language import gettext

_HERE = Path(__file__)

_clock = st.components.v2.component(
    "evenfloor_clock",
    html='<div class="face" role="timer"></div>',
    css=_HERE.with_suffix(".css").read_text(),
    js=_HERE.with_suffix(".js").read_text(),
)

Size = Literal["small", "large", "hall"]


def count_down(key: str, to: datetime, now: datetime, label: str, size: Size = "large") -> None:
    """`4:10 left`, and after that moment `2:10 over`; `now` is the server's time."""
    _tick(key, to, now, label, size, "down")


def count_up(key: str, since: datetime, now: datetime, label: str, size: Size = "large") -> None:
    """`1:24` since a moment; `now` is the server's time."""
    _tick(key, since, now, label, size, "up")


def _tick(
    key: str, at: datetime, now: datetime, label: str, size: Size, direction: Literal["up", "down"]
) -> None:
    _clock(
        key=key,
        data={
            "at": round(at.timestamp() * 1000),
            "now": round(now.timestamp() * 1000),
            "direction": direction,
            "size": size,
            "label": label,
            "words": {
                "left": gettext("{clock} left"),
                "over": gettext("{clock} over"),
                "days": gettext("{number} days"),
            },
        },
        width="content",
    )
