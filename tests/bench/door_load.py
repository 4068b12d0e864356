"""The load on the application: joins, questions, ballots, supports, one kind after another."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex

from tests.bench.door_phases import (
    SETTLE_SECONDS,
    Measured,
    Told,
    final_state,
    measuring,
    one_after_another,
    spread,
    told_of_each,
)
from tests.bench.door_session import DoorSession
from tests.bench.process_use import use_of
from tests.bench.wire_people import Posted, ThinPerson, look_everywhere
from tests.bench.wire_polls_page import WirePollsPage, wire_polls_page
from tests.servers import Server

QUESTIONS, PAUSE_SECONDS = 20, 1.5
JOINS_A_SECOND = 100
BURST, BURST_SECONDS = 1000, 5.0
CLOSE = "Close and count"


@dataclass
class DoorFigures:
    """All that was found with so many people; times in seconds."""

    people: int
    memory_before: int = 0
    memory_after: int = 0
    views: list[int] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    phases: dict[str, Measured] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    lost_feeds: int = 0

    def refused(self) -> list[Posted]:
        """What was not kept, of all that was posted."""
        return [post for each in self.phases.values() for post in each.posts if not post.is_kept]


async def load_the_door(server: Server, session: DoorSession, count: int) -> DoorFigures:
    """Let so many people in and have them do what a workshop's participants do."""
    found = DoorFigures(count)
    page = session.polls_page(server.url)
    async with wire_polls_page(page, session.cookie) as moderator:
        await moderator.draw(CLOSE)
        first = ThinPerson(server.url, session.code)
        await first.join()
        await _ask(first, 0)  # the question that all others will support
        await asyncio.sleep(SETTLE_SECONDS)
        found.memory_before = use_of(server.pid).memory
        people = [ThinPerson(server.url, session.code) for _ in range(count)]
        try:
            people = await _joins(found, server.pid, people)
            await _questions(found, server.pid, people)
            await _ballots(found, server.pid, people, session, moderator)
            await _supports(found, server.pid, people)
            found.lost_feeds = sum(each.feed.lost for each in people)
        finally:
            for each in (first, *people):
                each.close()
    return found


async def _ask(person: ThinPerson, number: int) -> Posted:
    text = f"Who keeps the floor even in round {number} of this workshop, and how?"
    return await person.post("ask", text=text, kind="question", key=token_hex(8), rule="")


async def _joins(found: DoorFigures, pid: int, people: list[ThinPerson]) -> list[ThinPerson]:
    """Let them in and return those who are."""

    async def come(person: ThinPerson) -> Posted:
        joined = await person.join()
        if joined.is_kept:
            await person.listen()
        return joined

    async with measuring(pid, people) as phase:
        seconds = len(people) / JOINS_A_SECOND
        phase.posts = await spread([partial(come, each) for each in people], seconds)
    await asyncio.sleep(SETTLE_SECONDS)
    look_everywhere(people)
    found.phases["joins"] = phase
    found.views = [each.page_bytes for each in people]
    found.memory_after = use_of(pid).memory
    return [each for each in people if each.page_bytes]


async def _questions(found: DoorFigures, pid: int, people: list[ThinPerson]) -> None:
    seen_before = [len(each.seen) for each in people]
    async with measuring(pid, people) as phase:
        said = await one_after_another(people, _ask, QUESTIONS, PAUSE_SECONDS)
    look_everywhere(people)
    phase.posts = [post for _, post in said]
    found.phases["questions"] = phase
    found.told["questions"] = told_of_each(people, said, waiting_before=1)
    found.changes = [
        seen.wire_bytes
        for each, before in zip(people, seen_before, strict=True)
        for seen in each.seen[before:]
    ]


async def _ballots(
    found: DoorFigures,
    pid: int,
    people: list[ThinPerson],
    session: DoorSession,
    moderator: WirePollsPage,
) -> None:
    async def vote(person: ThinPerson, number: int) -> Posted:
        option = session.options[number % len(session.options)]
        return await person.post("vote", poll=session.poll, option=option)

    async with measuring(pid, people) as phase:
        voters = enumerate(_some(people))
        works = [partial(vote, each, number) for number, each in voters]
        phase.posts = await spread(works, len(works) * BURST_SECONDS / BURST)
    last = max(post.at + post.seconds for post in phase.posts)
    await moderator.press(CLOSE)
    found.phases["ballots"] = phase
    found.told["ballots"] = await final_state(people, lambda s: phase.is_final(s.ballots), last)


async def _supports(found: DoorFigures, pid: int, people: list[ThinPerson]) -> None:
    async with measuring(pid, people) as phase:
        works = [partial(each.post, "support", number="1") for each in _some(people)]
        phase.posts = await spread(works, len(works) * BURST_SECONDS / BURST)
    last = max(post.at + post.seconds for post in phase.posts)
    found.phases["supports"] = phase
    found.told["supports"] = await final_state(people, lambda s: phase.is_final(s.support), last)


def _some(people: list[ThinPerson]) -> list[ThinPerson]:
    """As many as a burst takes, from everywhere among them."""
    return people[:: max(1, len(people) // BURST)][:BURST]
