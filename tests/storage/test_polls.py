"""Polls come out as they went in; ballots are counted, and then they are gone."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from session_core.domain.people import Modality, Role
from session_core.domain.polls import Poll, PollState, Tally, close_poll, open_poll, write_poll
from session_core.storage import polls, seats
from session_core.storage.database import Database
from session_core.use_cases import polls as use_cases
from session_core.use_cases.house import House
from session_core.use_cases.seats import leave_session, see_my_seat
from session_core.use_cases.visit import Visit
from tests.houses import NOW, build_test_house, new_session, seat_in, sign_in_as

DRAFT = write_poll("poll1", 1, "Стол ровный?", ["Да", "Нет", "🤷"])


def everything_kept(database: Database) -> str:
    """Every row of every table, as text."""
    with database.reading() as db:
        names = inspect(db).get_table_names()
        rows = [db.execute(text(f"SELECT * FROM {name}")).all() for name in names]
    return repr(rows)


def voted(house: House, session_id: str, choices: list[tuple[Modality, str]]) -> tuple[str, Visit]:
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session_id)
    poll_id = use_cases.write_poll(moderator, "Even?", ["Yes", "No", "Not sure"])
    use_cases.open_poll(moderator, poll_id)
    for side, option in choices:
        use_cases.cast_ballot(seat_in(house, session_id, side), poll_id, option)
    return poll_id, moderator


@pytest.mark.parametrize(
    "poll",
    [
        DRAFT,
        open_poll(DRAFT, NOW),
        close_poll(
            open_poll(DRAFT, NOW),
            Tally({"1": 7, "3": 1}, {Modality.ONSITE: {"1": 7}, Modality.ONLINE: {"3": 1}}),
            NOW,
        ),
    ],
    ids=lambda poll: poll.state,
)
def test_a_poll_comes_out_as_it_went_in(database: Database, session_id: str, poll: Poll) -> None:
    with database.writing() as db:
        polls.add_poll(db, session_id, DRAFT)
        polls.keep_poll(db, poll)
        assert polls.polls_of(db, session_id) == (poll,)
        assert polls.poll_with_id(db, session_id, "poll1") == poll
        assert polls.poll_with_id(db, "another", "poll1") is None
        assert polls.next_number(db, session_id) == 2


def test_ballots_are_counted_by_option_and_side(house: House, session_id: str) -> None:
    choices = [(Modality.ONSITE, "1")] * 3 + [(Modality.ONLINE, "1"), (Modality.ONLINE, "3")]
    poll_id, _ = voted(house, session_id, choices)
    with house.database.reading() as db:
        tally = polls.count_ballots(db, poll_id)
        assert polls.count_ballots(db, "another") == Tally(
            {}, {Modality.ONSITE: {}, Modality.ONLINE: {}}
        )
    assert tally.votes == {"1": 4, "3": 1}
    assert tally.votes_by_modality == {
        Modality.ONSITE: {"1": 3},
        Modality.ONLINE: {"1": 1, "3": 1},
    }


def test_choosing_again_replaces_the_ballot(house: House, session_id: str) -> None:
    poll_id, _ = voted(house, session_id, [])
    seat = seat_in(house, session_id)
    for option in ("1", "2", "2", "3"):
        use_cases.cast_ballot(seat, poll_id, option)
    with house.database.reading() as db:
        assert polls.count_ballots(db, poll_id).votes == {"3": 1}
        assert polls.ballots_of_seat(db, see_my_seat(seat).id) == {poll_id: "3"}


def test_while_the_poll_is_open_a_seat_can_be_linked_to_its_choice_afterwards_not(
    house: House, session_id: str
) -> None:
    poll_id, moderator = voted(house, session_id, [(Modality.ONSITE, "1")])
    seat = seat_in(house, session_id, Modality.ONLINE)
    use_cases.cast_ballot(seat, poll_id, "3")
    seat_id = see_my_seat(seat).id
    assert everything_kept(house.database).count(seat_id) == 2  # the seat, and its ballot
    use_cases.close_poll(moderator, poll_id)
    assert everything_kept(house.database).count(seat_id) == 1
    with house.database.reading() as db:
        assert db.scalar(text("SELECT count(*) FROM ballot")) == 0
        kept = polls.poll_with_id(db, session_id, poll_id)
    assert kept is not None
    assert kept.state is PollState.CLOSED
    assert kept.tally is not None
    assert kept.tally.votes == {"1": 1, "3": 1}


def test_who_leaves_takes_an_open_ballot_along(house: House, session_id: str) -> None:
    poll_id, _ = voted(house, session_id, [(Modality.ONSITE, "1")])
    seat = seat_in(house, session_id)
    use_cases.cast_ballot(seat, poll_id, "2")
    leave_session(seat)
    with house.database.reading() as db:
        assert polls.count_ballots(db, poll_id).votes == {"1": 1}
        assert seats.seats_by_modality(db, session_id)[Modality.ONSITE] == 1


def test_no_file_holds_a_ballot_once_its_poll_is_closed(tmp_path: Path) -> None:
    """While the server runs on: the database, its journal and its index."""
    house = build_test_house(tmp_path)
    poll_id, moderator = voted(house, new_session(house).id, [])
    session_id = moderator.session_id
    assert session_id is not None
    rows = []
    for option in ["1", "2", "3"] * 15:  # enough to fill several pages, and to move rows
        seat = seat_in(house, session_id)
        use_cases.cast_ballot(seat, poll_id, option)
        rows.append(f"{poll_id}{see_my_seat(seat).id}".encode())

    def left() -> list[bytes]:
        files = b"".join(path.read_bytes() for path in tmp_path.glob("evenfloor*"))
        return [row for row in rows if row in files]

    assert left() == rows
    use_cases.close_poll(moderator, poll_id)
    assert left() == []
    house.close()
