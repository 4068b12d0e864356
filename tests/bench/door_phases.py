"""One stretch of load after another, each with what it took of the server and of ourselves."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from tests.bench.door_signs import Signs
from tests.bench.process_use import use_of
from tests.bench.wire_people import Listener, Posted, look_everywhere

SETTLE_SECONDS = 2.5
FINAL_SECONDS = 30.0
_WATCH_SECONDS = 0.01

T = TypeVar("T")
L = TypeVar("L", bound=Listener)


@dataclass
class Measured:
    """What a stretch of load took."""

    seconds: float = 0.0
    server_cpu: float = 0.0
    own_cpu: float = 0.0
    bytes_each: float = 0.0
    memory: int = 0
    late: float = 0.0
    posts: list[Posted] = field(default_factory=list)

    def kept(self) -> int:
        """How many posts the server said it has."""
        return sum(post.is_kept for post in self.posts)

    def unknown(self) -> int:
        """How many posts had no answer: they may be kept or not."""
        return sum(post.status == 0 for post in self.posts)

    def is_final(self, count: int | None) -> bool:
        """Whether a count is that of all that was kept."""
        return self.kept() <= (count or 0) <= self.kept() + self.unknown()

    def shares(self) -> str:
        """How busy server and load kept a core each, and how late the load was at most."""
        server, own = self.server_cpu / self.seconds, self.own_cpu / self.seconds
        late = f"{self.late * 1000:.0f} ms late at most"
        return f"server {server:.0%} of a core, load {own:.0%} and {late}"


@dataclass
class Told:
    """When something was told: seconds for each who was, and how many never were."""

    seconds: list[float]
    never: int


@asynccontextmanager
async def measuring(pid: int, people: Sequence[Listener]) -> AsyncIterator[Measured]:
    """Measure the server and ourselves while the block lasts."""
    measured = Measured()
    server, own, begun = use_of(pid), time.process_time(), time.perf_counter()
    came = sum(each.wire_bytes() for each in people)
    watch = asyncio.ensure_future(_watch(measured))
    try:
        yield measured
    finally:
        watch.cancel()
    measured.seconds = time.perf_counter() - begun
    after = use_of(pid)
    measured.server_cpu = after.cpu_seconds - server.cpu_seconds
    measured.own_cpu = time.process_time() - own
    measured.memory = after.memory
    measured.bytes_each = (sum(each.wire_bytes() for each in people) - came) / max(1, len(people))


async def _watch(measured: Measured) -> None:
    """How much later than planned this process comes round to something: its own part of a time."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(_WATCH_SECONDS)
        late = time.perf_counter() - begun - _WATCH_SECONDS
        measured.late = max(measured.late, late)


async def spread(works: Sequence[Callable[[], Awaitable[T]]], seconds: float) -> list[T]:
    """Begin them evenly over so many seconds, whether the earlier ones are done or not."""
    begun, tasks = time.perf_counter(), []
    for number, work in enumerate(works):
        await asyncio.sleep(max(0.0, begun + number * seconds / len(works) - time.perf_counter()))
        tasks.append(asyncio.ensure_future(work()))
    return list(await asyncio.gather(*tasks))


async def one_after_another(
    people: Sequence[L],
    say: Callable[[L, int], Awaitable[Posted]],
    times: int,
    pause: float,
) -> list[tuple[L, Posted]]:
    """Something is said so many times, each time by somebody else, with pauses."""
    said = []
    for number in range(times):
        speaker = people[number * len(people) // times]
        said.append((speaker, await say(speaker, number)))
        await asyncio.sleep(max(0.0, said[-1][1].at + pause - time.perf_counter()))
    await asyncio.sleep(SETTLE_SECONDS)
    return said


def told_of_each(
    people: Sequence[Listener], said: Sequence[tuple[Listener, Posted]], waiting_before: int
) -> Told:
    """From each post to every other screen that shows so many waiting as there were then."""
    seconds, never = [], 0
    for number, (speaker, post) in enumerate(said, start=waiting_before + 1):
        for each in people:
            if each is speaker:
                continue
            at = each.first_at(lambda s, n=number: (s.waiting or 0) >= n, post.at)  # type: ignore[misc]
            if at is None:
                never += 1
            else:
                seconds.append(at - post.at)
    return Told(seconds, never)


async def final_state(
    people: Sequence[Listener], shows: Callable[[Signs], bool], after: float
) -> Told:
    """Wait until every screen's last state is the right one; when did each first show it.

    Looked at in pauses that grow, so that the looking does not hold up what still comes.
    """
    deadline, pause = time.perf_counter() + FINAL_SECONDS, SETTLE_SECONDS
    while True:
        await asyncio.sleep(pause)
        look_everywhere(people)
        right = [each for each in people if shows(each.last)]
        if len(right) == len(people) or time.perf_counter() > deadline:
            break
        pause += 1
    # What was right already before the moment took no time at all.
    times = [each.first_at(shows, 0.0) or after for each in right]
    return Told([max(0.0, at - after) for at in times], len(people) - len(right))
