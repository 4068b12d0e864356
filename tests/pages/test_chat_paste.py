"""The chat of the call on the questions page: pasted, ticked, added."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox

from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press, words

PASTED = """\
10:03:12 From Ana to Everyone:
\tWho pays for the cable?
10:04:00 From Bo to Ana(Direct Message):
\tsecret words
10:05:01 From Dee to Everyone: Thank you **all**
"""


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def asked(visit: Visit) -> list[tuple[str, str, Modality]]:
    places = [place.intervention for place in see_floor(visit).places]
    return [(one.name, one.text, one.modality) for one in places]


def ticks(app: AppTest) -> list[Checkbox]:
    return [tick for tick in app.checkbox if str(tick.key).startswith("chat-")]


def test_questions_are_ticked_and_one_press_adds_them(moderator: Visit) -> None:
    app = open_page("questions.py", moderator)
    app.text_area(key="chat-pasted").set_value(PASTED).run()
    assert [tick.value for tick in ticks(app)] == [True, False]
    assert "2 lines were private and left out." in words(app)
    press(app, "Add 1 online")
    assert asked(moderator) == [("Ana", "Who pays for the cable?", Modality.ONLINE)]
    assert app.text_area(key="chat-pasted").value == ""
    assert "1 added." in words(app)


def test_a_second_paste_says_what_was_there(moderator: Visit) -> None:
    app = open_page("questions.py", moderator)
    app.text_area(key="chat-pasted").set_value(PASTED).run()
    press(app, "Add 1 online")
    app.text_area(key="chat-pasted").set_value(PASTED).run()
    ticks(app)[1].check().run()
    press(app, "Add 2 online")
    assert "1 added. 1 had been added before." in words(app)
    assert len(asked(moderator)) == 2


def test_what_was_pasted_stays_when_it_is_refused(moderator: Visit) -> None:
    close_queue(moderator)
    app = open_page("questions.py", moderator)
    app.text_area(key="chat-pasted").set_value(PASTED).run()
    press(app, "Add 1 online")
    assert app.text_area(key="chat-pasted").value == PASTED
    assert "The moderators have closed the queue." in app.warning[0].value
    assert asked(moderator) == []


def test_what_could_not_be_read_is_shown_and_nothing_is_markup(moderator: Visit) -> None:
    app = open_page("questions.py", moderator)
    lines = f"![x](http://evil.example/a.png)\n{PASTED}"
    app.text_area(key="chat-pasted").set_value(lines).run()
    drawn = "\n".join([each.value for each in app.markdown] + [t.label for t in app.checkbox])
    assert "![" not in drawn
    assert "**all**" not in drawn
    assert "evil.example" in words(app)
    assert "secret" not in drawn


def test_of_a_long_message_the_beginning_is_shown_and_all_of_it_unfolds(moderator: Visit) -> None:
    app = open_page("questions.py", moderator)
    long = "Who pays? " * 100 + "<b>me</b>"
    app.text_area(key="chat-pasted").set_value(f"10:03 Ana: {long}\n10:04 Bo: Short?\n").run()
    assert len(ticks(app)[0].label) < 500
    (whole,) = [each for each in words(app).split("<details") if "</details>" in each]
    assert "All 1,009 characters" in whole
    assert "&lt;b&gt;me&lt;/b&gt;" in whole


def test_a_message_that_is_too_long_is_told_by_whose_it_is_beside_the_button(
    moderator: Visit,
) -> None:
    app = open_page("questions.py", moderator)
    lines = f"10:03 Bo: Short?\n10:04 Ana_B_: {'Who? ' * 201}\n"
    app.text_area(key="chat-pasted").set_value(lines).run()
    press(app, "Add 2 online")
    said = "The message of Ana_B_ on line 2 has 1,004 characters; the limit is 1,000."
    assert said in words(app)
    assert r"Ana\_B" in app.warning[0].value
    assert app.text_area(key="chat-pasted").value == lines
    assert asked(moderator) == []
    drawn = [each for each in app.main if each.type in ("checkbox", "warning", "button")]
    at = next(n for n, each in enumerate(drawn) if getattr(each, "key", None) == "chat-add")
    assert drawn[at - 1].type == "warning"


def test_text_from_right_to_left_has_lines_of_its_own_direction(moderator: Visit) -> None:
    app = open_page("questions.py", moderator)
    app.text_area(key="chat-pasted").set_value("10:03 Ana: من يدفع؟\n").run()
    assert ticks(app)[0].label.endswith("  \nمن يدفع؟")
