"""Who sits in which group: by lot, by hand, and people without a device."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from pages.parts.breakout_parts import person_words
from pages.parts.breakout_words import group_words, someone, whereabouts
from pages.parts.typed import empty
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import Member
from session_core.domain.naming import may_name, rule_in_force
from session_core.domain.session import WorkshopSession
from session_core.language import gettext, ngettext
from session_core.use_cases.breakouts import BreakoutsView
from session_core.use_cases.group_members import (
    add_member_by_name,
    place_at_random,
    place_by_hand,
)
from session_core.use_cases.visit import Visit


def people_card(
    visit: Visit, view: BreakoutsView, session: WorkshopSession, agenda: Sequence[AgendaItem]
) -> None:
    """Everything that places people."""
    with st.container(border=True, key="group-people"):
        notice("group-people")
        _by_lot(visit, view)
        _by_hand(visit, view)
        _by_name(visit, view, named=may_name(rule_in_force(session, agenda)))


def _by_lot(visit: Visit, view: BreakoutsView) -> None:
    waiting = len(view.in_no_group)
    if not waiting:
        st.markdown(gettext("Everybody sits in a group."))
    else:
        said = ngettext("**%(count)s** in no group", "**%(count)s** in no group", waiting)
        st.markdown(said % {"count": waiting})
        st.markdown(f":small[{_first_ten(view.in_no_group)}]")
        st.button(
            gettext("Place them at random"),
            icon=":material/shuffle:",
            width="stretch",
            on_click=_at_random,
            args=(visit, False),
        )
    seats = waiting + sum(seen.count for seen in view.groups)
    if 0 < seats < len(view.groups):
        st.caption(gettext("There are more groups than people, so some stay empty."))
    if not view.is_open and any(seen.count for seen in view.groups):
        st.button(
            gettext("Place everybody anew"),
            icon=":material/restart_alt:",
            type="tertiary",
            help=gettext(
                "Draws lots for everybody with a device, also for who was placed by hand."
            ),
            on_click=_at_random,
            args=(visit, True),
        )


def _first_ten(people: Sequence[Member]) -> str:
    shown = " · ".join(person_words(person) for person in people[:10])
    more = len(people) - 10
    if more <= 0:
        return shown
    said = ngettext("%(people)s and %(count)s more", "%(people)s and %(count)s more", more)
    return said % {"people": shown, "count": more}


def _by_hand(visit: Visit, view: BreakoutsView) -> None:
    people = _told_apart((*view.in_no_group, *(p for seen in view.groups for p in seen.members)))
    if not people:
        return
    with st.expander(gettext("Move somebody")), st.form("group-move", border=False):
        st.selectbox(
            gettext("Who"),
            list(people),
            index=None,
            key="group-move-who",
            format_func=lambda id_: people.get(id_, ""),
            placeholder=gettext("choose a person"),
        )
        _group_field(view, "group-move-to", none=gettext("no group"))
        st.form_submit_button(gettext("Move"), on_click=_move, args=(visit,))


def _by_name(visit: Visit, view: BreakoutsView, *, named: bool) -> None:
    label = gettext("Add somebody without a device")
    with st.expander(label), st.form("group-name-form", border=False):
        if named:
            st.text_input(gettext("Name"), key="group-name", autocomplete="off")
        else:
            told = gettext("The naming rule keeps no names: this adds “%(someone)s”.")
            st.caption(told % {"someone": someone()})
        _group_field(view, "group-name-to")
        st.form_submit_button(gettext("Add"), on_click=_add, args=(visit,))


def _group_field(view: BreakoutsView, key: str, none: str = "") -> None:
    labels = {seen.group.id: _short(seen.group.number, seen.group.topic) for seen in view.groups}
    st.selectbox(
        gettext("Group"),
        [*labels, *([""] if none else [])],
        key=key,
        format_func=lambda id_: labels.get(id_, none),
    )


def _short(number: int, topic: str) -> str:
    label = group_words(number, topic)
    return label if len(label) <= 60 else f"{label[:59]}…"


def _told_apart(people: Sequence[Member]) -> dict[str, str]:
    """Words for each person by id; Streamlit knows a choice by its words, so none come twice."""
    words: dict[str, str] = {}
    met: Counter[str] = Counter()
    for person in people:
        told = whereabouts(person)
        met[told] += 1
        words[person.id] = f"{told} ({met[told]})" if met[told] > 1 else told
    return words


def _at_random(visit: Visit, everybody: bool) -> None:
    act("group-people", place_at_random, visit, everybody=everybody)


def _move(visit: Visit) -> None:
    with refusals_noticed("group-people"):
        who, group = st.session_state["group-move-who"], st.session_state["group-move-to"]
        place_by_hand(at_this_moment(visit), who or "", group or None)
        empty({"group-move-who": None})


def _add(visit: Visit) -> None:
    with refusals_noticed("group-people"):
        name, group = st.session_state.get("group-name", ""), st.session_state["group-name-to"]
        add_member_by_name(at_this_moment(visit), group or "", name)
        if "group-name" in st.session_state:
            empty({"group-name": ""})
