"""What it costs to count a poll: 100,000 ballots of people of every group, from rows to tally.

In milliseconds of wall clock, on the embedded database; the rows are read and counted as closing a
poll does it.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.codes import hashed
from session_core.domain.people import Modality, RegionalGroup, Role, Seat, StakeholderGroup
from session_core.domain.poll_settings import PollSettings
from session_core.domain.poll_tally import count
from session_core.domain.polls import Poll
from session_core.storage import ballots, seats
from session_core.use_cases.polls import open_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.bench.table import Row
from tests.houses import NOW, build_test_house, new_session, sign_in_as

BALLOTS = 100_000
TIMES = 15
KINDS = (PollKind.SINGLE, PollKind.ROUGH_CONSENSUS, PollKind.RANKING, PollKind.NUMERIC)


def run() -> list[Row]:
    """Count a poll of each kind so many times, all of the same people."""
    with TemporaryDirectory() as folder:
        house = build_test_house(Path(folder))
        session_id = new_session(house).id
        moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session_id)
        people = list(_people(session_id, Random(3)))
        with house.database.writing(session_id) as db:
            for person in people:
                seats.add_seat(db, person, hashed(person.id), NOW)
        rows = [_counted(moderator, kind, people) for kind in KINDS]
        house.close()
    return rows


def _counted(moderator: Visit, kind: PollKind, people: Sequence[Seat]) -> Row:
    print(f"  {kind} …", file=sys.stderr)
    poll = _with_ballots(moderator, kind, people)
    taken = []
    for _ in range(TIMES):
        with moderator.house.database.reading() as db:
            begun = perf_counter()
            tally = count(poll.asked, ballots.ballots_cast(db, poll.id))
            taken.append(1000 * (perf_counter() - begun))
        assert tally.turnout == BALLOTS
    return Row.of(f"tally of {BALLOTS:,} ballots: {kind}", taken, "ms", "must 50 ms")


def _with_ballots(moderator: Visit, kind: PollKind, people: Sequence[Seat]) -> Poll:
    options = ["Roaming", "Licences", "Power", "Backhaul", "Skills"]
    poll_id = write_poll(moderator, "What first?", options, settings=PollSettings(kind))
    open_poll(moderator, poll_id)
    poll = next(each for each in see_polls(moderator).polls if each.id == poll_id)
    random = Random(5)
    with moderator.house.database.writing(moderator.session_id) as db:
        for person in people:
            ballots.keep_ballot(db, poll.id, person, _vote(poll, random))
    return poll


def _people(session_id: str, random: Random) -> Iterator[Seat]:
    groups, regions = [None, *StakeholderGroup], [None, *RegionalGroup]
    for n in range(BALLOTS):
        side = random.choice(list(Modality))
        whose = random.choice(groups), random.choice(regions)
        yield Seat(f"{n:016x}", session_id, f"Voter {n}", side, *whose)


def _vote(poll: Poll, random: Random) -> Ballot:
    options = [option.id for option in poll.options]
    if poll.kind is PollKind.NUMERIC:
        return Ballot(number=float(random.randrange(100)))
    if poll.kind is PollKind.RANKING:
        return Ballot(tuple(random.sample(options, len(options))))
    return Ballot.of(random.choice(options))
