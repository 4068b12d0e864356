"""A form whose words are not lost: sent to the thin door by the browser, until there is an answer.

A press that Streamlit does not hear is gone, and so is what stands in its fields after a change of
page. This one keeps a draft in the browser, sends it under a key of its own as often as it takes,
and leaves it in its field where it was refused. The limits are those of the thin door.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import streamlit as st

from session_core.language import gettext, language
from session_core.use_cases.form_token import form_token
from session_core.use_cases.visit import Visit

_HERE = Path(__file__)
_form = st.components.v2.component(
    "evenfloor_kept_form",
    html="<form novalidate></form>",
    css=_HERE.with_suffix(".css").read_text("utf-8"),
    js=_HERE.with_suffix(".js").read_text("utf-8"),
)


@dataclass(frozen=True)
class Choice:
    """A field of which one option is chosen: each with its value and its words."""

    name: str
    legend: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class KeptForm:
    """What the form asks, where it goes, and what it says.

    `act` follows the session's address at the thin door. `fixed` goes along unseen. `shelf` is
    where the browser keeps the draft, that of the thin page for the same; '' keeps it no longer
    than the page. `hints` stand above the field for words, `text` in it at first. What was sent is
    taken out of the field, unless it is to stand there as what counts now.
    """

    act: str
    label: str
    send: str
    done: str
    choices: Sequence[Choice] = ()
    hints: Sequence[str] = ()
    text: str = ""
    rows: int = 4
    fixed: dict[str, str] = field(default_factory=dict)
    shelf: str = ""
    empties: bool = True


def kept_form(visit: Visit, key: str, form: KeptForm) -> None:
    """Draw it; what it runs again once something was sent is the part in which it stands."""
    token = f"{key}-token"
    # Another in each session of the browser with this server, not in each drawing.
    if not st.session_state.get(token, "").startswith(f"{visit.seat_secret} "):
        st.session_state[token] = f"{visit.seat_secret} {form_token(visit.seat_secret or '')}"
    _form(
        key=key,
        data={
            **asdict(form),
            "post": f"j/{visit.join_code}/{form.act}?lang={language()}",
            "token": st.session_state[token].partition(" ")[2],
            "words": _words(),
        },
        on_sent_change=lambda: None,
    )


def _words() -> dict[str, str]:
    return {
        "sending": gettext("Not sent yet. Trying…"),
        "retry": gettext("Not sent yet. It goes as soon as the line is back."),
        "stop": gettext("Stop, let me change it"),
        "left": gettext(
            "You have no seat here any more: you left, or took it to another device. What you "
            "typed was not sent; copy it from here."
        ),
    }
