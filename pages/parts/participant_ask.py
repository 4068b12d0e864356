"""Asking on the full view: how the room works, whether a question would be taken, and the form."""

import streamlit as st

from pages.parts.participant_form import Choice, KeptForm, kept_form
from pages.parts.participant_rules import whole_rules
from pages.parts.participant_words import section
from session_core.domain.floor import InterventionKind
from session_core.domain.naming import rule_in_force
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.floor import FloorView
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.wording import KEPT_UNDER


def ask(visit: Visit, floor: FloorView, *, is_first: bool) -> None:
    """Draw the section; the rules stand open beside the first question somebody asks."""
    session = see_door(visit).session
    rule = rule_in_force(session, see_agenda(visit))
    section(gettext("Ask"), "ask")
    if session.stage is Stage.CLOSED:
        st.info(gettext("The session is over; nothing more is taken."))
        return
    if session.stage is Stage.PREPARING:
        st.info(gettext("You can ask as soon as the moderators open the session."))
    elif not floor.queue_open:
        st.info(
            gettext(
                "The queue is closed now. You can write already, and send it when it opens again."
            )
        )
    with st.expander(gettext("How this room works"), expanded=is_first):
        whole_rules(session, rule)
    kept_form(
        visit,
        "participant-ask",
        KeptForm(
            act="ask",
            label=gettext("In your words"),
            send=gettext("Ask for the floor"),
            done=gettext("Sent. You are in the queue."),
            choices=(
                Choice(
                    "kind",
                    gettext("I have"),
                    (
                        (InterventionKind.QUESTION, gettext("a question")),
                        (InterventionKind.COMMENT, gettext("a comment")),
                    ),
                ),
            ),
            hints=(
                gettext(KEPT_UNDER[rule]),
                gettext("Or leave it empty and just ask for the floor."),
            ),
            fixed={"rule": rule},
            # The same as on the small page: a draft comes along from there.
            shelf=f"evenfloor:{session.join_code}",
        ),
    )
