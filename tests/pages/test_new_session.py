"""From a programme page to a session: read, reviewed, saved."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import MenuButton

from session_core.domain.agenda_templates import ROUND_TABLE_90
from session_core.domain.people import Part, StakeholderGroup
from session_core.domain.session import NamingRule, SessionType
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.house import House
from session_core.use_cases.sessions import list_my_sessions, see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_account, visit_of
from tests.pages.opening import checked, labels, open_page, press, words

PAGE = """IGF 2031 WS #88 Lighthouses for small islands

Monday, 13th October, 2031 (08:00 UTC) - Monday, 13th October, 2031 (09:00 UTC)
Room Coral

Theme
Digital Divides & Inclusion

Organizer 1: Sefina Taufa, Island Signals

Speaker 1: Ivo Marek, Technical Community, Eastern European Group
Speaker 2: Nadia Karim, Government, African Group

Onsite Moderator
Sefina Taufa, Civil Society, Asia-Pacific Group

Online Moderator
Luc Aubert, Private Sector, Western European and Others Group (WEOG)

Rapporteur
Luc Aubert, Private Sector, Western European and Others Group (WEOG)

Format
Panel - 60 Min

Policy Question(s)
A. Who keeps the lamp burning?
B. Who pays for the oil?

Expected Outcomes
A list of lamps and of those who keep them.
"""


@pytest.fixture
def organiser(house: House) -> Visit:
    return visit_of(house, new_account(house, may_organise=True))


def read(visit: Visit, text: str = PAGE) -> AppTest:
    app = open_page("new_session.py", visit)
    app.text_area(key="programme-text").set_value(text)
    return press(app, "Read the page")


def test_who_may_not_organise_is_told_so(house: House) -> None:
    app = open_page("new_session.py", visit_of(house, new_account(house)))
    assert "Your account does not create sessions" in words(app)
    assert "Read the page" not in labels(app)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The page is empty."),
        ("Dear all, lunch is at noon.", "This does not look like an IGF programme page"),
        (">> ADA: Hello.\n>> BO: Hello.\n>> ADA: Good.", "This is the transcript of a session"),
        ("IGF 2031 WS #88 Lamps\n" + "x" * 1_200_000, "This is far longer"),
    ],
)
def test_what_cannot_be_read_stays_in_the_field(organiser: Visit, text: str, sentence: str) -> None:
    app = read(organiser, text)
    assert sentence in app.warning[0].value
    assert app.text_area(key="programme-text").value == text
    assert list_my_sessions(organiser) == ()


def test_a_page_is_reviewed_and_saved(organiser: Visit) -> None:
    app = read(organiser)
    assert app.text_input(key="new-title").value == "Lighthouses for small islands"
    assert app.number_input(key="new-year").value == 2031
    assert app.selectbox(key="new-type").value is SessionType.WORKSHOP
    assert "**60** of 60 minutes planned" in words(app)
    app.text_input(key="new-title").set_value("Lighthouses, revised")
    app.selectbox(key="new-naming-rule").set_value(NamingRule.CHATHAM_HOUSE)
    press(app, "Save the session")
    assert "is saved." in app.success[0].value
    mine = list_my_sessions(organiser)[0].session
    assert (mine.title, mine.identity) == ("Lighthouses, revised", "IGF 2031 WS #88")
    assert mine.naming_rule is NamingRule.CHATHAM_HOUSE
    assert mine.starts_at == datetime(2031, 10, 13, 8, tzinfo=UTC)
    assert mine.ends_at == datetime(2031, 10, 13, 9, tzinfo=UTC)
    assert mine.room == "Room Coral"
    assert len(mine.policy_questions) == 2
    assert "list of lamps" in mine.prose["expected_outcomes"]
    here = organiser.to(mine.id)
    parts = [person.part for person in see_session(here).people]
    assert parts.count(Part.SPEAKER) == 2
    assert Part.RAPPORTEUR in parts
    assert sum(item.planned_minutes for item in see_agenda(here)) == 60


def test_after_saving_the_doors_and_next_steps_are_there(organiser: Visit) -> None:
    app = press(read(organiser), "Save the session")
    assert len(app.code) == 2
    steps = [link.proto.label for link in app.get("page_link")]
    assert "Give people their roles" in steps
    press(app, "Another session")
    assert app.text_area(key="programme-text").value == ""


def test_who_comes_anew_begins_anew(organiser: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(read(organiser), "Save the session").run()
    assert "is saved." in app.success[0].value, "the second of a double press"
    monkeypatch.setattr("pages.parts.what_now._DOUBLE_PRESS", timedelta(0))
    app.run()
    assert not app.success
    assert app.text_area(key="programme-text").value == ""


def test_missing_times_are_asked_for(organiser: Visit) -> None:
    app = read(organiser, PAGE.replace(PAGE.splitlines()[2], ""))
    assert "The page does not say when." in app.info[0].value
    save = next(button for button in app.button if button.label == "Save the session")
    assert save.disabled
    app.datetime_input(key="new-starts").set_value(datetime(2031, 10, 13, 10)).run()
    # The page says 60 minutes, so the end follows from the start.
    assert not app.info
    assert app.datetime_input(key="new-ends").value == datetime(2031, 10, 13, 11)
    press(app, "Save the session")
    assert list_my_sessions(organiser)[0].session.planned_minutes == 60


def test_an_end_before_the_start_cannot_be_saved(organiser: Visit) -> None:
    app = read(organiser)
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 7)).run()
    save = next(button for button in app.button if button.label == "Save the session")
    assert save.disabled
    assert "once the end lies after the start" in words(app)
    app.datetime_input(key="new-starts").set_value(None).run()
    assert "Give start and end to save." in words(app)
    assert "once the end lies after the start" not in words(app)


def test_times_that_are_given_are_not_asked_for_even_in_the_wrong_order(organiser: Visit) -> None:
    app = read(organiser, PAGE.replace(PAGE.splitlines()[2], ""))
    app.datetime_input(key="new-starts").set_value(datetime(2031, 10, 13, 10)).run()
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 9)).run()
    assert "ends before it starts" in app.warning[0].value
    assert not app.info
    app.datetime_input(key="new-starts").set_value(None).run()
    assert "The page does not say when." in app.info[0].value


def test_a_refusal_leaves_the_review_as_it_was(organiser: Visit) -> None:
    app = read(organiser)
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 14, 9)).run()
    app.text_input(key="new-room").set_value("Room Pearl")
    app.run()
    assert "A session can last 12 hours at most." in app.warning[0].value
    assert next(each for each in app.button if each.label == "Save the session").disabled
    assert app.text_input(key="new-room").value == "Room Pearl"
    assert list_my_sessions(organiser) == ()


def test_the_agenda_is_proposed_anew_for_another_time(organiser: Visit) -> None:
    app = read(organiser)
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 9, 30)).run()
    assert "**60** of 90 minutes planned, 30 free" in words(app)
    press(app, "Propose anew")
    assert "**90** of 90 minutes planned" in words(app)


def test_lines_without_a_place_are_shown_with_their_numbers(organiser: Visit) -> None:
    app = read(organiser, f"Lunch menu\nHome\n{PAGE}")
    assert app.expander[0].label == "2 lines found no place"
    assert {"Line 1: Lunch menu", "Line 2: Home"} <= {text.value for text in app.text}


def test_what_was_reviewed_is_still_there_after_another_page(organiser: Visit) -> None:
    app = read(organiser)
    app.text_input(key="new-title").set_value("Lighthouses, revised").run()
    app.switch_page("lobby.py").run()
    app.switch_page("new_session.py").run()
    assert app.text_input(key="new-title").value == "Lighthouses, revised"
    assert app.number_input(key="new-number").value == 88


def test_going_back_finds_the_pasted_text(organiser: Visit) -> None:
    app = press(read(organiser), "Back to the page")
    assert app.text_area(key="programme-text").value == PAGE


def test_a_session_can_begin_without_a_page(organiser: Visit) -> None:
    app = press(open_page("new_session.py", organiser), "Begin without a page")
    app.text_input(key="new-title").set_value("Round table")
    app.datetime_input(key="new-starts").set_value(datetime(2031, 10, 13, 8))
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 9))
    press(app.run(), "Save the session")
    assert list_my_sessions(organiser)[0].session.title == "Round table"


def test_an_agenda_that_is_too_long_is_warned_of_and_made_to_fit_in_one_press(
    organiser: Visit,
) -> None:
    app = read(organiser)
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 8, 57)).run()
    warned = [warning.value for warning in app.warning]
    assert any("**60** of 57 minutes planned, 3 too many" in each for each in warned)
    offered = [label for label in labels(app) if "“" in label or label.startswith("Take 3")]
    assert offered == [
        "Shorten “Opening statements” by 3",
        "Take 3 minutes from 3 items",
        "Leave out “Poll” (3 minutes)",
    ]
    press(app, "Leave out")
    assert "**57** of 57 minutes planned" in words(app)
    press(app, "Save the session")
    here = organiser.to(list_my_sessions(organiser)[0].session.id)
    assert "Poll" not in [item.title for item in see_agenda(here)]


def test_an_agenda_that_is_too_long_can_be_saved(organiser: Visit) -> None:
    app = read(organiser)
    app.datetime_input(key="new-ends").set_value(datetime(2031, 10, 13, 8, 57)).run()
    press(app, "Save the session")
    here = organiser.to(list_my_sessions(organiser)[0].session.id)
    assert sum(item.planned_minutes for item in see_agenda(here)) == 60


def test_another_template_takes_the_minutes_of_the_slot(organiser: Visit) -> None:
    app = read(organiser)
    menu = next(each for each in app.get("menu_button") if each.proto.label == "Another template")
    assert isinstance(menu, MenuButton)
    checked(menu.click(ROUND_TABLE_90).run())
    assert "**60** of 60 minutes planned" in words(app)
    press(app, "Save the session")
    here = organiser.to(list_my_sessions(organiser)[0].session.id)
    assert "Short statements around the table and online" in [i.title for i in see_agenda(here)]


def test_parts_that_nobody_has_and_two_of_one_name_are_said_and_saved(organiser: Visit) -> None:
    lines = PAGE.replace("Nadia Karim", "Ivo Marek").splitlines()
    without = lines[: lines.index("Online Moderator")] + lines[lines.index("Format") :]
    app = read(organiser, "\n".join(without))
    warned = " ".join(warning.value for warning in app.warning)
    assert "More than one person is called “Ivo Marek”. All are kept" in warned
    assert "no online moderator and no rapporteur" in warned
    press(app, "Save the session")
    here = organiser.to(list_my_sessions(organiser)[0].session.id)
    names = [person.name for person in see_session(here).people]
    assert names.count("Ivo Marek") == 2


def test_one_person_in_two_parts_is_nothing_to_warn_of(organiser: Visit) -> None:
    assert not read(organiser).warning


PROSE = """A workshop for lamp keepers

