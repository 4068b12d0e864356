"""The other samples: a town hall that is prepared, and three days of a regional workshop."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.floor import InterventionState
from session_core.domain.lobby import LobbyFilter
from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Modality, Part, Role
from session_core.domain.polls import PollState
from session_core.domain.recommendations import recommendations
from session_core.domain.session import NamingRule, Room, Stage
from session_core.domain.takeaways import TakeawayKind, TakeawayState
from session_core.imports.sample_workshop import read_sample
from session_core.storage import accounts, floor, records
from session_core.use_cases import demo
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.demo_accounts import demo_accounts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.notes import see_notes
from session_core.use_cases.people import see_my_roles, see_people
from session_core.use_cases.polls import see_polls
from session_core.use_cases.report import see_report
from session_core.use_cases.seats import find_session
from session_core.use_cases.series import see_series
from session_core.use_cases.sessions import open_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, build_test_house, lay_samples, stranger, visit_of

CODES = ("DEMO", "HALL", "GULF1", "GULF2", "GULF3")
Staff = Callable[..., Visit]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house in which the samples were loaded."""
    lay_samples(tmp_path, NOW)
    opened = build_test_house(tmp_path, demo=True)
    yield opened
    opened.close()


@pytest.fixture
def staff(house: House) -> Staff:
    """Sign in one of the sample accounts by its role, in the session with a join code."""

    def sign_in(code: str, role: Role = Role.ORGANISER) -> Visit:
        made = next(each for each in demo_accounts(house.settings) if each.role is role)
        with house.database.reading() as db:
            found = accounts.account_named(db, made.username)
        assert found is not None
        return visit_of(house, found, find_session(stranger(house), code))

    return sign_in


def minutes_by_title(items: tuple[AgendaItem, ...]) -> dict[str, int]:
    return {item.title: item.planned_minutes for item in items}


