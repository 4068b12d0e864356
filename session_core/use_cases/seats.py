"""Joining and leaving: a seat in one session, without account or name."""

from dataclasses import dataclass, replace
from functools import partial

from session_core.domain.codes import hashed, new_id, new_secret, secret_from, tidy_join_code
from session_core.domain.dispositions import CAN_BE_REWORDED
from session_core.domain.door import check_said, without_links
from session_core.domain.floor import withdraw_request
from session_core.domain.languages import Language
from session_core.domain.people import (
    FEWEST_IN_HUB,
    MOST_IN_HUB,
    Admission,
    Modality,
    Part,
    ProgrammePerson,
    RegionalGroup,
    Seat,
    StakeholderGroup,
)
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.domain.refusals import SessionNotOpen, StrangeHubSize, WrongJoinCode
from session_core.domain.session import AtDoor, Room, Stage, WorkshopSession
from session_core.domain.text import one_line
from session_core.storage import floor, people, polls, records, seats, sessions, support
from session_core.use_cases.entry import let_in
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor, while_intake
from session_core.use_cases.group_members import leave_group, place_latecomers
from session_core.use_cases.own_help import forget_help_of
from session_core.use_cases.visit import Work, crowd_use_case, reading, shared_view, use_case

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
    found = sessions.id_of_join_code(work.db, tidy_join_code(join_code))
    if found is None:
        raise WrongJoinCode
    return found


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
        session=without_links(replace(session, screen_key="")),
        moderators=tuple(person for person in named if person.part in _MODERATING),
    )


@crowd_use_case
def join_session(
    work: Work,
    modality: Modality | None,
    pseudonym: str = "",
    stakeholder_group: StakeholderGroup | None = None,
    regional_group: RegionalGroup | None = None,
    language: Language | None = None,
    people_behind: int = 1,
    entry_code: str = "",
    client_key: str | None = None,
) -> str:
    """Take a seat and return its secret; who gives no name gets a pseudonym.

    The same `client_key` sent twice takes one seat, so a key has to be beyond guessing. Where a
    moderator admits people the seat has no rights until then; where codes are asked for it takes
    an `entry_code`.

    Who leaves unsaid how they take part is online: they queue there and hear of it there.
    A hub says how many people are behind it, and counts as one until staff confirm that. Raises
    SessionNotOpen after the end, IntakeFrozen, TextTooLong, StrangeHubSize, AskedAtDoor for the
    first thing that the organiser asks and was left unsaid, and last of all WrongEntryCode.
    """
    session = work.session()
    secret = secret_from(f"{session.id} {client_key}") if client_key else new_secret()
    if client_key and seats.seat_behind(work.db, session.id, hashed(secret)):
        return secret
    if session.stage is Stage.CLOSED:
        raise SessionNotOpen
    while_intake(work)
    if people_behind != 1 and not FEWEST_IN_HUB <= people_behind <= MOST_IN_HUB:
        raise StrangeHubSize(least=FEWEST_IN_HUB, most=MOST_IN_HUB)
    said = {
        AtDoor.MODALITY: modality,
        AtDoor.STAKEHOLDER_GROUP: stakeholder_group,
        AtDoor.REGIONAL_GROUP: regional_group,
        AtDoor.LANGUAGE: language,
    }
    check_said(session.asked_at_door, said)
    modality = modality or Modality.ONLINE
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
        # Last, so that nobody learns of a code whether it is right without using it up.
        admission=let_in(work, session, entry_code),
    )
    seats.add_seat(work.db, seat, hashed(secret), work.now)
    if seat.admission is Admission.ADMITTED:
        work.record("join_session", Room.PEOPLE, secret=True, modality=modality)
        work.at_the_end(place_latecomers, seat.id)
    return secret


@reading
def am_i_new_here(work: Work) -> bool:
    """Whether the visitor has asked, supported and chosen nothing yet, and sits in no group."""
    return not seats.has_done_anything(work.db, work.session_id, work.seated().id)


@reading
def see_my_seat(work: Work) -> Seat:
    """The visitor's own seat."""
    return work.seated()


@use_case
def leave_session(work: Work) -> None:
    """Leave, and be forgotten: what waits is withdrawn, what was said stays without a name.

    Support goes too, receipts open nothing any more, and what was written to the desk is deleted.
    Nothing that is kept says any more which of it came from the same seat. Who is still at the
    door, or was turned away, leaves so too.
    """
    seat = work.seated()
    forget_help_of(work, "leave_session", seat.id)
    if seat.admission is not Admission.ADMITTED:
        seats.forget_seat(work.db, seat.id)
        work.destroys = True
        work.record("leave_session", Room.DOOR, secret=True)
        return
    before = floor_now(work)
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
    # Ballots too: one that was cast in an open poll goes with its seat. Where everybody watches the
    # count it moves for all who leave, or the record would say who had voted.
    watched = (Room.POLLS,) if polls.is_count_watched(work.db, work.session_id) else ()
    for room in (Room.PEOPLE, Room.BALLOTS, *watched):
        work.record("leave_session", room, secret=True)
