"""The session of the door's bench: laid down before the server starts, counted after it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from json import loads
from pathlib import Path

import jwt

from session_core.domain.people import Role
from session_core.use_cases.cookie_key import COOKIE, cookie_key
from session_core.use_cases.polls import open_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import FILE, build_test_house, new_session, sign_in_as

OPTIONS = ("Yes", "No", "Not sure")


@dataclass(frozen=True)
class DoorSession:
    """An open session with one open poll, and how its organiser is signed in."""

    id: str
    code: str
    poll: str
    options: tuple[str, ...]
    cookie: str

    def polls_page(self, url: str) -> str:
        """The address of the staff's polls page."""
        return f"{url}/polls?session={self.id}"


@dataclass(frozen=True)
class Kept:
    """What the database holds of the session; ballots as the closed poll counted them."""

    seats: int
    questions: int
    supports: int
    ballots: int


def lay_session(data: Path) -> DoorSession:
    """Put the session into a new data folder."""
    data.mkdir(mode=0o700, parents=True)
    house, now = build_test_house(data), datetime.now(UTC)
    session = new_session(house, starts_at=now, ends_at=now + timedelta(minutes=90))
    organiser = replace(sign_in_as(house, Role.ORGANISER, session.id), now=now)
    poll = write_poll(organiser, "Should every workshop have one floor?", OPTIONS)
    open_poll(organiser, poll)
    options = tuple(option.id for option in see_polls(organiser).polls[0].options)
    name, cookie = cookie_of(organiser)
    house.close()
    return DoorSession(session.id, session.join_code, poll, options, f"{name}={cookie}")


def cookie_of(staff: Visit) -> tuple[str, str]:
    """The name and value of the cookie by which a browser is signed in as somebody."""
    until = datetime.now(UTC) + timedelta(days=1)
    claims = {"token": staff.sign_in, "exp": int(until.timestamp())}
    return COOKIE, jwt.encode(claims, cookie_key(staff.house.settings), "HS256")


def count_kept(data: Path, session: DoorSession) -> Kept:
    """Look into the database file, past the application."""
    with closing(sqlite3.connect(f"file:{data / FILE}?mode=ro", uri=True)) as db:

        def one(query: str, wanted: str) -> int:
            found: int = db.execute(query, (wanted,)).fetchone()[0]
            return found

        tally = db.execute("SELECT tally FROM poll WHERE id = ?", (session.poll,)).fetchone()[0]
        return Kept(
            seats=one("SELECT count(*) FROM seat WHERE session_id = ?", session.id),
            questions=one("SELECT count(*) FROM intervention WHERE session_id = ?", session.id),
            supports=one(
                "SELECT count(*) FROM support JOIN intervention ON id = intervention_id "
                "WHERE session_id = ?",
                session.id,
            ),
            ballots=sum((loads(tally) or {"votes": {}})["votes"].values()) if tally else 0,
        )
