"""Series: two organisers link their sessions, and each sees no more than their own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.people import Role
from session_core.domain.refusals import (
    AlreadyInSeries,
    EmptySeries,
    EmptyText,
    NotAllowed,
    NotFound,
    NotInSeries,
    StrangeStart,
)
from session_core.domain.session import WorkshopSession
from session_core.storage import records
from session_core.use_cases.archive import archive_session
from session_core.use_cases.house import House
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.notes import write_note
from session_core.use_cases.people import give_role, see_people, take_role
from session_core.use_cases.series import (
    add_session_to_series,
    create_series,
    follow_up_session,
    has_series,
    move_in_series,
    rename_series,
    see_series,
    take_session_out_of_series,
)
from session_core.use_cases.sessions import close_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, stranger, visit_of

WEEK = timedelta(days=7)


class Organiser:
    """Somebody who may organise, and sessions of theirs, a week between them."""

    def __init__(self, house: House, name: str, count: int) -> None:
        self.account = new_account(house, name, may_organise=True)
        self.house = house
        self.sessions = [self.new_session(number) for number in range(count)]
        self.visit = visit_of(house, self.account)

    def new_session(self, number: int) -> WorkshopSession:
        starts = NOW + number * WEEK
        made = new_session(self.house, starts_at=starts, ends_at=starts + timedelta(hours=1))
        visit_of(self.house, self.account, made.id, [Role.ORGANISER])
        return made

    def at(self, number: int) -> Visit:
        return self.visit.to(self.sessions[number].id)

    @property
    def ids(self) -> list[str]:
        return [session.id for session in self.sessions]


@pytest.fixture
def amina(house: House) -> Organiser:
    return Organiser(house, "amina", 3)


@pytest.fixture
def bruno(house: House) -> Organiser:
    return Organiser(house, "bruno", 2)


def order(visit: Visit) -> list[str]:
    (view,) = see_series(visit)
    return [each.mine.session.id for each in view.sessions]


def test_chosen_sessions_become_a_series_in_that_order(amina: Organiser) -> None:
    first, second, third = amina.ids
    made = create_series(amina.visit, " Three  days ", [second, first])
    (view,) = see_series(amina.visit)
    assert (view.id, view.title, view.others) == (made, "Three days", 0)
    add_session_to_series(amina.at(2), made)
    assert order(amina.visit) == [second, first, third]
    assert {each.series for each in see_lobby(amina.visit).sessions} == {"Three days"}


def test_it_says_how_much_came_of_each_session(amina: Organiser) -> None:
    create_series(amina.visit, "Days", amina.ids[:2])
    write_note(amina.at(1), "A point")
    (view,) = see_series(amina.visit)
    assert [(each.heard, each.notes, each.adopted) for each in view.sessions] == [
        (0, 0, 0),
        (0, 1, 0),
    ]


def test_a_session_moves_and_is_taken_out(amina: Organiser) -> None:
    first, second, third = amina.ids
    create_series(amina.visit, "Days", amina.ids)
    move_in_series(amina.at(2), first)
    assert order(amina.visit) == [third, first, second]
    take_session_out_of_series(amina.at(0))
    assert order(amina.visit) == [third, second]
    with pytest.raises(NotInSeries):
        move_in_series(amina.at(2), first)
    for number in (1, 2):
        take_session_out_of_series(amina.at(number))
    assert see_series(amina.visit) == ()
    assert not has_series(amina.visit)


def test_a_series_gets_another_title(amina: Organiser) -> None:
    create_series(amina.visit, "Days", amina.ids)
    rename_series(amina.at(1), "Round\ntables")
    assert see_series(amina.visit)[0].title == "Round tables"
    for title in ("", "\u200b \n"):
        with pytest.raises(EmptyText):
            rename_series(amina.at(1), title)
    assert see_series(amina.visit)[0].title == "Round tables"


def test_what_cannot_be_a_series_is_refused_and_nothing_is_kept(amina: Organiser) -> None:
    first = amina.ids[0]
    for title, ids, refusal in (
        (" ", amina.ids, EmptyText),
        ("Days", [], EmptySeries),
        ("Days", [first, first], AlreadyInSeries),
        ("Days", ["no session"], NotAllowed),
    ):
        with pytest.raises(refusal):
            create_series(amina.visit, title, ids)
    assert see_series(amina.visit) == ()


def test_a_session_is_in_one_series_once(amina: Organiser) -> None:
    made = create_series(amina.visit, "Days", amina.ids[:1])
    other = create_series(amina.visit, "Other days", amina.ids[1:2])
    for act in (
        lambda: add_session_to_series(amina.at(0), made),
        lambda: add_session_to_series(amina.at(0), other),
        lambda: create_series(amina.visit, "Again", amina.ids),
    ):
        with pytest.raises(AlreadyInSeries):
            act()
    assert [len(view.sessions) for view in see_series(amina.visit)] == [1, 1]
    with pytest.raises(NotFound):
        add_session_to_series(amina.at(2), "no series")


def test_nobody_links_what_they_do_not_organise(amina: Organiser, bruno: Organiser) -> None:
    theirs = bruno.ids[0]
    with pytest.raises(NotAllowed):
        create_series(amina.visit, "Days", [amina.ids[0], theirs])
    give_role(bruno.at(0), "amina", Role.RAPPORTEUR)
    with pytest.raises(NotAllowed):
        create_series(amina.visit, "Days", [amina.ids[0], theirs])
    assert see_series(amina.visit) == ()
    made = create_series(bruno.visit, "Days", [theirs])
    # A role in a session of it shows the series; adding to it takes an organiser of one.
    assert order(amina.visit) == [theirs]
    with pytest.raises(NotAllowed):
        add_session_to_series(amina.at(0), made)
    for act in (
        lambda: rename_series(amina.visit.to(theirs), "Mine"),
        lambda: take_session_out_of_series(amina.visit.to(theirs)),
        lambda: follow_up_session(amina.visit.to(theirs), NOW + WEEK),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_two_organisers_share_a_series_and_each_sees_their_own(
    house: House, amina: Organiser, bruno: Organiser
) -> None:
    made = create_series(amina.visit, "Round tables", amina.ids)
    give_role(amina.at(1), "bruno", Role.ORGANISER)
    add_session_to_series(bruno.at(0), made)
    shared = amina.ids[1]
    assert order(bruno.visit) == [shared, bruno.ids[0]]
    assert order(amina.visit) == amina.ids
    assert [see_series(who.visit)[0].others for who in (amina, bruno)] == [1, 2]
    # Past what one does not see, by what one sees.
    move_in_series(bruno.at(0), shared)
    assert order(bruno.visit) == [bruno.ids[0], shared]
    with pytest.raises(NotAllowed):
        take_session_out_of_series(amina.visit.to(bruno.ids[0]))
    take_role(amina.at(1), "bruno", Role.ORGANISER)
    back = visit_of(house, bruno.account)
    assert order(back) == [bruno.ids[0]]
    take_session_out_of_series(back.to(bruno.ids[0]))
    assert see_series(back) == ()
    assert order(amina.visit) == amina.ids


def test_who_may_not_create_sessions_changes_no_series(house: House, amina: Organiser) -> None:
    made = create_series(amina.visit, "Days", amina.ids[:1])
    guest = visit_of(house, new_account(house, "chipo"), amina.ids[0], [Role.ORGANISER])
    visit_of(house, amina.account)
    assert order(guest) == amina.ids[:1]
    for act in (
        lambda: create_series(guest, "Mine", amina.ids[:1]),
        lambda: add_session_to_series(guest, made),
        lambda: rename_series(guest, "Mine"),
        lambda: take_session_out_of_series(guest),
        lambda: move_in_series(guest, amina.ids[0]),
        lambda: follow_up_session(guest, NOW + WEEK),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert see_series(amina.visit)[0].title == "Days"


def test_a_follow_up_is_a_copy_at_the_end(amina: Organiser, house: House) -> None:
    create_series(amina.visit, "Days", amina.ids)
    visit_of(house, new_account(house, "chipo"), amina.ids[2], [Role.DESK])
    made = follow_up_session(amina.at(2), NOW + 9 * WEEK, with_staff=True)
    assert order(amina.visit) == [*amina.ids, made]
    copy = see_session(amina.visit.to(made)).session
    assert (copy.title, copy.starts_at) == ("Fair floors", NOW + 9 * WEEK)
    assert len(see_people(amina.visit.to(made))) == 2


def test_a_follow_up_that_cannot_be_leaves_nothing_behind(amina: Organiser) -> None:
    with pytest.raises(NotInSeries):
        follow_up_session(amina.at(0), NOW + WEEK)
    create_series(amina.visit, "Days", amina.ids)
    with pytest.raises(StrangeStart):
        follow_up_session(amina.at(2), NOW.replace(year=1066))
    assert order(amina.visit) == amina.ids
    assert see_lobby(amina.visit).total == 3


def test_an_archived_session_keeps_its_place(amina: Organiser) -> None:
    create_series(amina.visit, "Days", amina.ids)
    close_session(amina.at(0))
    archive_session(amina.at(0))
    assert order(amina.visit) == amina.ids
    move_in_series(amina.at(0), amina.ids[1])
    assert order(amina.visit)[1] == amina.ids[0]


def test_strangers_see_no_series(house: House, amina: Organiser) -> None:
    create_series(amina.visit, "Days", amina.ids)
    for visit in (
        stranger(house),
        stranger(house, amina.ids[0]),
        visit_of(house, new_account(house)),
    ):
        assert see_series(visit) == ()
        assert not has_series(visit)
        assert see_lobby(visit).total == 0
    assert has_series(replace(amina.visit, session_id=amina.ids[0]))


def test_the_record_of_each_session_says_it(house: House, amina: Organiser) -> None:
    made = create_series(amina.visit, "Days", amina.ids)
    rename_series(amina.at(0), "Nights")
    with house.database.reading() as db:
        acts = [
            [(each.act, each.subject) for each in records.activities(db, one)] for one in amina.ids
        ]
    assert acts[0] == [("create_series", made), ("rename_series", made)]
    assert acts[1] == acts[2] == [("create_series", made)]
