"""The sample workshop: whole, fair, half-run, and only where nothing else is."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from session_core.domain.ballots import PollKind
from session_core.domain.desk import HelpKind, HelpState
from session_core.domain.desk_counts import HelpBy
from session_core.domain.floor import (
    DISPOSITIONS,
    DeclineReason,
    Floor,
    Intervention,
    InterventionState,
    Source,
)
from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_results import Apart
from session_core.domain.poll_results import consensus as agreement
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import SayingState
from session_core.domain.polls import PollState
from session_core.domain.rules import Rule
from session_core.domain.session import Room, Stage
from session_core.domain.takeaways import EvidenceKind, TakeawayKind
from session_core.storage import accounts, floor, records
from session_core.storage.tables import ballot
from session_core.use_cases import demo
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.demo_accounts import demo_accounts
from session_core.use_cases.desk import see_desk, see_help_counts
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.hubs import see_hubs
from session_core.use_cases.merging import see_likely_duplicates
from session_core.use_cases.notes import see_notes
from session_core.use_cases.people import see_people, see_staff
from session_core.use_cases.polls import see_polls, see_turnout
from session_core.use_cases.questions import see_questions
from session_core.use_cases.report import FORMATS, draft_report, export_report, see_report
from session_core.use_cases.seats import find_session, join_session, see_door
from session_core.use_cases.sessions import list_my_sessions, see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, build_test_house, lay_samples, stranger, visit_of

ALL = 1 + len(demo.OTHERS)
BEGINS = {"docx": b"PK", "xlsx": b"PK", "md": b"#", "json": b"{"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house in which the samples were loaded."""
    lay_samples(tmp_path, NOW + timedelta(seconds=42))
    opened = build_test_house(tmp_path, demo=True)
    yield opened
    opened.close()


@pytest.fixture
def session_id(house: House) -> str:
    """The sample that is half-run."""
    return find_session(stranger(house), "DEMO")


@pytest.fixture
def staff(house: House, session_id: str) -> Callable[[Role], Visit]:
    """Sign in one of the sample accounts by its role."""

    def sign_in(role: Role) -> Visit:
        username = next(
            each.username for each in demo_accounts(house.settings) if each.role is role
        )
        with house.database.reading() as db:
            found = accounts.account_named(db, username)
        assert found is not None
        return visit_of(house, found, session_id)

    return sign_in


def kept_floor(house: House, session_id: str) -> Floor:
    with house.database.reading() as db:
        return floor.floor_of(db, session_id)


def alternate(interventions: Sequence[Intervention]) -> bool:
    sides = [each.modality for each in interventions]
    return all(side is not after for side, after in pairwise(sides))


def test_a_newcomer_walks_into_a_session_38_minutes_old(house: House, session_id: str) -> None:
    assert find_session(stranger(house), "demo") == session_id
    session = see_door(stranger(house, session_id)).session
    assert session.stage is Stage.OPEN
    assert session.starts_at == NOW - timedelta(minutes=38)
    assert (session.planned_minutes, len(session.policy_questions)) == (90, 3)


def test_three_agenda_items_are_done_and_one_is_current(
    staff: Callable[[Role], Visit],
) -> None:
    items = see_agenda(staff(Role.RAPPORTEUR))
    assert len(items) == 7
    assert [item.position for item in items if item.ended_at] == [1, 2, 3]
    assert [item.position for item in items if item.is_current] == [4]
    assert sum(item.planned_minutes for item in items) == 90


def test_twenty_one_were_asked_and_the_floor_alternates(house: House, session_id: str) -> None:
    kept = kept_floor(house, session_id)
    assert [each.number for each in kept.interventions] == list(range(1, 22))
    states = Counter(each.state for each in kept.interventions)
    others = DISPOSITIONS - {InterventionState.HEARD, InterventionState.UNDONE}
    assert states.keys() == set(InterventionState) - {InterventionState.UNDONE}
    assert {states[ended] for ended in others} == {1}
    assert (len(kept.heard), len(kept.waiting)) == (6, 9)
    assert kept.speaking is not None
    assert alternate([*kept.heard, kept.speaking])


def test_the_order_alternates_from_two_safe_places_on(staff: Callable[[Role], Visit]) -> None:
    view = see_floor(staff(Role.ONSITE_MODERATOR))
    assert view.speaking is not None
    assert alternate([view.speaking, *(place.intervention for place in view.places)])
    safe = [place for place in view.places if place.rules[0] is Rule.ANNOUNCED]
    assert safe == list(view.places[:2])
    assert [p.intervention.announced_at for p in view.places[2:]] == [None] * 7


def test_every_way_in_and_the_hub_are_there(house: House, session_id: str) -> None:
    asked = kept_floor(house, session_id).interventions
    assert {each.source for each in asked} == {Source.DEVICE, Source.PROXY, Source.PAPER}
    assert [each.people for each in asked if each.people > 1] == [12]
    assert {each.language for each in asked} == {"", "ar", "en", "es", "fr"}
    assert len({each.asker for each in asked}) < len(asked)


