"""A server killed in a burst of a thousand questions, ten times: nothing acknowledged is lost."""

import asyncio
import random
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from session_core.domain.codes import new_id
from session_core.use_cases.house import House
from tests.houses import build_test_house, new_session, seat_in
from tests.journeys.bursts import Burst, Post, killed_in_the_middle, sent_until_all_are_there
from tests.servers import Server

pytestmark = pytest.mark.thorough

ROUNDS, SEATS, EACH = 10, 250, 4
QUESTIONS = SEATS * EACH


def asked(code: str, seat: str, text: str) -> Post:
    key = f"key-{new_id()}"
    return Post(code, seat, "ask", key, {"key": key, "text": text, "kind": "question"})


def prepare(house: House) -> list[list[Post]]:
    """A session for each round, with its seats and what they will ask."""
    rounds = []
    for number in range(ROUNDS):
        session = new_session(house, join_code=f"BURST{number}")
        seats = [seat_in(house, session.id).seat_secret or "" for _ in range(SEATS)]
        rounds.append(
            [
                asked(session.join_code, seat, f"Question {n} of {seat[:9]}?")
                for n in range(EACH)
                for seat in seats
            ]
        )
    return rounds


def test_ten_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    house = build_test_house(folder)
    rounds = prepare(house)
    house.close()
    moments = random.Random(11)
    server = Server(folder, demo=False)
    unsure, sent = 0, set[str]()
    try:
        server.start()
        for questions in rounds:
            burst = Burst(server.port, questions)
            asyncio.run(
                killed_in_the_middle(server, burst, moments.randint(20, QUESTIONS * 3 // 4))
            )
            before = set(burst.acknowledged)
            assert 0 < len(before) < QUESTIONS, "it was killed in the middle"
            kept = keys_kept(folder, questions[0].code)
            unsure += kept - len(before)
            server.start()
            asyncio.run(sent_until_all_are_there(burst))
            assert burst.acknowledged == burst.sent
            sent |= burst.sent
            print(f"\nkilled after {len(before)}, on disk {kept}; told {dict(burst.told)}", end="")
        server.stop()
    finally:
        server.kill()
    print(f"\n{unsure} were on disk without having been acknowledged, and sent again")
    with sqlite3.connect(folder / "evenfloor.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute(
            "SELECT join_code, text, client_key, intervention.number FROM intervention "
            "JOIN workshop_session ON workshop_session.id = session_id"
        ).fetchall()
    texts = {(one.code, one.fields["text"]) for each in rounds for one in each if one.key in sent}
    assert Counter((code, text) for code, text, _, _ in rows) == Counter(texts)
    assert len({(code, key) for code, _, key, _ in rows}) == len(sent), "each under its own key"
    for code in {code for code, *_ in rows}:
        numbers = sorted(row[3] for row in rows if row[0] == code)
        assert numbers == list(range(1, len(numbers) + 1))


def keys_kept(folder: Path, code: str) -> int:
    """How many questions of a session are on disk, as a copy of the files has them."""
    with sqlite3.connect(folder / "evenfloor.sqlite") as database:
        found: int = database.execute(
            "SELECT count(*) FROM intervention JOIN workshop_session "
            "ON workshop_session.id = session_id WHERE join_code = ?",
            (code,),
        ).fetchone()[0]
    return found
