"""The fields of the order: kept as they are chosen until somebody saves them.

Another moderator may save meanwhile. Then every setting that was left alone here follows theirs,
and every one that was changed here stays as it was chosen; the page says which are theirs.
"""

from dataclasses import dataclass, replace

import streamlit as st

from pages.parts.order_words import (
    CHOICES,
    PRESET_HELP,
    SETTINGS,
    help_of,
    in_page_words,
    settings_words,
)
from pages.parts.roles import may
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.floor_policy import (
    EVENFLOOR,
    PRESETS,
    FloorPolicy,
    Measure,
    Sides,
    policy_changes,
)
from session_core.domain.floor_refusals import BadPolicy, PolicyChanged
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.visit import Visit

PLACE = "order"
OF_THE_ORDER = (
    "sides",
    "round_size",
    "measure",
    "fewest_first",
    "stakeholder_balance",
    "regional_balance",
    "support",
    "group_turns",
    "most_passes",
)
"""What a preset sets; the rest a session chooses apart from it."""
HERE = (*OF_THE_ORDER, "safe_places", "order_first", "reply_first", "speaking_seconds")
"""What has a field on this page; the equity page has the others."""


@dataclass(frozen=True)
class Draft:
    """The settings that were `seen` in force, and those that stand in the fields."""

    seen: FloorPolicy
    chosen: FloorPolicy
    theirs: tuple[str, ...] = ()
    """What another moderator set meanwhile, in words."""

    def following(self, current: FloorPolicy) -> "Draft":
        """The same after somebody saved: what was left alone here is now as they set it."""
        changed = policy_changes(self.seen, current)
        if not changed:
            return self
        mine = policy_changes(self.seen, self.chosen)
        chosen = replace(current, **{name: getattr(self.chosen, name) for name in mine})
        told = settings_words((name for name in changed if name in HERE), current)
        return Draft(current, chosen, told or self.theirs)


def draft_of(visit: Visit) -> Draft:
    """What stands in the fields; without any, the policy in force."""
    kept: Draft | None = st.session_state.get(_draft_key(visit))
    if kept:
        return kept
    current = see_floor_policy(visit)
    return Draft(current, current)


def order_fields(visit: Visit) -> None:
    """Presets and every setting, for those who may set them; others read them."""
    kept = draft_of(visit)
    before = replace(kept, chosen=_chosen(visit, kept.chosen))
    draft = before.following(see_floor_policy(visit))
    for name in HERE:
        value = getattr(draft.chosen, name)
        if draft is not before or _key(visit, name) not in st.session_state:
            st.session_state[_key(visit, name)] = value
    if not notice(PLACE) and draft.theirs:
        listed = " · ".join(draft.theirs)
        st.info(f"Another moderator saved: {listed}.", icon=":material/group:")
    disabled = not may(visit, "set_floor_policy")
    _presets(visit, draft.chosen, disabled)
    _sides(visit, disabled)
    _inside_a_side(visit, disabled)
    _places(visit, disabled)
    st.session_state[_draft_key(visit)] = replace(draft, chosen=_chosen(visit, draft.chosen))


def saving(visit: Visit) -> None:
    """Save, back to the usual, and back to what is in force."""
    if not may(visit, "set_floor_policy"):
        st.caption("Organisers and moderators change the order.")
        return
    draft = draft_of(visit)
    changed = bool(policy_changes(draft.seen, draft.chosen))
    with st.container(horizontal=True):
        st.button(
            "Save the order",
            key="order-save",
            type="primary",
            icon=":material/save:",
            disabled=not changed,
            on_click=_save,
            args=(visit,),
        )
        st.button(
            "Discard my changes",
            key="order-discard",
            icon=":material/undo:",
            disabled=not changed,
            on_click=_choose,
            args=(visit, draft.seen, HERE),
        )
        st.button(
            "Back to the usual",
            key="order-usual",
            type="tertiary",
            icon=":material/restart_alt:",
            help="Puts the usual settings into the fields; save to use them.",
            disabled=all(getattr(draft.chosen, name) == getattr(EVENFLOOR, name) for name in HERE),
            on_click=_choose,
            args=(visit, EVENFLOOR, HERE),
        )


