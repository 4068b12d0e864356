"""The full view for participants: what their seat may do, and nothing of staff."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.codes import hashed
from session_core.domain.intake import PER_SEAT, Post
from session_core.domain.languages import Language
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.breakouts import make_groups, open_groups
from session_core.use_cases.door import set_conduct, set_links
from session_core.use_cases.floor import close_queue, give_floor_to_next
from session_core.use_cases.group_members import place_at_random
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll, write_poll
from session_core.use_cases.read_back import start_read_back
from session_core.use_cases.seat_moves import check_seat_link
from session_core.use_cases.seats import leave_session
from session_core.use_cases.sessions import close_session
from session_core.use_cases.support import see_my_support
from session_core.use_cases.translations import add_translation
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as, stranger
from tests.pages.full_view import (
    CODE,
    data_of,
    give_cookies,
    has_component,
    open_full_view,
    sections,
    written,
)
from tests.pages.opening import labels, press
from tests.web.visitor import poll_in


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code=CODE, room="Hall B")


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


@pytest.fixture
def seat(house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Somebody online, whose browser has the cookie of the full view."""
    someone = seat_in(house, session.id, Modality.ONLINE)
    give_cookies(monkeypatch, someone)
    return someone


@pytest.fixture
def other(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


def test_it_says_which_room_this_is_and_what_is_on(seat: Visit, moderator: Visit) -> None:
    start_agenda_item(moderator, see_agenda(moderator)[0].id)
    app = open_full_view()
    shown = written(app)
    assert [each.value for each in app.title] == ["Fair floors"]
    for words in ("Hall B", "Right room? If not:", "Opening", "10 minutes planned", "Discussion"):
        assert words in shown
    assert data_of(app, f"participant-{see_agenda(moderator)[0].id}")["direction"] == "down"


def test_nothing_of_staff_is_there_also_for_who_is_signed_in(seat: Visit, moderator: Visit) -> None:
    for sign_in in (None, moderator.sign_in):
        app = open_full_view(sign_in=sign_in)
        assert sections(app)[:3] == ["Ask", "My questions", "Speakers"]
        assert "Sign out" not in labels(app)
        assert "Sign in" not in labels(app)
        assert "Signed in as" not in written(app)


def test_staff_without_a_seat_stand_at_the_door(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, None)
    app = open_full_view(sign_in=moderator.sign_in)
    assert sections(app) == ["How this room works"]
    assert f'href="j/{CODE}/full"' in written(app)


def test_a_draft_poll_is_for_staff_only(seat: Visit, moderator: Visit) -> None:
    write_poll(moderator, "Secret plans?", ["Yes", "No"])
    assert "Secret plans?" not in written(open_full_view(sign_in=moderator.sign_in))


def test_the_feed_is_that_of_everybody(seat: Visit) -> None:
    told: dict[str, Any] = data_of(open_full_view(), f"pulse-draw_floor-{seat.session_id}")
    assert told["feed"] == f"live/{CODE}"
    assert set(told["seen"]) == {"session", "agenda", "floor"}


def test_the_form_to_ask_goes_to_the_thin_door_with_the_rule_that_is_shown(
    seat: Visit, moderator: Visit, house: House
) -> None:
    told: dict[str, Any] = data_of(open_full_view(), "participant-ask")
    assert told["post"] == f"j/{CODE}/ask?lang=en"
    assert told["fixed"] == {"rule": NamingRule.OPEN}
    assert told["shelf"] == f"evenfloor:{CODE}"
    assert "Naming is open" in told["hints"][0]
    assert (seat.seat_secret or "?") not in str(told)


def test_a_closed_queue_is_said_and_writing_goes_on(seat: Visit, moderator: Visit) -> None:
    close_queue(moderator)
    app = open_full_view()
    assert "The queue is closed now." in app.info[0].value
    assert has_component(app, "participant-ask")


def test_rules_and_conduct_stand_open_before_the_first_question(
    seat: Visit, moderator: Visit
) -> None:
    set_conduct(moderator, "No <b>phones</b> on the table.")
    app = open_full_view()
    rules = next(each for each in app.expander if each.label == "How this room works")
    assert rules.proto.expanded
    assert "No <b>phones</b> on the table." in written(app)
    assert "<b>phones</b>" not in str([each.proto.body for each in app.get("html")])
    request_floor(seat, "Who pays?")
    rules = next(each for each in open_full_view().expander if each.label == "How this room works")
    assert not rules.proto.expanded


def test_one_s_own_question_has_its_place_reasons_and_receipt(seat: Visit) -> None:
    request_floor(seat, "Who pays?")
    shown = written(open_full_view())
    assert "You are 1st, next to speak." in shown
    assert "first time speaking" in shown
    assert see_my_interventions(seat)[0].receipt in shown


def test_it_can_be_reworded_withdrawn_and_deleted(seat: Visit) -> None:
    request_floor(seat, "Who pays?")
    (mine,) = see_my_interventions(seat)
    app = press(open_full_view(), "Change, withdraw, delete")
    told: dict[str, Any] = data_of(app, f"edit-{mine.intervention.id}")
    assert told["post"] == f"j/{CODE}/edit?lang=en"
    assert (told["fixed"], told["text"]) == ({"id": mine.intervention.id}, "Who pays?")
    app = press(app, "Yes, withdraw")
    assert "Withdrawn." in written(app)
    press(app, "Delete for good")
    assert see_my_interventions(seat) == ()


def test_another_s_question_is_supported_and_no_longer(seat: Visit, other: Visit) -> None:
    request_floor(other, "Who repairs it?")
    request_floor(seat, "Mine")
    app = open_full_view()
    assert [each for each in labels(app) if each.startswith("Support")] == ["Support #1"]
    app = press(app, "Support #1")
    assert see_my_support(seat).supported == {1}
    assert "One supports it" in written(app)
    press(app, "You support #1")
    assert not see_my_support(seat).supported


def test_a_press_that_comes_too_late_is_refused_in_a_participant_s_words(
    seat: Visit, other: Visit, moderator: Visit
) -> None:
    request_floor(other, "Who repairs it?")
    app = open_full_view()
    give_floor_to_next(moderator)
    app = press(app, "Support #1")
    assert [each.value for each in app.warning] == ["Number 1 is no longer waiting."]


def test_who_left_elsewhere_is_led_to_the_door_with_their_next_press(
    seat: Visit, other: Visit
) -> None:
    request_floor(other, "Who repairs it?")
    app = open_full_view()
    leave_session(seat)
    app = press(app, "Support #1")
    assert "Support #1" not in labels(app)
    assert "This browser has no seat here any more" in app.info[0].value


def test_limits_are_those_of_the_thin_door(seat: Visit, other: Visit, house: House) -> None:
    request_floor(other, "Who repairs it?")
    app = open_full_view()
    for _ in range(PER_SEAT[Post.SUPPORT].at_all):
        house.allowances.weigh(CODE, hashed(seat.seat_secret or "")[:16], Post.SUPPORT)
    app = press(app, "Support #1")
    assert not see_my_support(seat).supported
    assert app.warning


def test_who_speaks_and_who_is_next_is_shown_without_what_points_at_a_person(
    seat: Visit, other: Visit, moderator: Visit
) -> None:
    request_floor(other, "Who repairs it?")
    request_floor(seat, "Who pays?")
    give_floor_to_next(moderator)
    shown = written(open_full_view())
    assert "#1 has the floor" in shown
    assert "online is next after the room" in shown


def test_a_question_stands_in_other_languages_too(
    seat: Visit, other: Visit, moderator: Visit
) -> None:
    for asker, text in ((other, "Wer zahlt?"), (seat, "Who repairs it?")):
        add_translation(moderator, request_floor(asker, text), Language.ARABIC, "من <&> يدفع؟")
    shown = written(open_full_view())
    assert shown.count("Translation: العربية") == 3, "at its place, and one’s own twice"
    app = str([each.proto.body for each in open_full_view().get("html")])
    assert 'lang="ar" dir="rtl">من &lt;&amp;&gt; يدفع؟' in app


def test_a_ballot_is_cast_changed_and_counted_at_the_end(
    house: House, session: WorkshopSession, seat: Visit, moderator: Visit
) -> None:
    poll = poll_in(moderator)
    app = open_full_view()
    assert "A poll is open: cast your ballot" in written(app)
    press(app, "Cast my ballot")
    assert see_my_ballots(seat) == {}
    app.radio(key=f"ballot-{poll}").set_value("1")
    app = press(app, "Cast my ballot")
    assert see_my_ballots(seat) == {poll: Ballot.of("1")}
    assert "Your ballot is in." in app.success[0].value
    app.radio(key=f"ballot-{poll}").set_value("2")
    app = press(app, "Cast my ballot")
    assert see_my_ballots(seat) == {poll: Ballot.of("2")}
    assert "A poll is open: cast your ballot" not in written(app)
    for _ in range(5):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("1"))
    close_poll(moderator, poll)
    app = open_full_view()
    assert "Closed. 6 ballots." in written(app)
    assert app.get("plotly_chart")
    assert app.table


