"""Hubs: rooms of many people behind one seat, which count as so many once staff have seen them."""

from dataclasses import dataclass, replace

from session_core.domain.floor import Floor, InterventionState
from session_core.domain.people import FEWEST_IN_HUB, MOST_IN_HUB, Modality
from session_core.domain.refusals import NotFound, StrangeHubSize
from session_core.domain.session import Room
from session_core.storage import ballots, seats
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.visit import Work, shared_view, use_case

_NOT_HEARD_YET = {InterventionState.WAITING, InterventionState.MERGED}


@dataclass(frozen=True)
class Hub:
    """A seat that said it is many people; `is_confirmed` once a moderator has said how many."""

    seat_id: str
    name: str
    modality: Modality
    people: int
    is_confirmed: bool


@shared_view(Room.PEOPLE)
def see_hubs(work: Work) -> tuple[Hub, ...]:
    """The hubs of the session, those nobody has confirmed first."""
    here = [
        Hub(seat.id, seat.pseudonym, seat.modality, seat.people, seat.people_confirmed)
        for seat in seats.seats_of(work.db, work.session_id)
        if seat.people > 1
    ]
    return tuple(sorted(here, key=lambda hub: (hub.is_confirmed, hub.name.casefold())))


@use_case
def confirm_hub(work: Work, seat_id: str, people: int) -> None:
    """Say as how many people a hub counts, in what it asks and supports from now on.

    What it asked and was not heard yet counts so too; 1 makes it one person. Raises NotFound, and
    StrangeHubSize, also with the `reason` `ballots` where it has more of them in an open poll.
    """
    if not 1 <= people <= MOST_IN_HUB:
        raise StrangeHubSize(reason="counted", most=MOST_IN_HUB)
    _check_ballots(work, seat_id, people)
    before = floor_now(work)
    if not seats.keep_people(work.db, work.session_id, seat_id, people):
        raise NotFound
    after = _counted(before, seat_id, people)
    # Neither record says whose seat it is: nobody's questions are tied to it thereby.
    keep_floor(work, "confirm_hub", before, after, details={"hub_people": people})
    work.record("confirm_hub", Room.PEOPLE, people=people)


def _check_ballots(work: Work, seat_id: str, people: int) -> None:
    """Nobody in an open poll has more ballots than people, and no single person a hub's."""
    voted = ballots.hubs_voted_in(work.db, work.session_id).values()
    most = max((by_seat.get(seat_id, 0) for by_seat in voted), default=0)
    if most and people < max(most, FEWEST_IN_HUB):
        raise StrangeHubSize(reason="ballots")


def _counted(kept: Floor, seat_id: str, people: int) -> Floor:
    counted = tuple(
        replace(each, people=people)
        if each.seat_id == seat_id and each.state in _NOT_HEARD_YET
        else each
        for each in kept.interventions
    )
    return replace(kept, interventions=counted)
