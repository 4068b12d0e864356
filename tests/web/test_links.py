"""The call, its captions and its stream on the thin page, and the rules beside them."""

import re
from html import unescape

import pytest

from session_core.domain.door import Links
from session_core.domain.people import Part, ProgrammePerson
from session_core.domain.session import NamingRule, Room, Stage, WorkshopSession
from session_core.storage import people, sessions
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.door import set_conduct, set_links
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web.fragments import PARTS
from tests.houses import new_session
from tests.web.visitor import Visitor

CALL = "https://call.example.org/j/812?pwd=a&b=%22"
CAPTIONS = "https://captions.example.org/one"
STREAM = "https://stream.example.org/one"


def links(visitor: Visitor) -> dict[str, str]:
    """The addresses that lead elsewhere, by their words."""
    found = re.findall(
        r'<a [^>]*href="(\w+:[^"]*)" rel="noreferrer">(.*?)</a>', visitor.answer.text
    )
    return {words: unescape(address) for address, words in found}


def test_who_has_a_seat_finds_the_call(session: WorkshopSession, moderator: Visit) -> None:
    set_links(moderator, call=CALL, captions=CAPTIONS, stream=STREAM)
    visitor = Visitor(session).join()
    assert links(visitor) == {"Join the call": CALL, "Captions": CAPTIONS, "Stream": STREAM}
    assert CALL in visitor.text()
    assert f"<bdi>{CALL}</bdi>" in visitor.answer.text.replace("&amp;", "&")


def test_who_has_none_finds_no_link_anywhere(session: WorkshopSession, moderator: Visit) -> None:
    set_links(moderator, call=CALL, captions=CAPTIONS, stream=STREAM)
    stranger = Visitor(session)
    for below in ("", "/rules", "/live", "/mine", "/floor"):
        page = stranger.open_at(below)
        assert "example.org" not in page, below


def test_where_there_is_no_link_nothing_is_said_of_one(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    assert links(visitor) == {}
    for words in ("Join the call", "Captions", "Stream"):
        assert words not in visitor.text()


def test_a_changed_link_reaches_open_pages_by_the_feed(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_links(moderator, call="https://call.example.org/old")
    set_links(moderator, call=CALL)
    now = PARTS["now"]
    assert Room.SESSION in now.rooms
    sent = now.render(as_the_room_screen(house, session.id))
    assert unescape(sent).count(CALL) == 2
    assert "old" not in sent
    # A change of one item is small on the line.
    assert len(sent.encode()) < 2048


def test_after_the_end_only_the_stream_is_left(session: WorkshopSession, moderator: Visit) -> None:
    set_links(moderator, call=CALL, captions=CAPTIONS, stream=STREAM)
    visitor = Visitor(session).join()
    close_session(moderator)
    visitor.open()
    assert links(visitor) == {"Stream": STREAM}


@pytest.mark.parametrize(
    "forged", ["javascript:alert(1)", " https://call.example.org", "https://a@call.example.org"]
)
def test_what_is_no_link_never_becomes_one(
    house: House, session: WorkshopSession, forged: str
) -> None:
    with house.database.writing() as db:
        sessions.keep_links(db, session.id, Links(forged, forged, forged))
    visitor = Visitor(session).join()
    assert links(visitor) == {}
    assert forged not in visitor.text()


def test_markup_in_a_link_stays_in_its_letters(session: WorkshopSession, moderator: Visit) -> None:
    set_links(moderator, call="https://call.example.org/\"><script>alert('x')</script>")
    page = Visitor(session).join().answer.text
    assert "<script>alert" not in page
    assert "/&#34;&gt;&lt;script&gt;" in page


def test_whether_it_is_the_right_room_stands_above_for_who_is_in_it(house: House) -> None:
    session = new_session(house, title="Who mends the mast?", stage=Stage.OPEN)
    with house.database.writing() as db:
        named = [ProgrammePerson("Amara Okello", Part.ONSITE_MODERATOR)]
        people.keep_programme_people(db, session.id, named)
    page = Visitor(session).join().answer.text
    head = page[page.index("<header>") : page.index("</header>")]
    for words in ("Who mends the mast?", "Amara Okello", "Right room?", "enter another code"):
        assert words in head
    # With script the reader's own zone is added to it; without, it says which zone this is.
    assert '<time datetime="2030-05-14T09:00Z" data-to="2030-05-14T10:30Z">' in head
    assert "09:00–10:30 UTC" in head
    assert "<noscript> Times are in UTC." in head


@pytest.mark.parametrize("seated", [True, False])
def test_the_rules_have_a_page_with_a_seat_and_without(
    session: WorkshopSession, moderator: Visit, seated: bool
) -> None:
    set_conduct(moderator, "Be <b>kind</b>.\n\nTruly.")
    visitor = Visitor(session)
    if seated:
        visitor.join()
        before = visitor.answer.text.partition('<textarea id="text"')[0]
        assert f'href="../j/{session.join_code}/rules"' in before.partition('id="ask"')[2]
    answer = visitor.open("/rules")
    assert answer.status_code == 200
    text = visitor.text()
    for words in (
        "Open naming",
        "take turns",
        "never against who says it",
        "ask people before you record",
        "Tell a moderator",
        "private window",
        "one cookie",
        "Tor Browser",
        "Leave and forget me",
        "The organiser’s own code of conduct",
        "Be <b>kind</b>. Truly.",
    ):
        assert words in text, words
    assert "Be &lt;b&gt;kind&lt;/b&gt;.\n\nTruly." in answer.text
    assert f'href="../../j/{session.join_code}"' in answer.text


@pytest.mark.parametrize("rule", [NamingRule.CHATHAM_HOUSE, NamingRule.CLOSED])
def test_where_names_are_kept_out_nothing_is_recorded(house: House, rule: NamingRule) -> None:
    visitor = Visitor(new_session(house, naming_rule=rule))
    assert "no recording" in visitor.text()
    visitor.open("/rules")
    assert "No recording of voices, faces or screens" in visitor.text()


def test_the_rules_page_has_the_rule_that_holds_now(
    session: WorkshopSession, moderator: Visit
) -> None:
    item = see_agenda(moderator)[0]
    set_item_naming_rule(moderator, item.id, NamingRule.CLOSED)
    start_agenda_item(moderator, item.id)
    visitor = Visitor(session).join()
    visitor.open("/rules")
    assert "what is said here stays here" in visitor.text()
    assert "Open naming" not in visitor.text()


def test_a_long_code_of_conduct_is_begun_at_the_door_and_whole_on_its_page(
    session: WorkshopSession, moderator: Visit
) -> None:
    set_conduct(moderator, f"{'Be kind. ' * 1100}The end.")
    visitor = Visitor(session)
    assert "Be kind. Be kind." in visitor.text()
    assert "The end." not in visitor.text()
    assert f'href="../j/{session.join_code}/rules#conduct"' in visitor.answer.text
    assert "The end." in visitor.open("/rules").text
