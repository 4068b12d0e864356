"""Polls come out as they went in; ballots are counted, and then they are gone."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from session_core.domain.ballots import Ballot, Cast, PollKind, Whose
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.poll_groups import Across, Breakdown, Group, Share
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.domain.polls import (
    Poll,
    archive_poll,
    close_poll,
    open_poll,
    reopen_poll,
    write_poll,
)
from session_core.storage import ballots, polls, seats
from session_core.storage.database import Database
from session_core.use_cases import polls as use_cases
from session_core.use_cases.ballots import cast_ballot
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
        cast_ballot(seat_in(house, session_id, side), poll_id, Ballot.of(option))
    return poll_id, moderator


TALLY = Tally(
    votes={"1": 12, "3": 10},
    votes_by_modality={
        Modality.ONSITE: {"1": 7, "3": 5},
        Modality.ONLINE: {"1": 5, "3": 5},
    },
    ballots=22,
    points={"1": 3, "2": 0},
    numbers=(1.0, 2.5),
    said=(Saying("“Да”", 2), Saying("нет", 1)),
    breakdowns=(
        Breakdown(
            Across.MODALITY,
            (Group("onsite", 12, {"1": 7, "2": Share.FEW}), Group("online", 10, {"1": 5})),
        ),
    ),
    from_hubs=3,
)
CLOSED = close_poll(open_poll(DRAFT, NOW), TALLY, NOW)
NUMBER = write_poll(
    "poll1",
    1,
    "How many?",
    settings=PollSettings(PollKind.NUMERIC, Showing.STAFF, None, -1.5, 10, 90),
)


@pytest.mark.parametrize(
    "poll",
    [
        DRAFT,
        NUMBER,
        open_poll(DRAFT, NOW),
        CLOSED,
        archive_poll(CLOSED),
        close_poll(reopen_poll(CLOSED, NOW), Tally(ballots=3), NOW),
    ],
)
def test_a_poll_comes_out_as_it_went_in(database: Database, session_id: str, poll: Poll) -> None:
    with database.writing() as db:
        polls.add_poll(db, session_id, DRAFT)
        polls.keep_poll(db, poll)
        assert polls.polls_of(db, session_id) == (poll,)
        assert polls.poll_with_id(db, session_id, "poll1") == poll
        assert polls.poll_with_id(db, "another", "poll1") is None
        assert polls.next_number(db, session_id) == 2


def test_what_was_said_keeps_whether_it_is_shown(database: Database, session_id: str) -> None:
    with database.writing() as db:
        polls.add_poll(db, session_id, CLOSED)
        for text, state in (("“Да”", SayingState.SHOWN), ("Нет", SayingState.HIDDEN)):
            polls.keep_saying(db, "poll1", text, state)
        kept = polls.poll_with_id(db, session_id, "poll1")
        assert kept is not None
        assert kept.tally is not None
        assert [(said.text, said.state) for said in kept.tally.said] == [
            ("“Да”", SayingState.SHOWN),
            ("нет", SayingState.HIDDEN),
        ]
        other = replace(TALLY, said=(Saying("“ДА”", 4), Saying("нет", 1)))
        assert polls.with_states(db, "poll1", other).said[0].state is SayingState.WAITING
        both = replace(TALLY, said=(Saying("“ДА”", 4, spellings=("“ДА”", "“Да”")),))
        assert polls.with_states(db, "poll1", both).said[0].text == "“Да”"
        polls.keep_saying(db, "poll1", "“Да”", SayingState.WAITING)
        assert polls.with_states(db, "poll1", TALLY).said[0].state is SayingState.WAITING


def test_equal_ballots_of_people_who_are_alike_come_out_together(
    house: House, session_id: str
) -> None:
    choices = [(Modality.ONSITE, "1")] * 3 + [(Modality.ONLINE, "1"), (Modality.ONLINE, "3")]
    poll_id, _ = voted(house, session_id, choices)
    with house.database.reading() as db:
        cast = ballots.ballots_cast(db, poll_id)
        assert ballots.ballots_cast(db, "another") == []
        assert ballots.how_many(db, poll_id) == 5
    onsite, online = Whose(Modality.ONSITE), Whose(Modality.ONLINE)
    assert sorted(cast, key=repr) == sorted(
        [
            Cast(Ballot.of("1"), onsite, 3),
            Cast(Ballot.of("1"), online),
            Cast(Ballot.of("3"), online),
        ],
        key=repr,
    )


@pytest.mark.parametrize(
    "ballot",
    [
        Ballot.of("3", "1", "2"),
        Ballot(number=-0.5),
        Ballot(words=("tab\t, line\nbreak, “quotes” and \\", "مرحبا")),
        Ballot(options=("object",), reason="Who pays\nfor it?"),
    ],
)
def test_a_ballot_comes_out_as_it_went_in(house: House, session_id: str, ballot: Ballot) -> None:
    poll_id, _ = voted(house, session_id, [(Modality.ONSITE, "1")])
    visit = seat_in(
        house,
        session_id,
        stakeholder_group=StakeholderGroup.GOVERNMENT,
        regional_group=RegionalGroup.GRULAC,
    )
    seat = see_my_seat(visit)
    whose = Whose(seat.modality, StakeholderGroup.GOVERNMENT, RegionalGroup.GRULAC)
    with house.database.writing(session_id) as db:
        ballots.keep_ballot(db, poll_id, seat, ballot)
        assert ballots.ballots_of_seat(db, seat.id) == {poll_id: ballot}
        assert Cast(ballot, whose) in ballots.ballots_cast(db, poll_id)
        ballots.keep_hub_ballots(db, poll_id, seat, [(ballot, 4)])
        assert ballots.ballots_of_seat(db, seat.id) == {}
        assert Cast(ballot, whose, 4, from_hub=True) in ballots.ballots_cast(db, poll_id)
        assert ballots.how_many(db, poll_id) == 5


def test_choosing_again_replaces_the_ballot(house: House, session_id: str) -> None:
    poll_id, _ = voted(house, session_id, [])
    seat = seat_in(house, session_id)
    for option in ("1", "2", "2", "3"):
        cast_ballot(seat, poll_id, Ballot.of(option))
    with house.database.reading() as db:
        (cast,) = ballots.ballots_cast(db, poll_id)
        assert (cast.ballot, cast.times) == (Ballot.of("3"), 1)
        assert ballots.ballots_of_seat(db, see_my_seat(seat).id) == {poll_id: Ballot.of("3")}


def test_while_the_poll_is_open_a_seat_can_be_linked_to_its_choice_afterwards_not(
    house: House, session_id: str
) -> None:
    poll_id, moderator = voted(house, session_id, [(Modality.ONSITE, "1")])
    seat = seat_in(house, session_id, Modality.ONLINE)
    cast_ballot(seat, poll_id, Ballot.of("3"))
    seat_id = see_my_seat(seat).id
    assert everything_kept(house.database).count(seat_id) == 2  # the seat, and its ballot
    use_cases.close_poll(moderator, poll_id)
    assert everything_kept(house.database).count(seat_id) == 1
    with house.database.reading() as db:
        assert db.scalar(text("SELECT count(*) FROM ballot")) == 0


def test_who_leaves_takes_an_open_ballot_along(house: House, session_id: str) -> None:
    poll_id, _ = voted(house, session_id, [(Modality.ONSITE, "1")])
    seat = seat_in(house, session_id)
    cast_ballot(seat, poll_id, Ballot.of("2"))
    leave_session(seat)
    with house.database.reading() as db:
        assert ballots.how_many(db, poll_id) == 1
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
        cast_ballot(seat, poll_id, Ballot.of(option))
        rows.append(f"{poll_id}{see_my_seat(seat).id}".encode())

    def left() -> list[bytes]:
        files = b"".join(path.read_bytes() for path in tmp_path.glob("evenfloor*"))
        return [row for row in rows if row in files]

    assert left() == rows
    use_cases.close_poll(moderator, poll_id)
    assert left() == []
    house.close()
