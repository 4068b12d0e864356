"""Translations are kept alike on both databases, one a language, and go with their question."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from session_core.domain.people import Role
from session_core.domain.translations import Translation
from session_core.storage import floor, receipts, translations
from session_core.storage.database import Database
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from tests.houses import NOW, new_session, seat_in, sign_in_as


def test_they_are_kept_changed_and_forgotten(
    house: House, database: Database, session_id: str
) -> None:
    asked, other = (request_floor(seat_in(house, session_id), text) for text in ("Why?", "How?"))
    english = Translation(asked, "en", "Why? 🏴 من", NOW, "Mara", None)
    french = Translation(asked, "fr", "Pourquoi ?", NOW)
    elsewhere, another_session = Translation(other, "fr", "Comment ?", NOW), new_session(house).id
    with database.writing(session_id) as db:
        translations.add_translations(db, session_id, [english, french, elsewhere])
        translations.add_translations(db, session_id, [])
    with database.writing(session_id) as db:
        assert set(translations.translations_of(db, session_id)) == {english, french, elsewhere}
        assert translations.drop_translation(db, asked, "en")
        assert not translations.drop_translation(db, asked, "en")
        assert translations.translations_of_question(db, asked) == (french,)
        receipts.forget_question(db, session_id, asked)
        assert translations.translations_of(db, session_id) == (elsewhere,)
        assert translations.translations_of(db, another_session) == ()


def test_no_two_into_one_language(house: House, database: Database, session_id: str) -> None:
    asked = request_floor(seat_in(house, session_id), "Why?")
    made = Translation(asked, "fr", "Pourquoi ?", NOW)
    with pytest.raises(IntegrityError), database.writing(session_id) as db:
        translations.add_translations(db, session_id, [made, replace(made, text="Mais ?")])


def test_the_language_of_a_question_is_kept_and_stays_when_its_asker_leaves(
    house: House, database: Database, session_id: str
) -> None:
    sign_in_as(house, Role.ORGANISER, session_id)
    request_floor(seat_in(house, session_id), "Pourquoi ?", page_language="fr")
    with database.writing(session_id) as db:
        (one,) = floor.floor_of(db, session_id).interventions
        assert one.written_in == "fr"
        floor.forget_asker(db, one.seat_id or "")
        (one,) = floor.floor_of(db, session_id).interventions
        assert (one.written_in, one.language) == ("fr", "")
