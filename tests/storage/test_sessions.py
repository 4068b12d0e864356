"""Sessions and their agendas come out as they went in."""

from dataclasses import fields, replace
from datetime import timedelta

from session_core.domain.agenda import AgendaItem
from session_core.domain.door import Links
from session_core.domain.people import (
    Part,
    ProgrammePerson,
    RegionalGroup,
    Role,
    StakeholderGroup,
)
from session_core.domain.session import (
    AtDoor,
    Entry,
    NamingRule,
    SessionType,
    Stage,
    WorkshopSession,
)
from session_core.storage import agenda, people, roles, sessions
from session_core.storage.database import Database
from session_core.use_cases.house import House
from tests.houses import NOW, new_account, new_session

FULL = WorkshopSession(
    id="0123456789abcdef",
    title="مساحة متساوية — “an even floor” 🪑",
    starts_at=NOW,
    ends_at=NOW + timedelta(minutes=90),
    join_code="KX73BQ",
    screen_key="a key of the room screen",
    year=2030,
    type=SessionType.DAY_0_EVENT,
    number=0,
    room="WS 4 – Room B-2",
    format="Break-out group discussions - 90 min",
    themes=("Digital divides", "Rechte & Freiheiten"),
    policy_questions=("Who decides?", "Who pays?"),
    prose={"description": "Two\nparagraphs", "gains": "…"},
    naming_rule=NamingRule.CHATHAM_HOUSE,
    stage=Stage.CLOSED,
    queue_open=False,
    session_report="What was said, in full.",
    archived_at=NOW,
    call_link="https://call.example.org/a?b=%20",
    captions_link="https://captions.example.org/a",
    stream_link="https://stream.example.org/مثال",
    conduct="Be kind.\n\nTruly.",
    asked_at_door=(AtDoor.MODALITY, AtDoor.LANGUAGE),
    entry=Entry.CODES,
    intake_frozen=True,
    read_back_at=NOW,
)


def test_a_session_comes_out_as_it_went_in(database: Database) -> None:
    plain = WorkshopSession("", "", NOW, NOW, "", "")
    assert [f.name for f in fields(FULL) if getattr(FULL, f.name) == getattr(plain, f.name)] == [
        "starts_at"
    ]
    with database.writing() as db:
        sessions.add_session(db, FULL, NOW)
    with database.reading() as db:
        assert sessions.session_with_id(db, FULL.id) == FULL
        assert sessions.session_with_join_code(db, "KX73BQ") == FULL
        assert sessions.session_with_screen_key(db, FULL.screen_key) == FULL
        assert sessions.session_with_join_code(db, "kx73bq") is None
        assert sessions.any_session(db)


def test_a_session_of_which_little_is_known_does_too(database: Database) -> None:
    bare = WorkshopSession("id", "T", NOW, NOW + timedelta(hours=1), "BCDFGH", "key")
    with database.writing() as db:
        assert not sessions.any_session(db)
        sessions.add_session(db, bare, NOW)
        assert sessions.session_with_id(db, "id") == bare


def test_stage_and_queue_change_alone(database: Database) -> None:
    with database.writing() as db:
        sessions.add_session(db, FULL, NOW)
        sessions.keep_stage(db, FULL.id, Stage.OPEN)
        sessions.keep_queue_open(db, FULL.id, True)
        changed = replace(FULL, stage=Stage.OPEN, queue_open=True)
        assert sessions.session_with_id(db, FULL.id) == changed


def test_what_is_found_at_the_door_changes_alone(database: Database) -> None:
    links = Links(f"https://call.example.org/{'x' * 475}", "", "https://stream.example.org")
    with database.writing() as db:
        sessions.add_session(db, FULL, NOW)
        sessions.keep_links(db, FULL.id, links)
        sessions.keep_conduct(db, FULL.id, "ü" * 10_000)
        sessions.keep_asked_at_door(db, FULL.id, (AtDoor.REGIONAL_GROUP,))
        changed = replace(
            FULL,
            call_link=links.call,
            captions_link="",
            stream_link=links.stream,
            conduct="ü" * 10_000,
            asked_at_door=(AtDoor.REGIONAL_GROUP,),
        )
        assert sessions.session_with_id(db, FULL.id) == changed


def test_the_lobby_shows_ones_own_sessions_the_next_first(house: House) -> None:
    amina = new_account(house)
    later = new_session(house, starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=2))
    sooner = new_session(house)
    new_session(house)
    with house.database.writing() as db:
        for session in (later, sooner):
            roles.give_role(db, session.id, amina.id, Role.DESK)
            roles.give_role(db, session.id, amina.id, Role.RAPPORTEUR)
        assert sessions.sessions_of(db, amina.id) == [sooner, later]


def test_agenda_items_come_out_in_order_with_their_times(
    database: Database, session_id: str
) -> None:
    started = AgendaItem("third", 3, "Poll", 4, NOW, NOW + timedelta(minutes=4, microseconds=1))
    with database.writing() as db:
        before = agenda.agenda_of(db, session_id)
        agenda.add_items(db, session_id, [started])
        assert agenda.agenda_of(db, session_id) == (*before, started)
        again = replace(before[0], started_at=NOW)
        after = (
            again,
            AgendaItem("new", 2, "Break", 5),
            replace(started, title="Ballot", ended_at=None, extended_minutes=-1, skipped_at=NOW),
        )
        agenda.keep_changed(db, session_id, (*before, started), after)
        assert agenda.agenda_of(db, session_id) == after


def test_programme_people_come_out_in_order(database: Database, session_id: str) -> None:
    listed = (
        ProgrammePerson(
            "Þóra Example",
            Part.ONLINE_MODERATOR,
            "Example University",
            StakeholderGroup.TECHNICAL_COMMUNITY,
            RegionalGroup.GRULAC,
        ),
        ProgrammePerson("Ada Example", Part.SPEAKER),
        ProgrammePerson("Ada Example", Part.ORGANIZER),
    )
    with database.writing() as db:
        people.keep_programme_people(db, session_id, listed)
        assert people.programme_people(db, session_id) == listed
        assert people.programme_people(db, "another") == ()
