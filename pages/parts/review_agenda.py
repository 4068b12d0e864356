"""The agenda in the review form: its table, other templates, and whether it fits the slot."""

import streamlit as st

from pages.parts.agenda_fit import proposals
from pages.parts.agenda_words import sum_words, template_words
from pages.parts.edited_table import edited_table
from pages.parts.review_fields import (
    agenda_as_edited,
    propose_new_agenda,
    slot_minutes,
    take_shorter,
    take_template,
)
from session_core.domain.agenda_fit import shortenings
from session_core.domain.agenda_templates import TEMPLATES
from session_core.language import gettext


def review_agenda() -> None:
    """The parts with their minutes, to edit; a longer agenda than the slot can be saved too."""
    st.markdown(f"## {gettext('Agenda')}")
    edited_table(
        "new-agenda",
        {
            "title": st.column_config.TextColumn(gettext("Item"), required=True),
            "minutes": st.column_config.NumberColumn(
                gettext("Minutes"), width="small", min_value=1, step=1, default=5
            ),
        },
    )
    _fit()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            gettext("Propose anew for this format and time"),
            icon=":material/refresh:",
            on_click=propose_new_agenda,
        )
        st.menu_button(
            gettext("Another template"),
            list(TEMPLATES),
            key="new-template",
            icon=":material/view_agenda:",
            format_func=template_words,
            help=gettext("Takes the place of this agenda, scaled to the session's minutes."),
            on_click=_take_chosen,
        )


def _fit() -> None:
    items, slot = agenda_as_edited(), slot_minutes()
    planned = sum(item.planned_minutes for item in items)
    words = sum_words(planned, slot)
    if not slot or planned <= slot:
        st.caption(words)
        return
    said = gettext("%(sum)s. It can be saved like this, or made to fit:") % {"sum": words}
    st.warning(said, icon=":material/timer:")
    parts = [(item.title, item.planned_minutes) for item in items]
    proposals("review", shortenings(parts, planned - slot), take_shorter)


def _take_chosen() -> None:
    take_template(st.session_state["new-template"])
