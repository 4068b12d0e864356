"""Chat lines taken into the queue: once, under the naming rule, all or none."""

from dataclasses import replace

import pytest

from session_core.domain.floor import InterventionKind
from session_core.domain.floor_refusals import QueueClosed
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import EmptyText, SessionNotOpen, TextTooLong
from session_core.domain.session import NamingRule, Stage
from session_core.storage import records
from session_core.use_cases.chat import CHAT_LIMIT, enter_chat_lines, read_chat
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as

PASTED = "10:03 Ana Example: Who pays?\n10:04 Bo: Thanks\n10:05 Bo: Who owns it?\n"


def test_messages_become_questions_from_online_and_the_record_says_who_pasted(
    moderator: Visit,
) -> None:
    entered = enter_chat_lines(moderator, read_chat(moderator, PASTED).messages)
    waiting = {place.intervention.id: place.intervention for place in see_floor(moderator).places}
    assert [(waiting[i].number, waiting[i].name, waiting[i].text) for i in entered] == [
        (1, "Ana Example", "Who pays?"),
        (2, "Bo", "Thanks"),
        (3, "Bo", "Who owns it?"),
    ]
    assert {(one.modality, one.kind) for one in waiting.values()} == {
        (Modality.ONLINE, InterventionKind.QUESTION)
    }
    assert waiting[entered[1]].asker == waiting[entered[2]].asker
    with moderator.house.database.reading() as db:
        acts = records.activities(db, moderator.session_id or "")
    assert {(act.act, act.actor) for act in acts} == {
        ("enter_chat_line", f"account:{waiting[entered[0]].entered_by}")
    }


def test_the_same_paste_is_asked_once_whoever_sends_it(house: House, moderator: Visit) -> None:
    messages = read_chat(moderator, PASTED).messages
    assert len(enter_chat_lines(moderator, messages[:2])) == 2
    other = sign_in_as(house, Role.ONLINE_MODERATOR, moderator.session_id)
    assert len(enter_chat_lines(other, messages)) == 1
    assert enter_chat_lines(moderator, messages) == ()
    assert len(see_floor(moderator).places) == 3


def test_the_same_words_at_another_time_are_asked_again(moderator: Visit) -> None:
    (message, *_) = read_chat(moderator, PASTED).messages
    assert enter_chat_lines(moderator, [message])
    assert enter_chat_lines(moderator, [replace(message, said_at="10:40")])


@pytest.mark.parametrize("rule", [rule for rule in NamingRule if rule is not NamingRule.OPEN])
def test_under_a_rule_names_are_not_kept(house: House, rule: NamingRule) -> None:
    session = new_session(house, naming_rule=rule)
    visit = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    enter_chat_lines(visit, read_chat(visit, PASTED).messages)
    places = see_floor(visit).places
    assert {place.intervention.name for place in places} == {""}
    assert "example" not in repr(places).casefold()


def test_all_or_none(moderator: Visit) -> None:
    messages = read_chat(moderator, f"{PASTED}10:06 Chi: {'long ' * 300}\n").messages
    with pytest.raises(TextTooLong):
        enter_chat_lines(moderator, messages)
    assert see_floor(moderator).places == ()


def test_no_message_is_nothing_to_enter(moderator: Visit) -> None:
    with pytest.raises(EmptyText):
        enter_chat_lines(moderator, [])


def test_a_closed_queue_takes_none(moderator: Visit) -> None:
    close_queue(moderator)
    with pytest.raises(QueueClosed):
        enter_chat_lines(moderator, read_chat(moderator, PASTED).messages)


def test_a_session_that_is_not_open_takes_none(house: House) -> None:
    session = new_session(house, stage=Stage.PREPARING)
    visit = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    with pytest.raises(SessionNotOpen):
        enter_chat_lines(visit, read_chat(visit, PASTED).messages)


def test_a_paste_beyond_all_measure_is_refused(moderator: Visit) -> None:
    with pytest.raises(TextTooLong):
        read_chat(moderator, "a" * (CHAT_LIMIT + 1))
