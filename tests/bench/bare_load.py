"""The same questions and the same burst on the bare broadcast, for the limit of what can be had."""

from dataclasses import dataclass

from tests.bench.bare_server import BareServer
from tests.bench.door_load import BURST, BURST_SECONDS, PAUSE_SECONDS, QUESTIONS
from tests.bench.door_phases import (
    Measured,
    Told,
    final_state,
    measuring,
    one_after_another,
    spread,
    told_of_each,
)
from tests.bench.wire_people import BarePerson, Posted, look_everywhere

OPEN_A_SECOND = 500


@dataclass
class BareFigures:
    """What was found with so many listeners; times in seconds."""

    people: int
    said: Measured
    told: Told
    burst: Measured
    final: Told
    memory_each: float


async def load_the_bare(server: BareServer, count: int) -> BareFigures:
    """Let so many listen, say things one by one, then many at once."""
    people = [BarePerson(server.url) for _ in range(count)]
    try:
        async with measuring(server.pid, people) as before:
            pass
        await spread([each.listen for each in people], count / OPEN_A_SECOND)
        async with measuring(server.pid, people) as said:
            spoken = await one_after_another(people, _say, QUESTIONS, PAUSE_SECONDS)
        look_everywhere(people)
        said.posts = [post for _, post in spoken]
        told = told_of_each(people, spoken, waiting_before=1)
        speakers = people[:: max(1, count // BURST)][:BURST]
        async with measuring(server.pid, people) as burst:
            works = [each.say for each in speakers]
            burst.posts = await spread(works, len(works) * BURST_SECONDS / BURST)
        last = max(post.at + post.seconds for post in burst.posts)
        all_in_all = 1 + QUESTIONS + len(works)
        final = await final_state(people, lambda signs: signs.waiting == all_in_all, last)
    finally:
        for each in people:
            each.close()
    memory_each = (said.memory - before.memory) / count
    return BareFigures(count, said, told, burst, final, memory_each)


async def _say(person: BarePerson, _number: int) -> Posted:
    return await person.say()
