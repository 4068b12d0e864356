"""The breakout groups page: made, filled, sent off, called back; a facilitator's own group."""

from dataclasses import replace

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from pages.parts.breakout_parts import place_words
from session_core.domain.breakouts import BreakoutGroup, place_of
from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from session_core.storage import roles, tables
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.agenda_changes import add_agenda_item
from session_core.use_cases.breakouts import (
    BreakoutsView,
    change_group,
    make_groups,
    open_groups,
    see_breakouts,
)
from session_core.use_cases.group_members import place_at_random
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.house import House
from session_core.use_cases.notes import see_notes
from session_core.use_cases.seats import join_session
from session_core.use_cases.sessions import close_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, seat_in, sign_in_as, visit_as, visit_of
from tests.pages.opening import checked, labels, open_page, press, words

QUESTIONS = ("Who *pays* for repair?", "Who may use the spectrum?")


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, policy_questions=QUESTIONS)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def facilitator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.FACILITATOR, session.id)


def view(visit: Visit) -> BreakoutsView:
    return see_breakouts(visit)


def press_add(app: AppTest) -> None:
    """Press the button that adds somebody; the one that adds a group begins alike."""
    next(button for button in app.button if button.label == "Add").click().run()
    checked(app)


def give(moderator: Visit, number: int, to: Visit) -> None:
    account = see_who_i_am(to)
    assert account is not None
    group = view(moderator).groups[number - 1].group
    change_group(moderator, group.id, group.topic, "https://call.example/two", account.id, 20)


def test_groups_from_the_policy_questions_in_one_press(moderator: Visit) -> None:
    app = open_page("breakouts.py", moderator)
    assert app.number_input(key="groups-how-many").value == len(QUESTIONS)
    press(app, "Make the groups")
    assert [seen.group.topic for seen in view(moderator).groups] == list(QUESTIONS)
    assert "Group 1: Who *pays* for repair?" in words(app)
    assert "Make the groups" not in labels(app)


