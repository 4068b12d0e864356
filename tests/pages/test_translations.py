"""Translations on staff pages: written at their desk, shown side by side, each in its direction."""

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.floor_words import as_data
from pages.parts.question_desk import TRANSLATING, Task, lay_on_desk
from pages.parts.screen_parts import floor_words
from pages.parts.translation_desk import TRANSLATE, lay_for_translation, translating
from pages.parts.wordings import wordings
from session_core.domain.floor import Intervention, InterventionKind
from session_core.domain.languages import Language
from session_core.domain.people import Modality, Role
from session_core.domain.seen_questions import seen_of
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.domain.translations import Translation
from session_core.use_cases.asking import enter_for_someone, request_floor, withdraw_request
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.own_questions import edit_my_question
from session_core.use_cases.questions import Question, see_questions
from session_core.use_cases.translations import add_translation
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as
from tests.pages.opening import labels, open_page, press, words

PAGE = "questions.py"
ARABIC = "من يدفع ثمن الكابل ICANN؟"
ENGLISH = Language.ENGLISH


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def asker(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id, Modality.ONLINE)


@pytest.fixture
def asked(asker: Visit) -> str:
    return request_floor(asker, ARABIC, page_language="ar")


def question(visit: Visit) -> Question:
    return see_questions(visit)[0]


def at_desk(monkeypatch: pytest.MonkeyPatch, visit: Visit) -> AppTest:
    """The page with the first question on the desk, as its menu lays it there."""
    remembered: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", remembered)
    translating(question(visit))[TRANSLATE](visit, "")
    monkeypatch.undo()
    app = open_page(PAGE, visit)
    for key, value in remembered.items():
        app.session_state[key] = value
    return app.run()


def test_a_translation_is_written_at_the_desk_by_who_may_decide_nothing(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, asked: str
) -> None:
    app = at_desk(monkeypatch, desk)
    assert "Translate #1" in words(app)
    assert app.selectbox(key=f"written-in-{asked}").value == "ar"
    into = app.selectbox(key=f"translate-into-{asked}")
    assert (into.value, "العربية" in into.options) == (ENGLISH, False)
    app.text_area(key=f"translation-{asked}-en").set_value("Who pays for the cable?")
    app.text_input(key=f"read-by-{asked}-en").set_value("Mara")
    app = press(app, "Add the translation")
    (made,) = question(desk).translations
    assert (made.language, made.text, made.read_aloud_by) == (
        "en",
        "Who pays for the cable?",
        "Mara",
    )
    assert "Add the translation" not in labels(app)
    shown = words(app)
    assert f'<p class="ef-question" lang="ar" dir="auto">{ARABIC}</p>' in shown
    assert '<p class="ef-question" lang="en" dir="ltr">Who pays for the cable?</p>' in shown
    assert "read aloud by Mara" in shown
    assert "about 5 s to read aloud" in shown


def test_it_is_changed_and_removed_there(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, asked: str
) -> None:
    add_translation(desk, asked, ENGLISH, "Who pays?", "Mara")
    app = at_desk(monkeypatch, desk)
    # First comes what is not translated into yet.
    assert app.selectbox(key=f"translate-into-{asked}").value == Language.CHINESE
    app.selectbox(key=f"translate-into-{asked}").set_value(ENGLISH).run()
    field = app.text_area(key=f"translation-{asked}-en")
    assert field.value == "Who pays?"
    field.set_value("Who pays for it?")
    app = press(app, "Change the translation")
    assert question(desk).translations[0].text == "Who pays for it?"
    app = at_desk(monkeypatch, desk)
    app.selectbox(key=f"translate-into-{asked}").set_value(ENGLISH).run()
    press(app, "Remove it")
    assert question(desk).translations == ()


def test_what_is_refused_stays_in_its_field(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, asked: str
) -> None:
    app = at_desk(monkeypatch, desk)
    app.text_area(key=f"translation-{asked}-en").set_value("a" * 2001)
    app = press(app, "Add the translation")
    assert "The translation has 2,001 characters" in words(app)
    assert app.text_area(key=f"translation-{asked}-en").value == "a" * 2001


def test_a_question_reworded_meanwhile_is_read_again_first(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, asker: Visit, asked: str
) -> None:
    app = at_desk(monkeypatch, desk)
    app.text_area(key=f"translation-{asked}-en").set_value("Who pays?")
    edit_my_question(asker, asked, "كم؟")
    app = press(app, "Add the translation")
    assert "was reworded" in words(app)
    assert question(desk).translations == ()
    press(app, "Add the translation")
    assert question(desk).translations[0].text == "Who pays?"


