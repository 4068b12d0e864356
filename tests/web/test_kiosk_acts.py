"""What one person does at a kiosk: ask, support, vote, and be warned of what is not sent."""

import re

import pytest

from session_core.domain.ballots import PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings
from session_core.domain.session import AtDoor, Entry, NamingRule, WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.desk_views import see_desk
from session_core.use_cases.door import set_asked_at_door
from session_core.use_cases.entry import set_entry
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.polls import close_poll, open_poll, see_turnout, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import seat_in, sign_in_as
from tests.web.tablet import Tablet
from tests.web.visitor import poll_in


@pytest.mark.parametrize("entry", list(Entry))
def test_a_touch_is_enough_to_begin(tablet: Tablet, moderator: Visit, entry: Entry) -> None:
    set_entry(moderator, entry)
    tablet.begin()
    tablet.ask("Who pays?", kind="comment")
    (place,) = see_floor(moderator).places
    assert place.intervention.text == "Who pays?"
    assert place.intervention.kind == "comment"
    assert place.intervention.modality is Modality.ONSITE
    assert "#1" in tablet.text()
    assert "next to speak" in tablet.text()


def test_what_the_organiser_asks_has_to_be_said(
    house: House, session: WorkshopSession, tablet: Tablet
) -> None:
    set_asked_at_door(sign_in_as(house, Role.ORGANISER, session.id), AtDoor.STAKEHOLDER_GROUP)
    tablet.open()
    field = re.search(r'<select id="stakeholder_group"[^>]*>', tablet.answer.text)
    assert field
    assert "required" in field[0]
    assert tablet.answer.text.index("stakeholder_group") < tablet.answer.text.index("<details")
    tablet.press("begin", regional_group="African Group")
    assert tablet.answer.status_code == 422
    assert "asks for your stakeholder group" in tablet.text()
    assert '<option selected value="African Group">' in tablet.answer.text
    tablet.press("begin", stakeholder_group="Government")
    assert "In your words" in tablet.text()


def test_others_are_supported_and_oneself_is_not_offered(
    house: House, session: WorkshopSession, tablet: Tablet, moderator: Visit
) -> None:
    request_floor(seat_in(house, session.id, Modality.ONLINE), "Who repairs the mast?")
    tablet.begin().ask("Who pays?")
    tablet.open("/support")
    assert "Who repairs the mast?" in tablet.text()
    assert "Who pays?" not in tablet.text()
    tablet.press("support", number="1")
    assert "You support #1" in tablet.text()
    assert str(tablet.answer.url).endswith("/support"), "which one is in no address bar"
    tablet.press("unsupport", number="1")
    assert "You support #1" not in tablet.text()
    tablet.press("support", number="77")
    assert tablet.answer.status_code == 404
    tablet.press("support", number="nonsense")
    assert tablet.answer.status_code == 404


def test_a_ballot_is_cast_and_not_shown_to_who_stands_behind(
    tablet: Tablet, moderator: Visit
) -> None:
    tablet.begin().open("/vote")
    assert "No poll is open now." in tablet.text()
    poll = poll_in(moderator, "Should it be free?")
    tablet.open("/vote")
    tablet.press("vote")
    assert "Choose one of the options first." in tablet.text()
    tablet.press("vote", option="1")
    assert "Your ballot is in." in tablet.text()
    assert "checked" not in tablet.answer.text.partition("<main>")[2]
    assert [each.ballots for each in see_turnout(moderator)] == [1]
    form = tablet.hidden("vote")
    close_poll(moderator, poll)
    tablet.post("vote", **form, option="2")
    assert tablet.answer.status_code == 409
    assert "takes no ballots now" in tablet.text()


