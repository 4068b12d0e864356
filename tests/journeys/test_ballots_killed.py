"""A server killed in a burst of ballots, three times: no acknowledged ballot is lost or doubled."""

import asyncio
import random
import sqlite3
from pathlib import Path

import pytest

from session_core.domain.people import Role
from session_core.use_cases.polls import open_poll, write_poll
from tests.houses import build_test_house, new_session, seat_in, sign_in_as
from tests.journeys.bursts import Burst, Post, killed_in_the_middle, sent_until_all_are_there
from tests.servers import Server

pytestmark = pytest.mark.thorough

ROUNDS, SEATS = 3, 500


def ballots_kept(folder: Path, poll: str) -> dict[str, str]:
    """The option that each seat chose, by the hash of its secret, as the files have it."""
    with sqlite3.connect(folder / "evenfloor.sqlite") as database:
        rows = database.execute(
            "SELECT secret_hash, answer FROM ballot JOIN seat ON seat.id = seat_id "
            "WHERE poll_id = ?",
            (poll,),
        ).fetchall()
    assert len({seat for seat, _ in rows}) == len(rows)
    return dict(rows)


def test_three_kills_lose_and_double_no_ballot(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    house = build_test_house(folder)
    session = new_session(house, join_code="BALLOTS")
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    poll = write_poll(moderator, "Even?", ["Yes", "No", "Not sure"])
    open_poll(moderator, poll)
    seats = [seat_in(house, session.id).seat_secret or "" for _ in range(SEATS)]
    house.close()
    moments = random.Random(7)
    server = Server(folder, demo=False)
    try:
        server.start()
        for number in range(ROUNDS):
            # Everybody votes, and then again for another option.
            option = str(number + 1)
            posts = [
                Post("BALLOTS", seat, "vote", seat, {"poll": poll, "option": option})
                for seat in seats
            ]
            burst = Burst(server.port, posts)
            after = moments.randint(20, SEATS * 3 // 4)
            asyncio.run(killed_in_the_middle(server, burst, after))
            before = len(burst.acknowledged)
            assert 0 < before < SEATS, "it was killed in the middle"
            kept = list(ballots_kept(folder, poll).values())
            assert kept.count(option) >= before
            server.start()
            asyncio.run(sent_until_all_are_there(burst))
            assert burst.acknowledged == burst.sent
            left = [post for post in posts if post.key not in burst.sent]
            rest = Burst(server.port, left)
            asyncio.run(rest.send(SEATS + 1))
            assert rest.acknowledged == {post.key for post in left}
            assert list(ballots_kept(folder, poll).values()) == [option] * SEATS
        server.stop()
    finally:
        server.kill()
