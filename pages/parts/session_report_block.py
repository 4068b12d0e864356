"""The third block of the IGF's form: the session report's text, and who is asked to do what."""

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.naming_parts import rule_badge
from pages.parts.plain import as_text
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.naming import strictest_rule
from session_core.domain.recommendations import Recommendation, recommendations
from session_core.domain.refusals import ReportBegun, ReportChanged
from session_core.domain.report import Report
from session_core.language import gettext, ngettext
from session_core.use_cases.report import (
    see_report,
    start_session_report,
    write_session_report,
)
from session_core.use_cases.visit import Visit

_PLACE = "session-report"
_HEIGHT = 420


def session_report_block(visit: Visit, report: Report, may_write: bool) -> None:
    """The text as a field for those who write it, else to read."""
    current = report.session.session_report
    words = len(current.split())
    length = ngettext("%(count)s word", "%(count)s words", words) % {"count": f"{words:,}"}
    st.markdown(f"## {gettext('Session Report')} · {length}")
    if may_write:
        _field(visit, report)
    elif current:
        st.markdown(as_text(current))
    else:
        st.caption(gettext("Nothing is written yet."))


def recommendation_list(report: Report) -> None:
    """Calls and noted proposals by whom they are for."""
    found = recommendations(report)
    if not found:
        return
    st.markdown(f"## {gettext('Recommendations by addressee')}")
    for each in found:
        lines = [f"- {as_text(one.text)} :gray[· {_source(one)}]" for one in each.asked]
        name = as_text(each.addressee) if each.addressee else gettext("No addressee named")
        st.markdown("\n".join([f"**{name}**", "", *lines]))


def _source(one: Recommendation) -> str:
    if one.call:
        return gettext(one.call)
    return gettext("note %(number)s") % {"number": one.note}


def _field(visit: Visit, report: Report) -> None:
    current, key = report.session.session_report, f"session-report-{report.session.id}"
    # What was typed outlives a visit to another page; the field's own value does not.
    st.session_state.setdefault(f"{key}-seen", current)
    st.session_state.setdefault(key, st.session_state.get(f"{key}-kept", current))
    notice(_PLACE)
    st.markdown(rule_badge(strictest_rule(report.session, report.agenda)))
    st.text_area(
        gettext("Text of the session report"),
        key=key,
        height=_HEIGHT,
        placeholder=gettext("Due two weeks after the session. What was said, item by item."),
        on_change=_keep,
        args=(key,),
    )
    typed = st.session_state[key]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            gettext("Save the text"),
            key="session-report-save",
            type="primary" if typed.strip() != current else "secondary",
            icon=":material/save:",
            on_click=_save,
            args=(visit, key),
        )
        if not current.strip() and not typed.strip():
            st.button(
                gettext("Start from the notes"),
                key="session-report-start",
                icon=":material/playlist_add:",
                help=gettext(
                    "Fills the empty field with the notes, item by item, and with counts."
                ),
                on_click=_start,
                args=(visit, key),
            )
        st.caption(_state_words(typed, current), width="content")
    unseen = st.session_state[f"{key}-seen"] != current
    told = st.session_state.get(f"{key}-told") == current
    if typed.strip() != current and (unseen or told):
        _theirs(key, current)


def _theirs(key: str, current: str) -> None:
    with st.expander(gettext("What stands there now, from somebody else"), icon=":material/group:"):
        st.text(current or gettext("Nothing: the block was emptied."))
        st.button(gettext("Put this into the field"), on_click=_take, args=(key, current))


def _state_words(typed: str, current: str) -> str:
    if typed.strip() == current:
        return gettext("Saved") if current else ""
    words = len(typed.split())
    said = ngettext(
        "%(count)s words in the field, not saved yet",
        "%(count)s words in the field, not saved yet",
        words,
    )
    return said % {"count": f"{words:,}"}


def _keep(key: str) -> None:
    st.session_state[f"{key}-kept"] = st.session_state[key]


def _save(visit: Visit, key: str) -> None:
    typed, seen = st.session_state[key], st.session_state[f"{key}-seen"]
    _keep(key)
    with refusals_noticed(_PLACE), names_told(_PLACE) as meant:
        try:
            write_session_report(at_this_moment(visit), typed, seen, meant)
        except ReportChanged:
            # Who has been told, and saves again, means it.
            theirs = see_report(at_this_moment(visit)).session.session_report
            st.session_state[f"{key}-seen"] = st.session_state[f"{key}-told"] = theirs
            raise
        _now_stands(key, typed.strip())


def _start(visit: Visit, key: str) -> None:
    with refusals_noticed(_PLACE):
        if st.session_state[key].strip():
            raise ReportBegun
        _now_stands(key, start_session_report(at_this_moment(visit)))


def _take(key: str, theirs: str) -> None:
    _now_stands(key, theirs)


def _now_stands(key: str, text: str) -> None:
    for name in (key, f"{key}-kept", f"{key}-seen"):
        st.session_state[name] = text
    st.session_state.pop(f"{key}-told", None)
