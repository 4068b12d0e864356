"""A seat is good for itself, in its own session, and nothing else opens what it opens."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from session_core.web.form_token import form_token
from tests.houses import new_session, sign_in_as
from tests.web.visitor import Visitor


def test_without_a_seat_what_was_typed_comes_back(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    hidden = visitor.hidden("ask")
    visitor.client.cookies.clear()
    answer = visitor.post("ask", text="Typed & kept", **hidden)
    assert answer.status_code == 403
    assert "You have no seat here now." in answer.text
    assert "Typed &amp; kept</textarea>" in answer.text
    assert see_floor(moderator).places == ()


def test_a_form_of_another_seat_is_refused_and_keeps_its_text(
    session: WorkshopSession, moderator: Visit
) -> None:
    one, other = Visitor(session).join(), Visitor(session).join()
    for token in (other.token(), "", "forged.token"):
        answer = one.post("ask", text="Mine?", token=token)
        assert answer.status_code == 403
        assert "older than your seat" in answer.text
        assert one.typed_question() == "Mine?"
    assert see_floor(moderator).places == ()
    assert one.submit("ask", text="Mine?").status_code == 303


def test_nobody_withdraws_for_another(session: WorkshopSession, moderator: Visit) -> None:
    one, other = Visitor(session).join(), Visitor(session).join()
    one.submit("ask", text="Stays")
    [place] = see_floor(moderator).places
    answer = other.post("withdraw", token=other.token(), id=place.intervention.id)
    assert answer.status_code == 403
    assert "This question is another person’s." in other.text()
    assert "You have no seat" not in other.text()
    assert len(see_floor(moderator).places) == 1


def test_a_seat_opens_no_other_session(house: House, session: WorkshopSession) -> None:
    elsewhere = new_session(house, title="Another room")
    visitor = Visitor(session).join()
    secret = visitor.client.cookies["seat"]
    visitor.path = f"/j/{elsewhere.join_code}"
    assert "How this room works" in visitor.open().text
    visitor.client.cookies.set("seat", secret, path=visitor.path)
    assert "My questions" not in visitor.open().text
    assert visitor.post("ask", text="Foreign", token=form_token(secret)).status_code == 403
    assert see_floor(sign_in_as(house, Role.ORGANISER, elsewhere.id)).places == ()


@pytest.mark.parametrize("secret", ["", "x", "0" * 9000, "'; drop table seat; --", "\x7f"])
def test_a_forged_seat_sees_the_door(session: WorkshopSession, secret: str) -> None:
    visitor = Visitor(session)
    answer = visitor.client.get(visitor.path, headers={"Cookie": f"seat={secret}"})
    assert answer.status_code == 200
    assert "My questions" not in answer.text


def test_a_hub_says_its_language_and_its_number_and_a_bad_number_stays(
    session: WorkshopSession,
) -> None:
    visitor = Visitor(session)
    for typed, sentence in (
        ("1000", "A hub has from 2 to 500 people."),
        ("1", "A hub has from 2 to 500 people."),
        ("٠١", "A hub has from 2 to 500 people."),
        ("0", "A hub has from 2 to 500 people."),
        ("2", ""),
        ("500", ""),
        (" ", ""),
        ("many", "Write the number of people in digits"),
        ("²", "Write the number of people in digits"),
        ("9" * 400, "Write the number of people in digits"),
    ):
        answer = visitor.post("join", modality="online", language="fr", people=typed)
        if not sentence:
            assert answer.status_code == 303
            visitor = Visitor(session)
            continue
        assert answer.status_code == 422
        assert sentence in visitor.text()
        assert f'inputmode="numeric" value="{typed}"' in answer.text
        assert '<option selected value="fr">' in answer.text
    assert visitor.post("join", modality="online", language="xx").status_code == 422
    assert visitor.post("join", modality="online", language="ar", people="٣٠").status_code == 303
