"""The third step of a new session: what one can do with it now."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from pages.parts.joining import joining_panel
from pages.parts.plain import as_text
from pages.parts.theme import side, sides
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_SAVED, _SHOWN_AT = "created_session", "created_session_shown_at"
_DOUBLE_PRESS = timedelta(seconds=3)


def say_saved(session_id: str) -> None:
    """Show what can be done with a session now."""
    _another()
    st.session_state[_SAVED] = session_id


def just_saved(visit: Visit) -> str | None:
    """The session that was saved here a moment ago; whoever presses or comes anew has none.

    A press that follows the first at once is the second of a double press, and changes nothing.
    """
    saved: str | None = st.session_state.get(_SAVED)
    if saved and visit.now - st.session_state.setdefault(_SHOWN_AT, visit.now) > _DOUBLE_PRESS:
        _another()
        return None
    return saved


def what_now(visit: Visit, session_id: str) -> None:
    """Where to go next, and the doors to hand out while people can still come."""
    here = visit.to(session_id)
    session = see_session(here).session
    saved = gettext("**%(title)s** is saved.") % {"title": as_text(session.title)}
    st.success(saved, icon=":material/check_circle:")
    with sides():
        with side("work"):
            st.markdown(f"## {gettext('What now')}")
            for page, label, icon in _steps(session.stage):
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"session": session_id},
                )
            st.button(gettext("Another session"), icon=":material/add:", on_click=_another)
        if session.stage is not Stage.CLOSED:
            with side("beside"), st.container(border=True):
                joining_panel(here, session)


def _steps(stage: Stage) -> Sequence[tuple[str, str, str]]:
    """Pages with what is done there and an icon, the next first."""
    roles = ("people.py", gettext("Give people their roles"), "group")
    if stage is Stage.PREPARING:
        return (
            roles,
            ("polls.py", gettext("Prepare a poll"), "how_to_vote"),
            ("agenda.py", gettext("Open the session when you begin"), "schedule"),
        )
    if stage is Stage.OPEN:
        return (
            ("agenda.py", gettext("Run the agenda"), "schedule"),
            ("floor.py", gettext("Give the floor"), "record_voice_over"),
            roles,
        )
    return (
        ("report.py", gettext("Finish the report"), "summarize"),
        ("notes.py", gettext("Read the notes"), "edit_note"),
        ("agenda.py", gettext("See how the agenda went"), "schedule"),
    )


def _another() -> None:
    for key in (_SAVED, _SHOWN_AT):
        st.session_state.pop(key, None)
