"""The cards of breakout groups, the clock they share, and the form that makes them."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import SIDE_ICONS
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.breakouts import (
    LONGEST_MINUTES,
    MOST_GROUPS,
    SOMEONE,
    USUAL_MINUTES,
    BreakoutGroup,
    Member,
    Place,
    group_label,
    place_of,
)
from session_core.domain.notes import Note
from session_core.domain.people import Modality
from session_core.domain.session import Stage, WorkshopSession
from session_core.use_cases.breakouts import (
    BreakoutsView,
    SeenGroup,
    add_group,
    change_group,
    close_groups,
    make_groups,
    open_groups,
    remove_group,
)
from session_core.use_cases.visit import Visit

NOTES_SHOWN = 5
_EDITED = "group-edited"


def groups_clock(visit: Visit, view: BreakoutsView, stage: Stage) -> None:
    """Whether the groups are at work and for how long yet; the button that sends or calls back."""
    notice("groups")
    if not view.groups:
        return
    with st.container(border=True, key="groups-clock"):
        if view.is_open and view.ends_at:
            st.markdown(":green-badge[:material/groups: at work]")
            with st.container(horizontal=True, vertical_alignment="center"):
                count_down("clock-groups", view.ends_at, visit.now, "Time of the groups")
                _main(visit, "Call everybody back", "undo", close_groups)
        elif stage is not Stage.OPEN:
            st.markdown("The groups can begin once the session is open.")
        else:
            over = any(seen.group.closed_at for seen in view.groups)
            st.markdown("Everybody is back in plenary." if over else "The groups wait to begin.")
            _main(visit, "Send everybody to their groups", "play_arrow", open_groups)
        if may(visit, "add_group"):
            st.button(
                "Add a group",
                icon=":material/add:",
                type="tertiary",
                on_click=act,
                args=("groups", add_group, visit),
            )


def make_form(visit: Visit, session: WorkshopSession) -> None:
    """Make all groups in one press, a policy question each."""
    asked = len(session.policy_questions)
    with st.form("groups-form"):
        st.markdown("**Make the groups**")
        st.number_input("How many", 1, MOST_GROUPS, value=asked or 3, key="groups-how-many")
        st.number_input("Minutes", 1, LONGEST_MINUTES, value=USUAL_MINUTES, key="groups-minutes")
        st.caption(
            f"Each works on one of the {asked} policy questions in turn; topics can be changed."
            if asked > 1
            else "Topics can be written afterwards."
        )
        st.form_submit_button(
            "Make the groups",
            type="primary",
            icon=":material/groups:",
            on_click=_make,
            args=(visit,),
        )


def group_card(
    visit: Visit, view: BreakoutsView, seen: SeenGroup, notes: Sequence[Note], *, is_mine: bool
) -> None:
    """One group: topic, place, who facilitates, who sits in it, and its newest notes."""
    group = seen.group
    with st.container(border=True, key=f"group-{group.id}"):
        if st.session_state.get(_EDITED) == group.id and may(visit, "change_group"):
            _changing(visit, view, group)
            return
        with st.container(horizontal=True, wrap=False):
            badge = ":primary-badge[your group] " if is_mine else ""
            st.markdown(
                f"{badge}**{as_text(group_label(group.number, group.topic))}**", width="stretch"
            )
            if may(visit, "change_group"):
                st.button(
                    ":material/edit:",
                    key=f"change-{group.id}",
                    type="tertiary",
                    help=f"Change group {group.number}",
                    on_click=_begin,
                    args=(group,),
                )
        _where_and_who(view, seen)
        st.markdown(_members(seen.members) or ":small[Nobody sits here yet.]")
        _notes([note for note in notes if note.group_number == group.number], shown=is_mine)


def person_words(person: Member) -> str:
    """A person as Markdown: the side they are on, and what they are called here."""
    return f"{SIDE_ICONS[person.modality]} {as_text(person.name or SOMEONE)}"


def _where_and_who(view: BreakoutsView, seen: SeenGroup) -> None:
    group = seen.group
    names = {each.id: each.name for each in view.facilitators}
    name = names.get(group.facilitator_id or "")
    place = place_of(group)
    where = _beside_link(place) if place.link else group.place
    facts = [
        f":material/place: {as_text(where)}" if where else "",
        f":material/person: {as_text(name)}" if name else "",
        f":material/timer: {group.planned_minutes} minutes",
        f":material/group: {seen.count}",
    ]
    st.markdown(f":small[{' · '.join(filter(None, facts))}]")
    if place.link:
        st.link_button("Open the call", place.link, icon=":material/call:", type="tertiary")


def _beside_link(place: Place) -> str:
    """What stands around the address, which the button opens and nobody needs to read."""
    around = (place.before.rstrip(" ,;:("), place.after.lstrip(" ,;:.)"))
    return " ".join(filter(None, around))


def _members(members: Sequence[Member]) -> str:
    lines = []
    for side in Modality:
        of_side = [as_text(each.name or SOMEONE) for each in members if each.modality is side]
        if of_side:
            lines.append(f":small[{SIDE_ICONS[side]} {', '.join(of_side)}]")
    return "  \n".join(lines)


def _notes(notes: Sequence[Note], *, shown: bool) -> None:
    if not notes:
        return
    if not shown:
        st.caption("One note." if len(notes) == 1 else f"{len(notes)} notes.")
        return
    lines = [
        f"- :small[:gray[{note.number}]] {as_text(note.text)}" for note in notes[-NOTES_SHOWN:]
    ]
    st.markdown("\n".join(lines))


def _main(visit: Visit, words: str, icon: str, do: object) -> None:
    if may(visit, "open_groups"):
        st.button(
            words,
            icon=f":material/{icon}:",
            type="primary",
            on_click=act,
            args=("groups", do, visit),
        )


def _make(visit: Visit) -> None:
    state = st.session_state
    act("groups", make_groups, visit, state["groups-how-many"], state["groups-minutes"])


def _begin(group: BreakoutGroup) -> None:
    """Open a group's form with what is kept now."""
    st.session_state[_EDITED] = group.id
    kept = (group.topic, group.place, group.facilitator_id, group.planned_minutes)
    st.session_state.update(zip(_keys(group.id), kept, strict=True))


