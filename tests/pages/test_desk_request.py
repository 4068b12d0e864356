"""One request on the desk's page: answered, handed over, told; nothing that was typed is lost."""

import pytest

from session_core.domain.desk import HELP_LIMIT, HelpKind, HelpState
from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.domain.signals import MESSAGE_LIMIT
from session_core.use_cases.desk import (
    claim_help,
    mark_touches_room,
    see_desk,
    see_my_help,
    write_to_desk,
)
from session_core.use_cases.house import House
from session_core.use_cases.seats import leave_session
from session_core.use_cases.signals import see_signals
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, seat_in, sign_in_as, visit_of
from tests.pages.desk_page import PAGE, SAFETY, ask, choose, field, first, write
from tests.pages.opening import checked, labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def ada(house: House, session: WorkshopSession) -> Visit:
    """At the desk in the room."""
    return visit_of(house, new_account(house, "ada"), session.id, [Role.DESK])


@pytest.fixture
def bo(house: House, session: WorkshopSession) -> Visit:
    """At the desk online."""
    return visit_of(house, new_account(house, "bo"), session.id, [Role.DESK])


@pytest.fixture
def asker(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id, Modality.ONLINE)


def test_an_answer_is_read_by_who_asked(ada: Visit, asker: Visit) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    app = press(write(app, "answer", "Leave and come back"), "Send the answer")
    (mine,) = see_my_help(asker)
    assert [line.text for line in mine.lines] == ["Leave and come back"]
    assert first(ada).state is HelpState.ANSWERED
    assert "They have not read it yet." in words(app)
    assert field(app, "answer").value == ""


def test_an_answer_that_is_refused_stays_in_its_field(ada: Visit, asker: Visit) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    long = "x" * (HELP_LIMIT + 1)
    app = press(write(app, "answer", long), "Send the answer")
    assert f"{HELP_LIMIT + 1:,} characters" in app.warning[0].value
    assert field(app, "answer").value == long
    assert see_my_help(asker)[0].lines == ()


def test_what_was_typed_stays_where_another_took_it(ada: Visit, bo: Visit, asker: Visit) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    app = write(app, "answer", "Half a sentence")
    claim_help(bo, first(bo).id, first(bo).revision)
    app = press(app, "Send the answer")
    assert "is with somebody else by now" in app.warning[0].value
    assert field(app, "answer").value == "Half a sentence"
    assert next(each for each in app.button if each.label == "Send the answer").disabled
    app = press(app, "Take it over")
    press(app, "Send the answer")
    assert see_my_help(asker)[0].lines[0].text == "Half a sentence"


def test_what_was_typed_stays_while_another_request_is_looked_at(ada: Visit, asker: Visit) -> None:
    ask(asker)
    ask(asker, "No captions", HelpKind.CAPTIONS_OR_ACCESS, minute=1)
    app = press(open_page(PAGE, ada), "Claim")
    app = write(app, "answer", "Half a sentence")
    openers = [each for each in app.button if each.label == "Open"]
    app = checked(openers[1].click().run())
    assert not [each for each in app.text_area if each.value == "Half a sentence"]
    app = checked(next(each for each in app.button if each.label == "Open").click().run())
    assert [each.value for each in app.text_area] == ["Half a sentence"]


def test_the_same_answer_twice_is_two_lines_and_two_presses_are_one(
    ada: Visit, asker: Visit
) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    for _ in range(2):
        app = press(write(app, "answer", "On my way"), "Send the answer")
    assert len(see_my_help(asker)[0].lines) == 2


@pytest.mark.parametrize(
    ("to", "side", "mine"),
    [
        ("onsite", Modality.ONSITE, False),
        ("online", Modality.ONLINE, False),
        ("", None, False),
        ("Bo", None, True),
    ],
)
def test_it_is_handed_to_a_side_to_anybody_or_to_one_of_the_desk(
    ada: Visit, bo: Visit, asker: Visit, to: str, side: Modality | None, mine: bool
) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    app = choose(app, "desk-task", "Hand over")
    named = {person.name: person.account_id for person in see_desk(ada).people}
    box = next(each for each in app.selectbox if each.label == "To")
    assert box.options == [
        "The desk in the room", "The desk online", "Whoever of the desk is free", "Bo",
    ]  # fmt: skip
    app = checked(box.set_value(named.get(to, to)).run())
    press(app, "Hand it over")
    found = first(bo)
    assert (found.for_side, found.is_mine, bool(found.has_it)) == (side, mine, mine)


def test_moderators_are_told_without_the_askers_words(
    house: House, session: WorkshopSession, ada: Visit, asker: Visit
) -> None:
    mara = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    ask(asker, "My ministry films me", SAFETY)
    app = press(open_page(PAGE, ada), "Claim")
    app = choose(app, "desk-task", "Tell moderators")
    begun = field(app, "tell").value
    assert begun == "Help desk: safety or conduct. "
    app = press(write(app, "tell", f"{begun}Please stop the cameras"), "Tell them")
    (told,) = see_signals(mara).incoming
    assert told.text == "Help desk: safety or conduct. Please stop the cameras"
    assert "touches the room" in words(app)
    shown = words(open_page(PAGE, mara))
    assert "1 request touches the room" in shown
    assert "Safety or conduct" in shown
    for secret in ("ministry", "Quiet Heron"):
        assert secret not in shown


def test_a_word_to_the_moderators_that_is_too_long_stays(
    house: House, session: WorkshopSession, ada: Visit, asker: Visit
) -> None:
    mara = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    ask(asker)
    app = choose(press(open_page(PAGE, ada), "Claim"), "desk-task", "Tell moderators")
    long = "y" * (MESSAGE_LIMIT + 1)
    app = press(write(app, "tell", long), "Tell them")
    assert app.warning
    assert field(app, "tell").value == long
    assert see_signals(mara).incoming == ()


def test_let_go_close_and_open_again(ada: Visit, asker: Visit) -> None:
    ask(asker)
    app = press(press(open_page(PAGE, ada), "Claim"), "Let go")
    assert first(ada).state is HelpState.WAITING
    app = press(press(app, "Claim"), "Close")
    assert first(ada).state is HelpState.CLOSED
    assert "closed by Ada at" in words(app)
    assert "Nobody needs help now" in words(app)
    press(app, "Open again")
    assert first(ada).state is HelpState.WAITING


def test_closing_does_not_pass_over_what_was_written_meanwhile(ada: Visit, asker: Visit) -> None:
    request = ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    write_to_desk(asker, request, "It is gone again")
    app = press(app, "Close")
    assert "wrote" in app.warning[0].value
    assert first(ada).state is HelpState.CLAIMED
    assert "It is gone again" in words(app)
    press(app, "Close")
    assert first(ada).state is HelpState.CLOSED


def test_it_is_marked_as_asked_ahead_and_the_mark_of_another_shows(
    ada: Visit, bo: Visit, asker: Visit
) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    toggle = next(each for each in app.toggle if each.label == "Asked ahead")
    app = checked(toggle.set_value(True).run())
    assert first(ada).preventive
    assert ":material/event_available: asked ahead" in words(app)
    mark_touches_room(bo, first(bo).id)
    toggle = next(each for each in checked(app.run()).toggle if each.label == "Touches the room")
    assert toggle.value is True


def test_who_left_gets_no_answer(ada: Visit, asker: Visit) -> None:
    ask(asker)
    leave_session(asker)
    app = press(open_page(PAGE, ada, show="over"), "Open")
    assert "Whoever asked has left" in words(app)
    assert "Send the answer" not in labels(app)
