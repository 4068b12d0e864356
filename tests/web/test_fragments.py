"""The sections for everybody: impersonal, the same for all, drawn once for each revision."""

import re

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import close_queue, give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen, see_revisions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll
from session_core.use_cases.visit import Visit
from session_core.web import fragments
from session_core.web.fragments import PARTS, shared
from session_core.web.rendering import render
from session_core.wording import SIDES
from tests.houses import new_session, seat_in, sign_in_as
from tests.web.visitor import LINK, Visitor, poll_in


@pytest.fixture
def screen(house: House, session: WorkshopSession) -> Visit:
    """The public eye with which the feed draws."""
    return as_the_room_screen(house, session.id)


def draw(name: str, visit: Visit) -> str:
    """Draw one section."""
    return PARTS[name].render(visit)


def test_the_parts_are_known_by_name_and_room() -> None:
    assert {name: part.rooms for name, part in PARTS.items()} == {
        "now": (Room.SESSION, Room.AGENDA),
        "floor": (Room.SESSION, Room.AGENDA, Room.FLOOR),
        "polls": (Room.POLLS,),
        "groups": (Room.BREAKOUTS, Room.NOTES),
        "read_back": (Room.SESSION, Room.READ_BACK),
        "notes": (Room.SESSION, Room.AGENDA, Room.NOTES),
    }
    assert all(part.name == name for name, part in PARTS.items())


def test_each_part_stands_in_the_page_as_the_feed_sends_it(
    session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    Visitor(session).join().submit("ask", text="On every screen?")
    visitor = Visitor(session).join()
    write_note(moderator, "A line.")
    page = visitor.open().text
    for name in PARTS:
        assert f'data-part="{name}"' in page
        assert draw(name, screen).strip() in page


def test_nothing_personal_is_in_a_part(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    poll = poll_in(moderator)
    seat = seat_in(house, session.id)
    request_floor(seat, "Mine?")
    cast_ballot(seat, poll, Ballot.of("1"))
    drawn = "".join(draw(name, screen) for name in PARTS)
    assert drawn == "".join(draw(name, seat) for name in PARTS)
    assert " checked" not in drawn
    assert 'name="token" value=""' in drawn
    assert "first time speaking" not in drawn
    assert "withdraw" not in drawn


def test_what_the_script_needs_to_redraw_a_part_is_in_it(
    session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    poll = poll_in(moderator)
    for n in range(30):
        write_note(moderator, f"Line {n}")
    polls = draw("polls", screen)
    assert f'data-poll="{poll}"' in polls
    # Whatever may have the focus needs an id, or a redraw would lose it.
    drawn = "".join(draw(name, screen) for name in PARTS)
    for tag in re.findall(
        r"<(?:a|button|summary|select|textarea|input type=\"radio\")\b[^>]*>", drawn
    ):
        assert ' id="' in tag
    for link in LINK.findall(drawn):
        assert link.startswith(f"../j/{session.join_code}/")


def test_the_floor_names_nobody_unless_naming_is_open(house: House) -> None:
    for rule in NamingRule:
        session = new_session(house, naming_rule=rule)
        request_floor(seat_in(house, session.id), "Who asks?")
        drawn = draw("floor", as_the_room_screen(house, session.id))
        assert ("Quiet Heron" in drawn) == (rule is NamingRule.OPEN)


def test_a_side_is_never_told_by_colour_alone(
    house: House, session: WorkshopSession, screen: Visit
) -> None:
    for side in Modality:
        request_floor(seat_in(house, session.id, side), "Which side?")
    drawn = draw("floor", screen)
    for side, words in SIDES.items():
        icon = f'<svg aria-hidden="true"><use href="#i-{side}"/></svg>{words}</span>'
        assert f'<span class="side {side}">{icon}' in drawn


def test_the_floor_says_whether_a_question_would_be_taken(
    session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    assert 'data-queue="open"' in draw("floor", screen)
    assert "Nobody waits. Ask, and you are next." in draw("floor", screen)
    close_queue(moderator)
    assert 'data-queue="closed"' in draw("floor", screen)


def test_an_urgent_place_says_its_rule_and_who_speaks_stands_first(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    for text in ("The first", "The second"):
        request_floor(seat_in(house, session.id), text)
    give_floor_to_next(moderator)
    drawn = draw("floor", screen)
    assert drawn.index("#1 has the floor") < drawn.index("The second")
    assert "announced, place is safe" in drawn


def test_small_counts_of_a_side_are_not_shown(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    large, small = poll_in(moderator, "Should it be free?"), poll_in(moderator, "For everybody?")
    seats = [seat_in(house, session.id, side) for side in Modality for _ in range(11)]
    for n, seat in enumerate(seats):
        cast_ballot(seat, large, Ballot.of("1" if n % 11 < 6 else "2"))
        cast_ballot(seat, small, Ballot.of("1" if n else "2"))
    close_poll(moderator, large)
    yes, no = draw("polls", screen).partition("Should it be free?")[2].split("<li>")[1:]
    assert re.sub(r"<[^>]+>", " ", yes).split() == "Yes 12 55 % in the room 6 online 6".split()
    assert 'class="side' in no
    assert "at least five ballots" not in no
    close_poll(moderator, small)
    found = draw("polls", screen).partition("For everybody?")[2].partition("</ul>")
    yes, no = found[0].split("<li>")[1:]
    assert re.sub(r"<[^>]+>", " ", yes).split() == "Yes 21 95 %".split()
    assert "No</bdi> <b>1</b>" in no
    assert 'class="side' not in no
    assert "at least five ballots" in found[2]


def test_a_part_is_drawn_once_for_each_revision(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    screen: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def counting(template: str, **values: object) -> str:
        drawn.append(template)
        return render(template, **values)

    monkeypatch.setattr(fragments, "render", counting)
    for _ in range(3):
        shared("notes", screen, see_revisions(screen))
    assert drawn == ["parts/notes.html"]
    write_note(moderator, "Something new.")
    assert "Something new." in shared("notes", screen, see_revisions(screen))
    assert len(drawn) == 2


def test_staff_at_the_thin_page_leave_nothing_for_others(
    house: House, session: WorkshopSession
) -> None:
    closed = new_session(house)
    seat = seat_in(house, closed.id)
    request_floor(seat, "Who?")
    staff = sign_in_as(house, Role.ORGANISER, closed.id)
    set_naming_rule(staff, NamingRule.CLOSED)
    both = Visit(house, staff.now, closed.id, sign_in=staff.sign_in, seat_secret=seat.seat_secret)
    assert "Quiet Heron" in draw("floor", both)
    assert "Quiet Heron" not in shared("floor", both, see_revisions(both))