def test_a_name_is_told_once_and_then_meant(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, moderator: Visit, asked: str
) -> None:
    spoke = enter_for_someone(moderator, Modality.ONSITE, "Why?", "Ama Serwaa")
    give_floor_to_next(moderator)
    give_floor_to_next(moderator)
    set_naming_rule(moderator, NamingRule.AFFILIATION_ONLY)
    assert spoke
    app = at_desk(monkeypatch, desk)
    app.text_area(key=f"translation-{asked}-en").set_value("Who pays, Serwaa?")
    app = press(app, "Add the translation")
    assert "The naming rule keeps names out" in words(app)
    press(app, "Add the translation")
    assert question(desk).translations[0].text == "Who pays, Serwaa?"


def test_the_language_is_set_there(
    monkeypatch: pytest.MonkeyPatch, desk: Visit, asker: Visit
) -> None:
    asked = request_floor(asker, "Quien paga?", page_language="en")
    app = at_desk(monkeypatch, desk)
    app.selectbox(key=f"written-in-{asked}").set_value("es").run()
    assert question(desk).intervention.written_in == "es"
    assert '<p class="ef-question" lang="es" dir="ltr">Quien paga?</p>' in words(app)


def test_who_asks_without_words_or_took_it_back_is_not_translated(
    desk: Visit, asker: Visit
) -> None:
    spoken = request_floor(asker)
    assert translating(question(desk)) == {}
    withdraw_request(asker, spoken)
    written = request_floor(asker, "Why?")
    assert translating(see_questions(desk)[1])
    withdraw_request(asker, written)
    assert translating(see_questions(desk)[1]) == {}


def test_one_desk_at_a_time(monkeypatch: pytest.MonkeyPatch, moderator: Visit, asked: str) -> None:
    remembered: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", remembered)
    seen = seen_of(question(moderator).intervention)
    lay_on_desk(moderator, asked, Task.ANSWER, seen)
    assert question(moderator).reader
    lay_for_translation(moderator, seen)
    # Whoever translates reads nothing that others must leave alone.
    assert (remembered[TRANSLATING], question(moderator).reader) == (asked, "")
    lay_on_desk(moderator, asked, Task.ANSWER, seen)
    assert remembered[TRANSLATING] is None


def test_an_earlier_wording_is_told(desk: Visit, asker: Visit, asked: str) -> None:
    add_translation(desk, asked, ENGLISH, "Who pays?")
    edit_my_question(asker, asked, "كم ندفع؟")
    one, translations = question(desk).intervention, question(desk).translations
    earlier = Translation(asked, "en", "Who pays?", NOW.replace(year=2000))
    assert "of an earlier wording" not in wordings(one, translations)
    assert "of an earlier wording" in wordings(one, [earlier])
    assert as_data(one, {}, [earlier])["others"][0]["remark"] == "of an earlier wording"


def test_no_words_become_markup_on_any_screen() -> None:
    nasty = '<img src=x onerror="alert(1)"> “</p>”'
    one = _question(nasty)
    said = wordings(one, [Translation("i", 'en" x="', nasty, NOW, nasty)])
    assert "<img" not in said
    assert 'x="' not in said.replace("x=&quot;", "")


def _question(text: str) -> Intervention:
    return Intervention(
        "i",
        1,
        kind=InterventionKind.QUESTION,
        modality=Modality.ONLINE,
        asker="a",
        requested_at=NOW,
        text=text,
    )


def test_the_cockpit_is_told_both_with_time_reader_and_direction(
    desk: Visit, moderator: Visit, asked: str
) -> None:
    add_translation(desk, asked, Language.FRENCH, "Qui paie ?", "Luc")
    give_floor_to_next(moderator)
    floor = see_floor(moderator)
    assert floor.speaking
    told = as_data(floor.speaking, {}, floor.translations[asked])
    assert told["asked"] == {
        "text": ARABIC,
        "tag": "ar",
        "tongue": "العربية",
        "dir": "auto",
        "reading": "about 5 s to read aloud",
    }
    (french,) = told["others"]
    assert (french["tag"], french["dir"], french["read_by"]) == ("fr", "ltr", "read aloud by Luc")


def test_the_room_screen_has_one_beside_it_the_english_first(
    desk: Visit, moderator: Visit, asked: str
) -> None:
    add_translation(desk, asked, Language.CHINESE, "谁来支付？", "Wen")
    give_floor_to_next(moderator)
    shown = floor_words(see_floor(moderator))
    assert 'lang="zh" dir="ltr">谁来支付？' in shown
    assert "read aloud by Wen" in shown
    add_translation(desk, asked, ENGLISH, "Who pays?", "Mara")
    shown = floor_words(see_floor(moderator))
    assert ('lang="en" dir="ltr">Who pays?' in shown, "谁来支付" in shown) == (True, False)
    assert f'lang="ar" dir="auto">{ARABIC}' in shown
