"""The thin door without script: coming in, looking round, leaving."""

import pytest
from fastapi.testclient import TestClient

from session_core.domain.notes import Attribution
from session_core.domain.people import Modality, Part, ProgrammePerson
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from session_core.storage import people
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.sessions import close_session, see_session
from session_core.use_cases.visit import Visit
from session_core.wording import KEPT_UNDER
from tests.houses import new_session
from tests.web.visitor import Visitor, poll_in


def test_a_code_as_people_type_it_leads_to_the_page(house: House, browser: TestClient) -> None:
    new_session(house, join_code="KFTW7Q")
    assert browser.get("/j").status_code == 200
    assert browser.get("/j?code=kft-w7q").headers["location"] == "j/KFTW7Q"
    answer = browser.get("/j/kft-w7q?in=room")
    assert answer.status_code == 307
    assert answer.headers["location"] == "../j/KFTW7Q?in=room"
    assert browser.get("/j/KFTW7Q").status_code == 200


@pytest.mark.parametrize("end", ["", "/", "?in=room", "/floor", "/nothing"])
def test_who_asks_for_the_head_is_answered_like_everybody(
    session: WorkshopSession, browser: TestClient, end: str
) -> None:
    for address in ("/j", f"/j/{session.join_code}{end}"):
        head, whole = browser.head(address), browser.get(address)
        assert head.status_code == whole.status_code
        assert head.headers.get("content-type") == whole.headers.get("content-type")
        assert head.headers.get("location") == whole.headers.get("location")


@pytest.mark.parametrize("address", ["/j?code=zz%229", "/j/zz%229"])
def test_a_wrong_code_stays_in_its_field(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 404
    assert "No session has this code" in answer.text
    assert 'value="zz&#34;9"' in answer.text


def test_a_slash_at_the_end_does_no_harm(session: WorkshopSession, browser: TestClient) -> None:
    code = session.join_code
    assert browser.get("/j/").headers["location"] == "../j"
    assert browser.get(f"/j/{code}/").headers["location"] == f"../../j/{code}"


def test_an_unknown_address_says_so(session: WorkshopSession, browser: TestClient) -> None:
    answer = browser.get(f"/j/{session.join_code}/nothing")
    assert answer.status_code == 404
    assert "nothing at this address" in answer.text
    assert 'href="../../j"' in answer.text


def test_the_door_says_whether_it_is_the_right_room(house: House) -> None:
    session = new_session(house, title="Who mends the mast?", room="Hall B", year=2030, number=12)
    named = [ProgrammePerson("Amara Okello", Part.ONSITE_MODERATOR)]
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, named)
    door = Visitor(session).text()
    for words in ("IGF 2030 #12", "Who mends the mast?", "Hall B", "Amara Okello", "open"):
        assert words in door
    assert "Tuesday 14 May 2030, 09:00–10:30 UTC" in door


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (NamingRule.OPEN, "notes may say who said what"),
        (NamingRule.AFFILIATION_ONLY, "never a person"),
        (NamingRule.CHATHAM_HOUSE, "not who said it or where they belong"),
        (NamingRule.CLOSED, "stays here"),
    ],
)
def test_the_rules_stand_before_the_first_post(house: House, rule: NamingRule, words: str) -> None:
    visitor = Visitor(new_session(house, naming_rule=rule))
    rules, form = visitor.answer.text.split("<form", maxsplit=1)
    assert words in rules
    for promise in ("take turns", "Polls are secret", "No account", "leave no trace"):
        assert promise in rules
    short, full = rules.split("<details")
    assert short.count("<li>") == 5
    assert full.count("<li>") == 8
    assert "/join" in form
    before_asking = visitor.join().answer.text.partition('id="ask"')[0]
    assert KEPT_UNDER[rule] in before_asking


@pytest.mark.parametrize(("link", "side"), [("room", "onsite"), ("online", "online")])
def test_a_link_chooses_the_side(session: WorkshopSession, link: str, side: str) -> None:
    visitor = Visitor(session)
    assert 'name="modality" value="" checked' in visitor.answer.text
    visitor.open(f"?in={link}")
    assert f'name="modality" value="{side}" checked' in visitor.answer.text
    assert visitor.answer.text.count(" checked") == 1


