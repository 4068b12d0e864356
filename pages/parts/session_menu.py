"""What an organiser does with a whole session: copy it, archive it, bring it back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.times import span_words
from pages.parts.wording import act, at_this_moment, done, notice, once, refusals_noticed
from session_core.domain.session import WorkshopSession
from session_core.language import gettext
from session_core.use_cases.archive import archive_session, unarchive_session
from session_core.use_cases.copying import copy_session
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

Copy = Callable[..., str]

_COPIED = "copied_session"
# Wider than what is accepted: a wrong year is answered in words, rather than by an empty field.
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


def session_menu(
    visit: Visit, session: WorkshopSession, proposed: datetime, *, may_copy: bool
) -> None:
    """The menu of one card; refusals of it show in `menu_notice`."""
    with st.popover(gettext("More"), icon=":material/more_horiz:", help=gettext("Copy or archive")):
        if may_copy:
            st.markdown(f"**{gettext('Copy this session')}**")
            st.caption(
                gettext(
                    "People, agenda, questions, texts and polls come along; what happened does not."
                )
            )
            copy_form(visit.to(session.id), copy_session, "copy", proposed, gettext("Copy"))
        st.markdown(f"**{gettext('Archive this session')}**")
        st.caption(gettext("It leaves this list and cannot be changed. It can be brought back."))
        st.button(
            gettext("Archive"),
            icon=":material/archive:",
            key=f"archive-{session.id}",
            on_click=act,
            args=(_place(session.id), archive_session, visit.to(session.id)),
        )


def bring_back(visit: Visit, session: WorkshopSession) -> None:
    """The way out of the archive."""
    st.button(
        gettext("Bring back from the archive"),
        icon=":material/unarchive:",
        key=f"unarchive-{session.id}",
        on_click=act,
        args=(_place(session.id), unarchive_session, visit.to(session.id)),
    )


def menu_notice(session_id: str) -> None:
    """Where a refusal of a session's menu shows: outside of it, for it may be closed by then."""
    notice(_place(session_id))


def copy_form(visit: Visit, copy: Copy, name: str, proposed: datetime, press: str) -> None:
    """Ask for the start of a copy of the session of this visit, and make it by `copy`."""
    key = f"{name}-{visit.session_id}"
    with st.form(key, border=False):
        st.datetime_input(
            gettext("New start (UTC)"),
            value=proposed.astimezone(UTC).replace(tzinfo=None),
            min_value=_FIRST_DAY,
            max_value=_LAST_DAY,
            step=300,
            format="YYYY-MM-DD",
            key=f"{key}-starts",
            help=gettext("It lasts as long as this one."),
        )
        st.checkbox(
            gettext("Give the staff of this session the same roles there"),
            key=f"{key}-staff",
        )
        button = once(f"{key}-press")
        st.form_submit_button(
            press,
            key=button,
            icon=":material/content_copy:",
            on_click=_copy,
            args=(visit, copy, key, button),
        )


def show_copied(visit: Visit) -> None:
    """Say that a copy was made, and lead to it."""
    made = st.session_state.pop(_COPIED, None)
    if made is None:
        return
    copy = see_session(visit.to(made)).session
    words = gettext("**%(title)s** is copied: %(times)s. Its polls are drafts.") % {
        "title": as_text(copy.title),
        "times": span_words(copy.starts_at, copy.ends_at),
    }
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check_circle: {words}", width="stretch")
        st.page_link(
            "agenda.py",
            label=gettext("Prepare it"),
            icon=":material/arrow_forward:",
            query_params={"session": made},
        )


def _copy(visit: Visit, copy: Copy, key: str, button: str) -> None:
    if button != once(f"{key}-press"):
        return
    starts, staff = st.session_state[f"{key}-starts"], st.session_state[f"{key}-staff"]
    with refusals_noticed(_place(visit.session_id or "")):
        made = copy(at_this_moment(visit), starts.replace(tzinfo=UTC), with_staff=staff)
        st.session_state[_COPIED] = made
        done(button)


def _place(session_id: str) -> str:
    return f"session-menu-{session_id}"
