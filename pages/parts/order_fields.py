"""The fields of the order: kept as they are chosen until somebody saves them."""

from dataclasses import replace

import streamlit as st

from pages.parts.order_draft import (
    HERE,
    chosen_in_fields,
    draft_in_fields,
    draft_of,
    field_key,
    keep_draft,
    put_into_field,
)
from pages.parts.order_words import (
    OF_THE_ORDER,
    help_of,
    label_of,
    preset_help,
    preset_of,
    preset_words,
    value_words,
)
from pages.parts.roles import may
from pages.parts.whole_numbers import number_field
from session_core.domain.floor_policy import EVENFLOOR, PRESETS, FloorPolicy, Measure, Sides
from session_core.language import gettext
from session_core.use_cases.visit import Visit

FIELDS = "order-settings"
"""What a link to the fields leads to, where these stand above the list."""


def order_fields(visit: Visit) -> None:
    """Presets and every setting, for those who may set them; others read them."""
    st.html(f'<span id="{FIELDS}"></span>')
    draft = draft_in_fields(visit)
    disabled = not may(visit, "set_floor_policy")
    _presets(visit, draft.chosen, disabled)
    _sides(visit, disabled)
    _inside_a_side(visit, disabled)
    _places(visit, disabled)
    keep_draft(visit, replace(draft, chosen=chosen_in_fields(visit, draft.chosen)))


def choose(visit: Visit, policy: FloorPolicy, names: tuple[str, ...], *, as_mine: bool) -> None:
    """Fill fields, in a callback; `as_mine` they stay so whatever others save."""
    for name in names:
        put_into_field(visit, name, policy)
    draft = draft_of(visit)
    picked = draft.picked | set(names) if as_mine else frozenset[str]()
    keep_draft(visit, replace(draft, picked=picked, told=""))


def _presets(visit: Visit, chosen: FloorPolicy, disabled: bool) -> None:
    key = field_key(visit, "preset")
    st.session_state[key] = preset_of(chosen)
    st.pills(
        gettext("Begin with"),
        list(PRESETS),
        format_func=preset_words,
        key=key,
        help=preset_help(),
        disabled=disabled,
        on_change=_begin_with,
        args=(visit, key),
    )
    if not disabled:
        st.button(
            gettext("Back to the usual"),
            key="order-usual",
            type="tertiary",
            icon=":material/restart_alt:",
            help=gettext("Puts the usual settings into all fields; save to use them."),
            disabled=all(getattr(chosen, name) == getattr(EVENFLOOR, name) for name in HERE),
            on_click=choose,
            args=(visit, EVENFLOOR, HERE),
            kwargs={"as_mine": True},
        )


def _sides(visit: Visit, disabled: bool) -> None:
    for name, options in (("sides", Sides), ("measure", Measure)):
        st.radio(
            label_of(name),
            list(options),
            key=field_key(visit, name),
            format_func=value_words,
            help=help_of(name),
            horizontal=True,
            disabled=disabled,
        )
        if name == "sides":
            in_turn = st.session_state[field_key(visit, name)] is Sides.IN_TURN
            _number(visit, "round_size", disabled or not in_turn)


def _inside_a_side(visit: Visit, disabled: bool) -> None:
    st.markdown(f"**{gettext('Among those who wait on one side')}**")
    for name in ("fewest_first", "stakeholder_balance", "regional_balance", "support"):
        _switch(visit, name, disabled)
    _number(visit, "group_turns", disabled)
    _number(visit, "most_passes", disabled)


def _places(visit: Visit, disabled: bool) -> None:
    st.markdown(f"**{gettext('Before all others')}**")
    for name in ("order_first", "reply_first"):
        _switch(visit, name, disabled)
    _number(visit, "safe_places", disabled)
    st.markdown(f"**{gettext('While somebody speaks')}**")
    _number(visit, "speaking_seconds", disabled)


def _switch(visit: Visit, name: str, disabled: bool) -> None:
    key = field_key(visit, name)
    st.toggle(label_of(name), key=key, help=help_of(name), disabled=disabled)


def _number(visit: Visit, name: str, disabled: bool) -> None:
    # Without bounds of its own: a field that corrects what was typed would say nothing about it.
    number_field(
        label_of(name),
        field_key(visit, name),
        step=30 if name == "speaking_seconds" else 1,
        help=help_of(name),
        disabled=disabled,
    )


def _begin_with(visit: Visit, key: str) -> None:
    if preset := st.session_state[key]:
        choose(visit, PRESETS[preset], OF_THE_ORDER, as_mine=True)
