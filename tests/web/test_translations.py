"""A question keeps the language of the page it was asked on; translations stand beneath it."""

import re

import pytest

from session_core.domain.languages import Language
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import open_house
from session_core.use_cases.questions import see_questions
from session_core.use_cases.translations import add_translation
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as
from tests.web.test_own_questions import open_own
from tests.web.visitor import Visitor

ARABIC = "من يدفع ثمن الكابل؟"


@pytest.fixture
def desk(session: WorkshopSession) -> Visit:
    return sign_in_as(open_house(), Role.DESK, session.id)


def speaks(session: WorkshopSession, tag: str) -> Visitor:
    """Somebody whose browser asks for a language, in the room."""
    visitor = Visitor(session)
    visitor.client.headers["accept-language"] = tag
    visitor.open()
    return visitor.join()


def asked_by(visitor: Visitor, text: str) -> None:
    visitor.open()
    visitor.submit("ask", text=text)


def written(visit: Visit) -> list[str]:
    return [each.intervention.written_in for each in see_questions(visit)]


def test_the_page_says_in_which_language_it_was_asked(
    session: WorkshopSession, desk: Visit
) -> None:
    asked_by(speaks(session, "ar"), ARABIC)
    asked_by(speaks(session, "fr"), "Qui paie ?")
    asked_by(speaks(session, "en"), "Кто платит?")
    asked_by(speaks(session, "zh"), "Who pays?")
    assert written(desk) == ["ar", "fr", "ru", ""]


def test_texts_of_another_language_are_marked_and_those_of_the_page_are_not(
    session: WorkshopSession,
) -> None:
    english, french = speaks(session, "en"), speaks(session, "fr")
    asked_by(english, "Who pays for the cable?")
    asked_by(french, "Qui paie le câble ?")
    for path in ("", "/floor", "/questions"):
        said = english.open_at(path)
        assert re.search(r'<p class="words" dir="auto" lang="fr"[^>]*>Qui paie', said), path
        assert re.search(r'<p class="words" dir="auto"( data-w="\S+")?>Who pays', said), path
        assert re.search(r'dir="auto" lang="en"[^>]*>Who pays', french.open_at(path)), path


def test_the_translation_is_read_where_lists_are_whole_and_by_its_asker(
    session: WorkshopSession, desk: Visit
) -> None:
    asker, other = speaks(session, "ar"), speaks(session, "en")
    asked_by(asker, ARABIC)
    (place,) = see_floor(desk).places
    nasty = "Who pays <b>for</b> it?"
    add_translation(desk, place.intervention.id, Language.ENGLISH, nasty, "Mara")
    escaped = "Who pays &lt;b&gt;for&lt;/b&gt; it?"
    marked = f'<p class="words reply" lang="en" dir="ltr">{escaped}</p>'
    for path in ("/floor", "/questions"):
        said = other.client.get(other.path + path).text
        assert marked in said
        assert "Translation: English" in said
        assert "read aloud by Mara" in said
    assert marked in open_own(asker).answer.text
    assert "Who pays" not in other.reload()
    give_floor_to_next(desk_moderator(session))
    yield_floor(desk_moderator(session))
    assert marked in other.client.get(f"{other.path}/floor").text


def desk_moderator(session: WorkshopSession) -> Visit:
    return sign_in_as(open_house(), Role.ONSITE_MODERATOR, session.id)


def test_its_asker_changes_the_language_and_the_words(
    session: WorkshopSession, desk: Visit
) -> None:
    asker = speaks(session, "en")
    asked_by(asker, "Quien paga el cable?")
    page = open_own(asker).answer.text
    assert '<option value="en" selected>English</option>' in page
    assert '<option value="es" lang="es">Español</option>' in page
    asker.submit("edit", text="Quien paga el cable?", language="es")
    assert written(desk) == ["es"]
    assert "edited" not in asker.reload()
    open_own(asker).submit("edit", text=ARABIC, language="es")
    assert written(desk) == ["ar"]
    assert "edited" in asker.reload()
    # A page from before there was this field says nothing of it.
    open_own(asker).submit("edit", text="كم؟")
    assert written(desk) == ["ar"]
    open_own(asker).submit("edit", text="كم؟", language="")
    assert written(desk) == [""]


def test_a_language_that_the_page_does_not_offer_is_refused_and_the_words_stay(
    session: WorkshopSession, desk: Visit
) -> None:
    asker = speaks(session, "en")
    asked_by(asker, "Who pays?")
    answer = open_own(asker).submit("edit", text="Who paid for it?", language='x" onload="y')
    assert answer.status_code == 422
    assert "Who paid for it?" in answer.text
    assert 'x" onload' not in answer.text
    assert written(desk) == ["en"]


def test_by_receipt_too(session: WorkshopSession, desk: Visit) -> None:
    asker = speaks(session, "en")
    asked_by(asker, "Quien paga?")
    asker.open()
    receipt = asker.receipts()[0]
    asker.post("receipt", receipt=receipt)
    asker.post("receipt/edit", receipt=receipt, text="Quien paga?", language="es", key="k" * 12)
    assert written(desk) == ["es"]
