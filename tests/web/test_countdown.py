"""The server closes polls when their countdown is over, however they were opened, and once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from session_core.domain.poll_settings import PollSettings
from session_core.domain.polls import PollState
from session_core.use_cases.countdowns import close_ended_polls
from session_core.use_cases.house import House
from session_core.use_cases.polls import close_poll, open_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from session_core.web import countdown
from session_core.web.countdown import counting_down

SECONDS = 10
PATIENCE = 20.0


def opened_ago(moderator: Visit, seconds: float) -> str:
    """A poll with a countdown that was opened so long ago."""
    made = PollSettings(seconds=SECONDS)
    poll = write_poll(moderator, "Even?", ["Yes", "No"], settings=made)
    open_poll(replace(moderator, now=datetime.now(UTC) - timedelta(seconds=seconds)), poll)
    return poll


def states(moderator: Visit) -> list[PollState]:
    return [poll.state for poll in see_polls(moderator).polls]


def play(house: House, act: Callable[[], object], until: Callable[[], bool]) -> None:
    """Let the server count down, do something meanwhile, and wait until something is so."""

    async def scenario() -> None:
        async with counting_down(house):
            await asyncio.sleep(0.05)  # it has looked once, and sleeps
            await asyncio.to_thread(act)
            while not await asyncio.to_thread(until):
                await asyncio.sleep(0.01)

    async def in_time() -> None:
        await asyncio.wait_for(scenario(), PATIENCE)

    asyncio.run(in_time())


def test_what_ended_while_no_server_ran_is_counted_as_it_starts(
    house: House, moderator: Visit
) -> None:
    opened_ago(moderator, SECONDS + 1)
    play(house, lambda: None, lambda: states(moderator) == [PollState.CLOSED])


def test_a_poll_that_is_opened_meanwhile_ends_to_the_moment(house: House, moderator: Visit) -> None:
    play(
        house,
        lambda: opened_ago(moderator, SECONDS - 0.5),
        lambda: states(moderator) == [PollState.CLOSED],
    )
    (poll,) = see_polls(moderator).polls
    assert poll.opened_at
    assert poll.closed_at == poll.opened_at + timedelta(seconds=SECONDS)


def test_who_closes_it_before_is_not_disturbed(house: House, moderator: Visit) -> None:
    def close_and_open_another() -> None:
        close_poll(moderator, opened_ago(moderator, SECONDS - 0.5))
        opened_ago(moderator, SECONDS - 0.7)

    play(house, close_and_open_another, lambda: states(moderator) == [PollState.CLOSED] * 2)


def test_trouble_with_the_database_is_outlived(
    house: House, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = close_ended_polls
    troubles = [OSError("the disk is away")]

    def look(house: House, now: datetime) -> datetime | None:
        if troubles:
            raise troubles.pop()
        return looked(house, now)

    monkeypatch.setattr(countdown, "close_ended_polls", look)
    monkeypatch.setattr(countdown, "_AGAIN_SECONDS", 0.01)
    opened_ago(moderator, SECONDS + 1)
    play(house, lambda: None, lambda: states(moderator) == [PollState.CLOSED])
    assert troubles == []