def test_lots_a_move_and_somebody_without_a_device(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for side in [*Modality] * 2:
        seat_in(house, session.id, side)
    make_groups(moderator, 2)
    app = open_page("breakouts.py", moderator)
    assert "**4** in no group" in words(app)
    press(app, "Place them at random")
    assert [seen.count for seen in view(moderator).groups] == [2, 2]
    one, two = view(moderator).groups
    app.selectbox(key="group-move-who").set_value(one.members[0].id)
    app.selectbox(key="group-move-to").set_value(two.group.id)
    press(app, "Move")
    assert [seen.count for seen in view(moderator).groups] == [1, 3]
    app.text_input(key="group-name").set_value("Woman in row 2")
    app.selectbox(key="group-name-to").set_value(one.group.id)
    press_add(app)
    assert [seen.count for seen in view(moderator).groups] == [2, 3]
    assert "Woman in row 2" in words(app)
    assert app.text_input(key="group-name").value == ""
    press(app, "Place everybody anew")
    assert [seen.count for seen in view(moderator).groups] == [3, 2]


def test_two_of_one_name_are_told_apart(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat_in(house, session.id)
    seat_in(house, session.id)
    make_groups(moderator, 1)
    app = open_page("breakouts.py", moderator)
    assert app.selectbox(key="group-move-who").options == [
        "Quiet Heron, in the room, no group",
        "Quiet Heron, in the room, no group (2)",
    ]


def test_a_move_of_nobody_is_refused(moderator: Visit) -> None:
    make_groups(moderator, 1)
    assert moderator.session_id is not None
    seat_in(moderator.house, moderator.session_id)
    app = press(open_page("breakouts.py", moderator), "Move")
    assert "no longer here" in app.warning[0].value


def test_where_no_names_are_kept_none_is_asked_for(house: House) -> None:
    session = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    make_groups(moderator, 1)
    app = open_page("breakouts.py", moderator)
    assert "group-name" not in [field.key for field in app.text_input]
    press_add(app)
    assert "someone in the room" in words(app)


def test_sent_off_and_called_back(moderator: Visit) -> None:
    make_groups(moderator, 2)
    app = press(open_page("breakouts.py", moderator), "Send everybody")
    assert view(moderator).is_open
    assert "at work" in words(app)
    press(app, "Call everybody back")
    assert not view(moderator).is_open
    assert "Everybody is back" in words(app)


def test_before_the_session_opens_nobody_is_sent_off(house: House) -> None:
    session = new_session(house, stage=Stage.PREPARING)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    make_groups(moderator, 2)
    app = open_page("breakouts.py", moderator)
    assert "once the session is open" in words(app)
    assert "Send everybody to their groups" not in labels(app)


def test_a_group_is_changed_and_what_is_refused_stays_in_the_field(
    moderator: Visit, facilitator: Visit
) -> None:
    make_groups(moderator, 1)
    group = view(moderator).groups[0].group
    app = open_page("breakouts.py", moderator)
    app.button(key=f"change-{group.id}").click().run()
    assert app.text_area(key=f"topic-{group.id}").value == QUESTIONS[0]
    app.text_area(key=f"topic-{group.id}").set_value("x" * 301)
    press(app, "Save")
    assert "301 characters" in app.warning[0].value
    assert app.text_area(key=f"topic-{group.id}").value == "x" * 301
    app.text_area(key=f"topic-{group.id}").set_value("Batteries")
    app.text_input(key=f"place-{group.id}").set_value("Table 3")
    who = see_who_i_am(facilitator)
    assert who is not None
    app.selectbox(key=f"facilitator-{group.id}").set_value(who.id)
    app.number_input(key=f"minutes-{group.id}").set_value(40)
    press(app, "Save")
    kept = view(moderator).groups[0].group
    assert (kept.topic, kept.place, kept.planned_minutes) == ("Batteries", "Table 3", 40)
    assert kept.facilitator_id == who.id
    assert "Group 1: Batteries" in words(app)


def test_a_group_with_notes_is_not_removed_an_empty_one_is(moderator: Visit) -> None:
    make_groups(moderator, 2)
    one, two = (seen.group.id for seen in view(moderator).groups)
    write_group_note(moderator, one, "A point")
    app = open_page("breakouts.py", moderator)
    app.button(key=f"change-{one}").click().run()
    press(app, "Remove the group")
    assert "Group 1 has notes" in app.warning[0].value
    press(app, "Leave as it was")
    app.button(key=f"change-{two}").click().run()
    press(app, "Remove the group")
    assert [seen.group.id for seen in view(moderator).groups] == [one]


def test_a_facilitator_finds_their_group_first_and_writes_its_notes(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    make_groups(moderator, 2)
    assert "once a moderator makes you" in words(open_page("breakouts.py", facilitator))
    give(moderator, 2, facilitator)
    seat_in(house, session.id)
    place_at_random(moderator)
    open_groups(moderator)
    app = open_page("breakouts.py", facilitator)
    shown = words(app)
    assert shown.index("your group") < shown.index("**Group 1")
    assert "group-note-group" not in [field.key for field in app.selectbox]
    assert not {"Call everybody back", "Place them at random", "Add a group"} & set(labels(app))
    (link,) = app.get("link_button")
    assert link.proto.url == "https://call.example/two"
    assert "call.example" not in shown
    app.text_input(key="group-note-text").set_value("The licence takes too long.")
    app.selectbox(key="group-note-kind").set_value(NoteKind.AGREEMENT)
    press(app, "Write down")
    (note,) = see_notes(facilitator)
    assert (note.text, note.kind, note.group_number) == (
        "The licence takes too long.",
        NoteKind.AGREEMENT,
        2,
    )
    assert app.text_input(key="group-note-text").value == ""
    assert "The licence takes too long." in words(app)


def test_a_refused_note_stays_in_the_field(moderator: Visit, facilitator: Visit) -> None:
    make_groups(moderator, 1)
    give(moderator, 1, facilitator)
    app = open_page("breakouts.py", facilitator)
    app.text_input(key="group-note-text").set_value("x" * 2001)
    press(app, "Write down")
    assert "2,001 characters" in app.warning[0].value
    assert app.text_input(key="group-note-text").value == "x" * 2001


def test_the_rapporteur_sees_where_a_note_came_from(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    make_groups(moderator, 2)
    write_group_note(moderator, view(moderator).groups[1].group.id, "A point")
    shown = words(open_page("notes.py", sign_in_as(house, Role.RAPPORTEUR, session.id)))
    assert "Group 2: Who may use the spectrum?" in shown.replace("\u2060", "")


def test_the_room_screen_gives_directions_while_the_groups_are_at_work(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    screen = visit_as(house, Role.ROOM_SCREEN, session)
    make_groups(moderator, 2)
    give(moderator, 2, facilitator)
    seat_in(house, session.id)
    place_at_random(moderator)
    assert 'class="ef-groups' not in words(open_page("room_screen.py", screen))
    open_groups(moderator)
    write_group_note(moderator, view(moderator).groups[1].group.id, "A point")
    shown = words(open_page("room_screen.py", screen))
    assert "Who may use the spectrum?" in shown
    assert "https://call.example/two" in shown
    assert "<small>Group 2</small>" in shown
    assert "The floor is free" not in shown
    assert "Quiet Heron" not in shown


def test_the_hall_has_one_clock_while_the_groups_are_at_work(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    screen = visit_as(house, Role.ROOM_SCREEN, session)
    opening, discussion = (item.id for item in see_agenda(moderator))
    groups = add_agenda_item(moderator, "Groups", 20, discussion)
    start_agenda_item(moderator, opening)
    app = press(open_page("breakouts.py", moderator), "Make the groups")
    assert [seen.group.planned_minutes for seen in view(moderator).groups] == [20, 20]
    assert clocks(open_page("room_screen.py", screen)) == [f"hall-{opening}"]
    press(app, "Send everybody")
    there = open_page("room_screen.py", screen)
    assert clocks(there) == ["hall-groups"]
    assert "2. Groups" in words(there)
    assert "at work until" in words(open_page("agenda.py", moderator))
    press(app, "Call everybody back")
    assert "at work until" not in words(open_page("agenda.py", moderator))
    back = open_page("room_screen.py", screen)
    assert clocks(back) == []
    assert "Next: 3. Discussion" in words(back)
    assert "We begin shortly" not in words(back)
    close_session(moderator)
    assert "This session is over." in words(open_page("room_screen.py", screen))
    assert see_agenda(moderator)[1].id == groups


def clocks(app: AppTest) -> list[str]:
    """The clocks of the hall by their keys."""
    keys = [str(each.proto.id) for each in app.get("bidi_component")]
    return [part for key in keys for part in key.split("-hall-")[1:] for part in [f"hall-{part}"]]


def test_a_closed_session_sends_nobody_off(moderator: Visit) -> None:
    app = open_page("breakouts.py", moderator)
    make_groups(moderator, 1)
    close_session(moderator)
    app.number_input(key="groups-how-many").set_value(4)
    press(app, "Make the groups")
    assert "The session is closed. Open it again" in app.warning[0].value
    group = view(moderator).groups[0].group.id
    assert not {"Add a group", "Make the groups", "Move", "Send everybody to their groups"} & set(
        labels(app)
    )
    app.button(key=f"change-{group}").click().run()
    assert "Remove the group" not in labels(app)
    assert "Save" in labels(app)


@pytest.mark.parametrize(("number", "said"), [(0, "Ask for one group"), (30, "20 groups at most")])
def test_a_number_that_cannot_be_is_told_in_words_and_stays(
    moderator: Visit, number: int, said: str
) -> None:
    app = open_page("breakouts.py", moderator)
    app.number_input(key="groups-how-many").set_value(number)
    press(app, "Make the groups")
    assert said in app.warning[0].value
    assert app.number_input(key="groups-how-many").value == number


def test_more_groups_than_people_is_said(moderator: Visit) -> None:
    make_groups(moderator, 2)
    for said in (True, False):
        join_session(moderator, Modality.ONLINE)
        shown = words(open_page("breakouts.py", moderator))
        assert ("more groups than people" in shown) is said


def test_two_facilitators_of_one_name_are_told_apart(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    make_groups(moderator, 2)
    for number, username in ((1, "rosa"), (2, "rosa2")):
        account = replace(new_account(house, username), name="Rosa Imani")
        with house.database.writing() as db:
            db.execute(
                update(tables.account)
                .values(name="Rosa Imani")
                .where(tables.account.c.id == account.id)
            )
        give(moderator, number, visit_of(house, account, session.id, [Role.FACILITATOR]))
    shown = words(open_page("breakouts.py", moderator))
    assert "Rosa Imani \\(rosa\\)" in shown or "Rosa Imani (rosa)" in shown
    assert "(rosa2)" in shown.replace("\\", "")


def test_who_may_facilitate_no_more_is_not_offered_again(
    house: House, session: WorkshopSession, moderator: Visit, facilitator: Visit
) -> None:
    make_groups(moderator, 1)
    give(moderator, 1, facilitator)
    who = see_who_i_am(facilitator)
    assert who is not None
    with house.database.writing() as db:
        roles.take_role(db, session.id, who.id, Role.FACILITATOR)
    app = open_page("breakouts.py", moderator)
    group = view(moderator).groups[0].group.id
    app.button(key=f"change-{group}").click().run()
    assert app.selectbox(key=f"facilitator-{group}").value is None
    press(app, "Save")
    assert view(moderator).groups[0].group.facilitator_id is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "Tables by the window, and https://call.example/a",
            "Tables by the window, and call.example",
        ),
        ("Room B-1 (call: https://call.example/a)", "Room B-1 (call: call.example)"),
        ("https://call.example/a?pwd=1", ""),
        ("https://me:secret@call.example/a or ask", "call.example or ask"),
        ("Table 3", "Table 3"),
        ("", ""),
    ],
)
def test_a_place_reads_as_a_sentence(typed: str, read: str) -> None:
    assert place_words(place_of(BreakoutGroup("one", 1, place=typed))) == read
