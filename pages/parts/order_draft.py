"""The draft of an order: what somebody chose and has not saved, while others may save meanwhile.

Then every setting that was left alone here follows theirs, and every one that was chosen here
stays. Who begins with a preset has chosen all that it sets, also what it leaves as it was.
"""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.parts.order_words import OF_THE_ORDER, chosen_words, meanwhile_words
from pages.parts.whole_numbers import whole
from session_core.domain.floor_policy import LIMITS, FloorPolicy, policy_changes
from session_core.domain.floor_refusals import BadPolicy
from session_core.use_cases.floor_policy import see_floor_policy, see_last_policy_change
from session_core.use_cases.visit import Visit

HERE = (*OF_THE_ORDER, "safe_places", "order_first", "reply_first", "speaking_seconds")
"""What has a field on the order page; the equity page has the others."""


@dataclass(frozen=True)
class Draft:
    """The settings that were `seen` in force, and those that stand in the fields.

    `picked` are the settings of a preset that was chosen here; `told` is what to say of a change
    that somebody made meanwhile, as Markdown.
    """

    seen: FloorPolicy
    chosen: FloorPolicy
    picked: frozenset[str] = frozenset()
    told: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.seen != self.chosen

    def following(self, current: FloorPolicy) -> "Draft":
        """The same after somebody saved: what was left alone here is now as they set it."""
        if not policy_changes(self.seen, current):
            return self
        mine = set(policy_changes(self.seen, self.chosen))
        # What is as it was seen is nobody's choice any more, whatever was tried before.
        picked = self.picked if mine else frozenset[str]()
        kept = {name: getattr(self.chosen, name) for name in mine | picked}
        return replace(self, seen=current, chosen=replace(current, **kept), picked=picked)


def draft_of(visit: Visit) -> Draft:
    """What stands in the fields; without any, the policy in force."""
    kept: Draft | None = st.session_state.get(_draft_key(visit))
    if kept:
        return kept
    current = see_floor_policy(visit)
    return Draft(current, current)


def keep_draft(visit: Visit, draft: Draft) -> None:
    """Remember a draft, on other pages too."""
    st.session_state[_draft_key(visit)] = draft


def draft_in_fields(visit: Visit) -> Draft:
    """The draft with what stands in the fields now, once it followed what others saved."""
    kept = draft_of(visit)
    before = replace(kept, chosen=chosen_in_fields(visit, kept.chosen))
    current = see_floor_policy(visit)
    draft = before.following(current)
    if draft is not before:
        told = meanwhile_words(
            [name for name in policy_changes(kept.seen, current) if name in HERE],
            current,
            see_last_policy_change(visit),
        )
        if told and draft.is_changed:
            told = f"{told} {chosen_words(draft.chosen)}"
        draft = replace(draft, told=told or kept.told)
    wrong = wrong_in_fields(visit)
    for name in HERE:
        key = field_key(visit, name)
        # A field that cannot be read was typed in: it stays as it is.
        if key not in st.session_state or (draft is not before and name not in wrong):
            put_into_field(visit, name, draft.chosen)
    return draft


def chosen_in_fields(visit: Visit, before: FloorPolicy) -> FloorPolicy:
    """What stands in the fields; one that is not drawn yet, or no whole number, is as before."""
    typed = _typed(visit)
    found: dict[str, Any] = {
        name: whole(value) if name in LIMITS else value for name, value in typed.items()
    }
    return replace(before, **{name: value for name, value in found.items() if value is not None})


def wrong_in_fields(visit: Visit) -> dict[str, BadPolicy]:
    """The fields that hold no whole number, each with its refusal."""
    return {
        name: BadPolicy(what=name, least=LIMITS[name][0], most=LIMITS[name][1])
        for name, value in _typed(visit).items()
        if name in LIMITS and whole(value) is None
    }


def put_into_field(visit: Visit, name: str, policy: FloorPolicy) -> None:
    """Let a field show what a policy has; in a callback, or before the field is drawn."""
    value = getattr(policy, name)
    st.session_state[field_key(visit, name)] = float(value) if name in LIMITS else value


def field_key(visit: Visit, name: str) -> str:
    """The key of a setting's field."""
    return f"order-{name}-{visit.session_id}"


def _typed(visit: Visit) -> dict[str, Any]:
    state = st.session_state
    return {name: state[field_key(visit, name)] for name in HERE if field_key(visit, name) in state}


def _draft_key(visit: Visit) -> str:
    return f"order-draft-{visit.session_id}"
