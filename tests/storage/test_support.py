"""Support is counted alike on both databases, and nobody twice."""

from session_core.domain.merging import merge, unmerge
from session_core.domain.people import Modality, Role
from session_core.storage import floor, support
from session_core.storage.database import Database
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.house import House
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit
from tests.houses import NOW, seat_in, sign_in_as


def test_merged_questions_share_their_support(
    house: House, database: Database, session_id: str
) -> None:
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session_id)
    people = [seat_in(house, session_id) for _ in range(4)]
    ids = [request_floor(each, "Who pays?") for each in people[:2]]
    ids += [
        enter_for_someone(moderator, Modality.ONSITE, "Who pays?", name=name)
        for name in ("Ana", "Ana")
    ]

    def supports(visit: Visit, intervention_id: str) -> None:
        with database.writing(session_id) as db:
            support.add_support(db, intervention_id, see_my_seat(visit).id)

    for each in ids[:3]:
        supports(people[2], each)
    supports(people[3], ids[0])
    supports(people[1], ids[0])
    with database.writing(session_id) as db:
        before = floor.floor_of(db, session_id)
        assert {each.number: each.support for each in before.interventions} == {
            1: 3,
            2: 1,
            3: 1,
            4: 0,
        }
        merged = merge(before, ids, NOW)
        floor.keep_changed(db, before, merged)
        kept = floor.floor_of(db, session_id)
        # Three seats beside who asked it, one of whom asked it too, and Ana.
        assert [each.support for each in kept.waiting] == [4]
        floor.keep_changed(db, kept, unmerge(kept, ids[0]))
        assert floor.floor_of(db, session_id) == before
