"""Before a seat: the join code, the way to the door, and waiting there for a moderator."""

from pathlib import Path
from typing import NoReturn

import streamlit as st

from pages.parts.entrance import arrive_by_seat
from pages.parts.page_over import end_page
from pages.parts.participant_head import head, style
from pages.parts.participant_leaving import leave_form
from pages.parts.participant_rules import short_rules
from pages.parts.participant_words import (
    link,
    section,
    soft,
)
from pages.parts.spoken import choose_language
from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed, WrongJoinCode
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.entry import MyAdmission, see_my_admission
from session_core.use_cases.seats import see_door, see_my_seat
from session_core.use_cases.visit import Visit
from session_core.wording_for_participants import words_for_participants

CODE = "code"
_TYPED = "participant_code"

_STATIC = Path(__file__).parents[2] / "session_core" / "web" / "static"
_admission = st.components.v2.component(
    "evenfloor_admission",
    js="".join(
        each.read_text("utf-8")
        for each in (_STATIC / "feed.js", Path(__file__).with_name("participant_door.js"))
    ),
)


def enter_by_seat() -> Visit:
    """A visit by the seat of this browser in the session whose code is in the address.

    Whoever is signed in as staff is nobody else here. Without a seat the page ends with the way in.
    """
    style()
    code = st.query_params.get(CODE, "").strip()
    if not code:
        _ask_for_code()
    try:
        visit = arrive_by_seat(code)
    except WrongJoinCode as wrong:
        _ask_for_code(code, words_for_participants(wrong))
    try:
        see_my_seat(visit)
    except NotAllowed:
        _at_the_door(visit)
    return visit


def _ask_for_code(typed: str = "", sentence: str = "") -> NoReturn:
    st.title(gettext("Join a session"), anchor=False)
    with st.form("participant-code", width=480, enter_to_submit=True):
        if typed:
            st.session_state.setdefault(_TYPED, typed)
        st.text_input(gettext("Join code"), key=_TYPED, autocomplete="off")
        st.caption(
            gettext("It stands on the room screen and in the invitation: a few letters and digits.")
        )
        if sentence:
            st.warning(sentence, icon=":material/info:")
        st.form_submit_button(gettext("Go in"), type="primary", on_click=_go_in)
    with st.container(width=480):
        choose_language(gettext("Language"))
    end_page()


def _go_in() -> None:
    st.query_params[CODE] = st.session_state[_TYPED].strip()


def _at_the_door(visit: Visit) -> NoReturn:
    head(visit)
    try:
        mine = see_my_admission(visit)
    except NotAllowed:
        _way_in(visit)
    else:
        _waits(visit, mine)
    with st.container(width=480):
        choose_language(gettext("Language"))
    end_page()


def _way_in(visit: Visit) -> None:
    session = see_door(visit).session
    if visit.seat_secret:
        st.info(
            gettext(
                "This browser has no seat here any more: you left, or took it to another device."
            )
        )
    section(gettext("How this room works"))
    short_rules(session)
    if session.stage is Stage.CLOSED:
        section(gettext("This session is over"))
    door = f"j/{session.join_code}"
    button = f'<p><a class="ef-do" href="{door}/full">{gettext("Join")}</a></p>'
    own = soft(gettext("You join on the small page, and come back here by yourself."))
    st.html(button + own + f"<p>{link(door, gettext('To the small page'))}</p>")


def _waits(visit: Visit, mine: MyAdmission) -> None:
    if mine.admission is Admission.WAITING:
        section(gettext("You are at the door"))
        st.info(
            gettext(
                "A moderator lets people in one by one. Leave this page open: it goes on by itself "
                "as soon as you are in."
            )
        )
    else:
        section(gettext("Not this time"))
        st.info(
            gettext(
                "The moderators have not let you in. The room may be full, or meant for others; it "
                "says nothing about you."
            )
        )
    with st.container(key="pulse-admission"):
        _admission(
            key="admission",
            data={"feed": f"j/{visit.join_code}/admission", "stands": mine.admission},
            on_decided_change=lambda: None,
        )
    st.html(f"<p>{link(f'j/{visit.join_code}/help', gettext('I need help'))}</p>")
    section(gettext("How this room works"))
    short_rules(see_door(visit).session)
    leave_form(visit, mine.pseudonym, at_door=True)
