"""What became of the questions: every number, words where nothing forbids, nobody under a rule."""

import pytest

from session_core.domain.dispositions import answer_in_writing, decline
from session_core.domain.floor import DeclineReason, InterventionState
from session_core.domain.merging import merge
from session_core.domain.people import Role
from session_core.domain.session import NamingRule
from session_core.use_cases.asking import request_floor, withdraw_request
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.sessions import close_session
from tests.houses import NOW, alter_floor, new_session, seat_in, sign_in_as

S = InterventionState


@pytest.mark.parametrize("rule", list(NamingRule))
def test_every_number_stands_there_with_how_it_ended(house: House, rule: NamingRule) -> None:
    session = new_session(house, naming_rule=rule)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    seats = [seat_in(house, session.id) for _ in range(7)]
    ids = [request_floor(seat, f"Text {n}") for n, seat in enumerate(seats, start=1)]
    give_floor_to_next(moderator)
    alter_floor(house, session.id, lambda f: answer_in_writing(f, ids[1], "The fund.", NOW))
    off_topic = DeclineReason.OFF_TOPIC
    alter_floor(house, session.id, lambda f: decline(f, ids[2], off_topic, NOW, "Ask elsewhere."))
    alter_floor(house, session.id, lambda f: merge(f, [ids[4], ids[5]], NOW))
    withdraw_request(seats[3], ids[3])
    close_session(moderator)
    seen = see_outcomes(seats[6])
    assert [(each.intervention.number, each.intervention.state) for each in seen] == [
        (1, S.HEARD),
        (2, S.ANSWERED),
        (3, S.DECLINED),
        (4, S.WITHDRAWN),
        (5, S.IN_REPORT),
        (6, S.MERGED),
        (7, S.IN_REPORT),
    ]
    texts = ["Text 1", "Text 2", "", "", "Text 5", "Text 6", "Text 7"]
    assert [each.intervention.text for each in seen] == texts
    assert [each.intervention.reply for each in seen] == ["", "The fund.", "", "", "", "", ""]
    assert seen[2].intervention.decline_reason is DeclineReason.OFF_TOPIC
    assert [each.head for each in seen] == [None] * 5 + [5, None]
    named = {each.intervention.number for each in seen if each.intervention.name}
    assert named == ({1, 2, 5, 6, 7} if rule is NamingRule.OPEN else set())
    assert {each.intervention.asker for each in seen} == {""}
    assert {each.intervention.seat_id for each in seen} == {None}
    assert see_outcomes(moderator) == seen, "staff read here what everybody reads"