def test_the_rooms_of_questions_have_something_to_show(
    house: House, session_id: str, staff: Callable[[Role], Visit]
) -> None:
    asked = {each.number: each for each in kept_floor(house, session_id).interventions}
    assert sum(each.support > 0 for each in asked.values()) >= 6
    merged = next(each for each in asked.values() if each.merged_into)
    head = next(each for each in asked.values() if each.id == merged.merged_into)
    # Eleven support it, and who asked the other is one more.
    assert (head.support, merged.state) == (12, InterventionState.MERGED)
    (alike,) = see_likely_duplicates(staff(Role.ONLINE_MODERATOR))
    pair = [each for each in asked.values() if each.id in (alike.one, alike.other)]
    assert {each.modality for each in pair} == set(Modality)
    answered = next(each for each in asked.values() if each.state is InterventionState.ANSWERED)
    assert answered.reply
    declined = next(each for each in asked.values() if each.state is InterventionState.DECLINED)
    assert declined.decline_reason is DeclineReason.ABOUT_A_PERSON
    reader = staff(Role.ONLINE_MODERATOR)
    claimed = [each for each in asked.values() if each.claimed_by]
    assert [each.state for each in claimed] == [InterventionState.WAITING]
    assert see_staff(reader)[claimed[0].claimed_by or ""].roles == (Role.ONLINE_MODERATOR,)
    card = next(each for each in asked.values() if each.source is Source.PAPER)
    assert see_staff(reader)[card.entered_by or ""].name == "Kenji Morita"
    (hub,) = see_hubs(reader)
    assert (hub.people, hub.is_confirmed) == (12, True)


def test_the_session_goes_on_from_there(staff: Callable[[Role], Visit]) -> None:
    moderator = staff(Role.ONSITE_MODERATOR)
    first = see_floor(moderator).places[0].intervention
    give_floor_to_next(moderator, expected=first.id)
    yield_floor(moderator)
    assert see_floor(moderator).heard[-1].id == first.id
    assert len(see_floor(moderator).heard) == 8


def test_people_come_from_everywhere(house: House, session_id: str) -> None:
    asked = kept_floor(house, session_id).interventions
    assert len({each.stakeholder_group for each in asked} - {None}) == 5
    assert len({each.regional_group for each in asked} - {None}) >= 5
    assert sum(each.entered_by is not None for each in asked) == 8
    texts = " ".join(each.text for each in asked)
    assert "¿" in texts
    assert any("\u0600" <= letter <= "\u06ff" for letter in texts)


def test_polls_of_four_kinds_are_counted_and_one_is_open(
    house: House, session_id: str, staff: Callable[[Role], Visit]
) -> None:
    closed, opened, consensus, cloud, ranking = see_polls(staff(Role.ONLINE_MODERATOR)).polls
    assert (closed.state, opened.state) == (PollState.CLOSED, PollState.OPEN)
    assert closed.tally is not None
    assert closed.tally.votes == {"1": 24, "2": 19, "3": 13, "4": 5}
    assert closed.tally.votes_by_modality == {
        Modality.ONSITE: {"1": 14, "2": 6},
        Modality.ONLINE: {"1": 10, "2": 13},
    }
    assert opened.tally is None
    assert [turnout.ballots for turnout in see_turnout(staff(Role.ONLINE_MODERATOR))] == [44]
    with house.database.reading() as db:
        assert set(db.scalars(select(ballot.c.poll_id))) == {opened.id}
    ended = (consensus, cloud, ranking)
    assert [each.kind for each in ended] == [
        PollKind.ROUGH_CONSENSUS,
        PollKind.WORD_CLOUD,
        PollKind.RANKING,
    ]
    assert [each.tally.turnout for each in ended if each.tally] == [66, 42, 52]


def test_a_rough_consensus_has_objections_in_words_and_the_room_apart(
    staff: Callable[[Role], Visit],
) -> None:
    poll = see_polls(staff(Role.ONLINE_MODERATOR)).polls[2]
    assert poll.tally is not None
    found = agreement(poll.tally)
    assert (found.agree, found.object, found.not_heard, found.apart) == (49, 10, 7, Apart.APART)
    assert found.across[0].holding_back == (Modality.ONSITE,)
    assert poll.tally.from_hubs == 12
    states = Counter(said.state for said in poll.tally.said)
    assert states == {SayingState.SHOWN: 4, SayingState.HIDDEN: 1}


def test_a_cloud_is_shown_in_several_scripts_but_for_what_is_hidden(
    staff: Callable[[Role], Visit],
) -> None:
    poll = see_polls(staff(Role.ONLINE_MODERATOR)).polls[3]
    cloud, public = poll.tally, as_shown(poll).tally
    assert cloud is not None
    assert public is not None
    kept_back = {said.text for said in cloud.said} - {said.text for said in public.said}
    assert kept_back == {"nothing, as always"}
    assert {"radio", "радио", "الراديو", "रेडियो", "无线电"} <= {said.text for said in public.said}


