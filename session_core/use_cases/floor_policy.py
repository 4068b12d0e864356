"""The floor's policy: seen, tried out on the list as it stands, and set."""

from dataclasses import dataclass, replace

from session_core.domain.floor_acts import role_of
from session_core.domain.floor_policy import FloorPolicy, checked_policy, policy_changes
from session_core.domain.floor_refusals import PolicyChanged
from session_core.domain.floor_undo import POLICY_BEFORE, UNDO
from session_core.domain.naming import as_shown, rule_of_intervention
from session_core.domain.order_preview import OrderPreview, preview
from session_core.domain.people import Role
from session_core.domain.policy_words import SETTING_WORDS
from session_core.domain.session import Room
from session_core.domain.speaking_order import Place
from session_core.storage import agenda, floor, records
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.visit import Work, reading, shared_view, use_case


@dataclass(frozen=True)
class PolicyChange:
    """How the settings came to be what they are: by whose act, or by taking one back."""

    by: Role | None
    is_mine: bool
    was_undo: bool


@shared_view(Room.FLOOR)
def see_floor_policy(work: Work) -> FloorPolicy:
    """How the session's next speaker is found."""
    return floor.policy_of(work.db, work.session_id)


@reading
def see_last_policy_change(work: Work) -> PolicyChange | None:
    """The last act that changed a setting, be it that another was taken back; None before any."""
    acts = records.staff_acts(work.db, work.session_id, Room.FLOOR)
    for act in reversed(acts):
        if POLICY_BEFORE in act.details:
            return PolicyChange(role_of(act), act.actor == work.actor, act.act == UNDO)
    return None


@reading
def preview_order(work: Work, policy: FloorPolicy) -> OrderPreview:
    """The list as it is, and as this policy would make it; nothing is kept. Raises BadPolicy."""
    kept = floor_now(work)
    tried = preview(kept, checked_policy(policy), work.now)
    if tried.is_example:
        return tried
    at = work.session(), agenda.agenda_of(work.db, work.session_id)

    def shown(place: Place) -> Place:
        one = place.intervention
        rule = rule_of_intervention(*at, one)
        return place._replace(intervention=as_shown(one, rule, to_staff=True))

    return replace(
        tried,
        now=tuple(shown(place) for place in tried.now),
        then=tuple(shown(place) for place in tried.then),
    )


@use_case
def set_floor_policy(work: Work, policy: FloorPolicy, seen: FloorPolicy) -> None:
    """Find the next speaker by this policy from now on; announced places stay.

    `seen` is the policy that was changed: where another stands there by now, PolicyChanged says
    which settings somebody else changed. Raises BadPolicy.
    """
    before = floor_now(work)
    if theirs := policy_changes(seen, before.policy):
        raise PolicyChanged(what=tuple(SETTING_WORDS[name] for name in theirs))
    changes = policy_changes(before.policy, checked_policy(policy))
    if not changes:
        return
    floor.keep_policy(work.db, work.session_id, policy)
    after = replace(before, policy=policy)
    keep_floor(work, "set_floor_policy", before, after, details=changes)
