"""The form in which one breakout group is changed, or removed."""

import streamlit as st

from pages.parts.breakout_words import group_words
from pages.parts.names_meant import names_told
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.breakouts import LONGEST_MINUTES, BreakoutGroup
from session_core.language import gettext
from session_core.use_cases.breakouts import BreakoutsView, change_group, remove_group
from session_core.use_cases.visit import Visit

_EDITED = "group-edited"


def is_being_changed(group: BreakoutGroup) -> bool:
    """Whether its form is open on this page."""
    return bool(st.session_state.get(_EDITED) == group.id)


def begin_changing(view: BreakoutsView, group: BreakoutGroup) -> None:
    """Open a group's form with what is kept now; who may facilitate no more is not offered."""
    st.session_state[_EDITED] = group.id
    able = {each.id for each in view.facilitators}
    who = group.facilitator_id if group.facilitator_id in able else None
    kept = (group.topic, group.place, who, group.planned_minutes)
    st.session_state.update(zip(_keys(group.id), kept, strict=True))


def _keys(group_id: str) -> tuple[str, str, str, str]:
    topic, place, who, minutes = (
        f"{field}-{group_id}" for field in ("topic", "place", "facilitator", "minutes")
    )
    return topic, place, who, minutes


def change_form(visit: Visit, view: BreakoutsView, group: BreakoutGroup, *, is_over: bool) -> None:
    """Topic, place, facilitator and minutes; removing only before the session is over."""
    topic, place, who, minutes = _keys(group.id)
    # Streamlit knows a choice by its words, so no two may be alike.
    names = {each.id: f"{each.name} ({each.username})" for each in view.facilitators}
    with st.form(f"change-form-{group.id}", border=False):
        st.markdown(f"**{group_words(group.number)}**")
        notice("group-change")
        st.text_area(gettext("Topic"), key=topic, height=90)
        st.text_input(
            gettext("Place"),
            key=place,
            placeholder=gettext("A room, a table, or the link of a call"),
        )
        st.selectbox(
            gettext("Facilitator"),
            list(names),
            index=None,
            key=who,
            format_func=lambda id_: names.get(id_, ""),
            placeholder=gettext("nobody yet"),
            help=gettext(
                "Facilitators, rapporteurs, moderators and organisers of this session. Who is "
                "not in the list needs a role: give it on the people page."
            ),
        )
        st.number_input(gettext("Minutes"), 1, LONGEST_MINUTES, key=minutes)
        with st.container(horizontal=True):
            st.form_submit_button(
                gettext("Save"), type="primary", on_click=_change, args=(visit, group.id)
            )
            st.form_submit_button(gettext("Leave as it was"), on_click=_end)
            if not is_over:
                st.form_submit_button(
                    gettext("Remove the group"), on_click=_remove, args=(visit, group.id)
                )


def _change(visit: Visit, group_id: str) -> None:
    topic, place, who, minutes = (st.session_state[key] for key in _keys(group_id))
    with refusals_noticed("group-change"), names_told(f"group-{group_id}", topic) as meant:
        change_group(at_this_moment(visit), group_id, topic, place, who, minutes, meant)
        _end()


def _remove(visit: Visit, group_id: str) -> None:
    with refusals_noticed("group-change"):
        remove_group(at_this_moment(visit), group_id)
        _end()


def _end() -> None:
    st.session_state[_EDITED] = None
