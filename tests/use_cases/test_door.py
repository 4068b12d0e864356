"""What staff set for the door, and what it does to those who come."""

import pytest

from session_core.domain.door import Links
from session_core.domain.door_refusals import AskedAtDoor, BadLink
from session_core.domain.languages import Language
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import NotAllowed, TextTooLong
from session_core.domain.session import AtDoor, Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.copying import copy_session
from session_core.use_cases.door import (
    see_door_settings,
    see_links,
    set_asked_at_door,
    set_conduct,
    set_links,
)
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.seats import join_session, see_door, see_my_seat
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, seat_in, sign_in_as, stranger, visit_of

CALL, CAPTIONS = "https://call.example.org/a", "https://captions.example.org/a"


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def test_who_is_here_sees_the_links_and_nobody_else(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat, outside = seat_in(house, session.id), stranger(house, session.id)
    set_links(moderator, call=f" {CALL} ", captions=CAPTIONS)
    assert see_links(seat) == Links(CALL, CAPTIONS, "")
    with pytest.raises(NotAllowed):
        see_links(outside)
    for visit in (outside, seat, moderator):
        assert CALL not in str(see_door(visit))


def test_one_link_changes_and_the_others_stay(moderator: Visit) -> None:
    set_links(moderator, call=CALL, captions=CAPTIONS)
    assert set_links(moderator, captions="") == Links(CALL, "", "")
    assert see_door_settings(moderator).links == Links(CALL, "", "")


def test_of_links_of_which_one_is_refused_none_is_kept(moderator: Visit) -> None:
    with pytest.raises(BadLink) as refused:
        set_links(moderator, call=CALL, stream="javascript:alert(1)")
    assert refused.value.details["what"] == "The link of the stream"
    assert see_door_settings(moderator).links == Links()


def test_a_changed_link_is_news_to_open_pages_and_the_same_again_is_none(
    moderator: Visit,
) -> None:
    before = see_revisions(moderator)[Room.SESSION]
    set_links(moderator, call=CALL)
    set_links(moderator, call=CALL)
    assert see_revisions(moderator)[Room.SESSION] == before + 1


def test_the_record_says_that_there_is_a_link_and_never_which(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_links(moderator, call=CALL)
    set_conduct(moderator, "Be kind.")
    with house.database.reading() as db:
        acts = {each.act: each for each in records.activities(db, session.id)}
    assert acts["set_links"].details == {"call": True, "captions": False, "stream": False}
    assert acts["set_conduct"].details == {"characters": 8}


def test_a_code_of_conduct_is_seen_at_the_door(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    assert set_conduct(moderator, " Be kind. ") == "Be kind."
    assert see_door(stranger(house, session.id)).session.conduct == "Be kind."
    with pytest.raises(TextTooLong):
        set_conduct(moderator, "x" * 10_001)
    assert see_door_settings(moderator).conduct == "Be kind."


def test_nobody_has_to_say_anything(house: House, session: WorkshopSession) -> None:
    door = stranger(house, session.id)
    secret = join_session(door, None)
    seat = see_my_seat(Visit(house, NOW, session.id, seat_secret=secret))
    assert (seat.modality, seat.stakeholder_group, seat.language) == (Modality.ONLINE, None, "")


def test_what_the_organiser_asks_must_be_said(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    door = stranger(house, session.id)
    for each in AtDoor:
        set_asked_at_door(organiser, each)
    missing = []
    said: list[object] = [
        Modality.ONSITE,
        StakeholderGroup.GOVERNMENT,
        RegionalGroup.GRULAC,
        Language("es"),
    ]
    for n in range(4):
        given: list[object] = [*said[:n], *[None] * (4 - n)]
        side, *rest = given
        with pytest.raises(AskedAtDoor) as refused:
            join_session(door, side, "Wren", *rest)  # type: ignore[arg-type]
        missing.append(refused.value.details["reason"])
    assert missing == list(AtDoor)
    side, *rest = said
    assert join_session(door, side, "Wren", *rest)  # type: ignore[arg-type]
    assert see_session(organiser).joined[Modality.ONSITE] == 1


def test_what_is_asked_no_longer_may_stay_unsaid(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    set_asked_at_door(organiser, AtDoor.LANGUAGE)
    set_asked_at_door(organiser, AtDoor.LANGUAGE, is_asked=False)
    assert see_door_settings(organiser).asked == ()
    assert join_session(stranger(house, session.id), None)


def test_a_copy_has_no_link_of_the_call_it_was_made_from(
    house: House, session: WorkshopSession
) -> None:
    account = new_account(house, may_organise=True)
    organiser = visit_of(house, account, session.id, [Role.ORGANISER])
    set_links(organiser, call=CALL, captions=CAPTIONS, stream=CALL)
    set_conduct(organiser, "Be kind.")
    set_asked_at_door(organiser, AtDoor.LANGUAGE)
    copy = see_door_settings(organiser.to(copy_session(organiser, NOW)))
    assert (copy.links, copy.conduct, copy.asked) == (Links(), "Be kind.", (AtDoor.LANGUAGE,))
