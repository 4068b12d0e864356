"""Signals on the pages of staff: told, acknowledged, sent; and who is here."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.floor_refusals import NobodyGone
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.domain.signals import MESSAGE_LIMIT, Signal, SignalKind, SignalTo
from session_core.storage import signals
from session_core.use_cases.house import House
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.presence import note_presence, see_presence
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.signals import acknowledge_signal, see_signals, send_signal
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import NOW, new_account, new_session, sign_in_as, visit_of
from tests.pages.opening import labels, open_page, press, words

ONE_TAP = ["Time call", "Sound trouble", "Your turn", "Wrap up"]
BUSY_PAGES = ["people.py", "notes.py", "polls.py", "report.py", "agenda.py", "breakouts.py"]


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def mara(house: House, session: WorkshopSession) -> Visit:
    """The onsite moderator."""
    return visit_of(house, new_account(house, "mara"), session.id, [Role.ONSITE_MODERATOR])


@pytest.fixture
def ion(house: House, session: WorkshopSession) -> Visit:
    """The online moderator."""
    return visit_of(house, new_account(house, "ion"), session.id, [Role.ONLINE_MODERATOR])


def gone(visit: Visit, house: House) -> None:
    """Let somebody's screen be gone since 09:00."""
    place = (visit.session_id or "", hear_every_room(visit))
    long_ago = NOW - timedelta(days=1)
    note_presence(house, {place: NOW}, NOW, long_ago)
    note_presence(house, {}, NOW + timedelta(seconds=60), long_ago)


def account_id(visit: Visit) -> str | None:
    account = see_who_i_am(visit)
    return account.id if account else None


def said(app: AppTest) -> str:
    """What a screen reader is told."""
    found = [str(each.proto) for each in app.get("bidi_component") if "words" in str(each.proto)]
    return "\n".join(found).replace("\\", "")


@pytest.mark.parametrize(("label", "kind"), list(zip(ONE_TAP, SignalKind, strict=False)))
def test_one_tap_tells_the_other_moderator(
    mara: Visit, ion: Visit, label: str, kind: SignalKind
) -> None:
    press(open_page("floor.py", mara), label)
    (told,) = see_signals(ion).incoming
    assert told.kind is kind


def test_what_came_stays_until_got_it(mara: Visit, ion: Visit) -> None:
    send_signal(mara, SignalKind.MESSAGE, text="They hear an echo")
    app = open_page("floor.py", ion)
    assert "They hear an echo" in words(app)
    assert "The onsite moderator · 09:00" in words(app)
    press(app, "Got it")
    assert see_signals(ion).incoming == ()
    app = open_page("floor.py", ion)
    assert "Got it" not in labels(app)


def test_what_was_sent_says_who_saw_it_when(mara: Visit, ion: Visit) -> None:
    send_signal(mara, SignalKind.WRAP_UP)
    assert "not seen yet by the online moderator" in words(open_page("floor.py", mara))
    acknowledge_signal(ion, see_signals(ion).incoming[0].id)
    assert "seen by Ion at 09:00" in words(open_page("floor.py", mara))


