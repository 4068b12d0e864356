"""Acts on a floor that moved on meanwhile: refused, and told what changed since one looked."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from session_core.domain.activity import Activity
from session_core.domain.floor import Floor, Intervention, InterventionState, found_in
from session_core.domain.floor_acts import act_words
from session_core.domain.floor_refusals import (
    AnotherActSince,
    DecidedMeanwhile,
    NotWaiting,
    OutOfDate,
    RewordedMeanwhile,
)
from session_core.domain.people import Role
from session_core.domain.seen_questions import Seen, is_decided_since, is_reworded_since
from session_core.domain.session import Room
from session_core.domain.speaking_order import speaking_order
from session_core.domain.stale import (
    Change,
    change_by,
    change_of_list,
    change_of_question,
    change_of_speaker,
    given_since,
    is_reworded_by,
)
from session_core.storage import records, roles
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.visit import Work

_KNOWN_AS = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.ORGANISER)


def check_first(work: Work, floor: Floor, expected: str | None, seen: int | None) -> None:
    """Raise OutOfDate where another is first than expected, or the floor was given since `seen`.

    `seen` is the floor's revision on the moderator's screen; what does not touch who is first or
    who speaks (support, a request further down) makes nothing stale.
    """
    order = speaking_order(floor)
    first = order[0].intervention if order else None
    acts = _acts_since(work, seen)
    is_first = expected is None or (first is not None and first.id == expected)
    if is_first and not given_since(acts, floor):
        return
    change = change_of_list(acts, floor, expected, first)
    stands = "nobody waits"
    if first:
        stands = "still first" if first.id == expected else "first"
    raise _out_of_date(work, change, stands, first.number if first else None)


def check_speaker(
    work: Work, floor: Floor, expected: str | None, seen: int | None, *, is_given: bool = False
) -> None:
    """Raise OutOfDate where somebody else speaks than expected, or was given the floor since.

    `is_given` says that the act gives the floor: then only somebody who was given it since counts,
    not that the one before has ended.
    """
    acts = _acts_since(work, seen)
    speaking = floor.speaking
    same = expected is None or (speaking is not None and speaking.id == expected)
    ended = seen is not None and speaking is None and not is_given
    if same and not ended and not given_since(acts, floor):
        return
    change = change_of_speaker(acts, floor, expected)
    raise _out_of_date(
        work, change, "speaks" if speaking else "free", speaking.number if speaking else None
    )


def check_seen(work: Work, seen: Iterable[Seen | None]) -> None:
    """Raise DecidedMeanwhile or RewordedMeanwhile where a question is not what was seen; NotFound.

    None is of somebody who did not look.
    """
    kept = floor_now(work)
    looked = [(each, found_in(kept, each.id)) for each in seen if each]
    for each, one in looked:
        if is_decided_since(each, one):
            raise DecidedMeanwhile(number=one.number, **_became(work, one))
    for each, one in looked:
        if is_reworded_since(each, one):
            raise RewordedMeanwhile(number=one.number)


def check_waits(work: Work, intervention_id: str, seen: int | None) -> None:
    """As `check_seen`, of one that waited in a list whose revision of the floor was `seen`."""
    if seen is None:
        return
    one = found_in(floor_now(work), intervention_id)
    if one.state is not InterventionState.WAITING:
        raise DecidedMeanwhile(number=one.number, **_became(work, one))
    if is_reworded_by(_acts_since(work, seen), one):
        raise RewordedMeanwhile(number=one.number)


@contextmanager
def saying_what_became(work: Work) -> Iterator[None]:
    """Let a NotWaiting that staff meet say what became of the question, and by whom."""
    try:
        yield
    except NotWaiting as refused:
        kept = floor_now(work)
        number = refused.details.get("number")
        one = next((each for each in kept.interventions if each.number == number), None)
        if one is None or not work.is_staff:
            raise
        if one.state is InterventionState.WAITING:
            raise NotWaiting(number=number, reason="waits") from refused
        raise NotWaiting(number=number, **_became(work, one)) from refused


def another_act_since(work: Work, act: Activity) -> AnotherActSince:
    """The refusal of an undo since this act was done meanwhile: what it was, and by whom."""
    change = change_by(act, floor_now(work))
    of = act.details.get("of")
    told = _told(work, change)
    return AnotherActSince(number=change.number, of=act_words(str(of)) if of else "", **told)


def _became(work: Work, one: Intervention) -> dict[str, object]:
    acts = records.staff_acts(work.db, work.session_id, Room.FLOOR)
    return _told(work, change_of_question(acts, one))


def _acts_since(work: Work, seen: int | None) -> Sequence[Activity]:
    """What was done on the floor after a revision; nothing where none is given."""
    if seen is None:
        return ()
    if records.revisions(work.db, work.session_id)[Room.FLOOR] <= seen:
        return ()
    return records.activities(work.db, work.session_id, room=Room.FLOOR, after=seen)


def _out_of_date(work: Work, change: Change | None, stands: str, first: int | None) -> OutOfDate:
    number = change.number if change else None
    return OutOfDate(number=number, stands=stands, first=first, **_told(work, change))


def _told(work: Work, change: Change | None) -> dict[str, object]:
    """What changed, how long ago and by whom, as whoever came too late is told."""
    minutes = 0
    if change and change.at:
        minutes = max(0, int((work.now - change.at).total_seconds() // 60))
    actor = change.actor if change else ""
    role = _role_of(work, actor)
    return {
        "change": change.kind if change else None,
        "minutes": minutes,
        "who": "you" if actor and actor == work.actor else role or "",
        "another": role is not None and role in work.roles,
    }


def _role_of(work: Work, actor: str) -> Role | None:
    """As which role somebody acted, as far as the others need to know; no name."""
    kind, _, account_id = actor.partition(":")
    if kind != "account":
        return None
    held = roles.roles_of(work.db, work.session_id, account_id)
    return next((role for role in _KNOWN_AS if role in held), None)
