"""What the JSON API tells of a session: its door, a participant's snapshot, polls, revisions."""

from session_core.domain.ballots import Ballot
from session_core.domain.notes import Attribution
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.breakouts import make_groups, open_groups
from session_core.use_cases.door import set_links
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll, see_turnout, write_poll
from session_core.use_cases.read_back import start_read_back
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import seat_in
from tests.web.program import Program
from tests.web.visitor import poll_in


def test_the_door_tells_what_everybody_may_know(session: WorkshopSession, moderator: Visit) -> None:
    set_links(moderator, call="https://call.example/abc")
    answer = Program(session)("GET")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["title"], told["stage"], told["entry"]) == (session.title, "open", "open")
    assert told["naming_rule"] == "open"
    assert "call.example" not in answer.text
    for secret in (session.id, session.screen_key):
        assert secret not in answer.text


def test_a_join_code_is_taken_as_people_type_it(session: WorkshopSession) -> None:
    program = Program(session)
    code = session.join_code
    program.code = f"{code[:3].lower()}-{code[3:].lower()}"
    assert program("GET").json()["join_code"] == code


def test_a_snapshot_has_what_the_thin_page_shows(
    session: WorkshopSession, moderator: Visit
) -> None:
    opening = see_agenda(moderator)[0]
    start_agenda_item(moderator, opening.id)
    set_links(moderator, call="https://call.example/abc")
    make_groups(moderator, 2)
    poll_in(moderator)
    write_poll(moderator, "Not yet asked?", ["Yes", "No"])
    program = Program(session).join(modality="onsite")
    for text in ("Said", "Next", "After"):
        program.ask(text)
    give_floor_to_next(moderator)
    write_note(moderator, "A point", attribution=Attribution.GROUP, attributed_to="Government")
    told = program("GET", "/snapshot").json()
    assert told["now"]["title"] == opening.title
    assert told["now"]["ends_by"]
    assert told["next"]["title"] == told["agenda"][1]["title"]
    assert told["links"]["call"] == "https://call.example/abc"
    assert told["rule"]["sentence"].startswith("Naming is open")
    assert told["floor"]["speaking"]["text"] == "Said"
    assert [(each["place"], each["question"]["text"]) for each in told["floor"]["places"]] == [
        (1, "Next"),
        (2, "After"),
    ]
    assert told["floor"]["places"][0]["reason"].startswith("announced, place is safe")
    assert told["floor"]["queue"] == "open"
    assert [poll["question"] for poll in told["polls"]] == ["Should it be free?"]
    assert [group["number"] for group in told["groups"]] == [1, 2]
    assert not told["groups"][0]["at_work"]
    assert [(note["text"], note["attributed_to"]) for note in told["notes"]] == [
        ("A point", "Government")
    ]
    assert told["read_back"] is None


