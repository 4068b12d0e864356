"""Who has the whole database after a poll closed cannot tell one way of voting from another."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from session_core.domain.ballots import OBJECT, Ballot, PollKind
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.poll_settings import PollSettings
from session_core.storage.database import Database
from session_core.use_cases.ballots import cast_ballot, enter_hub_ballots
from session_core.use_cases.house import House
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit
from tests.houses import build_test_house, new_session, seat_in, sign_in_as

VOTERS = 12


def everything(database: Database) -> Mapping[str, Sequence[str]]:
    """Every row of every table, in the order in which the database gives it."""
    with database.reading() as db:
        return {
            name: [repr(row) for row in db.execute(text(f"SELECT * FROM {name}"))]
            for name in inspect(db).get_table_names()
        }


def files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("evenfloor*")))


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        (PollKind.SINGLE, [Ballot.of("1"), Ballot.of("2")]),
        (PollKind.RANKING, [Ballot.of("1", "2"), Ballot.of("2", "1")]),
        (PollKind.NUMERIC, [Ballot(number=4711), Ballot(number=31415)]),
        (PollKind.WORD_CLOUD, [Ballot(words=("lighthouse",)), Ballot(words=("harbour",))]),
        (
            PollKind.ROUGH_CONSENSUS,
            [Ballot.of("support"), Ballot((OBJECT,), reason="lighthouse first")],
        ),
    ],
)
def test_after_closing_it_is_the_same_whoever_voted_which_way(
    tmp_path: Path, kind: PollKind, choices: list[Ballot]
) -> None:
    """The same twelve people, on one side and of one group, six for each: in two ways."""
    start = tmp_path / "start"
    start.mkdir()
    house = build_test_house(start)
    session_id = new_session(house).id
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session_id)
    voters = [seat_in(house, session_id) for _ in range(VOTERS)]
    hub = seat_in(
        house,
        session_id,
        Modality.ONLINE,
        people=6,
        people_confirmed=True,
        stakeholder_group=StakeholderGroup.GOVERNMENT,
    )
    poll = write_poll(moderator, "Which?", ["One", "Two"], settings=PollSettings(kind))
    open_poll(moderator, poll)
    house.close()

    def voted(name: str, ballots: Sequence[Ballot]) -> House:
        shutil.copytree(start, tmp_path / name)
        there = build_test_house(tmp_path / name)

        def at(visit: Visit) -> Visit:
            return replace(visit, house=there)

        for voter, ballot in zip(voters, ballots, strict=True):
            cast_ballot(at(voter), poll, ballot)
        cast_ballot(at(voters[0]), poll, ballots[0])  # changed, or meant to be
        enter_hub_ballots(at(moderator), poll, see_my_seat(at(hub)).id, [(choices[0], 6)])
        close_poll(at(moderator), poll)
        return there

    one, other = choices
    by_turns = voted("by turns", [one, other] * (VOTERS // 2))
    in_halves = voted("in halves", [other] * (VOTERS // 2) + [one] * (VOTERS // 2))
    assert everything(by_turns.database) == everything(in_halves.database)
    # While the server runs on: neither the file nor its journal repeats the ballots.
    for name in ("by turns", "in halves"):
        left = files(tmp_path / name)
        assert left.count(b"lighthouse") <= 1
        assert b"=4711" not in left
    by_turns.close()
    in_halves.close()