def _keys(group_id: str) -> tuple[str, str, str, str]:
    topic, place, who, minutes = (
        f"{field}-{group_id}" for field in ("topic", "place", "facilitator", "minutes")
    )
    return topic, place, who, minutes


def _changing(visit: Visit, view: BreakoutsView, group: BreakoutGroup) -> None:
    topic, place, who, minutes = _keys(group.id)
    # Two of one name must be told apart here; Streamlit knows a choice by its words.
    names = {each.id: f"{each.name} ({each.username})" for each in view.facilitators}
    with st.form(f"change-form-{group.id}", border=False):
        st.markdown(f"**Group {group.number}**")
        notice("group-change")
        st.text_area("Topic", key=topic, height=90)
        st.text_input("Place", key=place, placeholder="A room, a table, or the link of a call")
        st.selectbox(
            "Facilitator",
            list(names),
            index=None,
            key=who,
            format_func=lambda id_: names.get(id_, ""),
            placeholder="nobody yet",
            help="Facilitators, rapporteurs and moderators of this session.",
        )
        st.number_input("Minutes", 1, LONGEST_MINUTES, key=minutes)
        with st.container(horizontal=True):
            st.form_submit_button("Save", type="primary", on_click=_change, args=(visit, group.id))
            st.form_submit_button("Leave as it was", on_click=_end)
            st.form_submit_button("Remove the group", on_click=_remove, args=(visit, group.id))


def _change(visit: Visit, group_id: str) -> None:
    topic, place, who, minutes = (st.session_state[key] for key in _keys(group_id))
    with refusals_noticed("group-change"):
        change_group(at_this_moment(visit), group_id, topic, place, who, minutes)
        _end()


def _remove(visit: Visit, group_id: str) -> None:
    with refusals_noticed("group-change"):
        remove_group(at_this_moment(visit), group_id)
        _end()


def _end() -> None:
    st.session_state[_EDITED] = None
