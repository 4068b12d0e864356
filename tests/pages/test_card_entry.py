"""Paper cards on the questions page: lines or a table, one press, nothing lost."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import typed as typed_fields
from session_core.domain.floor import Intervention, Source
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import floor
from session_core.use_cases.floor import close_queue
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import checked, labels, open_page, press, words

TYPED = "Who pays for the fuel?\n\nWho **keeps** the list?\tAma\n"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def asked(visit: Visit) -> tuple[Intervention, ...]:
    with visit.house.database.reading() as db:
        return floor.floor_of(db, visit.session_id or "").interventions


def with_cards(visit: Visit, typed: str) -> AppTest:
    app = open_page("questions.py", visit)
    app.text_area(key="card-lines").set_value(typed)
    return app


def test_a_card_a_line_and_one_press_enters_the_stack(moderator: Visit) -> None:
    app = press(with_cards(moderator, TYPED), "Enter all")
    assert [(one.text, one.name, one.modality, one.source) for one in asked(moderator)] == [
        ("Who pays for the fuel?", "", Modality.ONSITE, Source.PAPER),
        ("Who **keeps** the list?", "Ama", Modality.ONSITE, Source.PAPER),
    ]
    assert "2 cards entered." in words(app)
    assert app.text_area(key="card-lines").value == ""


def test_a_second_press_enters_nothing_twice(moderator: Visit) -> None:
    app = with_cards(moderator, TYPED)
    again = next(button for button in app.button if button.label == "Enter all")
    press(app, "Enter all")
    app.text_area(key="card-lines").set_value(TYPED)
    # The browser sends the press on the button that it still shows.
    again.click().run()
    assert len(asked(moderator)) == 2


def test_another_browser_session_enters_its_own_cards(moderator: Visit) -> None:
    """After a reload, or another sign-in of the same person."""
    press(with_cards(moderator, "One?\nTwo?\nThree?"), "Enter all")
    app = press(with_cards(moderator, "Four?"), "Enter all")
    assert "1 card entered." in words(app)
    app = press(with_cards(moderator, "One?\nFive?\nSix?\nSeven?"), "Enter all")
    assert "4 cards entered." in words(app)
    assert [one.text for one in asked(moderator)][3:] == [
        "Four?", "One?", "Five?", "Six?", "Seven?"
    ]  # fmt: skip


def test_one_stack_after_another_is_entered(moderator: Visit) -> None:
    app = press(with_cards(moderator, TYPED), "Enter all")
    app.text_area(key="card-lines").set_value("Another?")
    assert "1 card entered." in words(press(app, "Enter all"))
    assert len(asked(moderator)) == 3


def test_a_second_press_leaves_no_lines_to_be_entered_again(moderator: Visit) -> None:
    app = with_cards(moderator, TYPED)
    again = next(button for button in app.button if button.label == "Enter all")
    press(app, "Enter all")
    app.text_area(key="card-lines").set_value(TYPED)
    checked(again.click().run())
    assert app.text_area(key="card-lines").value == ""
    assert "2 cards entered." in words(app)


@pytest.mark.parametrize("brought", [TYPED, ""])
def test_a_second_press_on_the_new_button_is_none(
    moderator: Visit, brought: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_fields, "SECOND_PRESS", 60)  # the machine may be slow
    app = press(with_cards(moderator, TYPED), "Enter all")
    app.text_area(key="card-lines").set_value(brought)
    press(app, "Enter all")
    assert len(asked(moderator)) == 2
    assert app.text_area(key="card-lines").value == ""
    assert "2 cards entered." in words(app)
    assert not app.warning


def test_who_has_the_same_cards_again_enters_them_again(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_fields, "SECOND_PRESS", 0)
    app = press(with_cards(moderator, TYPED), "Enter all")
    app.text_area(key="card-lines").set_value(TYPED)
    press(app, "Enter all")
    assert len(asked(moderator)) == 4


def test_lines_that_were_entered_before_come_back_from_the_table(moderator: Visit) -> None:
    app = press(with_cards(moderator, "Why?"), "Enter all")
    app.text_area(key="card-lines").set_value("Why?")
    app = press(press(app, "Add names and groups"), "Back to the lines")
    assert app.text_area(key="card-lines").value == "Why?"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Why?\n" + "x" * 1001, "The question on card 2 has 1,001 characters"),
        ("Why?\n\tAma", "Card 2 has no question."),
        (" \n", "There is no card yet."),
        ("Why?\n" * 51, "These are 51 cards; 50 can be entered at once."),
    ],
)
def test_a_refusal_names_the_card_and_what_was_typed_stays(
    moderator: Visit, typed: str, sentence: str
) -> None:
    app = press(with_cards(moderator, typed), "Enter all")
    assert sentence in app.warning[0].value
    assert app.text_area(key="card-lines").value == typed
    assert asked(moderator) == ()


def test_the_closed_queue_is_said_and_the_lines_stay(moderator: Visit) -> None:
    close_queue(moderator)
    app = press(with_cards(moderator, TYPED), "Enter all")
    assert "The moderators have closed the queue." in app.warning[0].value
    assert app.text_area(key="card-lines").value == TYPED


def test_the_table_is_filled_from_the_lines_and_entered_with_what_is_added(
    moderator: Visit,
) -> None:
    app = press(with_cards(moderator, TYPED), "Add names and groups")
    assert app.session_state["cards-rows"][1]["name"] == "Ama"
    filled = app.session_state["cards-rows"]
    added = {"stakeholder": "Government", "side": "online", "language": "Français"}
    # Streamlit's runner cannot type into a table.
    app.session_state["cards-rows"] = [filled[0] | added, *filled[1:]]
    press(app, "Enter all")
    first, second = asked(moderator)
    assert (first.modality, first.stakeholder_group, first.language) == (
        Modality.ONLINE,
        StakeholderGroup.GOVERNMENT,
        "fr",
    )
    assert (second.name, second.modality) == ("Ama", Modality.ONSITE)
    assert app.text_area(key="card-lines").value == ""


def test_from_the_table_back_to_the_lines_nothing_is_lost(moderator: Visit) -> None:
    app = press(with_cards(moderator, TYPED), "Add names and groups")
    press(app, "Back to the lines")
    assert app.text_area(key="card-lines").value == (
        "Who pays for the fuel?\nWho **keeps** the list?\tAma"
    )


def test_a_name_in_a_question_is_told_once_where_names_are_not_kept(house: House) -> None:
    session = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    desk = sign_in_as(house, Role.DESK, session.id)
    app = press(with_cards(desk, "I, Ama Serwaa, ask why.\tAma Serwaa"), "Enter all")
    assert "“Ama Serwaa”" in app.warning[0].value
    assert asked(desk) == ()
    press(app, "Enter all")
    assert [one.name for one in asked(desk)] == [""]


def test_every_member_of_the_staff_may_enter_cards(house: House, session: WorkshopSession) -> None:
    app = open_page("questions.py", sign_in_as(house, Role.FACILITATOR, session.id))
    assert "Enter all" in labels(app)