def test_a_refused_ballot_is_given_back_and_one_that_is_in_is_not_marked(
    tablet: Tablet, moderator: Visit
) -> None:
    asked = PollSettings(PollKind.ROUGH_CONSENSUS)
    open_poll(moderator, write_poll(moderator, "Shall we?", settings=asked))
    tablet.begin().open("/vote")
    tablet.press("vote", option="object", reason=" ")
    page = tablet.answer.text.partition("<main>")[2]
    assert "Say in a few words what you object to" in page.partition("</form>")[0]
    assert 'value="object" required autocomplete="off" checked' in page
    tablet.press("vote", option="object", reason="Too <dear>")
    page = tablet.answer.text.partition("<main>")[2]
    assert "Your ballot is in." in page
    assert "checked" not in page
    assert "dear" not in page


def test_a_refused_question_stays_in_its_field(tablet: Tablet, moderator: Visit) -> None:
    tablet.begin()
    close_queue(moderator)
    tablet.press("ask", text="Who <pays>?", kind="comment")
    assert tablet.answer.status_code == 409
    assert "closed the queue" in tablet.text()
    assert "\nWho &lt;pays&gt;?</textarea>" in tablet.answer.text
    assert 'value="comment" autocomplete="off" checked' in tablet.answer.text
    tablet.press("ask", text="x" * 1001)
    assert tablet.answer.status_code == 422
    assert "the limit is 1,000" in tablet.text()
    tablet.press("ask", text="x", kind="point of order")
    assert "One of the choices is not on the list" in tablet.text()


def test_what_is_far_too_long_is_said_on_a_page_of_the_kiosk(tablet: Tablet) -> None:
    tablet.begin().press("ask", text="x" * 300_000)
    assert tablet.answer.status_code == 413
    assert "nothing was sent" in tablet.text()
    assert tablet.leads_out() == []


def test_the_rule_that_was_shown_holds(
    tablet: Tablet, moderator: Visit, session: WorkshopSession
) -> None:
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    tablet.begin()
    assert "neither your name nor your group is kept" in tablet.text()
    assert "invented" not in tablet.text()
    set_naming_rule(moderator, NamingRule.OPEN)
    tablet.ask("Who pays?")
    assert see_floor(moderator).places[0].intervention.name == ""


def test_sent_twice_is_asked_once(tablet: Tablet, moderator: Visit) -> None:
    tablet.begin()
    form = tablet.hidden("ask") | {"text": "Who pays?"}
    for _ in range(2):
        tablet.post("ask", **form)
    assert len(see_floor(moderator).places) == 1


def test_the_desk_is_called_to_the_tablet(
    house: House, session: WorkshopSession, tablet: Tablet
) -> None:
    desk = sign_in_as(house, Role.DESK, session.id)
    tablet.begin().open("/help")
    tablet.press("help")
    assert tablet.answer.status_code == 422
    tablet.press("help", kind="safety or conduct", urgency="urgent")
    assert "The desk knows. Wait here: somebody comes to this tablet." in tablet.text()
    (asked,) = see_desk(desk).open
    assert "Tablet by the door" in repr(asked)
    assert "safety or conduct" in repr(asked)
    tablet.finish()
    assert len(see_desk(desk).open) == 1


# What was written and not sent


@pytest.mark.parametrize("way", ["support", "vote", "help", "done"])
def test_what_is_written_is_not_lost_unasked(tablet: Tablet, way: str, moderator: Visit) -> None:
    tablet.begin()
    form = tablet.hidden("ask") | {"to": way}
    tablet.post("go", **form, text=" ")
    assert tablet.answer.url.path.endswith(f"/kiosk/{way}")
    tablet.open("/ask")
    tablet.post("go", **form, text="Who pays?")
    assert "What you wrote is not sent yet." in tablet.text()
    assert "\nWho pays?</textarea>" in tablet.answer.text
    kept = tablet.answer.text
    tablet.press("drop", to=way, text="Who pays?")
    assert tablet.answer.url.path.endswith(f"/kiosk/{way}")
    assert see_floor(moderator).places == ()
    assert f'name="to" value="{way}" formaction' in kept


def test_more_time_keeps_what_is_written(tablet: Tablet) -> None:
    tablet.begin()
    tablet.press("more", text="Who pa", kind="comment")
    assert "\nWho pa</textarea>" in tablet.answer.text
    assert "not sent yet" not in tablet.text()
    assert "I am still here" in tablet.text()
