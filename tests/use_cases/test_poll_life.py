"""What a poll goes through: written, arranged, opened, opened again, put away; and countdowns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import Poll, PollState
from session_core.domain.refusals import (
    BadPollSetting,
    PollNotClosed,
    PollNotDraft,
    PollNotOpen,
    SessionNotOpen,
    TooFewOptions,
)
from session_core.domain.session import WorkshopSession
from session_core.storage import records
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.countdowns import close_ended_polls
from session_core.use_cases.house import House
from session_core.use_cases.polls import (
    archive_poll,
    bring_poll_back,
    close_poll,
    duplicate_poll,
    move_poll,
    open_poll,
    reopen_poll,
    rewrite_poll,
    see_polls,
    show_poll_result,
    write_poll,
)
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, seat_in, sign_in_as


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def seat(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


def written(moderator: Visit, **settings: object) -> str:
    made = PollSettings(**settings)  # type: ignore[arg-type]
    return write_poll(moderator, "Even?", ["Yes", "No"], settings=made)


def vote(moderator: Visit, poll: str, option: str, times: int) -> None:
    assert moderator.session_id
    for _ in range(times):
        cast_ballot(seat_in(moderator.house, moderator.session_id), poll, Ballot.of(option))


def the_poll(visit: Visit) -> Poll:
    (poll,) = see_polls(visit).polls
    return poll


def test_a_draft_can_be_written_anew_and_nothing_else(moderator: Visit) -> None:
    poll = written(moderator)
    rewrite_poll(moderator, poll, "Really?", settings=PollSettings(PollKind.QUICK_CHECK))
    kept = the_poll(moderator)
    assert (kept.question, kept.kind, kept.number) == ("Really?", PollKind.QUICK_CHECK, 1)
    assert [option.id for option in kept.options] == ["yes", "no", "not sure"]
    with pytest.raises(TooFewOptions):
        rewrite_poll(moderator, poll, "Really?", ["One"])
    open_poll(moderator, poll)
    with pytest.raises(PollNotDraft):
        rewrite_poll(moderator, poll, "Really?", ["Yes", "No"])


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (PollSettings(PollKind.MULTIPLE, most_choices=3), "most_choices"),
        (PollSettings(PollKind.MULTIPLE, most_choices=0), "most_choices"),
        (PollSettings(PollKind.NUMERIC, least=4, most=4), "range"),
        (PollSettings(PollKind.NUMERIC, least=float("nan")), "range"),
        (PollSettings(PollKind.NUMERIC, most=float("inf")), "range"),
        (PollSettings(seconds=9), "seconds"),
        (PollSettings(seconds=3601), "seconds"),
    ],
)
def test_settings_that_cannot_be_are_refused_by_name(
    moderator: Visit, settings: PollSettings, reason: str
) -> None:
    with pytest.raises(BadPollSetting) as refused:
        write_poll(moderator, "Even?", ["Yes", "No"], settings=settings)
    assert refused.value.details["reason"] == reason
    assert see_polls(moderator).polls == ()


def test_polls_are_duplicated_and_moved(moderator: Visit, seat: Visit) -> None:
    first, second = written(moderator, kind=PollKind.RANKING), written(moderator)
    third = duplicate_poll(moderator, first)
    move_poll(moderator, third, -2)
    move_poll(moderator, first, 99)
    assert [poll.id for poll in see_polls(moderator).polls] == [third, second, first]
    copy = see_polls(moderator).polls[0]
    assert (copy.number, copy.kind, copy.state) == (3, PollKind.RANKING, PollState.DRAFT)
    for poll in (first, third):
        open_poll(moderator, poll)
    assert [poll.id for poll in see_polls(seat).polls] == [third, first]


def test_opening_again_is_a_new_round_and_is_recorded(
    moderator: Visit, seat: Visit, session: WorkshopSession
) -> None:
    poll = written(moderator)
    with pytest.raises(PollNotClosed):
        reopen_poll(moderator, poll)
    open_poll(moderator, poll)
    vote(moderator, poll, "1", 6)
    close_poll(moderator, poll)
    reopen_poll(moderator, poll)
    assert the_poll(seat).tally is None
    assert the_poll(seat).rounds == ()  # nor what the round before came to, while it is open
    vote(moderator, poll, "2", 5)
    close_poll(moderator, poll)
    kept = the_poll(seat)
    assert kept.tally is not None
    assert kept.tally.votes == {"2": 5}
    assert [each.tally.votes for each in kept.rounds] == [{"1": 6}]
    with moderator.house.database.reading() as db:
        acts = [each.act for each in records.activities(db, session.id) if each.subject == poll]
    assert [act for act in acts if act.endswith("_poll")] == [
        "write_poll", "open_poll", "close_poll", "reopen_poll", "close_poll",
    ]  # fmt: skip
    close_session(moderator)
    with pytest.raises(SessionNotOpen):
        reopen_poll(moderator, poll)


def test_what_is_put_away_is_seen_by_staff_only_and_comes_back(
    moderator: Visit, seat: Visit
) -> None:
    poll = written(moderator)
    archive_poll(moderator, poll)
    bring_poll_back(moderator, poll)
    assert the_poll(moderator).state is PollState.DRAFT
    open_poll(moderator, poll)
    with pytest.raises(PollNotClosed):
        archive_poll(moderator, poll)
    close_poll(moderator, poll)
    archive_poll(moderator, poll)
    assert (see_polls(seat).polls, the_poll(moderator).state) == ((), PollState.ARCHIVED)
    bring_poll_back(moderator, poll)
    assert the_poll(seat).state is PollState.CLOSED


def test_a_result_for_staff_is_theirs_until_it_is_shown(moderator: Visit, seat: Visit) -> None:
    poll = written(moderator, showing=Showing.STAFF)
    open_poll(moderator, poll)
    vote(moderator, poll, "1", 6)
    assert the_poll(moderator).tally is None
    close_poll(moderator, poll)
    assert the_poll(moderator).tally is not None
    assert the_poll(seat).tally is None
    show_poll_result(moderator, poll)
    shown = the_poll(seat).tally
    assert shown is not None
    assert shown.votes == {"1": 6}


def test_a_countdown_ends_for_ballots_to_the_moment(moderator: Visit, seat: Visit) -> None:
    poll = written(moderator, seconds=60)
    open_poll(moderator, poll)
    before, after = (NOW + timedelta(seconds=seconds) for seconds in (59, 60))
    cast_ballot(replace(seat, now=before), poll, Ballot.of("1"))
    with pytest.raises(PollNotOpen):
        cast_ballot(replace(seat, now=after), poll, Ballot.of("2"))


def test_the_server_counts_what_has_ended_and_knows_when_to_look_next(
    house: House, moderator: Visit
) -> None:
    assert close_ended_polls(house, NOW) is None
    short, long, endless = (
        written(moderator, seconds=60),
        written(moderator, seconds=90),
        written(moderator),
    )
    for poll in (short, long, endless):
        open_poll(moderator, poll)
    assert close_ended_polls(house, NOW) == NOW + timedelta(seconds=60)
    later = NOW + timedelta(seconds=61)
    assert close_ended_polls(house, later) == NOW + timedelta(seconds=90)
    states = {poll.id: (poll.state, poll.closed_at) for poll in see_polls(moderator).polls}
    assert states[short] == (PollState.CLOSED, NOW + timedelta(seconds=60))
    assert {states[long], states[endless]} == {(PollState.OPEN, None)}
    assert close_ended_polls(house, NOW + timedelta(hours=1)) is None
