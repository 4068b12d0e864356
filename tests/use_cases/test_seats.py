"""Joining takes a code and nothing else; leaving leaves nothing that points back."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from session_core.domain.dispositions import answer_in_writing
from session_core.domain.floor import InterventionState
from session_core.domain.languages import Language
from session_core.domain.people import (
    MOST_IN_HUB,
    Modality,
    Part,
    ProgrammePerson,
    RegionalGroup,
    Role,
    StakeholderGroup,
)
from session_core.domain.refusals import (
    NotAllowed,
    SessionNotOpen,
    StrangeHubSize,
    TextTooLong,
    WrongJoinCode,
)
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.storage import floor, people
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.seats import (
    find_screen,
    find_session,
    join_session,
    leave_session,
    see_door,
    see_my_seat,
)
from session_core.use_cases.visit import Visit
from tests.houses import NOW, alter_floor, new_session, seat_in, sign_in_as, stranger


def joined(visit: Visit, modality: Modality, pseudonym: str = "") -> Visit:
    return replace(visit, seat_secret=join_session(visit, modality, pseudonym))


def all_rows(house: House) -> str:
    with house.database.reading() as db:
        names = inspect(db).get_table_names()
        return repr([db.execute(text(f"SELECT * FROM {name}")).all() for name in names])


def test_a_code_leads_to_its_session_however_it_is_typed(
    house: House, session: WorkshopSession
) -> None:
    anybody = stranger(house)
    code = session.join_code
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} "):
        assert find_session(anybody, typed) == session.id
    assert find_screen(anybody, session.screen_key) == session.id


@pytest.mark.parametrize("wrong", ["", "NOCODE", "%", "*", "\0", "K" * 500])
def test_a_wrong_code_leads_nowhere(house: House, session: WorkshopSession, wrong: str) -> None:
    for find in (find_session, find_screen):
        with pytest.raises(WrongJoinCode):
            find(stranger(house), wrong)


def test_the_door_shows_moderators_and_no_key(house: House, session: WorkshopSession) -> None:
    ada = ProgrammePerson("Ada Example", Part.ONLINE_MODERATOR)
    with house.database.writing() as db:
        listed = [ProgrammePerson("Bo Example", Part.SPEAKER), ada]
        people.keep_programme_people(db, session.id, listed)
    door = see_door(stranger(house, session.id))
    assert door.moderators == (ada,)
    assert (door.session.title, door.session.screen_key) == (session.title, "")


def test_one_joins_without_a_name_and_gets_a_pseudonym(
    house: House, session: WorkshopSession
) -> None:
    seat = see_my_seat(joined(stranger(house, session.id), Modality.ONLINE))
    assert (seat.modality, len(seat.pseudonym.split())) == (Modality.ONLINE, 2)


def test_one_joins_with_a_name_and_groups_of_ones_own(
    house: House, session: WorkshopSession
) -> None:
    visit = stranger(house, session.id)
    groups = (StakeholderGroup.CIVIL_SOCIETY, RegionalGroup.AFRICA)
    secret = join_session(visit, Modality.ONSITE, "  Тихая  цапля ", *groups)
    seat = see_my_seat(replace(visit, seat_secret=secret))
    assert seat.pseudonym == "Тихая цапля"
    assert (seat.stakeholder_group, seat.regional_group) == groups
    with pytest.raises(TextTooLong):
        join_session(visit, Modality.ONSITE, "x" * 61)


def test_a_secret_is_kept_as_a_hash_only(house: House, session: WorkshopSession) -> None:
    secret = join_session(stranger(house, session.id), Modality.ONSITE)
    assert secret not in all_rows(house)


def test_joining_is_recorded_without_who(house: House, session: WorkshopSession) -> None:
    desk = sign_in_as(house, Role.DESK, session.id)
    before = all_rows(house)
    seat = see_my_seat(replace(desk, seat_secret=join_session(desk, Modality.ONSITE)))
    assert see_revisions(desk)[Room.PEOPLE] == 1
    # The new seat stands in one row, its own; and the account in no more rows than before.
    assert all_rows(house).count(seat.id) == 1
    assert all_rows(house).count("'account:") == before.count("'account:")


def test_a_session_can_be_joined_until_it_is_closed(house: House) -> None:
    early = new_session(house, stage=Stage.PREPARING)
    assert joined(stranger(house, early.id), Modality.ONLINE).seat_secret
    over = new_session(house, stage=Stage.CLOSED)
    with pytest.raises(SessionNotOpen):
        join_session(stranger(house, over.id), Modality.ONLINE)


def test_who_leaves_waits_no_more_and_what_they_said_has_no_name(
    house: House, session: WorkshopSession
) -> None:
    moderator = sign_in_as(house, Role.ORGANISER, session.id)
    leaving = joined(stranger(house, session.id), Modality.ONSITE, "Zdenka")
    heard = request_floor(leaving, "Who pays?", client_key="one")
    waiting = request_floor(leaving, "And who decides?")
    staying = request_floor(seat_in(house, session.id), "What else?")
    give_floor_to_next(moderator)
    yield_floor(moderator)
    seat = see_my_seat(leaving)

    leave_session(leaving)

    with house.database.reading() as db:
        after = {each.id: each for each in floor.floor_of(db, session.id).interventions}
    assert after[heard].state is InterventionState.HEARD
    assert (after[heard].text, after[heard].name) == ("Who pays?", "")
    assert after[waiting].state is InterventionState.WITHDRAWN
    assert [place.intervention.id for place in see_floor(moderator).places] == [staying]
    assert after[heard].asker != after[waiting].asker
    assert seat.id not in all_rows(house)
    assert "Zdenka" not in all_rows(house)


def test_no_file_holds_the_name_of_who_left(
    house: House, session: WorkshopSession, tmp_path: Path
) -> None:
    """While the server runs on: the database, its journal and its index."""

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.glob("evenfloor*"))

    leaving = joined(stranger(house, session.id), Modality.ONSITE, "Zdenka Forgotten")
    request_floor(leaving, "Who pays?")
    seat_id = see_my_seat(leaving).id
    assert b"Zdenka Forgotten" in on_disk()
    leave_session(leaving)
    for trace in (b"Zdenka Forgotten", seat_id.encode()):
        assert trace not in on_disk()
    assert b"Who pays?" in on_disk()


def test_two_questions_of_who_left_share_no_groups(house: House, session: WorkshopSession) -> None:
    visit = stranger(house, session.id)
    groups = (StakeholderGroup.GOVERNMENT, RegionalGroup.WEOG)
    leaving = replace(visit, seat_secret=join_session(visit, Modality.ONSITE, "", *groups))
    for words in ("Who pays?", "And who decides?"):
        request_floor(leaving, words)
    leave_session(leaving)
    with house.database.reading() as db:
        left = floor.floor_of(db, session.id).interventions
    assert [(each.stakeholder_group, each.regional_group) for each in left] == [(None, None)] * 2


def test_who_left_has_no_seat_any_more(house: House, session: WorkshopSession) -> None:
    visit = seat_in(house, session.id)
    leave_session(visit)
    for act in (see_my_seat, request_floor, see_floor, leave_session):
        with pytest.raises(NotAllowed):
            act(visit)


def test_who_leaves_while_speaking_is_heard_to_the_end(
    house: House, session: WorkshopSession
) -> None:
    moderator = sign_in_as(house, Role.ORGANISER, session.id)
    visit = seat_in(house, session.id)
    asked = request_floor(visit, "Who pays?")
    give_floor_to_next(moderator)
    leave_session(visit)
    now = see_floor(moderator).speaking
    assert now is not None
    assert (now.id, now.name) == (asked, "")
    yield_floor(moderator)
    assert [each.id for each in see_floor(moderator).heard] == [asked]


def test_a_seat_says_its_language_and_how_many_it_is_and_counts_as_one(
    house: House, session: WorkshopSession
) -> None:
    anybody = stranger(house, session.id)
    secret = join_session(
        anybody, Modality.ONLINE, language=Language.FRENCH, people_behind=MOST_IN_HUB
    )
    hub = replace(anybody, seat_secret=secret)
    seat = see_my_seat(hub)
    assert (seat.language, seat.people, seat.counted_people) == ("fr", MOST_IN_HUB, 1)
    request_floor(hub, "From all of us?")
    with house.database.reading() as db:
        (asked,) = floor.floor_of(db, session.id).interventions
    assert (asked.language, asked.people) == ("fr", 1)
    alone = see_my_seat(joined(anybody, Modality.ONSITE))
    assert (alone.language, alone.people) == ("", 1)


@pytest.mark.parametrize("people_behind", [-1, 0, MOST_IN_HUB + 1, 10**12])
def test_a_hub_has_a_number_of_people_that_can_be(
    house: House, session: WorkshopSession, people_behind: int
) -> None:
    with pytest.raises(StrangeHubSize) as refused:
        join_session(stranger(house, session.id), Modality.ONLINE, people_behind=people_behind)
    assert refused.value.details == {"least": 2, "most": 500}


def test_what_was_answered_stays_answered_when_its_asker_leaves(
    house: House, session: WorkshopSession
) -> None:
    asker = joined(stranger(house, session.id), Modality.ONLINE)
    answered, waiting = request_floor(asker, "Answered?"), request_floor(asker, "Waiting?")
    alter_floor(house, session.id, lambda f: answer_in_writing(f, answered, "Yes.", NOW))
    leave_session(asker)
    with house.database.reading() as db:
        states = {each.id: each.state for each in floor.floor_of(db, session.id).interventions}
    assert states == {
        answered: InterventionState.ANSWERED,
        waiting: InterventionState.WITHDRAWN,
    }
