"""Questions by the JSON API: asked once, followed, reworded, taken back, supported."""

import json

import pytest

from session_core.domain.decline_reasons import DeclineReason
from session_core.domain.languages import Language
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.dispositions import answer_in_writing, decline_question
from session_core.use_cases.floor import close_queue, give_floor_to_next, see_floor
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.questions import see_questions
from session_core.use_cases.receipts import see_by_receipt
from session_core.use_cases.sessions import close_session
from session_core.use_cases.translations import add_translation
from session_core.use_cases.visit import Visit
from tests.web.program import Program

KEY = "chat-line-1"


def texts(moderator: Visit) -> list[str]:
    return [each.intervention.text for each in see_questions(moderator)]


def test_an_acknowledgement_has_number_place_reason_and_receipt(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join(modality="online")
    told = program.ask("Who pays & who <decides>?\nReally?")
    assert (told["number"], told["place"], told["state"]) == (1, 1, "waiting")
    assert told["text"] == "Who pays & who <decides>?\nReally?"
    assert told["side"] == "online"
    assert told["reason"].startswith("announced, place is safe")
    assert "first time speaking" in told["reason"], "in full, for it is one's own"
    assert len(told["receipt"].split()) == 5
    assert see_by_receipt(moderator, told["receipt"]).intervention.id == told["id"]
    assert program.mine() == [told]
    assert program("GET", "/questions/1").json() == told
    assert program("GET", f"/questions/{told['id']}").json() == told


def test_a_comment_and_a_wish_to_speak_without_words(session: WorkshopSession) -> None:
    program = Program(session).join()
    assert program.ask("", kind="comment")["kind"] == "comment"
    assert program("POST", "/questions", {}).json()["text"] == ""


def test_the_same_key_asks_once(session: WorkshopSession, moderator: Visit) -> None:
    program = Program(session).join()
    first = program.ask("Once?", key=KEY)
    assert program.ask("Once?", key=KEY) == first
    again = program("POST", "/questions", {"text": "Once?"}, Idempotency_Key=KEY)
    assert again.json() == first
    assert texts(moderator) == ["Once?"]
    assert Program(session).join().ask("Mine", key=KEY)["number"] == 2, "a key is its seat's own"


def test_a_key_is_forgotten_with_the_question_that_was_deleted(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join()
    program.ask("Gone?", key=KEY)
    assert program("DELETE", "/questions/1").status_code == 204
    assert program.ask("Gone?", key=KEY)["number"] == 2, "nothing is left to know it again by"
    assert texts(moderator) == ["", "Gone?"]


def test_no_more_is_kept_than_the_rule_that_was_shown_lets(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join(pseudonym="Ana", stakeholder_group="Government")
    program.ask("Seen under another rule", rule="Chatham House")
    (one,) = see_questions(moderator)
    assert (one.intervention.name, one.intervention.stakeholder_group) == ("", None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": 5}, "body.text"),
        ({"text": ["a"]}, "body.text"),
        ({"text": None}, "body.text"),
        ({"txet": "misspelt"}, "body.txet"),
        ({"kind": "point of order"}, "body.kind"),
        ({"kind": "shout"}, "body.kind"),
        ({"rule": "none"}, "body.rule"),
        ({"key": "short"}, "body.key"),
        ({"key": 12345678}, "body.key"),
        ([], "body"),
        ("text", "body"),
        (7, "body"),
    ],
)
def test_wrong_fields_and_types_are_named_in_plain_words(
    session: WorkshopSession, moderator: Visit, body: object, field: str
) -> None:
    answer = Program(session).join()("POST", "/questions", body)
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "unfit"
    assert problem["details"]["fields"][0]["field"] == field
    assert problem["details"]["fields"][0]["sentence"].endswith(".")
    assert texts(moderator) == []


@pytest.mark.parametrize(
    "odd",
    [
        "nul \0 within",
        "half \ud83d a character",
        "\u202eright to left\u202c עברית and العربية",
        "9" * 900,
        "=HYPERLINK(1)",
    ],
)
def test_odd_letters_are_no_fault(session: WorkshopSession, odd: str) -> None:
    program = Program(session).join()
    answer = program.client.post(
        f"/api/v1/sessions/{session.join_code}/questions",
        content=json.dumps({"text": odd}),
        headers={"Authorization": f"Bearer {program.token}", "Content-Type": "application/json"},
    )
    assert answer.status_code in {201, 422}, answer.text
    assert "\0" not in answer.text


def test_a_text_that_is_too_long_says_how_much_is_taken(session: WorkshopSession) -> None:
    answer = Program(session).join()("POST", "/questions", {"text": "x" * 1001})
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "text_too_long"
    assert problem["details"] == {"what": "This", "limit": 1000, "length": 1001}
    assert "1,001" in problem["sentence"]


def test_closed_frozen_and_over_are_told_apart(session: WorkshopSession, moderator: Visit) -> None:
    program = Program(session).join()
    program.ask("Before")
    close_queue(moderator)
    queue = program("POST", "/questions", {"text": "Late"})
    freeze_intake(moderator)
    frozen = program("POST", "/questions", {"text": "Late"})
    reworded = program("PATCH", "/questions/1", {"text": "Late"})
    close_session(moderator)
    over = program("POST", "/questions", {"text": "Late"})
    told = [(each.status_code, each.json()["code"]) for each in (queue, frozen, reworded, over)]
    assert told == [
        (409, "queue_closed"),
        (409, "intake_frozen"),
        (409, "intake_frozen"),
        (409, "session_not_open"),
    ]
    assert program("GET", "/questions/1").json()["text"] == "Before", "it goes on being seen"
    assert program("PUT", "/questions/1/withdrawal").json()["state"] == "withdrawn"


def test_one_rewords_withdraws_and_deletes_ones_own(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join()
    program.ask("First words")
    second = program.ask("Second")
    told = program("PATCH", "/questions/1", {"text": "Better words"}).json()
    assert (told["text"], told["edited"], told["place"]) == ("Better words", True, 1)
    for _ in range(2):
        told = program("PUT", "/questions/1/withdrawal").json()
        assert (told["state"], told["place"]) == ("withdrawn", None)
    for _ in range(2):
        assert program("DELETE", f"/questions/{second['id']}").status_code == 204
    assert [each["number"] for each in program.mine()] == [1]
    assert "Second" not in texts(moderator)
    assert program("PATCH", "/questions/1", {"text": "Too late"}).json()["code"] == "not_waiting"


@pytest.mark.parametrize(
    ("method", "below", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"text": "Not mine"}),
        ("PUT", "/withdrawal", None),
        ("DELETE", "", None),
    ],
)
def test_anothers_question_is_not_touched(
    session: WorkshopSession, moderator: Visit, method: str, below: str, body: dict[str, str] | None
) -> None:
    asked = Program(session).join().ask("Stays?")
    other = Program(session).join()
    for which in ("1", asked["id"]):
        answer = other(method, f"/questions/{which}{below}", body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")
    assert texts(moderator) == ["Stays?"]


@pytest.mark.parametrize(
    "which", ["2", "0123456789abcdef", "0", "-1", "1e9", "9" * 40, "%00", "a'b"]
)
def test_what_is_no_question_is_not_found(session: WorkshopSession, which: str) -> None:
    program = Program(session).join()
    program.ask()
    for method, below, body in (
        ("GET", "", None),
        ("PATCH", "", {"text": "x"}),
        ("PUT", "/withdrawal", None),
        ("PUT", "/support", None),
        ("DELETE", "/support", None),
    ):
        answer = program(method, f"/questions/{which}{below}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), method
    assert program("DELETE", f"/questions/{which}").status_code == 204, "gone is gone"
    assert len(program.mine()) == 1


def test_support_is_given_once_and_taken_back(session: WorkshopSession, moderator: Visit) -> None:
    asked, other = Program(session).join().ask("Wanted?"), Program(session).join()
    for which in ("1", asked["id"]):
        assert other("PUT", f"/questions/{which}/support").status_code == 204
    assert see_floor(moderator).places[0].intervention.support == 1
    assert other("GET", "/questions/mine").json()["supported"] == [1]
    for _ in range(2):
        assert other("DELETE", "/questions/1/support").status_code == 204
    assert see_floor(moderator).places[0].intervention.support == 0


def test_support_that_makes_no_sense_is_refused(session: WorkshopSession, moderator: Visit) -> None:
    asker, other = Program(session).join(), Program(session).join()
    asker.ask("Mine?")
    own = asker("PUT", "/questions/1/support")
    assert (own.status_code, own.json()["code"]) == (409, "own_question")
    give_floor_to_next(moderator)
    late = other("PUT", "/questions/1/support")
    assert (late.status_code, late.json()["code"]) == (409, "not_waiting")
    assert late.json()["details"] == {"number": 1}


def test_an_asker_follows_a_question_to_its_end(session: WorkshopSession, moderator: Visit) -> None:
    program = Program(session).join()
    for text in ("To be said", "To be answered", "To be declined", "Head", "To be merged"):
        program.ask(text)
    ids = [each["id"] for each in reversed(program.mine())]
    assert program("GET", "/questions/1").json()["announced"] is True
    give_floor_to_next(moderator)
    answer_in_writing(moderator, ids[1], "Because it is.")
    decline_question(moderator, ids[2], DeclineReason.OFF_TOPIC, "Another time.")
    merge_questions(moderator, [ids[3], ids[4]])
    told = {each["number"]: each for each in program.mine()}
    assert (told[1]["state"], told[1]["place"]) == ("speaking", None)
    assert told[1]["given_at"]
    assert (told[2]["state"], told[2]["answer"]) == ("answered in writing", "Because it is.")
    assert (told[3]["state"], told[3]["answer"]) == ("declined", "Another time.")
    assert (told[5]["state"], told[5]["merged_into"], told[5]["place"]) == ("waiting", 4, 1)
    public = Program(session).join()("GET", "/questions").json()["questions"]
    assert [each["state"] for each in public] == [
        "speaking",
        "answered in writing",
        "declined",
        "waiting",
        "merged",
    ]
    assert public[1]["answer"] == "Because it is."
    assert public[2]["text"] == ""
    assert not {"id", "receipt", "asker"} & public[0].keys()


def test_others_read_no_more_than_the_naming_rule_lets(
    session: WorkshopSession, moderator: Visit
) -> None:
    Program(session).join(pseudonym="Ana", stakeholder_group="Government").ask("Who?")
    other = Program(session).join()
    (seen,) = other("GET", "/questions").json()["questions"]
    assert (seen["name"], seen["stakeholder_group"]) == ("Ana", "Government")
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    (seen,) = other("GET", "/questions").json()["questions"]
    (place,) = other("GET", "/snapshot").json()["floor"]["places"]
    for one in (seen, place["question"]):
        assert (one["name"], one["stakeholder_group"]) == ("", None)


def test_a_question_keeps_its_language_and_its_translations(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join()
    arabic = program.ask("من يدفع الثمن؟")
    assert (arabic["language"], arabic["direction"]) == ("ar", "rtl")
    french = program.ask("Qui paie ?", language="fr")
    assert (french["language"], french["direction"]) == ("fr", "ltr")
    again = program("PATCH", "/questions/2", {"text": "Who pays?", "language": "en"}).json()
    assert again["language"] == "en"
    add_translation(moderator, arabic["id"], Language.ENGLISH, "Who pays?", "Mara")
    expected = [
        {
            "language": "en",
            "direction": "ltr",
            "text": "Who pays?",
            "read_aloud_by": "Mara",
            "of_earlier_wording": False,
        }
    ]
    assert program.mine()[1]["translations"] == expected
    other = Program(session).join()
    assert other("GET", "/questions").json()["questions"][0]["translations"] == expected
    (first, _) = other("GET", "/snapshot").json()["floor"]["places"]
    assert first["question"]["translations"] == expected
    assert program("POST", "/questions", {"language": "not a tag"}).status_code == 422
