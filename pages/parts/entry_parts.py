"""Who comes in, on the page of the door: how, who waits, and one-time codes."""

import streamlit as st

from pages.parts.code_parts import codes_part
from pages.parts.followed import chosen, followed
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import SIDE_ICONS
from pages.parts.wording import act, notice
from session_core.domain.entry import AtTheDoor
from session_core.domain.languages import LANGUAGE_NAMES
from session_core.domain.session import Entry
from session_core.language import gettext, ngettext
from session_core.use_cases.entry import (
    EntryView,
    admit,
    admit_all,
    see_entry,
    set_entry,
    turn_away,
)
from session_core.use_cases.visit import Visit

_WAYS = {
    Entry.OPEN: "Everybody with the join code",
    Entry.APPROVAL: "Whom a moderator admits",
    Entry.CODES: "Who has a one-time code",
}
_WHAT_IT_DOES = {
    Entry.OPEN: "They are in at once.",
    Entry.APPROVAL: "They wait at the door until you let them in.",
    Entry.CODES: "Each code opens the door once.",
}
_TONGUES = {tag.value: name for tag, name in LANGUAGE_NAMES.items()}
_AT_FIRST = 25
_WAY, _OPENING = "entry-way", "entry-opening"


def entry_part(visit: Visit) -> None:
    """How people come in, for moderators to choose; who waits; the batches of codes."""
    view, may_set = see_entry(visit), may(visit, "set_entry")
    with st.container(border=True, key="entry"):
        st.header(gettext("Who comes in"), anchor=False)
        notice("entry")
        _way(visit, view, may_set=may_set)
        if view.waiting or view.entry is Entry.APPROVAL:
            _waiting(visit, view, may_set=may_set)
        if view.turned_away:
            count = {"count": len(view.turned_away)}
            with st.expander(gettext("Turned away: %(count)s") % count):
                _rows(visit, "away", view.turned_away, may_set=may_set)
        if view.batches or view.entry is Entry.CODES:
            codes_part(visit, view, may_make=may_set)


def _way(visit: Visit, view: EntryView, *, may_set: bool) -> None:
    field = followed(_WAY, view.entry)
    st.radio(
        gettext("Who comes in"),
        list(_WAYS),
        format_func=lambda way: gettext(_WAYS[way]),
        captions=[gettext(_WHAT_IT_DOES[way]) for way in _WAYS],
        key=field,
        disabled=not may_set,
        label_visibility="collapsed",
        on_change=_choose,
        args=(visit, field, len(view.waiting)),
    )
    if not st.session_state.get(_OPENING):
        return
    if view.entry is Entry.OPEN or not view.waiting:
        st.session_state.pop(_OPENING)
        return
    waiting = len(view.waiting)
    admitted = ngettext(
        "An open door admits all who wait: %(count)s person. Who was turned away stays outside.",
        "An open door admits all who wait: %(count)s people. Who was turned away stays outside.",
        waiting,
    )
    st.warning(admitted % {"count": waiting}, icon=":material/door_open:")
    with st.container(horizontal=True):
        st.button(
            gettext("Open the door and admit %(count)s") % {"count": waiting},
            key="entry-open",
            type="primary",
            on_click=_open,
            args=(visit,),
        )
        st.button(
            gettext("Leave it as it is"),
            key="entry-not",
            on_click=lambda: st.session_state.pop(_OPENING, None),
        )


def _choose(visit: Visit, field: str, waiting: int) -> None:
    for way in map(Entry, chosen(_WAY, field)):
        st.session_state.pop(_OPENING, None)
        if way is Entry.OPEN and waiting:
            st.session_state[_OPENING] = True
        else:
            act("entry", set_entry, visit, way)


def _open(visit: Visit) -> None:
    st.session_state.pop(_OPENING, None)
    act("entry", set_entry, visit, Entry.OPEN)


def _waiting(visit: Visit, view: EntryView, *, may_set: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="entry-head"):
        st.markdown(f"**{_at_the_door(len(view.waiting))}**", width="stretch")
        if may_set and view.waiting:
            st.button(
                gettext("Admit all %(count)s") % {"count": len(view.waiting)},
                key="admit-all",
                icon=":material/group_add:",
                on_click=act,
                args=("entry", admit_all, visit),
            )
    _rows(visit, "waiting", view.waiting, may_set=may_set)


def _rows(visit: Visit, name: str, people: tuple[AtTheDoor, ...], *, may_set: bool) -> None:
    """The first of them, and more on demand: five hundred rows would hold every screen up."""
    key = f"entry-{name}-shown"
    shown = st.session_state.get(key, _AT_FIRST)
    for one in people[:shown]:
        _row(visit, one, may_set=may_set, may_turn_away=name == "waiting")
    if len(people) > shown:
        more = len(people) - shown
        others = ngettext("Show more: %(count)s others", "Show more: %(count)s others", more)
        st.button(
            others % {"count": more},
            key=f"{key}-more",
            type="tertiary",
            on_click=lambda: st.session_state.update({key: shown + _AT_FIRST}),
        )


def _row(visit: Visit, one: AtTheDoor, *, may_set: bool, may_turn_away: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"at-door-{one.seat_id}"):
        st.markdown(
            f"{SIDE_ICONS[one.modality]} **{as_text(one.pseudonym)}**  \n"
            f":small[{as_text(_facts(visit, one))}]",
            width="stretch",
        )
        if not may_set:
            return
        st.button(
            gettext("Admit"),
            key=f"admit-{one.seat_id}",
            on_click=act,
            args=("entry", admit, visit, one.seat_id),
        )
        if may_turn_away:
            st.button(
                gettext("Turn away"),
                key=f"away-{one.seat_id}",
                type="tertiary",
                on_click=act,
                args=("entry", turn_away, visit, one.seat_id),
            )


def _facts(visit: Visit, one: AtTheDoor) -> str:
    minutes = max(0, int((visit.now - one.since).total_seconds() // 60))
    told = [one.stakeholder_group, one.regional_group, _TONGUES.get(one.language)]
    facts = [gettext(str(each)) for each in told if each]
    if one.people > 1:
        facts.append(gettext("says it is a hub of %(count)s") % {"count": one.people})
    since = {"time": f"{one.since:%H:%M}", "minutes": minutes}
    facts.append(gettext("since %(time)s UTC, %(minutes)s min") % since)
    return " · ".join(facts)


def _at_the_door(count: int) -> str:
    if not count:
        return gettext("Nobody at the door")
    said = ngettext("%(count)s person at the door", "%(count)s people at the door", count)
    return said % {"count": count}
