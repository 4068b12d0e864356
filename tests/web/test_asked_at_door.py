"""What the door asks, and what it lets stay unsaid."""

import re

import pytest

from session_core.domain.people import Modality, Role
from session_core.domain.session import AtDoor, WorkshopSession
from session_core.use_cases.door import set_asked_at_door
from session_core.use_cases.house import House
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as
from tests.web.visitor import Visitor

FIELDS = {
    AtDoor.MODALITY: "modality",
    AtDoor.STAKEHOLDER_GROUP: "stakeholder_group",
    AtDoor.REGIONAL_GROUP: "regional_group",
    AtDoor.LANGUAGE: "language",
}
WHOLE = {
    "modality": "onsite",
    "stakeholder_group": "Government",
    "regional_group": "African Group",
    "language": "fr",
    "pseudonym": "My <name>",
    "people": "12",
}


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def required(visitor: Visitor) -> set[str]:
    """The names of the fields that must not stay empty."""
    fields = re.findall(r"<(?:input|select)[^>]*>", visitor.answer.text)
    return {
        found[1]
        for field in fields
        if " required" in field and (found := re.search(r'name="(\w+)"', field))
    }


def chosen(visitor: Visitor) -> dict[str, str]:
    """What stands in the form."""
    page = visitor.answer.text
    picked = re.findall(r'name="modality" value="(\w*)"[^>]* checked', page)
    lists = re.findall(r'<select id="(\w+)".*?</select>', page, re.DOTALL)
    values = {"modality": picked[0] if picked else ""}
    for name in lists:
        options = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
        assert options
        found = re.search(r'<option selected value="([^"]*)"', options[0])
        values[name] = found[1] if found else ""
    for name in ("pseudonym", "people"):
        field = re.search(rf'<input id="{name}"[^>]* value="([^"]*)"', page)
        assert field
        values[name] = field[1].replace("&lt;", "<").replace("&gt;", ">")
    return values


def test_nothing_is_asked_unless_the_organiser_does(
    session: WorkshopSession, organiser: Visit
) -> None:
    visitor = Visitor(session)
    assert required(visitor) == set()
    assert visitor.text().count("if you like") == 4
    assert "asked by the organiser" not in visitor.text()
    assert "If you leave it unsaid, you queue online." in visitor.text()
    assert visitor.post("join").status_code == 303
    assert see_session(organiser).joined[Modality.ONLINE] == 1


def test_who_leaves_the_side_unsaid_queues_online(
    session: WorkshopSession, organiser: Visit
) -> None:
    visitor = Visitor(session).join("")
    visitor.submit("ask", text="From where?")
    assert "online" in visitor.reload().partition("Leave and forget me")[2]


@pytest.mark.parametrize("what", AtDoor)
def test_what_is_asked_is_required_and_says_so(
    session: WorkshopSession, organiser: Visit, what: AtDoor
) -> None:
    set_asked_at_door(organiser, what)
    visitor = Visitor(session)
    assert required(visitor) == {FIELDS[what]}
    assert visitor.text().count("asked by the organiser") == 1
    assert visitor.text().count("if you like") == 3
    assert ("If you leave it unsaid" in visitor.text()) == (what is not AtDoor.MODALITY)


@pytest.mark.parametrize("what", AtDoor)
def test_what_is_asked_and_left_out_is_refused_and_the_rest_kept(
    session: WorkshopSession, organiser: Visit, what: AtDoor
) -> None:
    set_asked_at_door(organiser, what)
    visitor = Visitor(session)
    answer = visitor.post("join", **(WHOLE | {FIELDS[what]: ""}))
    assert answer.status_code == 422
    assert "The organiser asks " in visitor.text()
    assert chosen(visitor) == WHOLE | {FIELDS[what]: ""}
    assert "set-cookie" not in answer.headers
    assert see_session(organiser).joined[Modality.ONSITE] == 0
    assert visitor.post("join", **WHOLE).status_code == 303


@pytest.mark.parametrize(("link", "side"), [("room", "onsite"), ("online", "online")])
@pytest.mark.parametrize("is_asked", [True, False])
def test_a_link_chooses_the_side_also_where_it_is_asked(
    session: WorkshopSession, organiser: Visit, link: str, side: str, is_asked: bool
) -> None:
    set_asked_at_door(organiser, AtDoor.MODALITY, is_asked=is_asked)
    visitor = Visitor(session)
    assert chosen(visitor)["modality"] == ""
    visitor.open(f"?in={link}")
    assert chosen(visitor)["modality"] == side