def test_a_message_goes_to_whom_one_chooses(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    app = open_page("floor.py", mara)
    app.radio(key="signal-to").set_value(SignalTo.RAPPORTEUR)
    app.text_area(key="signal-text").set_value("Please note the vote")
    press(app, "Send")
    (told,) = see_signals(rapporteur).incoming
    assert (told.kind, told.text) == (SignalKind.MESSAGE, "Please note the vote")
    assert see_signals(ion).incoming == ()
    assert app.text_area(key="signal-text").value == ""


def test_an_empty_message_is_refused_where_it_was_written(mara: Visit, ion: Visit) -> None:
    app = press(open_page("floor.py", mara), "Send")
    assert app.warning[0].value == "There is nothing written yet."
    assert see_signals(ion).incoming == ()


def test_who_is_alone_is_offered_no_button_that_tells_nobody(mara: Visit) -> None:
    app = open_page("floor.py", mara)
    assert "Nobody else is on the staff" in words(app)
    assert not set(ONE_TAP) & set(labels(app))


def test_what_nobody_saw_yet_stays_with_who_sent_it(mara: Visit, ion: Visit) -> None:
    send_signal(mara, SignalKind.WRAP_UP)
    for number in range(4):
        send_signal(ion, SignalKind.MESSAGE, text=f"Number {number}")
        acknowledge_signal(mara, see_signals(mara).incoming[0].id)
    assert "not seen yet by the online moderator" in words(open_page("floor.py", mara))


def test_who_is_back_did_not_send_that(mara: Visit, ion: Visit) -> None:
    with ion.house.database.writing() as db:
        back = Signal("b", SignalKind.IS_BACK, Role.ONSITE_MODERATOR, NOW, "", account_id(ion))
        signals.add_signal(db, ion.session_id or "", back)
    assert "The online moderator is back" in words(open_page("floor.py", mara))
    assert see_signals(ion).lately == ()


def test_the_oldest_stands_first_and_the_newest_is_hidden(mara: Visit, ion: Visit) -> None:
    for number in range(3):
        at(mara, number, SignalKind.MESSAGE, f"Number {number}")
    app = open_page("floor.py", ion)
    assert [waits(app, number) for number in range(3)] == [0, 1, -1]
    at(mara, 3, SignalKind.MESSAGE, "Number 3")
    assert [waits(app.run(), number) for number in range(4)] == [0, 1, -1, -1]


def test_what_is_sent_again_stays_where_it_stood(mara: Visit, ion: Visit) -> None:
    for number in range(2):
        at(mara, number, SignalKind.MESSAGE, f"Number {number}")
    app = open_page("floor.py", ion)
    at(mara, 5, SignalKind.MESSAGE, "Number 0")
    assert [waits(app.run(), number) for number in range(2)] == [0, 1]


def at(visit: Visit, second: int, kind: SignalKind, text: str) -> None:
    """Send a signal so many seconds later."""
    send_signal(replace(visit, now=NOW + timedelta(seconds=second)), kind, text=text)


def waits(app: AppTest, number: int) -> int:
    """The place of a numbered message among those with a button; -1 where it is not shown."""
    shown = [each.value for each in app.markdown if each.value.startswith(":material/chat: **")]
    return next((place for place, each in enumerate(shown) if f"Number {number}" in each), -1)


def test_a_message_that_is_too_long_is_refused_and_stays(mara: Visit, ion: Visit) -> None:
    app = open_page("floor.py", mara)
    field = app.text_area(key="signal-text")
    # With a bound of its own the browser's field takes nothing that is longer, without a word.
    assert field.max_chars == 0
    assert str(MESSAGE_LIMIT) in field.label
    field.set_value("x" * 10_000)
    press(app, "Send")
    (said,) = app.warning
    assert said.value.startswith("The message has 10,000 characters; the limit is 140.")
    assert app.text_area(key="signal-text").value == "x" * 10_000
    assert see_signals(ion).incoming == ()


def test_two_at_a_time_and_how_many_more(mara: Visit, ion: Visit) -> None:
    for number in range(4):
        send_signal(mara, SignalKind.MESSAGE, text=f"Number {number}")
    app = open_page("floor.py", ion)
    assert labels(app).count("Got it") == 2
    assert "and 2 more" in words(app)
    press(app, "Got it")
    press(open_page("floor.py", ion), "Got it")
    assert labels(open_page("floor.py", ion)).count("Got it") == 2
    assert " more]" not in words(open_page("floor.py", ion))


@pytest.mark.parametrize("page", BUSY_PAGES)
def test_on_other_pages_it_stands_above(mara: Visit, ion: Visit, page: str) -> None:
    send_signal(mara, SignalKind.TIME_CALL)
    app = open_page(page, ion)
    assert "**Time call**" in words(app)
    press(app, "Got it")
    assert see_signals(ion).incoming == ()
    assert "Time call" not in labels(app)


def test_a_screen_reader_is_told_politely(mara: Visit, ion: Visit) -> None:
    send_signal(mara, SignalKind.SOUND_TROUBLE, text="row 9")
    assert "The onsite moderator: Sound trouble row 9." in said(open_page("notes.py", ion))


def test_who_is_gone_and_both_sides(house: House, mara: Visit, ion: Visit) -> None:
    gone(ion, house)
    app = open_page("floor.py", mara)
    told = "The online moderator's screen has been gone since 09:00."
    assert told in words(app)
    assert told in said(app)
    press(app, "Take both sides")
    assert see_presence(mara).both_sides
    app = open_page("notes.py", ion)
    assert "Mara has both sides" in words(app)
    press(app, "Take my side back")
    assert see_presence(mara).both_sides is None


def test_who_takes_over_from_one_who_is_just_back_reads_it_there(
    house: House, mara: Visit, ion: Visit
) -> None:
    gone(ion, house)
    app = open_page("notes.py", mara)
    place, back = (ion.session_id or "", hear_every_room(ion)), NOW + timedelta(seconds=61)
    note_presence(house, {place: back}, back, NOW - timedelta(days=1))
    press(app, "Take both sides")
    assert [each.value for each in app.warning] == [words_for(NobodyGone())]
    assert not press(app, "Got it").warning


def test_who_takes_notes_is_told_who_has_both_sides_and_nothing_to_press(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    gone(ion, house)
    press(open_page("floor.py", mara), "Take both sides")
    app = open_page("notes.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Mara has both sides" in words(app)
    assert not {"Hand back", "Take my side back", "Take both sides"} & set(labels(app))


def test_what_people_write_is_no_markup(mara: Visit, ion: Visit) -> None:
    send_signal(mara, SignalKind.MESSAGE, text="![x](http://evil.example/a.png) **b**")
    drawn = "\n".join(element.value for element in open_page("floor.py", ion).markdown)
    assert "![" not in drawn
    assert "**b**" not in drawn


def test_the_room_screen_and_the_lobby_say_nothing_of_it(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    send_signal(mara, SignalKind.MESSAGE, text="The minister is late")
    for page in ("lobby.py", "room_screen.py"):
        assert "minister" not in words(open_page(page, ion))