From 3 to 4 May 2031 lamp keepers held a workshop in Port Vila, Vanuatu, on a small budget.

The workshop brought together 12 keepers and officials from four islands, who compared their logs.
"""


def test_a_workshop_told_in_prose_is_completed_by_hand(organiser: Visit) -> None:
    app = read(organiser, PROSE)
    assert app.text_input(key="new-title").value == "A workshop for lamp keepers"
    assert app.text_input(key="new-room").value == "Port Vila, Vanuatu"
    assert (app.number_input(key="new-year").value, app.selectbox(key="new-type").value) == (
        None,
    ) * 2
    assert "names 3 May 2031 and 4 May 2031" in app.info[0].value
    assert next(each for each in app.button if each.label == "Save the session").disabled
    app.datetime_input(key="new-starts").set_value(datetime(2031, 5, 3, 9))
    app.datetime_input(key="new-ends").set_value(datetime(2031, 5, 3, 12))
    press(app.run(), "Save the session")
    mine = list_my_sessions(organiser)[0].session
    assert (mine.title, mine.identity) == ("A workshop for lamp keepers", "")
    assert mine.prose["participants"] == "12 keepers and officials from four islands"
    assert mine.prose["days"] == "2031-05-03\n2031-05-04"
    assert "Port Vila" in mine.prose["description"]


def test_the_agenda_of_the_page_stands_even_if_it_is_too_long(organiser: Visit) -> None:
    app = read(organiser, f"{PAGE}\nAgenda\nLamps are lit (40 min)\nLamps are put out (23 min)\n")
    assert "**63** of 60 minutes planned, 3 too many" in words(app)


def test_a_withheld_name_keeps_its_row(organiser: Visit) -> None:
    app = read(organiser, PAGE.replace("Nadia Karim, Government", "Government"))
    press(app, "Save the session")
    here = organiser.to(list_my_sessions(organiser)[0].session.id)
    withheld = [each for each in see_session(here).people if each.name == "Name withheld"]
    assert [each.stakeholder_group for each in withheld] == [StakeholderGroup.GOVERNMENT]