def _presets(visit: Visit, chosen: FloorPolicy, disabled: bool) -> None:
    key = _key(visit, "preset")
    same = (name for name, each in PRESETS.items() if _of_the_order(each) == _of_the_order(chosen))
    st.session_state[key] = next(same, None)
    st.pills(
        "Begin with",
        list(PRESETS),
        key=key,
        help=PRESET_HELP,
        disabled=disabled,
        on_change=_begin_with,
        args=(visit, key),
    )


def _sides(visit: Visit, disabled: bool) -> None:
    for name, options in (("sides", Sides), ("measure", Measure)):
        st.radio(
            SETTINGS[name].label,
            list(options),
            key=_key(visit, name),
            format_func=lambda each: CHOICES[each],
            help=help_of(name),
            horizontal=True,
            disabled=disabled,
        )
        if name == "sides":
            in_turn = st.session_state[_key(visit, name)] is Sides.IN_TURN
            _number(visit, "round_size", disabled or not in_turn)


def _inside_a_side(visit: Visit, disabled: bool) -> None:
    st.markdown("**Among those who wait on one side**")
    for name in ("fewest_first", "stakeholder_balance", "regional_balance", "support"):
        _switch(visit, name, disabled)
    _number(visit, "group_turns", disabled)
    _number(visit, "most_passes", disabled)


def _places(visit: Visit, disabled: bool) -> None:
    st.markdown("**Before all others**")
    for name in ("order_first", "reply_first"):
        _switch(visit, name, disabled)
    _number(visit, "safe_places", disabled)
    st.markdown("**While somebody speaks**")
    _number(visit, "speaking_seconds", disabled)


def _switch(visit: Visit, name: str, disabled: bool) -> None:
    st.toggle(SETTINGS[name].label, key=_key(visit, name), help=help_of(name), disabled=disabled)


def _number(visit: Visit, name: str, disabled: bool) -> None:
    # Without bounds of its own: a field that corrects what was typed would say nothing about it.
    st.number_input(
        SETTINGS[name].label,
        key=_key(visit, name),
        step=30 if name == "speaking_seconds" else 1,
        help=help_of(name),
        disabled=disabled,
    )


def _begin_with(visit: Visit, key: str) -> None:
    if preset := st.session_state[key]:
        _choose(visit, PRESETS[preset], OF_THE_ORDER)


def _choose(visit: Visit, policy: FloorPolicy, names: tuple[str, ...]) -> None:
    for name in names:
        st.session_state[_key(visit, name)] = getattr(policy, name)
    draft = draft_of(visit)
    st.session_state[_draft_key(visit)] = replace(draft, theirs=())


def _save(visit: Visit) -> None:
    draft = draft_of(visit)
    chosen = _chosen(visit, draft.chosen)
    with refusals_noticed(PLACE):
        try:
            set_floor_policy(at_this_moment(visit), chosen, draft.seen)
        except BadPolicy as refusal:
            raise in_page_words(refusal) from refusal
        except PolicyChanged as refusal:
            current = see_floor_policy(at_this_moment(visit))
            names = policy_changes(draft.seen, current)
            raise PolicyChanged(what=settings_words(names, current)) from refusal
        st.session_state[_draft_key(visit)] = Draft(chosen, chosen)


def _chosen(visit: Visit, before: FloorPolicy) -> FloorPolicy:
    """What stands in the fields; a field that is not drawn yet stands as it was."""
    state = st.session_state
    found = {name: state[_key(visit, name)] for name in HERE if _key(visit, name) in state}
    return replace(before, **found)


def _of_the_order(policy: FloorPolicy) -> tuple[object, ...]:
    return tuple(getattr(policy, name) for name in OF_THE_ORDER)


def _key(visit: Visit, name: str) -> str:
    return f"order-{name}-{visit.session_id}"


def _draft_key(visit: Visit) -> str:
    return f"order-draft-{visit.session_id}"
