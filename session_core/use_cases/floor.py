"""The floor: asking for it, giving it, taking the last step back."""

from dataclasses import dataclass, field

from session_core.domain import floor as decide
from session_core.domain.decline_reasons import DeclineReason
from session_core.domain.dispositions import take_off_list
from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy
from session_core.domain.floor_refusals import NobodyWaiting
from session_core.domain.naming import as_shown, rule_of_intervention
from session_core.domain.session import Room
from session_core.domain.speaking_order import Place, in_public
from session_core.domain.translations import Translations
from session_core.storage import agenda
from session_core.use_cases.claims import check_claims
from session_core.use_cases.floor_now import floor_now, order_now
from session_core.use_cases.floor_record import change_floor, change_queue, while_open
from session_core.use_cases.floor_undo import take_back_last
from session_core.use_cases.stale_acts import check_first, check_speaker, check_waits
from session_core.use_cases.translations_now import only_of, translations_now
from session_core.use_cases.visit import Work, shared_view, use_case


@dataclass(frozen=True)
class FloorView:
    """Who speaks, who is next and why, and what was heard (oldest first).

    `revision` is the floor's: what is pressed on this view carries it along as `seen`.
    For the public nothing in it points at a seat, and no more stands there about who spoke than
    the naming rule of that part lets; nor for staff, once somebody had the floor. `translations`
    are those of all of them, by the id of their question.
    """

    speaking: Intervention | None
    places: tuple[Place, ...]
    heard: tuple[Intervention, ...]
    queue_open: bool
    policy: FloorPolicy = EVENFLOOR
    revision: int = 0
    translations: Translations = field(default_factory=dict)


@shared_view(Room.FLOOR, Room.SESSION, Room.AGENDA)
def see_floor(work: Work) -> FloorView:
    """The floor as the visitor's audience may see it."""
    kept = floor_now(work)
    at = work.session(), agenda.agenda_of(work.db, work.session_id)

    def shown(each: Intervention) -> Intervention:
        return as_shown(each, rule_of_intervention(*at, each), to_staff=work.is_staff)

    in_view = [*kept.waiting, *kept.heard, *([kept.speaking] if kept.speaking else [])]
    return FloorView(
        speaking=shown(kept.speaking) if kept.speaking else None,
        places=tuple(
            (place if work.is_staff else in_public(place))._replace(
                intervention=shown(place.intervention)
            )
            for place in order_now(work)
        ),
        heard=tuple(shown(each) for each in kept.heard),
        queue_open=kept.queue_open,
        policy=kept.policy,
        revision=work.moment.revisions(work.session_id)[Room.FLOOR],
        translations=only_of(translations_now(work), in_view, to_staff=work.is_staff),
    )


@use_case
def strike_request(
    work: Work,
    intervention_id: str,
    reason: DeclineReason = DeclineReason.NOT_THERE,
    seen: int | None = None,
) -> None:
    """Take somebody off the speaker list, for one of OFF_THE_LIST; who asked sees that and why.

    `seen` is the revision of the floor that the moderator saw: where the question waits no longer
    or has other words by now, DecidedMeanwhile or RewordedMeanwhile. Raises BeingRead, NotWaiting,
    NotFound.
    """
    check_claims(work, [intervention_id])
    check_waits(work, intervention_id, seen)
    change_floor(
        work,
        "strike_request",
        lambda f: take_off_list(f, intervention_id, reason, work.now),
        intervention_id,
        reason=reason,
    )


@use_case
def give_floor_to_next(work: Work, expected: str | None = None, seen: int | None = None) -> None:
    """Give the floor to the first place; who had it yields.

    `expected` is the intervention that the moderator saw first, `seen` the revision of the floor
    they saw: where another stands first by now, or somebody was given the floor since, OutOfDate
    says what changed. Raises NobodyWaiting, FloorTaken.
    """
    before = floor_now(work)
    check_first(work, before, expected, seen)
    order = order_now(work)
    if not order:
        raise NobodyWaiting
    _give(work, "give_floor_to_next", order[0].intervention.id)


@use_case
def give_floor_to(work: Work, intervention_id: str, seen: int | None = None) -> None:
    """Give the floor out of turn; the record says so.

    Raises OutOfDate where somebody was given the floor after the revision `seen`; NotWaiting,
    NotFound, FloorTaken.
    """
    before = floor_now(work)
    check_speaker(work, before, None, seen, is_given=True)
    _give(work, "give_floor_to", intervention_id)


def _give(work: Work, act: str, intervention_id: str) -> None:
    while_open(work)
    change_floor(
        work, act, lambda f: decide.give_floor_to(f, intervention_id, work.now), intervention_id
    )


@use_case
def yield_floor(work: Work, expected: str | None = None, seen: int | None = None) -> None:
    """End the current intervention.

    `expected` is who spoke on the moderator's screen, `seen` the revision of the floor there: a
    yield that was meant for one ends no other (OutOfDate). Raises FloorFree.
    """
    check_speaker(work, floor_now(work), expected, seen)
    change_floor(work, "yield_floor", lambda f: decide.yield_floor(f, work.now))


@use_case
def recall_last(work: Work) -> None:
    """Take back the last act on the floor, as `undo_floor_act`. Raises NothingToUndo."""
    while_open(work)
    take_back_last(work)


@use_case
def close_queue(work: Work) -> None:
    """Take no more requests; who waits keeps their place."""
    change_queue(work, "close_queue", queue_open=False)


@use_case
def open_queue(work: Work) -> None:
    """Take requests again."""
    change_queue(work, "open_queue", queue_open=True)