def test_everything_can_be_read(house: House, session_id: str) -> None:
    door = see_door(stranger(house, session_id))
    assert {person.name for person in door.moderators} == {"Kenji Morita", "Lucía Ferreyra"}
    secret = join_session(stranger(house, session_id), Modality.ONLINE)
    guest = Visit(house, NOW, session_id=session_id, seat_secret=secret)
    assert see_session(guest).joined == {Modality.ONSITE: 32, Modality.ONLINE: 44}
    assert see_floor(guest).places[0].intervention.text
    assert len(see_agenda(guest)) == 7
    assert len(see_polls(guest).polls) == 5
    assert see_my_ballots(guest) == {}
    assert {note.kind for note in see_notes(guest)} == set(NoteKind)


def test_the_desk_of_either_side_has_something_to_do(
    house: House, session_id: str, staff: Callable[[Role], Visit]
) -> None:
    view = see_desk(staff(Role.DESK))
    assert {person.name for person in view.people} == {
        "Amina Okello",
        "Selam Bekele",
        "Jonas Ekwall",
    }
    states = Counter(one.state for one in view.open)
    assert states == {HelpState.WAITING: 3, HelpState.CLAIMED: 1, HelpState.ANSWERED: 1}
    assert {one.kind for one in (*view.open, *view.over)} == set(HelpKind)
    assert {one.ended_by for one in view.over} == {"Selam Bekele", "Jonas Ekwall"}
    assert sum(one.preventive for one in view.over) == 4
    # Two groups are large enough to be told, and so is what is withheld beside them.
    regions = see_help_counts(staff(Role.DESK)).tables[HelpBy.REGION]
    assert [each.count for each in regions.counts].count(5) == 2
    assert regions.is_withheld


def test_the_staff_have_their_roles(staff: Callable[[Role], Visit], session_id: str) -> None:
    organiser = staff(Role.ORGANISER)
    assert {role for member in see_people(organiser) for role in member.roles} == {
        Role.ORGANISER,
        Role.ONSITE_MODERATOR,
        Role.ONLINE_MODERATOR,
        Role.RAPPORTEUR,
        Role.DESK,
    }
    assert list_my_sessions(organiser)[0].session.id == session_id


def test_the_draft_finds_two_findings_and_two_calls(staff: Callable[[Role], Visit]) -> None:
    rapporteur = staff(Role.RAPPORTEUR)
    assert see_report(rapporteur).takeaways == ()
    draft_report(rapporteur)
    report = see_report(rapporteur)
    kinds = [takeaway.kind for takeaway in report.takeaways]
    assert kinds == [TakeawayKind.KEY_TAKEAWAY] * 2 + [TakeawayKind.CALL_TO_ACTION] * 2
    known = {note.id for note in report.notes} | {poll.id for poll in report.polls}
    known |= {each.id for each in report.interventions}
    for takeaway in report.takeaways:
        assert takeaway.evidence
        assert {piece.id for piece in takeaway.evidence} <= known
    kinds_of_evidence = {piece.kind for t in report.takeaways for piece in t.evidence}
    assert kinds_of_evidence == set(EvidenceKind)
    assert all(t.addressee for t in report.takeaways if t.kind is TakeawayKind.CALL_TO_ACTION)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_report_goes_out_as_a_file(staff: Callable[[Role], Visit], ending: str) -> None:
    assert export_report(staff(Role.RAPPORTEUR), ending).startswith(BEGINS[ending])


def test_the_record_tells_the_story_in_its_order(house: House, session_id: str) -> None:
    with house.database.reading() as db:
        acts = records.activities(db, session_id)
        revisions = records.revisions(db, session_id)
    # When a ballot came is kept to the minute.
    times = [act.at for act in acts if act.act != "cast_ballot"]
    assert times == sorted(times)
    assert times[-1] <= NOW
    assert acts[0].act == "create_session"
    assert [act.act for act in acts].count("give_floor_to_next") == 7
    assert {act.actor for act in acts if act.act == "cast_ballot"} == {""}
    assert revisions[Room.NOTES] == 16


def test_questions_have_their_languages_and_some_a_translation(
    staff: Callable[[Role], Visit],
) -> None:
    asked = {each.intervention.number: each for each in see_questions(staff(Role.RAPPORTEUR))}
    written = {each.intervention.written_in for each in asked.values()}
    assert written >= {"ar", "en", "es", "fr"}
    translated = {n: each.translations for n, each in asked.items() if each.translations}
    assert {n: [each.language for each in some] for n, some in translated.items()} == {
        5: ["en"],
        7: ["en"],
        8: ["ar"],
        21: ["en"],
    }
    assert all(each.read_aloud_by for some in translated.values() for each in some)