def test_a_stranger_sees_the_door_and_nothing_behind_it(
    session: WorkshopSession, moderator: Visit
) -> None:
    Visitor(session).join().submit("ask", text="Behind the door?")
    write_note(moderator, "A note behind the door.")
    poll_in(moderator, "A poll behind the door?")
    stranger = Visitor(session)
    assert "behind the door" not in stranger.answer.text.lower()
    for page in ("mine", "notes", "floor"):
        assert stranger.client.get(f"{stranger.path}/{page}").status_code == 403


def test_joining_needs_no_name_and_takes_one(session: WorkshopSession) -> None:
    assert "Quiet Heron 7" in Visitor(session).join(pseudonym="Quiet Heron 7").answer.text
    assert "You are here as" in Visitor(session).join(pseudonym="").text()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"modality": "somewhere"}, "not on the list"),
        ({"modality": "online", "stakeholder_group": "Pirates"}, "not on the list"),
        ({"modality": "online", "pseudonym": "x" * 61}, "the limit is 60"),
    ],
)
def test_a_refused_join_keeps_what_was_typed(
    session: WorkshopSession, fields: dict[str, str], sentence: str
) -> None:
    visitor = Visitor(session)
    answer = visitor.post("join", **({"pseudonym": "My <name>"} | fields))
    assert answer.status_code == 422
    assert sentence in answer.text
    typed = fields.get("pseudonym", "My &lt;name&gt;")
    assert f'name="pseudonym" value="{typed}"' in answer.text
    assert "set-cookie" not in answer.headers


def test_who_joins_twice_has_one_seat(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    visitor.post("join", modality="online")
    assert see_session(moderator).joined == {Modality.ONSITE: 1, Modality.ONLINE: 0}


def test_before_the_session_opens_people_can_join_and_wait(house: House) -> None:
    visitor = Visitor(new_session(house, stage=Stage.PREPARING)).join()
    assert "Not open yet." in visitor.text()
    assert visitor.submit("ask", text="Early?").status_code == 409
    assert visitor.typed_question() == "Early?"


def test_a_closed_session_shows_itself_to_its_seats(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Was this heard?")
    close_session(moderator)
    text = visitor.reload()
    assert "This session is over" in text
    assert "Was this heard?" in text
    stranger = Visitor(session)
    assert "This session is over" in stranger.text()
    assert "<form" not in stranger.answer.text
    assert stranger.post("join", modality="online").status_code == 409


def test_who_leaves_is_forgotten(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join(pseudonym="Swift Wren")
    visitor.submit("ask", text="Gone with me")
    visitor.open()
    hidden = visitor.hidden("leave")
    answer = visitor.submit("leave")
    assert answer.headers["location"] == f"../../j/{session.join_code}?left=1&lang=en"
    assert 'seat=""' in answer.headers["set-cookie"]
    assert not visitor.client.cookies
    assert "You have left." in visitor.open("?left=1").text
    assert see_floor(moderator).places == ()
    assert visitor.post("leave", **hidden).status_code == 303


def test_all_notes_and_speakers_have_a_page(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    for n in range(25):
        write_note(moderator, f"Line {n}")
        visitor.open()
        visitor.submit("ask", text=f"Question {n}")
    text = visitor.reload()
    assert "All 25 notes" in text
    assert "Line 24" in text
    assert "Line 0 " not in text
    assert "See the 13 after them" in text
    notes = visitor.client.get(f"{visitor.path}/notes").text
    assert all(f"Line {n}<" in notes for n in range(25))
    floor = visitor.client.get(f"{visitor.path}/floor").text
    assert all(f"Question {n}<" in floor for n in range(25))


def test_what_a_list_cuts_short_has_a_page_where_it_is_whole(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Q" * 240)
    write_note(moderator, "N" * 240)
    page = visitor.open().text
    assert page.count("Read them in full") == 2
    for where, letter in (("floor", "Q"), ("notes", "N")):
        assert f'href="../j/{session.join_code}/{where}"' in page
        whole = visitor.client.get(f"{visitor.path}/{where}").text
        assert letter * 240 in whole
        assert "data-part" not in whole.split("<script")[0].split("</style>")[1]


def test_a_note_says_for_whom_it_speaks(session: WorkshopSession, moderator: Visit) -> None:
    write_note(
        moderator, "Fees are high.", attribution=Attribution.GROUP, attributed_to="Civil Society"
    )
    assert "Fees are high. — Civil Society" in Visitor(session).join().text()
