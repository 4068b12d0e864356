"""“I need help”: asked without script, answered, written back, settled, taken back; and private."""

import re

import pytest

from session_core.domain.codes import hashed
from session_core.domain.desk import HELP_LIMIT, HelpKind, HelpState, HelpUrgency
from session_core.domain.intake import PER_SEAT, Post
from session_core.domain.people import Admission, Role
from session_core.domain.session import Entry, Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.desk import answer_help, claim_help, close_help, see_desk
from session_core.use_cases.entry import see_entry, set_entry, turn_away
from session_core.use_cases.floor import close_queue
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web.help_page import HELP_POLICY
from tests.every_screen import BELOW
from tests.houses import sign_in_as
from tests.web.visitor import Visitor

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "مرحبا <b>help</b> 帮助 \u202e",
    "javascript:alert(1)",
]
A_WORD_OF_MINE = "xylophone"


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


@pytest.fixture
def visitor(session: WorkshopSession) -> Visitor:
    return Visitor(session).join("online", pseudonym="Quiet Heron")


def ask(
    visitor: Visitor, text: str = "", kind: str = "sound or link", urgency: str = "urgent"
) -> str:
    """Open the page, fill in the form, press; what stands on the page then."""
    visitor.open("/help")
    visitor.submit("help", kind=kind, urgency=urgency, text=text)
    assert visitor.answer.status_code == 303, visitor.text()
    visitor.open("/help")
    return visitor.text()


def test_somebody_asks_is_answered_writes_back_and_settles(visitor: Visitor, desk: Visit) -> None:
    seen = ask(visitor, "I hear nothing", urgency="can wait")
    assert "My requests" in seen
    assert "You are next." in seen
    assert "I hear nothing" in seen
    (waiting,) = see_desk(desk).open
    assert (waiting.asker, waiting.kind, waiting.urgency) == (
        "Quiet Heron",
        HelpKind.SOUND_OR_LINK,
        HelpUrgency.CAN_WAIT,
    )

    claim_help(desk, waiting.id)
    visitor.open("/help")
    assert "Somebody at the desk has it." in visitor.text()

    answer_help(desk, waiting.id, "Use the second link")
    visitor.open("/help")
    assert "The desk answered you." in visitor.text()
    assert "Use the second link" in visitor.text()
    assert "new" in re.findall(r"data-new>(\w+)<", visitor.answer.text)
    visitor.open("/help")
    assert "data-new>" not in visitor.answer.text, "what was shown was read"

    visitor.submit("help/write", text="Now I see nothing")
    assert visitor.answer.headers["location"].endswith("/help?sent=1")
    (again,) = see_desk(desk).open
    assert again.state is HelpState.CLAIMED
    assert [line.text for line in again.lines] == ["Use the second link", "Now I see nothing"]

    visitor.open("/help")
    visitor.submit("help/settle")
    visitor.open("/help?settled=1")
    assert "Settled. Write again if it is not." in visitor.text()
    (over,) = see_desk(desk).over
    assert (over.state, over.ended_by) == (HelpState.CLOSED, "")


def test_the_sessions_page_says_first_that_the_desk_answered(
    session: WorkshopSession, visitor: Visitor, desk: Visit
) -> None:
    ask(visitor)
    visitor.open()
    assert "The desk answered you." not in visitor.text()
    answer_help(desk, see_desk(desk).open[0].id, "Here")
    seen = visitor.reload()
    assert seen.index("The desk answered you.") < seen.index("In your words")
    assert "The desk answered you." in visitor.open_at("/mine"), "for the page's script too"
    other = Visitor(session).join("online")
    assert "The desk answered you." not in other.text()
    visitor.open("/help")
    assert "The desk answered you." not in visitor.reload()


def test_what_is_over_is_open_again_once_its_asker_writes(visitor: Visitor, desk: Visit) -> None:
    ask(visitor)
    (one,) = see_desk(desk).open
    close_help(desk, one.id)
    visitor.open("/help")
    assert "The desk closed it." in visitor.text()
    visitor.submit("help/write", text="Not yet")
    (again,) = see_desk(desk).open
    assert again.state is HelpState.WAITING


def test_what_is_taken_back_is_deleted(visitor: Visitor, desk: Visit) -> None:
    ask(visitor, A_WORD_OF_MINE)
    visitor.submit("help/withdraw")
    assert visitor.answer.status_code == 303
    visitor.open("/help?withdrawn=1")
    assert "Taken back." in visitor.text()
    assert A_WORD_OF_MINE not in visitor.text()
    (gone,) = see_desk(desk).over
    assert (gone.state, gone.text, gone.asker) == (HelpState.WITHDRAWN, "", "")


