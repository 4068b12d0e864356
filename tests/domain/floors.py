"""Interventions and floors for tests: written by hand, or drawn by Hypothesis."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from session_core.domain.dispositions import decline, put_back
from session_core.domain.floor import (
    DeclineReason,
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    give_floor_to,
    recall_last,
    request_floor,
    with_changed,
    withdraw_request,
    yield_floor,
)
from session_core.domain.floor_policy import EVENFLOOR, LIMITS, FloorPolicy, Measure, Sides
from session_core.domain.merging import merge, unmerge
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import Refusal
from session_core.domain.speaking_order import announce, speaking_order

START = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE
URGENT = {InterventionKind.POINT_OF_ORDER, InterventionKind.RIGHT_OF_REPLY}


def minute(number: int) -> datetime:
    """So many minutes into the session."""
    return START + timedelta(minutes=number)


def asks(
    number: int,
    side: Modality = ONSITE,
    asker: str = "",
    kind: InterventionKind = InterventionKind.QUESTION,
) -> Intervention:
    """A request made at the minute of its number; who asks is somebody new unless named."""
    return Intervention(
        id=f"id{number}",
        number=number,
        kind=kind,
        modality=side,
        asker=asker or f"asker{number}",
        requested_at=minute(number),
    )


def heard(number: int, side: Modality = ONSITE, asker: str = "") -> Intervention:
    """A question that had the floor for one minute."""
    return replace(
        asks(number, side, asker),
        state=InterventionState.HEARD,
        given_at=minute(number),
        yielded_at=minute(number + 1),
    )


def numbers(interventions: Iterable[Intervention]) -> list[int]:
    """The numbers that people say aloud."""
    return [each.number for each in interventions]


def order_of(floor: Floor) -> list[int]:
    """The numbers of those who wait, first place first."""
    return numbers(place.intervention for place in speaking_order(floor))


STEPS = (
    *("ask", "ask", "ask", "ask", "next", "next", "out of turn", "yield", "withdraw", "recall"),
    *("support", "decline", "put back"),
)
MERGES = (*STEPS, "merge", "merge", "unmerge")


@st.composite
def a_step(draw: st.DrawFn, floor: Floor, number: int, steps: Sequence[str] = STEPS) -> Floor:
    """One thing that happens on a floor; what is refused changes nothing.

    Times jump to and fro by seconds, as they do where two servers' clocks differ.
    """
    now = START + timedelta(seconds=number + draw(st.integers(-3, 3)))
    step = draw(st.sampled_from(steps))
    try:
        if step == "ask":
            return request_floor(floor, draw(a_request(number, now)))
        if step == "yield":
            return yield_floor(floor, now)
        if step == "recall":
            return recall_last(floor)
        if step in {"unmerge", "put back"}:
            ended = [each.id for each in floor.interventions if each.state in _CAN_COME_BACK]
            one = draw(st.sampled_from(ended)) if ended else ""
            return unmerge(floor, one) if step == "unmerge" else put_back(floor, one)
        waiting = [place.intervention for place in speaking_order(floor)]
        if not waiting:
            return floor
        if step == "next":
            return give_floor_to(floor, waiting[0].id, now)
        chosen = draw(st.sampled_from(waiting))
        if step == "support":
            return with_changed(floor, replace(chosen, support=chosen.support + 1))
        if step == "merge":
            return merge(floor, [chosen.id, draw(st.sampled_from(waiting)).id], now)
        if step == "decline":
            return decline(floor, chosen.id, DeclineReason.UNCLEAR, now)
        if step == "withdraw":
            return withdraw_request(floor, chosen.id, now)
        return give_floor_to(floor, chosen.id, now)
    except Refusal:
        return floor


_CAN_COME_BACK = {InterventionState.MERGED, InterventionState.DECLINED}


@st.composite
def a_request(draw: st.DrawFn, number: int, now: datetime) -> Intervention:
    """Mostly questions, from few people and a hub, so that some ask twice, two on both sides."""
    person = draw(st.integers(0, 7))
    side = ONSITE if person % 2 else ONLINE
    if person > 5 and draw(st.booleans()):
        side = side.other
    kinds = [*[InterventionKind.QUESTION] * 6, *URGENT]
    asked = asks(number, side, f"seat:{person}", draw(st.sampled_from(kinds)))
    return replace(
        asked,
        requested_at=now,
        stakeholder_group=_STAKEHOLDERS[person],
        regional_group=_REGIONS[person],
        people=3 if person == 7 else 1,
        support=draw(st.integers(0, 3)),
    )


_GOVERNMENT, _BUSINESS = StakeholderGroup.GOVERNMENT, StakeholderGroup.PRIVATE_SECTOR
_STAKEHOLDERS = (None, None, _GOVERNMENT, _GOVERNMENT, _BUSINESS, _BUSINESS, _GOVERNMENT, None)
_AFRICA, _WEOG = RegionalGroup.AFRICA, RegionalGroup.WEOG
_REGIONS = (None, _AFRICA, _AFRICA, _WEOG, None, _WEOG, _WEOG, None)
"""The groups of the people who ask, by their number: each two meet, or one of them and none."""


def policies(sides: Iterable[Sides] = Sides) -> st.SearchStrategy[FloorPolicy]:
    """Every way to set the order; numbers up to a few, so that they are reached."""
    return st.builds(
        FloorPolicy,
        sides=st.sampled_from(list(sides)),
        round_size=st.integers(1, 3),
        measure=st.sampled_from(Measure),
        group_turns=st.integers(0, 2),
        safe_places=st.integers(*LIMITS["safe_places"]),
        most_passes=st.integers(0, 4),
        **{name: st.booleans() for name in _SWITCHES},
    )


_SWITCHES = (
    *("fewest_first", "stakeholder_balance", "regional_balance", "support"),
    *("order_first", "reply_first"),
)


@st.composite
def histories(
    draw: st.DrawFn, policy: FloorPolicy | None = EVENFLOOR, *, steps: Sequence[str] = STEPS
) -> list[Floor]:
    """The states that a floor went through, places announced after each step.

    Without a policy it is any, and another now and then; but what goes first for its kind does so
    throughout.
    """
    floors = [Floor(policy=policy or draw(policies()))]
    for number in range(1, draw(st.integers(1, 20)) + 1):
        stepped = draw(a_step(floors[-1], number, steps))
        if policy is None and draw(st.integers(0, 9)) == 0:
            kinds = {name: getattr(stepped.policy, name) for name in ("order_first", "reply_first")}
            stepped = replace(stepped, policy=replace(draw(policies()), **kinds))
        floors.append(announce(stepped, START + timedelta(seconds=number)))
    return floors


def floors(
    policy: FloorPolicy | None = EVENFLOOR, *, steps: Sequence[str] = STEPS
) -> st.SearchStrategy[Floor]:
    """A floor as some history left it, under a policy or under any."""
    return histories(policy, steps=steps).map(lambda history: history[-1])
