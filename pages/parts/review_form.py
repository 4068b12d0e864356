"""The second step of a new session: everything that was read, to correct before it is saved."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby

import streamlit as st

from pages.parts.edited_table import edited_table
from pages.parts.entrance import choose_session
from pages.parts.plain import as_text
from pages.parts.review_agenda import review_agenda
from pages.parts.review_fields import (
    PROSE,
    end_with_start,
    forget_review,
    plan_as_reviewed,
    prose_of,
    recall_fields,
    remember_fields,
    slot_minutes,
)
from pages.parts.review_people import people_warnings
from pages.parts.what_now import say_saved
from pages.parts.wording import at_this_moment, notice, refusals_noticed, say
from session_core.domain.people import Part, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.domain.refusals import Refusal
from session_core.domain.session import NamingRule, SessionType, checked_slot
from session_core.language import ENGLISH, gettext, language, long_date, ngettext
from session_core.use_cases.sessions import create_session
from session_core.use_cases.visit import Visit

_NAMING_RULES = {
    NamingRule.OPEN: "Open: notes may name people and groups",
    NamingRule.AFFILIATION_ONLY: "Affiliation only: groups, no names",
    NamingRule.CHATHAM_HOUSE: "Chatham House: neither names nor affiliations",
    NamingRule.CLOSED: "Closed: no names, and nobody of the programme in exports",
}


def review_form(visit: Visit, page: ProgrammePage) -> None:
    """The fields in the order of the programme page, and the button that saves them."""
    recall_fields()
    st.markdown(gettext("Check what was read, correct it, and save. All times are UTC."))
    _unplaced(page)
    _what_and_when(page)
    _people()
    review_agenda()
    _questions(page)
    remember_fields()
    notice("review")
    with st.container(horizontal=True):
        st.button(
            gettext("Save the session"),
            type="primary",
            icon=":material/check:",
            disabled=not slot_minutes(),
            on_click=_save,
            args=(visit, page),
        )
        st.button(gettext("Back to the page's text"), type="tertiary", on_click=forget_review)
    if not slot_minutes():
        st.caption(_why_not_yet())


def _why_not_yet() -> str:
    state = st.session_state
    if state["new-starts"] and state["new-ends"]:
        return gettext("It can be saved once the end lies after the start.")
    return gettext("Give start and end to save.")


def _save(visit: Visit, page: ProgrammePage) -> None:
    with refusals_noticed("review"):
        made = create_session(
            replace(at_this_moment(visit), session_id=None), plan_as_reviewed(page)
        )
        choose_session(made)
        forget_review()
        st.session_state["programme-kept"] = ""
        say_saved(made)


def _no_times(page: ProgrammePage) -> str:
    if not page.days:
        return gettext("The page does not say when. Please give start and end.")
    first, last = _day(page.days[0]), _day(page.days[-1])
    if len(page.days) == 1:
        said = gettext("The page names %(day)s, but no hours. Please give start and end.")
        return said % {"day": first}
    said = gettext(
        "The page names %(first)s and %(last)s, but no hours. Please give start and end."
    )
    return said % {"first": first, "last": last}


def _day(day: date) -> str:
    if language() == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    return long_date(datetime.combine(day, time.min))


def _unplaced(page: ProgrammePage) -> None:
    if page.could_not_place:
        number = len(page.could_not_place)
        said = ngettext("%(count)s lines found no place", "%(count)s lines found no place", number)
        with st.expander(said % {"count": number}, icon=":material/help:"):
            st.caption(gettext("Copy into a field below what belongs there; the rest is left out."))
            for label, lines in groupby(page.could_not_place, lambda line: line.under):
                if label:
                    st.caption(as_text(label))
                for line in lines:
                    numbered = gettext("Line %(number)s: %(text)s")
                    st.text(numbered % {"number": line.number, "text": line.text})


def _what_and_when(page: ProgrammePage) -> None:
    state = st.session_state
    with st.container(border=True):
        st.text_input(gettext("Title"), key="new-title")
        year, type_, number = st.columns(3)
        year.number_input(
            gettext("Year"), 2006, 2100, key="new-year", value=None, format="%d", step=1
        )
        type_.selectbox(
            gettext("Type"),
            list(SessionType),
            key="new-type",
            format_func=str,
            index=None,
            placeholder="–",
        )
        number.number_input(
            gettext("Number"), 0, 9999, key="new-number", value=None, format="%d", step=1
        )
        if page.starts_at is None and not (state["new-starts"] and state["new-ends"]):
            st.info(_no_times(page), icon=":material/schedule:")
        starts, ends, room = st.columns(3)
        with starts:
            _moment(gettext("Start (UTC)"), "new-starts")
        with ends:
            _moment(gettext("End (UTC)"), "new-ends")
        room.text_input(gettext("Room"), key="new-room")
        _slot_warning()
        format_, rule = st.columns(2)
        format_.text_input(gettext("Format"), key="new-format", placeholder="Panel - 60 Min")
        rule.selectbox(
            gettext("Naming rule"),
            list(NamingRule),
            key="new-naming-rule",
            format_func=lambda rule: gettext(_NAMING_RULES[rule]),
            help=gettext("Holds from the moment a note is written."),
        )


def _slot_warning() -> None:
    starts, ends = st.session_state["new-starts"], st.session_state["new-ends"]
    if starts and ends:
        try:
            checked_slot(starts, ends)
        except Refusal as refusal:
            st.warning(say(refusal), icon=":material/schedule:")


def _moment(label: str, key: str) -> None:
    st.datetime_input(
        label, key=key, value=None, step=300, format="YYYY-MM-DD", on_change=end_with_start
    )


def _people() -> None:
    st.markdown(f"## {gettext('People')}")
    select = st.column_config.SelectboxColumn
    edited_table(
        "new-people",
        {
            "name": st.column_config.TextColumn(gettext("Name"), width="medium", required=True),
            "affiliation": st.column_config.TextColumn(gettext("Affiliation"), width="medium"),
            "part": select(
                gettext("Part"),
                options=[part.value for part in Part],
                default="speaker",
                format_func=_said,
            ),
            "stakeholder_group": select(
                gettext("Stakeholder group"),
                options=[group.value for group in StakeholderGroup],
                format_func=_said,
            ),
            "regional_group": select(
                gettext("Regional group"),
                options=[group.value for group in RegionalGroup],
                format_func=_said,
            ),
        },
    )
    people_warnings()


def _said(option: object) -> str:
    return gettext(str(option))


def _questions(page: ProgrammePage) -> None:
    st.markdown(f"## {gettext('Themes and questions')}")
    st.text_area(gettext("Themes, one a line"), key="new-themes", height=100)
    st.text_area(gettext("Policy questions, one a line"), key="new-questions", height=140)
    texts = prose_of(page)
    if texts:
        kept = gettext("Long texts kept with the session (%(count)s)")
        with st.expander(kept % {"count": len(texts)}):
            for name, text in texts.items():
                st.markdown(f"**{gettext(PROSE[name])}**")
                st.text(text)