def test_the_place_in_line_is_told_and_never_a_number(session: WorkshopSession) -> None:
    askers = [Visitor(session).join("onsite") for _ in range(3)]
    seen = [ask(each, urgency="can wait") for each in askers]
    assert ["You are next." in each for each in seen] == [True, False, False]
    assert "One is before you." in seen[1]
    assert "Before you: 2." in seen[2]
    assert not any("#" in each for each in seen)
    urgent = ask(Visitor(session).join("online"), kind="safety or conduct")
    assert "You are next." in urgent


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(visitor: Visitor, desk: Visit, text: str) -> None:
    ask(visitor, text)
    (one,) = see_desk(desk).open
    answer_help(desk, one.id, text)
    visitor.open("/help")
    page = visitor.answer.text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count('class="words" dir="auto"') == 1
    assert page.count('class="words reply" dir="auto"') == 1


def test_what_is_too_long_is_refused_and_stays_typed(visitor: Visitor) -> None:
    long = "é" * 10_000
    visitor.open("/help")
    visitor.submit("help", kind="sound or link", urgency="urgent", text=long)
    assert visitor.answer.status_code == 422
    assert f"{HELP_LIMIT:,}" in visitor.text()
    assert long in visitor.answer.text
    assert 'value="urgent" checked' in visitor.answer.text

    ask(visitor)
    visitor.submit("help/write", text=long)
    assert visitor.answer.status_code == 422
    assert long in visitor.answer.text


def test_a_form_says_what_it_is_about(visitor: Visitor) -> None:
    visitor.open("/help")
    hidden = visitor.hidden("help")
    for fields in ({}, {"kind": "sound or link"}, {"kind": "bombs", "urgency": "urgent"}):
        visitor.post("help", **hidden, text=A_WORD_OF_MINE, **fields)
        assert visitor.answer.status_code == 422, fields
        assert A_WORD_OF_MINE in visitor.answer.text


def test_the_same_form_sent_twice_is_one_request(visitor: Visitor, desk: Visit) -> None:
    visitor.open("/help")
    fields = visitor.hidden("help") | {"kind": "sound or link", "urgency": "urgent", "text": "Oh"}
    assert [visitor.post("help", **fields).status_code for _ in range(3)] == [303] * 3
    (one,) = see_desk(desk).open
    visitor.open("/help")
    line = visitor.hidden("help/write") | {"text": "Still"}
    for _ in range(3):
        visitor.post("help/write", **line)
    (one,) = see_desk(desk).open
    assert [each.text for each in one.lines] == ["Still"]


def test_another_seat_neither_sees_nor_changes_it(
    session: WorkshopSession, visitor: Visitor, desk: Visit
) -> None:
    ask(visitor, A_WORD_OF_MINE)
    (one,) = see_desk(desk).open
    other = Visitor(session).join("online")
    other.open("/help")
    assert A_WORD_OF_MINE not in other.answer.text
    fields = other.hidden("help") | {"id": one.id, "text": "Forged"}
    for act in ("write", "settle", "withdraw"):
        other.post(f"help/{act}", **fields)
        assert other.answer.status_code == 404, act
        assert "Forged" in other.answer.text, "to be copied"
    assert see_desk(desk).open == (one,)


def test_a_forged_seat_or_form_asks_for_nothing(visitor: Visitor, desk: Visit) -> None:
    visitor.open("/help")
    fields = visitor.hidden("help") | {"kind": "sound or link", "urgency": "urgent"}
    visitor.post("help", **(fields | {"token": "0.0", "text": A_WORD_OF_MINE}))
    assert visitor.answer.status_code == 403
    assert A_WORD_OF_MINE in visitor.answer.text
    visitor.client.cookies.clear()
    for secret in ("", "forged"):
        if secret:
            visitor.client.cookies.set("seat", secret, path=visitor.path)
        visitor.post("help", **(fields | {"text": A_WORD_OF_MINE}))
        assert visitor.answer.status_code == 403
        assert A_WORD_OF_MINE in visitor.answer.text, "to be copied"
    assert see_desk(desk).open == ()


def test_who_has_no_seat_is_told_how_to_get_help(session: WorkshopSession) -> None:
    nobody = Visitor(session)
    nobody.open("/help")
    assert nobody.answer.status_code == 200
    assert "take a seat first" in nobody.text()
    assert "<form" not in nobody.answer.text


def test_who_waits_at_the_door_can_ask(
    house: House, session: WorkshopSession, moderator: Visit, desk: Visit
) -> None:
    set_entry(moderator, Entry.APPROVAL)
    waiting = Visitor(session).join("online", pseudonym="Outside")
    assert "You are at the door" in waiting.text()
    assert f'href="../j/{session.join_code}/help"' in waiting.answer.text
    assert "You are next." in ask(waiting, "Nobody lets me in")
    (one,) = see_desk(desk).open
    assert one.asker == "Outside"
    answer_help(desk, one.id, "Soon")
    (outside,) = see_entry(moderator).waiting
    turn_away(moderator, outside.seat_id)
    assert outside.admission is Admission.WAITING
    waiting.open("/help")
    assert "Soon" in waiting.text(), "who was turned away reads the answer still"


