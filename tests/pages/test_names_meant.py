"""A name that the rule keeps out of a text: told where it was written, kept when it is meant."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Part, ProgrammePerson, Role
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.domain.takeaways import TakeawayState
from session_core.storage import people
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import make_groups, see_breakouts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.polls import see_polls
from session_core.use_cases.report import draft_report, reword_takeaway, see_report
from session_core.use_cases.visit import Visit
from session_core.wording import RULE_NAMES
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press, words

NAMED = "Okello doubts it."
TOLD = "this has “Okello”"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    found = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    _with_okello(house, found)
    return found


def _with_okello(house: House, told: WorkshopSession) -> Visit:
    with house.database.writing() as db:
        people.keep_programme_people(
            db, told.id, [ProgrammePerson("Amara Okello", Part.SPEAKER, "Lake Radio")]
        )
    return sign_in_as(house, Role.ORGANISER, told.id)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def is_told(app: AppTest) -> bool:
    return any(TOLD in warning.value for warning in app.warning)


def test_in_a_note_of_a_group(organiser: Visit) -> None:
    make_groups(organiser, 1)
    app = open_page("breakouts.py", organiser)
    assert RULE_NAMES[NamingRule.CHATHAM_HOUSE] in words(app)
    app.text_input(key="group-note-text").set_value(NAMED)
    press(app, "Write down")
    assert is_told(app)
    assert app.text_input(key="group-note-text").value == NAMED
    assert see_notes(organiser) == ()
    press(app, "Write down")
    assert not is_told(app)
    assert [note.text for note in see_notes(organiser)] == [NAMED]


def test_in_the_group_of_a_note(house: House, organiser: Visit) -> None:
    set_naming_rule(organiser, NamingRule.AFFILIATION_ONLY)
    app = open_page("notes.py", organiser)
    app.text_input(key="note-text").set_value("So it is.")
    app.selectbox(key="note-attribution").set_value(Attribution.GROUP)
    app.text_input(key="note-whose").set_value("Okello")
    press(app, "Write down")
    assert is_told(app)
    assert app.text_input(key="note-text").value == "So it is."
    assert app.text_input(key="note-whose").value == "Okello"
    assert see_notes(organiser) == ()


def test_in_a_poll(organiser: Visit) -> None:
    app = open_page("polls.py", organiser)
    app.text_area(key="poll-question").set_value("Who is right?")
    app.text_area(key="poll-options").set_value("Okello\nNobody")
    press(app, "Keep as a draft")
    assert is_told(app)
    assert app.text_area(key="poll-options").value == "Okello\nNobody"
    assert see_polls(organiser).polls == ()
    press(app, "Keep as a draft")
    assert len(see_polls(organiser).polls) == 1


def test_in_the_topic_of_a_group(organiser: Visit) -> None:
    make_groups(organiser, 1)
    app = open_page("breakouts.py", organiser)
    group = see_breakouts(organiser).groups[0].group.id
    app.button(key=f"change-{group}").click().run()
    app.text_area(key=f"topic-{group}").set_value(NAMED)
    press(app, "Save")
    assert is_told(app)
    assert app.text_area(key=f"topic-{group}").value == NAMED
    press(app, "Save")
    assert see_breakouts(organiser).topics == {1: NAMED}


def test_in_a_policy_question_that_becomes_a_topic(house: House) -> None:
    asked = ("Does Okello pay?",)
    rule = NamingRule.CHATHAM_HOUSE
    visit = _with_okello(house, new_session(house, naming_rule=rule, policy_questions=asked))
    app = open_page("breakouts.py", visit)
    press(app, "Make the groups")
    assert is_told(app)
    press(app, "Make the groups")
    assert set(see_breakouts(visit).topics.values()) == set(asked)


def test_in_the_title_of_an_agenda_item(organiser: Visit) -> None:
    app = open_page("agenda.py", organiser)
    app.text_input(key="add-title").set_value(NAMED)
    app.button(key="add-item").click().run()
    assert is_told(app)
    assert app.text_input(key="add-title").value == NAMED
    app.button(key="add-item").click().run()
    assert see_agenda(organiser)[-1].title == NAMED


def test_in_a_takeaway_and_then_not_again_when_it_is_adopted(organiser: Visit) -> None:
    write_note(organiser, "Regulators should publish the cost of every cable.", NoteKind.PROPOSAL)
    draft_report(organiser)
    takeaway = see_report(organiser).takeaways[0].id
    app = open_page("report.py", organiser)
    app.button(key=f"edit-{takeaway}").click().run()
    app.text_area(key=f"reword-{takeaway}").set_value(NAMED)
    press(app, "Save")
    assert is_told(app)
    assert app.text_area(key=f"reword-{takeaway}").value == NAMED
    press(app, "Save")
    assert see_report(organiser).takeaways[0].text == NAMED
    app.button(key=f"adopt-{takeaway}").click().run()
    assert see_report(organiser).takeaways[0].state is TakeawayState.ADOPTED


def test_when_somebody_else_adopts_it(house: House, organiser: Visit) -> None:
    write_note(organiser, "Regulators should publish the cost of every cable.", NoteKind.PROPOSAL)
    draft_report(organiser)
    takeaway = see_report(organiser).takeaways[0].id
    reword_takeaway(organiser, takeaway, NAMED, names_meant=["Okello"])
    app = open_page("report.py", sign_in_as(house, Role.RAPPORTEUR, organiser.session_id))
    app.button(key=f"adopt-{takeaway}").click().run()
    assert is_told(app)
    assert see_report(organiser).takeaways[0].state is TakeawayState.PROPOSED
    app.button(key=f"adopt-{takeaway}").click().run()
    assert see_report(organiser).takeaways[0].state is TakeawayState.ADOPTED


def test_in_the_session_report_once_however_often_it_is_saved(organiser: Visit) -> None:
    app = open_page("report.py", organiser)
    assert RULE_NAMES[NamingRule.CHATHAM_HOUSE] in words(app)
    (field,) = app.text_area
    field.set_value(NAMED).run()
    press(app, "Save the text")
    assert is_told(app)
    assert see_report(organiser).session.session_report == ""
    assert app.text_area[0].value == NAMED
    for text in (NAMED, f"{NAMED} Others do not."):
        app.text_area[0].set_value(text).run()
        press(app, "Save the text")
        assert not is_told(app)
        assert see_report(organiser).session.session_report == text


def test_of_the_writer_of_a_chat_line(organiser: Visit) -> None:
    app = open_page("questions.py", organiser)
    pasted = "10:03 Okello: I am Okello, who pays?\n10:04 Bo: Does Amara Okello agree?\n"
    app.text_area(key="chat-pasted").set_value(pasted).run()
    press(app, "Add 2 online")
    assert is_told(app)
    assert see_floor(organiser).places == ()
    assert app.text_area(key="chat-pasted").value == pasted
    press(app, "Add 2 online")
    assert len(see_floor(organiser).places) == 2