def test_the_samples_stand_in_different_stages(staff: Staff) -> None:
    sessions = [see_session(staff(code)).session for code in CODES]
    closed, preparing = Stage.CLOSED, Stage.PREPARING
    assert [s.stage for s in sessions] == [Stage.OPEN, preparing, closed, closed, preparing]
    assert [s.join_code for s in sessions if s.archived_at] == ["GULF2"]
    assert [s.planned_minutes for s in sessions] == [90, 60, 180, 60, 75]
    assert [s.identity for s in sessions] == [
        "IGF 2030 WS #999",
        "IGF 2030 Town Hall #998",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_six_accounts_have_their_roles_in_every_sample(staff: Staff, code: str) -> None:
    held = {member.name: set(member.roles) for member in see_people(staff(code))}
    assert held == {
        "Amina Okello": {Role.ORGANISER},
        "Kenji Morita": {Role.ONSITE_MODERATOR},
        "Lucía Ferreyra": {Role.ONLINE_MODERATOR},
        "Tomáš Hradil": {Role.RAPPORTEUR},
        "Selam Bekele": {Role.DESK},
        "Jonas Ekwall": {Role.DESK},
    }


def test_the_lobby_shows_all_but_what_is_archived(staff: Staff) -> None:
    for role in (Role.ORGANISER, Role.RAPPORTEUR):
        lobby = see_lobby(staff("DEMO", role))
        assert lobby.sessions[0].session.join_code == "DEMO"
        assert {each.session.join_code for each in lobby.sessions} == set(CODES) - {"GULF2"}
        assert (lobby.total, lobby.archived) == (5, 1)


@pytest.mark.parametrize("code", CODES)
def test_every_record_is_in_order_and_past(house: House, staff: Staff, code: str) -> None:
    visit = staff(code)
    assert visit.session_id
    with house.database.reading() as db:
        acts = records.activities(db, visit.session_id)
    # When a ballot came is kept to the minute.
    times = [act.at for act in acts if act.act != "cast_ballot"]
    assert times == sorted(times)
    assert times[-1] <= NOW
    assert acts[0].act == "create_session"


def test_every_sample_has_its_own_join_code_and_says_that_it_is_invented() -> None:
    samples = [read_sample(path.read_text("utf-8")) for path in (demo.SAMPLE, *demo.OTHERS)]
    assert [sample.session.join_code for sample in samples] == list(CODES)
    for sample in samples:
        assert (
            "its people, organisations and events are invented"
            in (sample.session.prose["description"])
        )


def test_the_workshop_has_three_groups_ready_to_open(staff: Staff) -> None:
    moderator = staff("DEMO", Role.ONLINE_MODERATOR)
    assert see_session(moderator).session.format == "Break-out Group Discussions - 90 Min"
    view = see_breakouts(moderator)
    assert [seen.group.topic.partition(":")[0] for seen in view.groups] == [
        "Power",
        "Permission",
        "People",
    ]
    assert not view.is_open
    assert sorted(seen.count for seen in view.groups) == [25, 25, 25]
    assert view.in_no_group == ()
    assert len({seen.group.facilitator_id for seen in view.groups} - {None}) == 3
    for seen in view.groups:
        sides = {member.modality for member in seen.members}
        assert sides == set(Modality)


def test_the_town_hall_starts_tomorrow(staff: Staff) -> None:
    organiser = staff("HALL")
    view = see_session(organiser)
    assert view.session.starts_at == datetime.combine(NOW.date() + timedelta(days=1), time(13), UTC)
    assert view.session.format == "Panel - 60 Min"
    assert view.joined == {Modality.ONSITE: 0, Modality.ONLINE: 0}
    assert len(view.session.policy_questions) == 3
    parts = [person.part for person in view.people]
    assert parts.count(Part.SPEAKER) == 4
    assert {Part.ONSITE_MODERATOR, Part.ONLINE_MODERATOR, Part.RAPPORTEUR} < set(parts)
    agenda = minutes_by_title(see_agenda(organiser))
    assert sum(agenda.values()) == 60
    assert [title.partition(":")[2] for title in agenda if "round:" in title] == [
        " the room and online by turns",
        " online and the room by turns",
    ]
    assert [poll.state for poll in see_polls(organiser).polls] == [PollState.DRAFT] * 4
    open_session(organiser)
    assert see_session(organiser).session.stage is Stage.OPEN


def test_three_days_are_one_series(staff: Staff) -> None:
    (series,) = see_series(staff("GULF1"))
    assert [each.mine.session.join_code for each in series.sessions] == ["GULF1", "GULF2", "GULF3"]
    assert series.others == 0
    starts = [each.mine.session.starts_at for each in series.sessions]
    assert starts == sorted(starts)
    assert starts[0] < starts[1] < NOW < starts[2]
    found = see_lobby(staff("DEMO"), LobbyFilter(series_id=series.id)).sessions
    assert "DEMO" not in {each.session.join_code for each in found}


def test_twenty_four_people_took_part_from_both_sides(house: House, staff: Staff) -> None:
    visit = staff("GULF1", Role.RAPPORTEUR)
    assert see_session(visit).joined == {Modality.ONSITE: 14, Modality.ONLINE: 10}
    heard = see_floor(visit).heard
    assert len(heard) == 12
    assert {each.modality for each in heard} == set(Modality)
    with house.database.reading() as db:
        kept = floor.floor_of(db, visit.session_id or "").interventions
    assert [each.state for each in kept].count(InterventionState.WITHDRAWN) == 1


def test_the_naming_rules_held_when_things_were_said(house: House, staff: Staff) -> None:
    visit = staff("GULF1", Role.RAPPORTEUR)
    items = {item.id: item for item in see_agenda(visit)}
    confidential = next(i for i in items.values() if i.naming_rule is NamingRule.CHATHAM_HOUSE)
    assert see_session(visit).session.naming_rule is NamingRule.AFFILIATION_ONLY
    assert confidential.started_at
    assert confidential.ended_at
    with house.database.reading() as db:
        kept = floor.floor_of(db, visit.session_id or "").interventions
    assert {each.name for each in kept} == {""}
    inside = [each for each in kept if confidential.started_at < each.requested_at]
    inside = [each for each in inside if each.requested_at < confidential.ended_at]
    assert len(inside) == 3
    assert {each.stakeholder_group for each in inside} == {None}
    assert None not in {each.stakeholder_group for each in kept if each not in inside}
    noted = [note for note in see_notes(visit) if note.agenda_item_id == confidential.id]
    assert {note.attribution for note in noted} == {Attribution.NONE}
    elsewhere = {note.attribution for note in see_notes(visit) if note not in noted}
    assert elsewhere == {Attribution.NONE, Attribution.GROUP}


def test_the_day_left_notes_polls_findings_calls_and_a_report(staff: Staff) -> None:
    visit = staff("GULF1", Role.RAPPORTEUR)
    report = see_report(visit)
    assert {note.kind for note in report.notes} == set(NoteKind)
    polls = see_polls(visit).polls
    assert [poll.state for poll in polls] == [PollState.CLOSED] * 2
    assert [poll.tally.turnout for poll in polls if poll.tally] == [24, 23]
    adopted = [each for each in report.takeaways if each.state is TakeawayState.ADOPTED]
    findings = [each for each in adopted if each.kind is TakeawayKind.KEY_TAKEAWAY]
    assert [each.text.partition(" that ")[0] for each in findings] == [
        "Participants from all seven countries agreed",
        "All sides agreed",
    ]
    assert len(adopted) == 5
    assert TakeawayState.PROPOSED not in {each.state for each in report.takeaways}
    assert len(report.session.session_report.split("\n\n")) == 5


def test_three_kinds_of_addressee_are_asked_for_something(staff: Staff) -> None:
    asked = recommendations(see_report(staff("GULF1", Role.RAPPORTEUR)))
    assert {each.addressee: len(each.asked) for each in asked} == {
        "Mobile operators": 2,
        "Regional human rights commission": 1,
        "Governments of the region": 2,
    }


def test_what_was_closed_to_the_public_names_nobody(house: House, staff: Staff) -> None:
    visit = staff("GULF2", Role.RAPPORTEUR)
    assert see_session(visit).session.naming_rule is NamingRule.CLOSED
    assert {note.attribution for note in see_notes(visit)} == {Attribution.NONE}
    assert see_my_roles(visit) == {Role.RAPPORTEUR}
    with house.database.reading() as db:
        revisions = records.revisions(db, visit.session_id or "")
    assert revisions[Room.NOTES] == 3
