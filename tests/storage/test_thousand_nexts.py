"""Two press "next" in the same instant, a thousand times: one gives the floor, one is told why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from session_core.domain.codes import new_id
from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.floor_refusals import OutOfDate
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room
from session_core.domain.stale import ChangeKind
from session_core.storage import floor, records
from session_core.use_cases.floor import FloorView, give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import FILE, NOW, build_test_house, new_session, sign_in_as

A_THOUSAND = 1000
WAITING = 4
"""So many wait at a time: what a thousand would cost is the order's affair, not this test's."""


def fill(house: House, session_id: str, numbers: range) -> None:
    """Have so many wait, by turns in the room and online."""
    with house.database.writing(session_id) as db:
        for number in numbers:
            side = Modality.ONSITE if number % 2 else Modality.ONLINE
            asked = Intervention(
                new_id(), number, InterventionKind.QUESTION, side, f"seat:{number}", NOW
            )
            floor.add_intervention(db, session_id, asked)


def two_moderators(*houses: House, session_id: str) -> tuple[Visit, Visit]:
    onsite = sign_in_as(houses[0], Role.ONSITE_MODERATOR, session_id)
    online = sign_in_as(houses[0], Role.ONLINE_MODERATOR, session_id)
    return onsite, replace(online, house=houses[-1])


def press_at_once(
    threads: ThreadPoolExecutor, visits: tuple[Visit, Visit]
) -> tuple[FloorView, list[OutOfDate | None]]:
    """Both see the same floor and press; what each was told, None for who gave the floor."""
    seen = see_floor(visits[0])
    first = seen.places[0].intervention.id
    ready = Barrier(len(visits))

    def press(visit: Visit) -> OutOfDate | None:
        ready.wait(timeout=30)
        try:
            give_floor_to_next(visit, expected=first, seen=seen.revision)
        except OutOfDate as refusal:
            return refusal
        return None

    return seen, list(threads.map(press, visits))


def check(visits: tuple[Visit, Visit], seen: FloorView, told: list[OutOfDate | None]) -> None:
    """One gave the floor to whom both saw first; the other was told who did, and who is first."""
    refused = [each for each in told if each is not None]
    assert len(refused) == 1
    role = "onsite moderator" if told[0] is None else "online moderator"
    first, second = (place.intervention for place in seen.places[:2])
    details = refused[0].details
    assert (details["change"], details["number"], str(details["who"])) == (
        ChangeKind.GAVE,
        first.number,
        role,
    )
    assert words_for(refused[0]) == (
        f"The {role} gave the floor to number {first.number} a moment ago. "
        f"Number {second.number} is first now; nothing was done."
    )
    now = see_floor(visits[1])
    assert now.speaking is not None
    assert now.speaking.id == first.id
    assert now.revision == seen.revision + 1


def rounds(
    house: House, visits: tuple[Visit, Visit], count: int, after: Callable[[], None]
) -> None:
    session_id = visits[0].session_id or ""
    fill(house, session_id, range(1, WAITING + 1))
    with ThreadPoolExecutor(2) as threads:
        for number in range(count):
            seen, told = press_at_once(threads, visits)
            check(visits, seen, told)
            fill(house, session_id, range(WAITING + 1 + number, WAITING + 2 + number))
            after()


def forget_the_heard(house: House, session_id: str) -> None:
    """Take those who were heard off the table: the thousandth round costs what the first did."""
    with house.database.writing(session_id) as db:
        gone = [one.id for one in floor.floor_of(db, session_id).heard]
        for intervention_id in gone:
            db.exec_driver_sql(f"DELETE FROM intervention WHERE id = '{intervention_id}'")


@pytest.mark.thorough
def test_a_thousand_times_one_has_the_floor_and_the_other_is_told(
    house: House, session_id: str
) -> None:
    visits = two_moderators(house, session_id=session_id)
    rounds(house, visits, A_THOUSAND, lambda: forget_the_heard(house, session_id))
    with house.database.reading() as db:
        acts = [each.act for each in records.activities(db, session_id, room=Room.FLOOR)]
    assert acts == ["give_floor_to_next"] * A_THOUSAND


def test_a_few_times_with_all_that_was_heard_kept(house: House, session_id: str) -> None:
    visits = two_moderators(house, session_id=session_id)
    rounds(house, visits, 12, lambda: None)
    with house.database.reading() as db:
        kept = floor.floor_of(db, session_id)
    states = [each.state for each in kept.interventions]
    assert states.count(InterventionState.SPEAKING) == 1
    assert len(kept.heard) == 11


def test_two_houses_on_one_database(house: House, tmp_path: Path) -> None:
    """As two processes have it: each with a writer's queue and a pool of its own."""
    url = house.database.url
    assert not house.database.is_sqlite or url.endswith(FILE)
    there = build_test_house(tmp_path, url)
    try:
        session_id = new_session(house).id
        visits = two_moderators(house, there, session_id=session_id)
        rounds(house, visits, 60, lambda: forget_the_heard(house, session_id))
    finally:
        there.close()
