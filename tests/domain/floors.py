"""Interventions and floors for tests: written by hand, or drawn by Hypothesis."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from session_core.domain.floor import (
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    give_floor_to,
    recall_last,
    request_floor,
    withdraw_request,
    yield_floor,
)
from session_core.domain.people import Modality
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


STEPS = ("ask", "ask", "ask", "next", "next", "out of turn", "yield", "withdraw", "recall")


@st.composite
def a_step(draw: st.DrawFn, floor: Floor, number: int) -> Floor:
    """One thing that happens on a floor; what is refused changes nothing.

    Times jump to and fro by seconds, as they do where two servers' clocks differ.
    """
    now = START + timedelta(seconds=number + draw(st.integers(-3, 3)))
    step = draw(st.sampled_from(STEPS))
    try:
        if step == "ask":
            return request_floor(floor, draw(a_request(number, now)))
        if step == "yield":
            return yield_floor(floor, now)
        if step == "recall":
            return recall_last(floor)
        order = speaking_order(floor)
        if not order:
            return floor
        if step == "next":
            return give_floor_to(floor, order[0].intervention.id, now)
        one = draw(st.sampled_from(order)).intervention.id
        return (
            withdraw_request(floor, one) if step == "withdraw" else give_floor_to(floor, one, now)
        )
    except Refusal:
        return floor


@st.composite
def a_request(draw: st.DrawFn, number: int, now: datetime) -> Intervention:
    """Mostly questions, from few people, so that some ask twice; each on one side only."""
    person = draw(st.integers(0, 5))
    side = ONSITE if person % 2 else ONLINE
    kinds = [*[InterventionKind.QUESTION] * 6, *URGENT]
    asked = asks(number, side, f"seat:{person}", draw(st.sampled_from(kinds)))
    return replace(asked, requested_at=now)


@st.composite
def histories(draw: st.DrawFn) -> list[Floor]:
    """The states that a floor went through, places announced after each step."""
    floors = [Floor()]
    for number in range(1, draw(st.integers(1, 20)) + 1):
        stepped = draw(a_step(floors[-1], number))
        floors.append(announce(stepped, START + timedelta(seconds=number)))
    return floors


def floors() -> st.SearchStrategy[Floor]:
    """A floor as some history left it."""
    return histories().map(lambda history: history[-1])
