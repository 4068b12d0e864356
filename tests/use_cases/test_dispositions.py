"""Questions that end without being heard: decided, told to their askers, and put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.floor import DeclineReason, InterventionState
from session_core.domain.floor_refusals import NotWaiting
from session_core.domain.names_in_text import NamesInText
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import EmptyText, NotAllowed, NotFound, SessionArchived
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.archive import archive_session
from session_core.use_cases.asking import enter_for_someone, request_floor, see_my_interventions
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    put_back,
    take_into_report,
)
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.questions import see_questions
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as

S = InterventionState


@pytest.fixture
def asked(online: Visit) -> str:
    return request_floor(online, "Who pays for the cable?")


def stands(visit: Visit) -> list[tuple[str, str]]:
    return [(each.disposition, each.intervention.reply) for each in see_questions(visit)]


def test_an_answer_is_kept_for_its_asker(moderator: Visit, online: Visit, asked: str) -> None:
    answer_in_writing(moderator, asked, " The operators do. ")
    assert stands(moderator) == [("answered in writing", "The operators do.")]
    (mine,) = see_my_interventions(online)
    assert (mine.intervention.reply, mine.place) == ("The operators do.", None)
    assert see_floor(moderator).places == ()
    answer_in_writing(moderator, asked, "The fund does.")
    assert stands(moderator) == [("answered in writing", "The fund does.")]


def test_declined_with_a_reason_and_a_word(moderator: Visit, online: Visit, asked: str) -> None:
    decline_question(moderator, asked, DeclineReason.OFF_TOPIC, "Ask it at session 12.")
    assert stands(moderator) == [("declined: not about this session", "Ask it at session 12.")]
    (mine,) = see_my_interventions(online)
    assert mine.intervention.decline_reason is DeclineReason.OFF_TOPIC


def test_taken_into_the_report_and_put_back(moderator: Visit, asked: str) -> None:
    take_into_report(moderator, asked)
    assert stands(moderator) == [("taken into the report", "")]
    put_back(moderator, asked)
    assert stands(moderator) == [("waiting", "")]
    with pytest.raises(NotWaiting):
        put_back(moderator, asked)


def test_what_has_the_floor_is_not_decided_on(moderator: Visit, asked: str) -> None:
    give_floor_to_next(moderator)
    with pytest.raises(NotWaiting):
        answer_in_writing(moderator, asked, "The operators do.")
    with pytest.raises(NotFound):
        answer_in_writing(moderator, "nothing", "The operators do.")
    with pytest.raises(EmptyText):
        answer_in_writing(moderator, asked, " ")


ACTS: list[Callable[[Visit, str], None]] = [
    lambda visit, one: answer_in_writing(visit, one, "The operators do."),
    lambda visit, one: decline_question(visit, one, DeclineReason.UNCLEAR),
    take_into_report,
]


@pytest.mark.parametrize("act", ACTS)
def test_the_record_says_so_without_a_word_of_it(
    house: House, session: WorkshopSession, moderator: Visit, asked: str, act: Callable[..., None]
) -> None:
    act(moderator, asked)
    with house.database.reading() as db:
        last = records.activities(db, session.id, room=Room.FLOOR)[-1]
    assert (last.subject, last.actor[:8]) == (asked, "account:")
    assert "operators" not in repr(last)


@pytest.mark.parametrize("act", ACTS)
def test_after_the_end_it_goes_on_but_not_in_the_archive(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    asked: str,
    act: Callable[[Visit, str], None],
) -> None:
    close_session(moderator)
    act(moderator, asked)
    archive_session(sign_in_as(house, Role.ORGANISER, session.id))
    with pytest.raises(SessionArchived):
        act(moderator, asked)


def test_who_only_looks_on_decides_nothing(
    house: House, session: WorkshopSession, asked: str
) -> None:
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    assert len(see_questions(rapporteur)) == 1
    for act in (*ACTS, put_back):
        with pytest.raises(NotAllowed):
            act(rapporteur, asked)


def test_the_end_takes_who_waits_and_opening_again_puts_them_back(
    moderator: Visit, asked: str
) -> None:
    close_session(moderator)
    assert stands(moderator) == [("taken into the report", "")]
    open_session(moderator)
    assert stands(moderator) == [("waiting", "")]


@pytest.mark.parametrize("write", ["answer", "decline"])
def test_a_reply_names_nobody_where_the_rule_does_not(
    moderator: Visit, asked: str, write: str
) -> None:
    def reply(text: str, meant: tuple[str, ...] = ()) -> None:
        if write == "answer":
            answer_in_writing(moderator, asked, text, meant)
        else:
            decline_question(moderator, asked, DeclineReason.UNCLEAR, text, meant)

    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    with pytest.raises(NamesInText) as found:
        reply("Thank you, Quiet Heron.")
    assert found.value.names == ("Quiet Heron",)
    assert stands(moderator) == [("waiting", "")]
    reply("Thank you, Quiet Heron.", ("Quiet Heron",))
    assert stands(moderator)[0][1] == "Thank you, Quiet Heron."


def test_nor_who_was_entered_by_a_name_that_is_not_kept(moderator: Visit) -> None:
    set_naming_rule(moderator, NamingRule.CLOSED)
    asked = enter_for_someone(moderator, Modality.ONSITE, "Who pays?", name="Amina Okello")
    with pytest.raises(NamesInText):
        answer_in_writing(moderator, asked, "Amina Okello knows best.")
    answer_in_writing(moderator, asked, "The operators do.")


def test_after_the_end_the_strictest_rule_holds(moderator: Visit, asked: str) -> None:
    opening, _ = see_agenda(moderator)
    set_item_naming_rule(moderator, opening.id, NamingRule.CHATHAM_HOUSE)
    close_session(moderator)
    with pytest.raises(NamesInText):
        answer_in_writing(moderator, asked, "Thank you, Quiet Heron.")


def test_an_open_rule_lets_names_be_said(moderator: Visit, online: Visit, asked: str) -> None:
    assert see_my_seat(online).pseudonym == "Quiet Heron"
    answer_in_writing(moderator, asked, "Thank you, Quiet Heron.")


def test_staff_see_how_each_came_in(
    house: House, session: WorkshopSession, moderator: Visit, asked: str
) -> None:
    enter_for_someone(
        replace(moderator, now=moderator.now + timedelta(seconds=1)), Modality.ONSITE, "Why?"
    )
    from_device, by_hand = see_questions(moderator)
    assert (from_device.came_by, by_hand.came_by[:11]) == ("", "entered by ")
    assert by_hand.came_by.endswith(", onsite moderator")
    assert [each.place.position for each in (from_device, by_hand) if each.place] == [1, 2]