def test_few_ballots_are_not_counted(seat: Visit, moderator: Visit) -> None:
    close_poll(moderator, poll_in(moderator))
    app = open_full_view()
    assert "Fewer than five ballots were cast" in written(app)
    assert not app.get("plotly_chart")


def test_one_s_own_group_has_its_link_clock_and_notes(seat: Visit, moderator: Visit) -> None:
    make_groups(moderator, 1)
    assert "They have not begun yet." in written(open_full_view())
    place_at_random(moderator)
    open_groups(moderator)
    shown = written(open_full_view())
    assert "Your group: 1" in shown
    assert "At work until" in shown


def test_notes_and_the_read_back_are_shown(seat: Visit, moderator: Visit) -> None:
    write_note(moderator, "Costs <i>are</i> shared.")
    app = open_full_view()
    assert "Costs &lt;i&gt;are&lt;/i&gt; shared." in str([e.proto.body for e in app.get("html")])
    assert "Read-back" not in sections(app)
    start_read_back(moderator)
    assert "Read-back" in sections(open_full_view())


def test_the_call_is_for_who_has_a_seat(
    seat: Visit, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_links(moderator, call="https://call.example/1")
    assert 'href="https://call.example/1"' in written(open_full_view())
    give_cookies(monkeypatch, None)
    assert "call.example" not in written(open_full_view())


def test_a_link_takes_the_seat_to_another_device(house: House, seat: Visit) -> None:
    app = press(open_full_view(), "Make the link")
    (address,) = [each.value for each in app.code]
    assert f"/j/{CODE}/seat/" in address
    somebody = replace(stranger(house, seat.session_id), now=datetime.now(UTC))
    check_seat_link(somebody, address.rpartition("/")[2])


def test_leaving_is_a_form_of_the_thin_door(seat: Visit) -> None:
    shown = written(open_full_view())
    assert f'method="post" action="j/{CODE}/leave"' in shown
    assert (seat.seat_secret or "?") not in shown


def test_a_closed_session_shows_what_was_and_takes_nothing(
    seat: Visit, other: Visit, moderator: Visit
) -> None:
    request_floor(other, "Who repairs it?")
    request_floor(seat, "Who pays?")
    close_session(moderator)
    app = open_full_view()
    shown = written(app)
    assert "This session is over." in shown
    assert "Who pays?" in shown
    assert not has_component(app, "participant-ask")
    assert not [each for each in labels(app) if each.startswith("Support")]