def test_neither_a_frozen_intake_nor_a_closed_queue_stops_it(
    visitor: Visitor, moderator: Visit, desk: Visit
) -> None:
    freeze_intake(moderator)
    close_queue(moderator)
    assert "You are next." in ask(visitor, "Still here")
    assert len(see_desk(desk).open) == 1


def test_after_the_end_answers_are_read_and_nothing_is_taken(
    house: House, visitor: Visitor, moderator: Visit, desk: Visit
) -> None:
    ask(visitor)
    (one,) = see_desk(desk).open
    answer_help(desk, one.id, "It was the cable")
    fields = visitor.hidden("help") | {"kind": "sound or link", "urgency": "urgent", "text": "Ah"}
    close_session(moderator)
    visitor.post("help", **(fields | {"key": "another-key-altogether"}))
    assert visitor.answer.status_code == 409
    assert "the desk takes nothing new" in visitor.text()
    assert "Ah" in visitor.answer.text
    visitor.open("/help")
    assert "It was the cable" in visitor.text()
    assert '<textarea id="text"' not in visitor.answer.text
    visitor.submit("help/withdraw")
    assert visitor.answer.status_code == 303


def test_before_the_session_opens_the_desk_is_there(house: House, session: WorkshopSession) -> None:
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    assert "You are next." in ask(Visitor(session).join("online"), "The link is dead")


def test_many_requests_of_one_seat_are_slowed_then_refused(visitor: Visitor) -> None:
    visitor.open("/help")
    fields = visitor.hidden("help") | {"kind": "sound or link", "urgency": "urgent"}
    answers = [visitor.post("help", **(fields | {"key": f"key-number-{n}"})) for n in range(11)]
    assert [each.status_code for each in answers] == [303] * 10 + [409]
    assert "10 requests open" in visitor.text()


def test_what_is_too_much_is_refused_and_stays_typed(house: House, visitor: Visitor) -> None:
    visitor.open("/help")
    fields = visitor.hidden("help") | {"kind": "sound or link", "urgency": "urgent"}
    code, seat = visitor.path.removeprefix("/j/"), visitor.client.cookies["seat"]
    for _ in range(PER_SEAT[Post.HELP].at_all):
        house.allowances.weigh(code, hashed(seat)[:16], Post.HELP)
    visitor.post("help", **(fields | {"text": A_WORD_OF_MINE}))
    assert visitor.answer.status_code == 429
    assert A_WORD_OF_MINE in visitor.answer.text
    visitor.post("ask", token=visitor.hidden("help")["token"], kind="question", text="Who pays?")
    assert visitor.answer.status_code == 303, "questions have an allowance of their own"


def test_every_page_leads_there(
    visitor: Visitor, session: WorkshopSession, moderator: Visit
) -> None:
    visitor.submit("ask", kind="question", text="Who pays?")
    (own,) = re.findall(r'href="[^"]+(/question/[^"?]+)"', visitor.open().text)
    for below in ("", own, *BELOW):
        visitor.open(below)
        assert "I need help" in visitor.text(), below
    visitor.open()
    assert "I need help" in visitor.submit("move").text
    for arriving in ("", "/rules", "/handbook"):
        assert "I need help" in Visitor(session).open(arriving).text
    visitor.open()
    close_session(moderator)
    visitor.open()
    assert "I need help" in visitor.text()


def test_the_page_runs_only_its_own_script_and_is_kept_nowhere(visitor: Visitor) -> None:
    ask(visitor, A_WORD_OF_MINE)
    headers = visitor.answer.headers
    assert headers["content-security-policy"] == HELP_POLICY
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert HELP_POLICY.count("'sha256-") == 2
    assert A_WORD_OF_MINE not in visitor.answer.url.query.decode()
    assert re.findall(r"\son\w+=|javascript:|\sstyle=", visitor.answer.text) == []


@pytest.mark.parametrize("tag", ["ar", "zh", "fr"])
def test_it_is_in_the_language_and_direction_of_the_visitor(visitor: Visitor, tag: str) -> None:
    visitor.client.get(f"{visitor.path}/speak?lang={tag}")
    ask(visitor, "مرحبا")
    direction = "rtl" if tag == "ar" else "ltr"
    assert f'<html lang="{tag}" dir="{direction}">' in visitor.answer.text


def test_the_first_view_of_it_is_as_light_as_the_other(visitor: Visitor, desk: Visit) -> None:
    ask(visitor, "Words " * 40)
    answer = visitor.open("/help")
    assert int(answer.headers["content-length"]) < 12 * 1024
