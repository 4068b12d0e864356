"""The cards of breakout groups, the clock they share, and the form that makes them."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from pages.parts.breakout_change import begin_changing, change_form, is_being_changed
from pages.parts.breakout_words import group_words, name_words
from pages.parts.clock import count_down
from pages.parts.names_meant import names_told
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import SIDE_ICONS
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.breakouts import LONGEST_MINUTES, MOST_GROUPS, Member, Place, place_of
from session_core.domain.notes import Note
from session_core.domain.people import Modality
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext, ngettext
from session_core.use_cases.breakouts import (
    BreakoutsView,
    SeenGroup,
    add_group,
    close_groups,
    make_groups,
    open_groups,
)
from session_core.use_cases.visit import Visit

NOTES_SHOWN = 5


def groups_clock(visit: Visit, view: BreakoutsView, stage: Stage, usual: int) -> None:
    """Whether the groups are at work and for how long yet; the button that sends or calls back.

    `usual` are the minutes of a group that is added.
    """
    notice("groups")
    if not view.groups:
        return
    with st.container(border=True, key="groups-clock"):
        if view.is_open and view.ends_at:
            st.markdown(f":green-badge[:material/groups: {gettext('at work')}]")
            with st.container(horizontal=True, vertical_alignment="center"):
                count_down("clock-groups", view.ends_at, visit.now, gettext("Time of the groups"))
                _main(visit, gettext("Call everybody back"), "undo", close_groups)
        elif stage is Stage.CLOSED:
            st.markdown(
                gettext("The session is closed. What the groups noted stays with their cards.")
            )
        elif stage is Stage.PREPARING:
            st.markdown(gettext("The groups can begin once the session is open."))
        else:
            over = any(seen.group.closed_at for seen in view.groups)
            st.markdown(
                gettext("Everybody is back in plenary.")
                if over
                else gettext("The groups wait to begin.")
            )
            _main(visit, gettext("Send everybody to their groups"), "play_arrow", open_groups)
        if stage is not Stage.CLOSED and may(visit, "add_group"):
            st.button(
                gettext("Add a group"),
                icon=":material/add:",
                type="tertiary",
                on_click=act,
                args=("groups", add_group, visit),
                kwargs={"minutes": usual},
            )


def make_form(visit: Visit, session: WorkshopSession, usual: int) -> None:
    """Make all groups in one press, a policy question each, of so many minutes as a rule."""
    asked = len(session.policy_questions)
    with st.form("groups-form"):
        st.markdown(f"**{gettext('Make the groups')}**")
        # Too many or none is told in words, and not only by a field that does not give way.
        st.number_input(
            gettext("How many groups"),
            0,
            999,
            value=min(asked, MOST_GROUPS) or 3,
            key="groups-how-many",
        )
        st.number_input(
            gettext("Minutes for each"), 1, LONGEST_MINUTES, value=usual, key="groups-minutes"
        )
        st.caption(
            _each_a_question(asked)
            if asked > 1
            else gettext("Topics and places can be written afterwards.")
        )
        st.form_submit_button(
            gettext("Make the groups"),
            type="primary",
            icon=":material/groups:",
            on_click=_make,
            args=(visit,),
        )


def _each_a_question(asked: int) -> str:
    said = ngettext(
        "Each gets one of the %(count)s policy questions as its topic, in turn. "
        "Topics and places can be changed afterwards.",
        "Each gets one of the %(count)s policy questions as its topic, in turn. "
        "Topics and places can be changed afterwards.",
        asked,
    )
    return said % {"count": asked}


def group_card(
    visit: Visit,
    view: BreakoutsView,
    seen: SeenGroup,
    notes: Sequence[Note],
    *,
    is_mine: bool,
    is_over: bool,
) -> None:
    """One group: topic, place, who facilitates, who sits in it, and its newest notes."""
    group = seen.group
    with st.container(border=True, key=f"group-{group.id}"):
        if is_being_changed(group) and may(visit, "change_group"):
            change_form(visit, view, group, is_over=is_over)
            return
        with st.container(horizontal=True, wrap=False):
            badge = f":green-badge[{gettext('your group')}] " if is_mine else ""
            st.markdown(
                f"{badge}**{as_text(group_words(group.number, group.topic))}**", width="stretch"
            )
            if may(visit, "change_group"):
                st.button(
                    ":material/edit:",
                    key=f"change-{group.id}",
                    type="tertiary",
                    help=gettext("Change group %(number)s") % {"number": group.number},
                    on_click=begin_changing,
                    args=(view, group),
                )
        _where_and_who(view, seen)
        nobody = f":small[{gettext('Nobody sits here yet.')}]"
        st.markdown(_members(seen.members) or nobody)
        _notes([note for note in notes if note.group_number == group.number], shown=is_mine)


def person_words(person: Member) -> str:
    """A person as Markdown: the side they are on, and what they are called here."""
    return f"{SIDE_ICONS[person.modality]} {as_text(name_words(person))}"


def _where_and_who(view: BreakoutsView, seen: SeenGroup) -> None:
    group = seen.group
    name = _facilitator_names(view).get(group.facilitator_id or "")
    place = place_of(group)
    where = place_words(place)
    facts = [
        f":material/place: {as_text(where)}" if where else "",
        f":material/person: {as_text(name)}" if name else "",
        f":material/timer: {_minutes(group.planned_minutes)}",
        f":material/group: {seen.count}",
    ]
    st.markdown(f":small[{' · '.join(filter(None, facts))}]")
    if place.link:
        label = gettext("Open the call")
        st.link_button(label, place.link, icon=":material/call:", type="tertiary")


def _minutes(count: int) -> str:
    return ngettext("%(count)s minutes", "%(count)s minutes", count) % {"count": count}


def place_words(place: Place) -> str:
    """A place to read: of the address, which a button opens, only its host; alone, nothing."""
    if place.link and not (place.before + place.after).strip():
        return ""
    return f"{place.before}{urlsplit(place.link).netloc.rpartition('@')[2]}{place.after}".strip()


def _facilitator_names(view: BreakoutsView) -> dict[str, str]:
    """Who could facilitate by id; only two of one name are told apart by their usernames."""
    met = Counter(each.name for each in view.facilitators)
    return {
        each.id: each.name if met[each.name] == 1 else f"{each.name} ({each.username})"
        for each in view.facilitators
    }


def _members(members: Sequence[Member]) -> str:
    lines = []
    for side in Modality:
        of_side = [as_text(name_words(each)) for each in members if each.modality is side]
        if of_side:
            lines.append(f":small[{SIDE_ICONS[side]} {', '.join(of_side)}]")
    return "  \n".join(lines)


def _notes(notes: Sequence[Note], *, shown: bool) -> None:
    if not notes:
        return
    if not shown:
        count = len(notes)
        st.caption(ngettext("One note.", "%(count)s notes.", count) % {"count": count})
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
    how_many, minutes = st.session_state["groups-how-many"], st.session_state["groups-minutes"]
    with refusals_noticed("groups"), names_told("groups") as meant:
        make_groups(at_this_moment(visit), how_many, minutes, meant)
