"""Joining and leaving: a seat in one session, without account or name."""

from dataclasses import dataclass, replace
from functools import partial

from session_core.domain.codes import hashed, new_id, new_secret, tidy_join_code
from session_core.domain.dispositions import CAN_BE_REWORDED
from session_core.domain.floor import withdraw_request
from session_core.domain.languages import Language
from session_core.domain.people import (
    FEWEST_IN_HUB,
    MOST_IN_HUB,
    Modality,
    Part,
    ProgrammePerson,
    RegionalGroup,
    Seat,
    StakeholderGroup,
)
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.domain.refusals import SessionNotOpen, StrangeHubSize, WrongJoinCode
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.domain.text import one_line
from session_core.storage import floor, people, records, seats, sessions, support
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.group_members import leave_group, place_latecomer
from session_core.use_cases.visit import Work, reading, shared_view, use_case

PSEUDONYM_LIMIT = 60
_MODERATING = {Part.ONSITE_MODERATOR, Part.ONLINE_MODERATOR}


@dataclass(frozen=True)
class Door:
    """What anybody with the join code sees before joining: is this the right room?"""

    session: WorkshopSession
    moderators: tuple[ProgrammePerson, ...]


@reading
def find_session(work: Work, join_code: str) -> str:
    """The id of the session with this join code. Raises WrongJoinCode."""
    found = sessions.session_with_join_code(work.db, tidy_join_code(join_code))
    if found is None:
        raise WrongJoinCode
    return found.id


@reading
def find_screen(work: Work, screen_key: str) -> str:
    """The id of the session whose room screen this key opens. Raises WrongJoinCode."""
    found = sessions.session_with_screen_key(work.db, screen_key)
    if found is None:
        raise WrongJoinCode
    return found.id


@shared_view(Room.SESSION, Room.FLOOR)
def see_door(work: Work) -> Door:
    """Title, time, place, moderators and rules, before anything is asked of the visitor."""
    session = work.session()
    named = people.programme_people(work.db, session.id)
    return Door(
        session=replace(session, screen_key=""),
        moderators=tuple(person for person in named if person.part in _MODERATING),
    )


@use_case
def join_session(
    work: Work,
    modality: Modality,
    pseudonym: str = "",
    stakeholder_group: StakeholderGroup | None = None,
    regional_group: RegionalGroup | None = None,
    language: Language | None = None,
    people_behind: int = 1,
) -> str:
    """Take a seat and return its secret; who gives no name gets a pseudonym.

    A hub says how many people are behind it, and counts as one until staff confirm that. Raises
    SessionNotOpen after the end, TextTooLong, StrangeHubSize.
    """
    session = work.session()
    if session.stage is Stage.CLOSED:
        raise SessionNotOpen
    if people_behind != 1 and not FEWEST_IN_HUB <= people_behind <= MOST_IN_HUB:
        raise StrangeHubSize(least=FEWEST_IN_HUB, most=MOST_IN_HUB)
    name = one_line(pseudonym, limit=PSEUDONYM_LIMIT, may_be_empty=True)
    seat = Seat(
        id=new_id(),
        session_id=session.id,
        pseudonym=name or offer_pseudonym(),
        modality=modality,
        stakeholder_group=stakeholder_group,
        regional_group=regional_group,
        language=language or "",
        people=people_behind,
    )
    secret = new_secret()
    seats.add_seat(work.db, seat, hashed(secret), work.now)
    work.record("join_session", Room.PEOPLE, secret=True, modality=modality)
    place_latecomer(work, seat.id)
    return secret


@reading
def see_my_seat(work: Work) -> Seat:
    """The visitor's own seat."""
    return work.seated()


@use_case
def leave_session(work: Work) -> None:
    """Leave, and be forgotten: what waits is withdrawn, what was said stays without a name.

    Support goes too, and receipts open nothing any more. Nothing that is kept says any more which
    of it came from the same seat.
    """
    seat = work.seated()
    before = floor.floor_of(work.db, work.session_id)
    after = before
    for waiting in before.interventions:
        if waiting.seat_id == seat.id and waiting.state in CAN_BE_REWORDED:
            after = withdraw_request(after, waiting.id, work.now)
    support.drop_all_support(work.db, seat.id)
    # The order is told as it is without them, so they are forgotten before it is found.
    forgetting = partial(floor.forget_asker, work.db, seat.id)
    keep_floor(work, "leave_session", before, after, secret=True, forgetting=forgetting)
    records.forget_actor(work.db, work.session_id, work.actor)
    leave_group(work, seat.id)
    seats.forget_seat(work.db, seat.id)
    work.destroys = True
    # Ballots too: one that was cast in an open poll goes with its seat.
    for room in (Room.PEOPLE, Room.BALLOTS):
        work.record("leave_session", room, secret=True)
