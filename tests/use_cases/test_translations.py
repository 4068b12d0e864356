"""A question keeps its language; interpreters and moderators put it into others."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.cards import Card
from session_core.domain.chat import ChatMessage
from session_core.domain.floor_refusals import (
    AlreadyInLanguage,
    NothingToTranslate,
    RewordedMeanwhile,
)
from session_core.domain.languages import Language
from session_core.domain.ledger import Verdict
from session_core.domain.names_in_text import NamesInText
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import EmptyText, NotFound, SessionArchived
from session_core.domain.seen_questions import seen_of
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.domain.translations import Translation
from session_core.storage import records, translations
from session_core.use_cases.archive import archive_session
from session_core.use_cases.asking import (
    enter_for_someone,
    request_floor,
    see_my_interventions,
    withdraw_request,
)
from session_core.use_cases.cards import enter_cards
from session_core.use_cases.chat import enter_chat_lines
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.floor_undo import see_last_floor_act, undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.ledger import see_ledger
from session_core.use_cases.live import see_revisions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.own_questions import (
    delete_my_question,
    edit_my_question,
    see_my_question,
)
from session_core.use_cases.questions import see_questions
from session_core.use_cases.receipts import edit_by_receipt
from session_core.use_cases.report import export_report
from session_core.use_cases.sessions import close_session
from session_core.use_cases.translations import (
    add_translation,
    change_translation,
    remove_translation,
    set_question_language,
)
from session_core.use_cases.visit import Visit
from tests.houses import seat_in, sign_in_as, visit_as

ARABIC = "من يدفع ثمن الكابل؟"
ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH


@pytest.fixture
def asked(online: Visit) -> str:
    return request_floor(online, ARABIC, page_language="ar")


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


def spoken(visit: Visit) -> list[str]:
    return [each.intervention.written_in for each in see_questions(visit)]


def of_first(visit: Visit) -> list[tuple[str, str, str]]:
    """The translations of the first question, as staff see them."""
    shown = see_questions(visit)[0].translations
    return [(each.language, each.text, each.read_aloud_by) for each in shown]


def later(visit: Visit, seconds: int = 1) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=seconds))


def test_a_question_is_in_the_language_of_its_page_unless_its_letters_are_not(
    moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    request_floor(online, ARABIC, page_language="en")
    request_floor(in_the_room, "Qui paie ?", page_language="fr")
    request_floor(in_the_room, "", page_language="fr")
    enter_for_someone(moderator, Modality.ONSITE, "¿Quién paga?", language=Language.SPANISH)
    enter_for_someone(moderator, Modality.ONSITE, "谁来支付？")
    enter_cards(moderator, [Card("Who pays?", language="ar"), Card("Qui ?", language="fr")], "k")
    enter_chat_lines(moderator, [ChatMessage("Ana", "Кто платит?", "", True, (1,))])
    assert spoken(moderator) == ["ar", "fr", "", "es", "zh", "", "fr", "ru"]


def test_everybody_who_may_read_a_question_reads_its_translation(
    house: House, session: WorkshopSession, desk: Visit, online: Visit, asked: str
) -> None:
    before = see_revisions(online)[Room.FLOOR]
    add_translation(desk, asked, ENGLISH, " Who pays for the cable? ", " Mara ")
    assert see_revisions(online)[Room.FLOOR] == before + 1
    made = Translation(asked, "en", "Who pays for the cable?", desk.now, "Mara")
    screen = visit_as(house, Role.ROOM_SCREEN, session)
    for visit in (online, screen, desk):
        assert see_floor(visit).translations == {asked: (made,)}
    assert see_my_question(online, asked).translations == (made,)
    assert see_my_interventions(online)[0].translations == (made,)
    assert see_outcomes(online)[0].translations == (made,)
    assert see_questions(desk)[0].translations == (made,)


def test_it_goes_along_while_its_question_is_read_out_and_after(
    moderator: Visit, asked: str
) -> None:
    add_translation(moderator, asked, ENGLISH, "Who pays?")
    for step in (give_floor_to_next, yield_floor):
        step(moderator)
        assert list(see_floor(moderator).translations) == [asked]


def test_one_for_each_language_changed_and_taken_away(moderator: Visit, asked: str) -> None:
    add_translation(moderator, asked, ENGLISH, "Who pays?")
    add_translation(moderator, asked, FRENCH, "Qui paie ?", "Luc")
    with pytest.raises(AlreadyInLanguage):
        add_translation(moderator, asked, ENGLISH, "Who?")
    with pytest.raises(AlreadyInLanguage):
        add_translation(moderator, asked, Language.ARABIC, ARABIC)
    assert of_first(moderator) == [("en", "Who pays?", ""), ("fr", "Qui paie ?", "Luc")]
    change_translation(moderator, asked, ENGLISH, "Who pays for it?", "Ana")
    assert of_first(moderator)[0] == ("en", "Who pays for it?", "Ana")
    with pytest.raises(NotFound):
        change_translation(moderator, asked, Language.CHINESE, "谁？")
    # What is refused leaves the one there as it is.
    with pytest.raises(EmptyText):
        change_translation(moderator, asked, ENGLISH, " ")
    assert of_first(moderator)[0] == ("en", "Who pays for it?", "Ana")
    remove_translation(moderator, asked, ENGLISH)
    assert of_first(moderator) == [("fr", "Qui paie ?", "Luc")]
    with pytest.raises(NotFound):
        remove_translation(moderator, asked, ENGLISH)
    with pytest.raises(NotFound):
        remove_translation(moderator, "none", FRENCH)


def test_who_wrote_one_is_kept_and_shown_to_nobody(
    house: House, session: WorkshopSession, moderator: Visit, asked: str
) -> None:
    add_translation(moderator, asked, ENGLISH, "Who pays?")
    with house.database.reading() as db:
        (kept,) = translations.translations_of(db, session.id)
    assert kept.written_by
    for seen in (see_floor(moderator), see_questions(moderator)):
        assert kept.written_by not in repr(seen)


def test_a_reworded_question_is_not_translated_unseen_and_older_ones_say_so(
    moderator: Visit, online: Visit, asked: str
) -> None:
    seen = seen_of(see_questions(moderator)[0].intervention)
    add_translation(moderator, asked, ENGLISH, "Who pays?", seen=seen)
    edit_my_question(later(online), asked, "كم؟")
    with pytest.raises(RewordedMeanwhile):
        add_translation(later(moderator, 2), asked, FRENCH, "Qui paie ?", seen=seen)
    shown = see_questions(moderator)[0]
    assert shown.translations[0].is_of_earlier_wording(shown.intervention)
    change_translation(later(moderator, 3), asked, ENGLISH, "How much?")
    shown = see_questions(moderator)[0]
    assert not shown.translations[0].is_of_earlier_wording(shown.intervention)


def test_what_its_asker_took_out_nobody_reads_in_another_language(
    moderator: Visit, online: Visit, asked: str, in_the_room: Visit
) -> None:
    add_translation(moderator, asked, ENGLISH, "My minister pays?")
    edit_my_question(later(online), asked, "كم؟")
    assert see_outcomes(in_the_room)[0].translations == ()
    assert see_floor(in_the_room).translations.get(asked, ()) == ()
    assert "My minister" not in export_report(moderator, "json").decode()
    assert see_floor(moderator).translations[asked], "staff can mend it"
    assert see_my_interventions(online)[0].translations, "and its asker sees that it is there"
    edit_my_question(later(online, 2), asked, "")
    assert see_floor(moderator).translations == {}
    with moderator.house.database.reading() as db:
        assert translations.translations_of(db, moderator.session_id or "") == ()


def test_what_its_asker_deletes_leaves_no_translation(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit, asked: str
) -> None:
    add_translation(moderator, asked, ENGLISH, "Who pays for the wombat?")
    delete_my_question(online, asked)
    assert see_outcomes(moderator)[0].translations == ()
    files = house.settings.data.glob("evenfloor.sqlite*")
    assert not any(b"wombat" in file.read_bytes() for file in files)
    with pytest.raises(NothingToTranslate):
        add_translation(moderator, asked, ENGLISH, "Who pays?")


def test_what_is_withdrawn_shows_none_to_others_and_gets_none(
    moderator: Visit, online: Visit, asked: str
) -> None:
    add_translation(moderator, asked, ENGLISH, "Who pays?")
    withdraw_request(online, asked)
    (outcome,) = see_outcomes(online)
    assert (outcome.translations, outcome.intervention.written_in) == ((), "")
    assert see_floor(moderator).translations == {}
    with pytest.raises(NothingToTranslate):
        add_translation(moderator, asked, FRENCH, "Qui paie ?")


def test_a_request_without_words_has_nothing_to_translate(moderator: Visit, online: Visit) -> None:
    spoken_only = request_floor(online)
    with pytest.raises(NothingToTranslate):
        add_translation(moderator, spoken_only, ENGLISH, "Who pays?")


def test_the_language_is_changed_by_its_asker_and_by_staff(moderator: Visit, online: Visit) -> None:
    asked = request_floor(online, "Quien paga?", page_language="en")
    edit_my_question(online, asked, "Quien paga?", "es")
    assert (spoken(moderator), see_questions(moderator)[0].intervention.edited_at) == (["es"], None)
    edit_by_receipt(online, see_my_question(online, asked).receipt, "Qui paie ?", "fr")
    assert spoken(moderator) == ["fr"]
    set_question_language(moderator, asked, "es")
    assert spoken(moderator) == ["es"]
    set_question_language(moderator, asked, "")
    assert spoken(moderator) == [""]
    with pytest.raises(NotFound):
        set_question_language(moderator, "none", "es")


def test_what_is_set_again_moves_nothing(moderator: Visit, asked: str) -> None:
    before = see_revisions(moderator)
    set_question_language(moderator, asked, "ar")
    assert see_revisions(moderator) == before


def test_names_the_rule_keeps_out_are_refused_but_for_those_the_question_says(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit
) -> None:
    named = enter_for_someone(moderator, Modality.ONSITE, "Who answers Ama Serwaa?", "Ama Serwaa")
    give_floor_to_next(moderator, named)
    asked = request_floor(online, "Qui paie ?", page_language="fr")
    to_her = request_floor(online, "Ama Serwaa, qui paie ?", page_language="fr")
    set_naming_rule(moderator, NamingRule.AFFILIATION_ONLY)
    with pytest.raises(NamesInText):
        add_translation(moderator, asked, ENGLISH, "Who pays, Serwaa?")
    with pytest.raises(NamesInText):
        add_translation(moderator, asked, ENGLISH, "Who pays?", "Ama Serwaa")
    add_translation(moderator, asked, ENGLISH, "Who pays?", "Ama Serwaa", ["Ama Serwaa"])
    add_translation(moderator, to_her, ENGLISH, "Ama Serwaa, who pays?")


def test_undo_passes_them_over_and_the_record_still_agrees(
    house: House, session: WorkshopSession, moderator: Visit, asked: str
) -> None:
    request_floor(seat_in(house, session.id), "Later?")
    give_floor_to_next(moderator, asked)
    add_translation(moderator, asked, ENGLISH, "Who pays?")
    set_question_language(moderator, asked, "")
    last = see_last_floor_act(moderator)
    assert last
    assert last.act == "give_floor_to_next"
    undo_floor_act(moderator, see_floor(moderator).revision)
    assert see_floor(moderator).speaking is None
    assert of_first(moderator) == [("en", "Who pays?", "")]
    assert {each.verdict for each in see_ledger(moderator)} == {Verdict.AGREES}
    with house.database.reading() as db:
        told = [each for each in records.activities(db, session.id) if "Who pays" in repr(each)]
    assert told == []


def test_after_the_end_it_goes_on_for_the_report_but_not_in_the_archive(
    house: House, session: WorkshopSession, moderator: Visit, asked: str
) -> None:
    close_session(moderator)
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    add_translation(rapporteur, asked, ENGLISH, "Who pays?")
    assert of_first(moderator) == [("en", "Who pays?", "")]
    archive_session(sign_in_as(house, Role.ORGANISER, session.id))
    with pytest.raises(SessionArchived):
        add_translation(rapporteur, asked, FRENCH, "Qui paie ?")
