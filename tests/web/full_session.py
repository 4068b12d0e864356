"""A session on its busiest day: what the first view must carry in one round trip."""

import random
from collections.abc import Callable
from datetime import timedelta

from session_core.domain.agenda import AgendaItem
from session_core.domain.ballots import OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.codes import new_id
from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality, Part, ProgrammePerson, Role, StakeholderGroup
from session_core.domain.poll_settings import PollSettings
from session_core.domain.session import SessionType, WorkshopSession
from session_core.domain.written_in import written_in
from session_core.storage import agenda, floor, notes, people
from session_core.use_cases.agenda import start_agenda_item
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.breakouts import add_group, open_groups
from session_core.use_cases.group_members import place_at_random
from session_core.use_cases.house import House
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from tests.houses import NOW, new_session, seat_in, sign_in_as

QUESTIONS, ITEMS, NOTES, GROUPS, OBJECTIONS = 200, 12, 300, 8, 5

WORDS = (
    "access afford agree antenna audit battery border bridge broadband budget cable channel "
    "charge citizen claim coast committee community connect consent cooperative council court "
    "coverage crisis data decree device district document donor elder encrypt energy evidence "
    "exchange export failure farmer fee fibre forum fund gateway gender ground harbour hospital "
    "household identity income island journalist judge keyboard kilometre language law leak "
    "licence local market mast measure message minister mobile mountain neighbour network notice "
    "operator outage panel parliament password patent payment permit phone policy population "
    "power price privacy protest provider public quality radio region regulator relay remote "
    "repair report research river router rural safety satellite school screen secret server "
    "shelter signal social solar spectrum speech standard storm subsidy tariff teacher tower "
    "traffic training translate treaty trust tunnel union upload valley village voice volunteer "
    "vote water weather wireless witness women workshop youth who why how when where which does "
    "can should must the a of for and in to with without before after during because if not"
).split()


def sentence(random_: random.Random, words: int) -> str:
    """A sentence of so many words that no other repeats."""
    return " ".join(random_.choices(WORDS, k=words)).capitalize() + "?"


def dense(random_: random.Random, length: int) -> str:
    """A text that compresses worse than any language: 500 signs of three bytes, by chance."""
    return "".join(chr(random_.randint(0x4E00, 0x4E00 + 500)) for _ in range(length))


def full_session(
    house: House, text: Callable[[random.Random], str] = lambda r: sentence(r, r.randint(8, 40))
) -> WorkshopSession:
    """200 waiting, 12 agenda items, 300 notes, three polls, one of them open, 8 groups at work."""
    random_ = random.Random(457)
    session = new_session(
        house,
        title="Community networks after the grant: repair, licences and who carries the risk",
        year=2030,
        type=SessionType.WORKSHOP,
        number=457,
        room="Conference hall B, second floor",
        join_code="FULL",
    )
    groups = list(StakeholderGroup)
    with house.database.writing() as db:
        named = [
            ProgrammePerson("Amara Okello", Part.ONSITE_MODERATOR),
            ProgrammePerson("Tevita Moala", Part.ONLINE_MODERATOR),
        ]
        people.keep_programme_people(db, session.id, named)
        items = [
            AgendaItem(new_id(), 2 + n, sentence(random_, 6), random_.randint(3, 20))
            for n in range(1, ITEMS - 1)
        ]
        agenda.add_items(db, session.id, items)
        for n in range(1, QUESTIONS + 2):
            words = text(random_)
            asked = Intervention(
                id=new_id(),
                number=n,
                kind=InterventionKind.QUESTION,
                modality=Modality.ONSITE if random_.random() < 0.4 else Modality.ONLINE,
                asker=f"seat:{n}",
                requested_at=NOW + timedelta(seconds=n),
                text=words,
                written_in=written_in(words, "en"),
                name=" ".join(random_.choices(WORDS, k=2)).title(),
                stakeholder_group=groups[n % len(groups)],
                state=InterventionState.SPEAKING if n == 1 else InterventionState.WAITING,
                given_at=NOW if n == 1 else None,
            )
            floor.add_intervention(db, session.id, asked)
        for n in range(1, NOTES + 1):
            kind = random_.choice(list(NoteKind))
            group = n % (GROUPS + 1) or None
            note = Note(new_id(), n, text(random_), kind, NOW, group_number=group)
            notes.add_note(db, session.id, note)
    _hold_polls(house, session, text, random_)
    _send_to_groups(house, session, text, random_)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    start_agenda_item(moderator, items[4].id)
    return session


def _hold_polls(
    house: House,
    session: WorkshopSession,
    text: Callable[[random.Random], str],
    random_: random.Random,
) -> None:
    """A consensus with its objections, a single choice, and a ranking that is open."""
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    seats = [seat_in(house, session.id, side) for side in Modality for _ in range(12)]
    for kind in (PollKind.ROUGH_CONSENSUS, PollKind.SINGLE, PollKind.RANKING):
        options = [sentence(random_, 5) for _ in range(4)]
        settings = PollSettings(kind, seconds=300 if kind is PollKind.RANKING else None)
        poll = write_poll(moderator, sentence(random_, 12), options, settings=settings)
        open_poll(moderator, poll)
        for position, seat in enumerate(seats):
            cast_ballot(seat, poll, _ballot(kind, position, text(random_)[:200]))
        if kind is not PollKind.RANKING:
            close_poll(moderator, poll)
        show_all_sayings(moderator, poll)


def _ballot(kind: PollKind, position: int, why: str) -> Ballot:
    if kind is PollKind.RANKING:
        return Ballot.of("1", "2", "3", "4")
    if kind is PollKind.SINGLE:
        return Ballot.of("1" if position % 2 else "2")
    return Ballot((OBJECT,), reason=why) if position < OBJECTIONS else Ballot.of(SUPPORT)


def _send_to_groups(
    house: House,
    session: WorkshopSession,
    text: Callable[[random.Random], str],
    random_: random.Random,
) -> None:
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    for _ in range(GROUPS):
        call = f"https://meet.example/{random_.randbytes(24).hex()}"
        add_group(moderator, text(random_)[:300], f"Table by the window, or {call}")
    place_at_random(moderator)
    open_groups(moderator)