def test_a_snapshot_keeps_up_and_says_where_the_feed_goes_on(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join()
    before = program("GET", "/snapshot").json()
    assert program("GET", "/snapshot").json() == before
    program.ask("Moved?")
    open_after = program("GET", "/snapshot").json()
    assert open_after["revisions"]["floor"] > before["revisions"].get("floor", 0)
    assert open_after["floor"]["places"][0]["question"]["text"] == "Moved?"
    revisions = program("GET", "/revisions").json()
    assert revisions == {name: open_after[name] for name in ("revisions", "seen")}
    assert f"floor.{revisions['revisions']['floor']}" in revisions["seen"]
    assert not {"ballots", "people", "signals", "door", "report"} & revisions["revisions"].keys()


def test_a_snapshot_is_the_same_for_everybody_and_has_nobodys_secrets(
    session: WorkshopSession, moderator: Visit
) -> None:
    asker, other = Program(session).join(), Program(session).join()
    own = asker.ask("Whose?")
    mine, others = asker("GET", "/snapshot"), other("GET", "/snapshot")
    assert mine.content == others.content
    for secret in (own["id"], own["receipt"], asker.token, session.screen_key, "seat_id", "asker"):
        assert secret not in mine.text


def test_a_snapshot_is_in_the_readers_language(session: WorkshopSession) -> None:
    program = Program(session).join()
    french = program("GET", "/snapshot", Accept_Language="fr").json()["rule"]["sentence"]
    english = program("GET", "/snapshot", Accept_Language="en").json()["rule"]["sentence"]
    assert french != english
    assert program("GET", "/snapshot").json()["rule"]["sentence"] == english


def test_the_rule_of_the_running_item_is_the_one_in_force(
    session: WorkshopSession, moderator: Visit
) -> None:
    item = see_agenda(moderator)[0]
    set_item_naming_rule(moderator, item.id, NamingRule.CLOSED)
    start_agenda_item(moderator, item.id)
    told = Program(session).join()("GET", "/snapshot").json()
    assert told["rule"]["naming_rule"] == "closed"
    assert told["session"]["naming_rule"] == "open"


def test_groups_at_work_and_a_read_back_are_in_it(
    session: WorkshopSession, moderator: Visit
) -> None:
    make_groups(moderator, 2, 10)
    open_groups(moderator)
    start_read_back(moderator)
    told = Program(session).join()("GET", "/snapshot").json()
    assert told["groups"][0]["at_work"]
    assert told["groups"][0]["ends_by"]
    assert told["read_back"]["takeaways"] == []


def test_a_ballot_is_cast_changed_and_counted(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_in(moderator)
    program = Program(session).join()
    (seen,) = program("GET", "/polls").json()["polls"]
    assert [option["text"] for option in seen["options"]] == ["Yes", "No"]
    assert [option["votes"] for option in seen["options"]] == [None, None]
    for option in ("1", "2"):
        assert program("PUT", f"/polls/{poll}/ballot", {"option": option}).status_code == 204
    assert program("GET", "/polls").json()["my_ballots"] == {
        poll: {"options": ["2"], "number": None, "words": [], "reason": ""}
    }
    assert see_turnout(moderator)[0].ballots == 1
    for _ in range(4):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("1"))
    close_poll(moderator, poll)
    told = program("GET", "/polls").json()
    assert [option["votes"] for option in told["polls"][0]["options"]] == [4, 1]
    assert [option["votes_by_side"] for option in told["polls"][0]["options"]] == [None, None]
    late = program("PUT", f"/polls/{poll}/ballot", {"option": "1"})
    assert (late.status_code, late.json()["code"]) == (409, "poll_not_open")


def test_few_ballots_are_not_counted_aloud(session: WorkshopSession, moderator: Visit) -> None:
    poll = poll_in(moderator)
    program = Program(session).join()
    program("PUT", f"/polls/{poll}/ballot", {"option": "1"})
    close_poll(moderator, poll)
    for below in ("/polls", "/snapshot"):
        (told,) = program("GET", below).json()["polls"]
        assert [option["votes"] for option in told["options"]] == [None, None]


def test_a_ballot_that_fits_no_poll_is_refused(session: WorkshopSession, moderator: Visit) -> None:
    poll, program = poll_in(moderator), Program(session).join()
    for which, body, status, code in (
        (poll, {"option": "9"}, 422, "unknown_option"),
        (poll, {}, 422, "unfit"),
        (poll, {"option": 1}, 422, "unfit"),
        ("0123456789abcdef", {"option": "1"}, 404, "not_found"),
        ("%00'--", {"option": "1"}, 404, "not_found"),
    ):
        answer = program("PUT", f"/polls/{which}/ballot", body)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert see_turnout(moderator)[0].ballots == 0


def test_a_closed_session_goes_on_being_read(session: WorkshopSession, moderator: Visit) -> None:
    poll, program = poll_in(moderator), Program(session).join()
    program.ask("Before the end")
    close_session(moderator)
    told = program("GET", "/snapshot").json()
    assert (told["session"]["stage"], told["floor"]["queue"]) == ("closed", "over")
    answer = program("PUT", f"/polls/{poll}/ballot", {"option": "1"})
    assert answer.status_code == 409
    assert program.mine()[0]["text"] == "Before the end"
