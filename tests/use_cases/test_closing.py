"""What closing a session ends: the floor, open polls, and nothing that was said."""

import pytest

from session_core.domain.people import Modality
from session_core.domain.polls import PollState
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import WorkshopSession
from session_core.storage import polls, records
from session_core.use_cases.floor import (
    give_floor_to_next,
    recall_last,
    request_floor,
    see_floor,
)
from session_core.use_cases.house import House
from session_core.use_cases.polls import cast_ballot, open_poll, see_polls, write_poll
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import seat_in


def test_closing_counts_every_open_poll_and_destroys_its_ballots(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll_id = write_poll(moderator, "What first?", ["Power", "Permits"])
    write_poll(moderator, "Never opened?", ["Yes", "No"])
    open_poll(moderator, poll_id)
    for _ in range(5):
        cast_ballot(seat_in(house, session.id), poll_id, "1")
    close_session(moderator)
    counted, draft = see_polls(moderator).polls
    assert (counted.state, draft.state) == (PollState.CLOSED, PollState.DRAFT)
    assert counted.tally
    assert counted.tally.votes == {"1": 5}
    with house.database.reading() as db:
        assert polls.count_ballots(db, poll_id).turnout == 0


def test_who_has_the_floor_yields_it_and_nobody_gets_it_after_the_end(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for side in Modality:
        request_floor(seat_in(house, session.id, side), "Who pays?")
    give_floor_to_next(moderator)
    close_session(moderator)
    floor = see_floor(moderator)
    assert (floor.speaking, len(floor.heard), len(floor.places)) == (None, 1, 1)
    for act in (give_floor_to_next, recall_last):
        with pytest.raises(SessionNotOpen):
            act(moderator)


def test_the_record_says_what_closing_ended(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    open_poll(moderator, write_poll(moderator, "What first?", ["Power", "Permits"]))
    close_session(moderator)
    with house.database.reading() as db:
        acts = [each.act for each in records.activities(db, session.id)]
    assert acts[-2:] == ["close_session", "close_poll"]
