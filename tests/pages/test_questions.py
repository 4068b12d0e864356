"""The questions page: lists in the address, a desk for answers, merges ticked or suggested."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.question_desk import Task, forget_who_read
from pages.parts.question_rows import (
    ANSWER,
    CLAIM,
    DECLINE,
    LET_GO,
    MERGE,
    PART,
    PUT_BACK,
    REPORT,
    TAKE_OVER,
    choices_of,
    choose_from_menu,
)
from pages.parts.translation_desk import TRANSLATE
from pages.parts.wording import act
from session_core.domain.floor import DeclineReason
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.asking import enter_for_someone, request_floor, see_my_interventions
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import answer_in_writing, put_back, take_into_report
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.own_questions import edit_my_question
from session_core.use_cases.questions import Question, see_questions
from session_core.use_cases.sessions import close_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import checked, labels, open_page, press, words

PAGE = "questions.py"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def other(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def ask(house: House, session: WorkshopSession, *texts: str) -> list[str]:
    return [request_floor(seat_in(house, session.id, Modality.ONLINE), text) for text in texts]


def question_of(visit: Visit, intervention_id: str) -> Question:
    (found,) = (each for each in see_questions(visit) if each.intervention.id == intervention_id)
    return found


def choose(
    monkeypatch: pytest.MonkeyPatch, visit: Visit, intervention_id: str, choice: str
) -> dict[str, object]:
    """Choose from the menu of a row, and give what the page remembers then.

    Streamlit's test runner presses no menu button, so its callback is called as it would be.
    """
    account = see_who_i_am(visit)
    assert account
    choices = choices_of(question_of(visit, intervention_id), account.id)
    remembered: dict[str, object] = {f"question-more-{intervention_id}": choice}
    monkeypatch.setattr(st, "session_state", remembered)
    choose_from_menu(visit, intervention_id, choices)
    monkeypatch.undo()
    return remembered


def with_desk(visit: Visit, intervention_id: str, task: Task) -> AppTest:
    """The page with a question on its desk."""
    app = open_page(PAGE, visit)
    app.session_state["question-on-desk"] = intervention_id, task
    return checked(app.run())


def stands(visit: Visit) -> list[str]:
    return [each.disposition for each in see_questions(visit)]


def rows(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown if each.value.startswith("**\\#")]


def test_the_lists_are_counted_and_stand_in_the_address(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, *_ = ask(house, session, "Who pays?", "Who mends the mast?", "Is there shade?")
    take_into_report(moderator, first)
    app = open_page(PAGE, moderator)
    (tabs,) = app.button_group
    assert tabs.options == [
        "Waiting · 2",
        "Suggested merges · 0",
        "Decided · 1",
        "All · 3",
    ]
    assert len(rows(app)) == 2
    app = open_page(PAGE, moderator, show="decided")
    assert ["#1" in row.replace("\\", "") for row in rows(app)] == [True]
    assert "taken into the report" in words(app)
    app = open_page(PAGE, moderator, show="nonsense")
    assert len(rows(app)) == 2
    app = open_page(PAGE, moderator, show="all", words="mast")
    assert len(rows(app)) == 1
    app = checked(app.text_input(key="question-words").set_value("#3").run())
    assert app.query_params["words"] in ("#3", ["#3"])
    assert "Is there shade?" in words(app)
    app = checked(app.text_input(key="question-words").set_value("nothing like it").run())
    press(app, "Show all in this list")
    assert len(rows(app)) == 3


def test_after_the_end_undecided_ones_come_first(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, _ = ask(house, session, "Who pays?", "Who mends the mast?")
    answer_in_writing(moderator, first, "The operators do.")
    close_session(moderator)
    numbers = [row.split()[0] for row in rows(open_page(PAGE, moderator))]
    assert numbers == ["**\\#2", "**\\#1"]


def test_a_row_says_all_that_helps_to_decide(
    house: House, session: WorkshopSession, moderator: Visit, other: Visit
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    enter_for_someone(other, Modality.ONSITE, name="Village council")
    claim_question(other, asked)
    shown = words(open_page(PAGE, moderator))
    for said in ("Quiet Heron", "online", "place 1: ", "the onsite moderator is"):
        assert said in shown, said
    assert "entered by" in shown
    assert "asks to speak" in shown
    assert "you are reading it" in words(open_page(PAGE, other))


def test_a_question_from_right_to_left_has_lines_of_its_own_direction(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ask(house, session, "من يدفع ثمن الكابل؟")
    shown = words(open_page(PAGE, moderator))
    assert '<p class="ef-question" lang="ar" dir="rtl">من يدفع ثمن الكابل؟</p>' in shown


def test_an_answer_is_written_at_the_desk(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    app = with_desk(moderator, asked, Task.ANSWER)
    app.text_area(key=f"desk-text-{asked}").set_value("The operators do.")
    app = press(app, "Answer in writing")
    assert stands(moderator) == ["answered in writing"]
    assert not app.text_area(key="chat-pasted").value
    assert "Leave it" not in labels(app)


def test_what_was_typed_stays_when_it_is_refused(
    house: House, session: WorkshopSession, moderator: Visit, other: Visit
) -> None:
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    (asked,) = ask(house, session, "Who pays?")
    claim_question(other, asked)
    app = with_desk(moderator, asked, Task.ANSWER)
    app.text_area(key=f"desk-text-{asked}").set_value("Thank you, Quiet Heron.")
    app = press(app, "Answer in writing")
    assert "The onsite moderator is reading this question." in words(app)
    app = press(app, "Take it over")
    app = press(app, "Answer in writing")
    assert "“Quiet Heron”" in words(app)
    assert app.text_area(key=f"desk-text-{asked}").value == "Thank you, Quiet Heron."
    app = press(app, "Answer in writing")
    assert stands(moderator) == ["answered in writing"]


def lucias_answer(other: Visit, asked: str) -> None:
    claim_question(other, asked)
    answer_in_writing(other, asked, "The *operators* do.")


def test_nobody_destroys_an_answer_that_they_have_not_seen(
    house: House, session: WorkshopSession, moderator: Visit, other: Visit
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    app = with_desk(moderator, asked, Task.DECLINE)
    app.text_area(key=f"desk-text-{asked}").set_value("Not here.")
    lucias_answer(other, asked)
    app = press(app, "Decline")
    said = "The onsite moderator answered number 1 in writing meanwhile. Look again, then decide."
    assert said in words(app)
    assert ":material/reply: The *operators* do." in words(app)
    assert stands(moderator) == ["answered in writing"]
    assert app.text_area(key=f"desk-text-{asked}").value == "Not here."
    press(app, "Decline")
    assert stands(moderator) == ["declined: not about this session"]


def test_the_desk_says_at_once_what_became_of_its_question(
    house: House, session: WorkshopSession, moderator: Visit, other: Visit
) -> None:
    seat = seat_in(house, session.id)
    asked = request_floor(seat, "Who pays?")
    app = with_desk(moderator, asked, Task.ANSWER)
    edit_my_question(seat, asked, "Who is to pay?")
    app = checked(app.run())
    assert "Number 1 was reworded since you began. Read it again." in words(app)
    assert "Who is to pay?" in words(app)
    lucias_answer(other, asked)
    assert "Number 1 is answered in writing by now." in words(checked(app.run()))


def test_an_answer_is_not_pinned_to_words_that_were_not_read(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat = seat_in(house, session.id)
    asked = request_floor(seat, "Who pays?")
    app = with_desk(moderator, asked, Task.ANSWER)
    app.text_area(key=f"desk-text-{asked}").set_value("The operators.")
    edit_my_question(seat, asked, "Who steals?")
    app = press(app, "Answer in writing")
    assert "Number 1 was reworded since you began. Read it again, then decide." in words(app)
    assert "Who steals?" in words(app)
    assert app.text_area(key=f"desk-text-{asked}").value == "The operators."
    press(app, "Answer in writing")
    assert stands(moderator) == ["answered in writing"]


def test_that_somebody_is_reading_it_is_no_longer_said_when_they_are_not(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    other: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    me = see_who_i_am(moderator)
    assert me
    claim_question(other, asked)
    remembered: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", remembered)
    act("desk", take_into_report, moderator, asked)
    forget_who_read(see_questions(moderator), me.id)
    assert remembered["refusal"]
    claim_question(moderator, asked)
    forget_who_read(see_questions(moderator), me.id)
    assert "refusal" not in remembered
    act("desk", put_back, moderator, asked)
    forget_who_read(see_questions(moderator), me.id)
    assert remembered["refusal"]


def test_what_was_ticked_is_merged_with_the_words_it_had(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat = seat_in(house, session.id)
    first, (second,) = request_floor(seat, "Who pays?"), ask(house, session, "Who funds it?")
    app = open_page(PAGE, moderator)
    assert not [label for label in labels(app) if label.startswith(("Merge", "Tick"))]
    app = checked(app.checkbox(key=f"question-tick-{first}").check().run())
    assert "Tick another to merge them" in labels(app)
    app = checked(app.checkbox(key=f"question-tick-{second}").check().run())
    edit_my_question(seat, first, "Is there shade?")
    app = press(checked(app.run()), "Merge the 2 ticked")
    assert "Number 1 was reworded since you began." in words(app)
    press(app, "Merge the 2 ticked")
    assert "merged into number" in " ".join(stands(moderator))


def test_after_the_end_nothing_is_put_back(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ids = ask(house, session, "Who pays?", "Who funds it?", "Is there shade?")
    head = merge_questions(moderator, ids[:2])
    close_session(moderator)
    (gone,) = {*ids[:2]} - {head}
    offered = {one: [*choices_of(question_of(moderator, one), "", is_over=True)] for one in ids}
    assert offered == {head: [ANSWER, DECLINE], gone: [], ids[2]: [ANSWER, DECLINE]}


def test_declined_with_a_reason(house: House, session: WorkshopSession, moderator: Visit) -> None:
    seat = seat_in(house, session.id)
    asked = request_floor(seat, "Who pays?")
    app = with_desk(moderator, asked, Task.DECLINE)
    app.selectbox(key="desk-reason").set_value(DeclineReason.UNSAFE)
    press(app, "Decline")
    (mine,) = see_my_interventions(seat)
    assert mine.intervention.decline_reason is DeclineReason.UNSAFE


def test_ticked_questions_are_merged(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, _, third = ask(house, session, "Who pays?", "Is there shade?", "Who funds it?")
    app = open_page(PAGE, moderator)
    for each in (first, third):
        app.checkbox(key=f"question-tick-{each}").check()
    app = press(checked(app.run()), "Merge the 2 ticked")
    assert stands(moderator) == ["waiting", "waiting", "merged into number 1"]
    assert "with #3" in words(app)
    assert not any(tick.value for tick in app.checkbox)


def test_one_is_merged_with_another_at_the_desk(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, second = ask(house, session, "Who pays?", "Who funds it?")
    app = with_desk(moderator, second, Task.MERGE)
    app = press(app, "Merge")
    assert "Choose at least two questions that wait." in words(app)
    app.selectbox(key="desk-other").set_value(first)
    press(app, "Merge")
    assert stands(moderator) == ["waiting", "merged into number 1"]


def test_a_suggested_pair_is_merged_with_one_press(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ask(house, session, "Who pays for the cable?", "Is there shade?", "Who is paying for cables?")
    app = open_page(PAGE, moderator, show="pairs")
    assert len(rows(app)) == 2
    app = press(app, "Merge")
    assert stands(moderator) == ["waiting", "waiting", "merged into number 1"]
    assert "No two that wait seem to ask the same." in words(app)


def test_a_pair_that_is_none_is_set_aside(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ask(house, session, "Who pays for the cable?", "Who is paying for cables?")
    app = press(open_page(PAGE, moderator, show="pairs"), "Not the same")
    assert rows(app) == []
    assert stands(moderator) == ["waiting", "waiting"]


def test_the_menu_offers_what_can_be_done(
    house: House, session: WorkshopSession, moderator: Visit, other: Visit
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    account = see_who_i_am(moderator)
    assert account

    def offered() -> list[str]:
        return list(choices_of(question_of(moderator, asked), account.id))

    assert offered() == [CLAIM, ANSWER, REPORT, DECLINE, MERGE]
    claim_question(other, asked)
    assert offered() == [TAKE_OVER, ANSWER, REPORT, DECLINE, MERGE]
    claim_question(moderator, asked)
    assert offered() == [LET_GO, ANSWER, REPORT, DECLINE, MERGE]
    take_into_report(moderator, asked)
    assert offered() == [ANSWER, DECLINE, PUT_BACK]


def test_the_menu_acts_on_its_own_row(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = ask(house, session, "Who pays?", "Who funds it?")
    choose(monkeypatch, moderator, second, REPORT)
    assert stands(moderator) == ["waiting", "taken into the report"]
    choose(monkeypatch, moderator, second, PUT_BACK)
    choose(monkeypatch, moderator, second, CLAIM)
    assert [each.reader for each in see_questions(moderator)] == ["", "online moderator"]
    choose(monkeypatch, moderator, second, LET_GO)
    assert [each.reader for each in see_questions(moderator)] == ["", ""]
    merge_questions(moderator, [first, second])
    choose(monkeypatch, moderator, first, PART)
    assert stands(moderator) == ["waiting", "waiting"]


@pytest.mark.parametrize("choice", [ANSWER, DECLINE, MERGE])
def test_what_is_laid_on_the_desk_is_being_read(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
) -> None:
    (asked,) = ask(house, session, "Who pays?")
    remembered = choose(monkeypatch, moderator, asked, choice)
    assert question_of(moderator, asked).reader == "online moderator"
    tasks = {ANSWER: Task.ANSWER, DECLINE: Task.DECLINE, MERGE: Task.MERGE}
    assert remembered["question-on-desk"] == (asked, tasks[choice])
    app = with_desk(moderator, asked, Task.ANSWER)
    press(app, "Leave it")
    assert question_of(moderator, asked).reader == ""


def test_a_long_list_begins_with_its_first(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ask(house, session, *(f"Question {number}" for number in range(30)))
    app = open_page(PAGE, moderator)
    assert len(rows(app)) == 25
    app = press(app, "Show more (5 left)")
    assert len(rows(app)) == 30


def test_who_only_looks_on_sees_all_and_decides_nothing(
    house: House, session: WorkshopSession
) -> None:
    ask(house, session, "Who pays for the cable?", "Who is paying for cables?")
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    app = open_page(PAGE, rapporteur)
    assert len(rows(app)) == 2
    offered = [list(menu.proto.options) for menu in app.get("menu_button")]
    assert offered == [[TRANSLATE]] * 2
    assert not app.checkbox
    assert "Merge" not in labels(open_page(PAGE, rapporteur, show="pairs"))


def test_what_people_write_is_no_markup(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    evil = "![x](http://evil.example/a.png) **b**"
    first, _ = ask(house, session, evil, evil)
    for show in ("waiting", "pairs"):
        app = open_page(PAGE, moderator, show=show)
        drawn = "\n".join([each.value for each in app.markdown] + labels(app))
        assert "![" not in drawn
        assert "**b**" not in drawn
    answer_in_writing(moderator, first, evil)
    drawn = "\n".join(each.value for each in open_page(PAGE, moderator, show="all").markdown)
    assert "![" not in drawn
