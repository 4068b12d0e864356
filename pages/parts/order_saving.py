"""Saving the order: what others did meanwhile, and the buttons that stay in sight."""

import streamlit as st

from pages.parts.order_draft import (
    HERE,
    Draft,
    chosen_in_fields,
    draft_of,
    keep_draft,
    wrong_in_fields,
)
from pages.parts.order_fields import FIELDS, choose
from pages.parts.order_list import LIST
from pages.parts.order_words import settings_words
from pages.parts.plain import as_html
from pages.parts.roles import may
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.floor_policy import policy_changes
from session_core.domain.floor_refusals import BadPolicy, PolicyChanged
from session_core.language import gettext
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.visit import Visit

PLACE = "order"


def saving(visit: Visit) -> None:
    """Save, and back to what is in force; what was refused, or set by others, is said here."""
    draft = draft_of(visit)
    if not notice(PLACE) and draft.told:
        st.info(draft.told, icon=":material/group:")
    if not may(visit, "set_floor_policy"):
        st.caption(gettext("Organisers and moderators change the order."))
        st.html(_links())
        return
    untouched = not draft.is_changed and not wrong_in_fields(visit)
    with st.container(horizontal=True, key="order-buttons"):
        st.button(
            gettext("Save the order"),
            key="order-save",
            type="primary",
            icon=":material/save:",
            disabled=untouched,
            on_click=_save,
            args=(visit,),
        )
        st.button(
            gettext("Discard my changes"),
            key="order-discard",
            icon=":material/undo:",
            disabled=untouched,
            on_click=choose,
            args=(visit, draft.seen, HERE),
            kwargs={"as_mine": False},
        )
    st.html(_links())


def _links() -> str:
    settings, both = gettext("The settings"), gettext("The list, now and then")
    return (
        f'<p class="ef-order-links"><a href="#{FIELDS}">{as_html(settings)}</a> '
        f'<a href="#{LIST}">{as_html(both)}</a></p>'
    )


def _save(visit: Visit) -> None:
    draft = draft_of(visit)
    chosen = chosen_in_fields(visit, draft.chosen)
    with refusals_noticed(PLACE):
        if wrong_in_fields(visit):
            return
        try:
            set_floor_policy(at_this_moment(visit), chosen, draft.seen)
        except BadPolicy:
            # What is wrong stands beside the button as long as it is wrong: not twice.
            return
        except PolicyChanged as refusal:
            current = see_floor_policy(at_this_moment(visit))
            names = policy_changes(draft.seen, current)
            raise PolicyChanged(what=settings_words(names, current)) from refusal
        keep_draft(visit, Draft(chosen, chosen))
