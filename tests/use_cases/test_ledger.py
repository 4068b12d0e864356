"""The ledger: told again from the record alone, found out where forged, silent about people."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import select, update

from pages.parts.ledger_parts import ledger_row
from session_core.domain.floor import DeclineReason
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.ledger import Audit, Verdict, audit, replay
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.domain.speaking_order import speaking_order
from session_core.storage import floor, records
from session_core.storage.tables import activity
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import answer_in_writing, decline_question
from session_core.use_cases.floor import (
    close_queue,
    give_floor_to,
    give_floor_to_next,
    recall_last,
    yield_floor,
)
from session_core.use_cases.floor_policy import set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.ledger import export_ledger, see_ledger
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.own_questions import delete_my_question, edit_my_question
from session_core.use_cases.seats import join_session, leave_session
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from tests.houses import seat_in, sign_in_as, stranger

Details = dict[str, Any]


def checked(visit: Visit) -> Audit:
    with visit.house.database.reading() as db:
        return audit(records.activities(db, visit.session_id or "", room=Room.FLOOR))


def verdicts(visit: Visit) -> list[Verdict]:
    with visit.house.database.reading() as db:
        acts = records.activities(db, visit.session_id or "", room=Room.FLOOR)
    return [moment.verdict for moment in replay(acts)]


def at(visit: Visit, second: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=second))


def somebody(house: House, session: WorkshopSession, group: StakeholderGroup | None) -> Visit:
    """A seat with groups."""
    secret = join_session(
        stranger(house, session.id),
        Modality.ONLINE,
        stakeholder_group=group,
        regional_group=RegionalGroup.AFRICA,
    )
    return replace(stranger(house, session.id), seat_secret=secret)


@pytest.fixture
def story(house: House, session: WorkshopSession, moderator: Visit) -> list[str]:
    """A session in which everything happens once; the ids of what was asked."""
    seats = [seat_in(house, session.id, side) for side in Modality for _ in range(3)]
    asked = [request_floor(at(seat, n), f"Why {n}?") for n, seat in enumerate(seats)]
    asked.append(enter_for_someone(at(moderator, 7), Modality.ONSITE, "How?", "Ana Pereira"))
    support_question(at(seats[0], 8), asked[4])
    give_floor_to_next(at(moderator, 9))
    merge_questions(at(moderator, 10), [asked[2], asked[6]])
    give_floor_to(at(moderator, 11), asked[5])
    yield_floor(at(moderator, 12))
    recall_last(at(moderator, 13))
    decline_question(at(moderator, 14), asked[1], DeclineReason.OFF_TOPIC, "Another session.")
    answer_in_writing(at(moderator, 15), asked[4], "Here is where.")
    close_queue(at(moderator, 16))
    close_session(at(moderator, 17))
    open_session(at(moderator, 18))
    return asked


@pytest.mark.usefixtures("story")
def test_the_order_at_each_moment_follows_from_the_record_alone(moderator: Visit) -> None:
    assert verdicts(moderator) == [Verdict.AGREES] * 18
    with moderator.house.database.reading() as db:
        kept = floor.floor_of(db, moderator.session_id or "")
        acts = records.activities(db, moderator.session_id or "", room=Room.FLOOR)
    (*_, last) = replay(acts)
    assert last.numbers == tuple(each.intervention.number for each in speaking_order(kept))
    told = {one.number: (one.state, one.given_at, one.support) for one in last.floor.interventions}
    here = {one.number: (one.state, one.given_at, one.support) for one in kept.interventions}
    assert told == here
    assert (last.floor.queue_open, last.floor.policy) == (kept.queue_open, kept.policy)


@pytest.mark.usefixtures("story")
def test_the_record_holds_nothing_that_anybody_wrote(moderator: Visit) -> None:
    with moderator.house.database.reading() as db:
        acts = records.activities(db, moderator.session_id or "")
    said = json.dumps([dict(each.details) for each in acts])
    for written in ("Why", "How", "Ana", "Pereira", "Another", "Here", "Heron"):
        assert written not in said
    assert "seat:" not in said


def forge(visit: Visit, act: str, change: Callable[[Details], object]) -> None:
    """Change what one row of the record says."""
    with visit.house.database.writing() as db:
        same = (activity.c.session_id == visit.session_id) & (activity.c.act == act)
        row = db.execute(select(activity).where(same).order_by(activity.c.id)).first()
        assert row is not None
        details = json.loads(json.dumps(row.details))
        change(details)
        db.execute(update(activity).where(activity.c.id == row.id).values(details=details))


def first_of(details: Details) -> Details:
    found: Details = next(iter(details["changed"].values()))
    return found


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("act", "change"),
    [
        ("support_question", lambda d: d.update(order="0" * 16)),
        ("support_question", lambda d: d.update(waiting=1)),
        ("request_floor", lambda d: first_of(d).update(state="withdrawn")),
        ("enter_for_someone", lambda d: first_of(d).update(modality="online")),
        ("enter_for_someone", lambda d: first_of(d).pop("number")),
        ("merge_questions", lambda d: d.pop("changed")),
        ("give_floor_to", lambda d: first_of(d).update(state="waiting")),
        ("decline_question", lambda d: d.update(changed="all of them")),
        ("decline_question", lambda d: d.pop("order")),
        ("yield_floor", lambda d: first_of(d).update(state="none we know")),
    ],
)
def test_a_forged_row_is_found(
    moderator: Visit, act: str, change: Callable[[Details], object]
) -> None:
    forge(moderator, act, change)
    assert checked(moderator).disagreeing


def test_a_next_who_was_not_the_first_is_found(
    moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    request_floor(in_the_room)
    late = request_floor(online)
    give_floor_to(moderator, late)
    with moderator.house.database.writing() as db:
        same = activity.c.act == "give_floor_to"
        db.execute(update(activity).where(same).values(act="give_floor_to_next"))
    (found,) = checked(moderator).disagreeing
    assert found.why == "the floor was given in turn, but not to the first"


def test_what_an_older_evenfloor_recorded_is_said_to_be_without_order(
    moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    request_floor(in_the_room)
    request_floor(online)
    with moderator.house.database.writing() as db:
        db.execute(update(activity).values(details={"kind": "question"}))
    give_floor_to_next(moderator)
    yield_floor(moderator)
    assert verdicts(moderator) == [Verdict.NOT_RECORDED] * 2 + [Verdict.AGREES] * 2


def grouped(house: House, session: WorkshopSession, moderator: Visit) -> Visit:
    """One of Government was heard, so that Civil Society goes before the next of Government."""
    group = StakeholderGroup
    leaver = somebody(house, session, group.GOVERNMENT)
    request_floor(leaver, "Why?")
    give_floor_to_next(at(moderator, 1))
    announced = (group.PRIVATE_SECTOR, group.TECHNICAL_COMMUNITY)
    waiting = (*announced, group.GOVERNMENT, group.CIVIL_SOCIETY)
    for second, each in enumerate(waiting, start=2):
        request_floor(at(somebody(house, session, each), second), "Why?")
    return leaver


def told_of_who(visit: Visit) -> list[Details]:
    with visit.house.database.reading() as db:
        acts = records.activities(db, visit.session_id or "", room=Room.FLOOR)
    changed = [each.details.get("changed", {}) for each in acts]
    return [one for each in changed for one in each.values() if "asker" in one]  # type: ignore[attr-defined]


def test_who_leaves_is_forgotten_by_the_record_which_says_that_it_cannot_tell(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    leaver = grouped(house, session, moderator)
    assert set(verdicts(moderator)) == {Verdict.AGREES}
    leave_session(at(leaver, 9))
    found = verdicts(moderator)
    assert Verdict.FORGOTTEN in found
    assert Verdict.DISAGREES not in found
    assert found[-1] is Verdict.AGREES
    asked, *others = told_of_who(moderator)
    assert asked["forgotten"]
    assert "stakeholder_group" not in asked
    assert "regional_group" not in asked
    assert all("stakeholder_group" in other for other in others)


def test_two_questions_of_one_who_left_cannot_be_told_to_be_theirs(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    leaver = somebody(house, session, StakeholderGroup.GOVERNMENT)
    for second in (1, 2):
        request_floor(at(leaver, second), "Why?")
        give_floor_to_next(at(moderator, second + 2))
    one, two = told_of_who(moderator)
    assert one["asker"] == two["asker"]
    leave_session(at(leaver, 5))
    one, two = told_of_who(moderator)
    assert one["asker"] != two["asker"]


def test_what_its_asker_deletes_is_told_no_more_and_who_asked_it_neither(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asker = somebody(house, session, StakeholderGroup.GOVERNMENT)
    asked = request_floor(asker, "Why?")
    delete_my_question(at(asker, 1), asked)
    (told,) = told_of_who(moderator)
    assert told["forgotten"]
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.FLOOR)
    assert {each.actor for each in acts} == {""}


def test_groups_that_the_naming_rule_cuts_are_cut_from_the_record_too(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asker = somebody(house, session, StakeholderGroup.GOVERNMENT)
    request_floor(asker, "Why?")
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    assert "stakeholder_group" in told_of_who(moderator)[0]
    give_floor_to_next(at(moderator, 1))
    (told,) = told_of_who(moderator)
    assert not {"stakeholder_group", "regional_group"} & told.keys()
    assert Verdict.DISAGREES not in verdicts(moderator)


def test_an_edit_leaves_no_word_in_the_record(moderator: Visit, online: Visit) -> None:
    asked = request_floor(online, "Why?")
    edit_my_question(online, asked, "Wherefore?")
    with moderator.house.database.reading() as db:
        last = records.activities(db, moderator.session_id or "", room=Room.FLOOR)[-1]
    assert "Wherefore" not in json.dumps(dict(last.details))
    assert verdicts(moderator) == [Verdict.AGREES] * 2


@pytest.mark.usefixtures("story")
def test_the_file_says_what_was_done_by_which_role_and_why(moderator: Visit) -> None:
    rows = list(csv.DictReader(StringIO(export_ledger(moderator).decode())))
    assert len(rows) == 18
    given = [row for row in rows if row["act"].startswith("floor given")]
    assert [(row["number"], row["override"], row["by"]) for row in given] == [
        ("1", "no", "onsite moderator"),
        ("6", "yes", "onsite moderator"),
    ]
    assert given[0]["why"].startswith("announced")
    assert given[1]["why"] == "out of turn, from place 5"
    assert given[0]["at (UTC)"] == "2030-05-14T09:00:09+00:00"
    assert sorted(given[0]["order after (first ten)"].split()) == ["2", "3", "4", "5", "6", "7"]
    assert {row["record"] for row in rows} == {"agrees"}


def test_no_cell_of_the_file_is_a_formula_or_what_somebody_typed(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    enter_for_someone(moderator, Modality.ONLINE, "=1+1", "=cmd|' /C calc'!A0")
    enter_for_someone(moderator, Modality.ONSITE, "@SUM(A1)", "+49")
    give_floor_to_next(moderator)
    text = export_ledger(moderator).decode()
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert "calc" not in text


@pytest.mark.usefixtures("story")
def test_a_page_shows_the_latest_acts_first(moderator: Visit) -> None:
    lines = see_ledger(moderator)
    assert [line.act for line in lines[:3]] == ["session opened", "session closed", "queue closed"]
    assert len(lines) == 18


@pytest.mark.usefixtures("story")
def test_the_latest_alone_are_told_as_all_are(moderator: Visit) -> None:
    with moderator.house.database.reading() as db:
        acts = records.activities(db, moderator.session_id or "", room=Room.FLOOR)
    assert list(replay(acts, 5)) == list(replay(acts))[-5:]


def test_the_desk_who_may_not_export_sees_no_ledger(house: House, session: WorkshopSession) -> None:
    desk = sign_in_as(house, Role.DESK, session.id)
    for look in (see_ledger, export_ledger):
        with pytest.raises(NotAllowed):
            look(desk)


@pytest.mark.usefixtures("story")
def test_the_file_says_what_was_taken_back_yielded_and_set(moderator: Visit) -> None:
    policy = FloorPolicy()
    set_floor_policy(at(moderator, 19), replace(policy, round_size=3, support=False), policy)
    rows = list(csv.DictReader(StringIO(export_ledger(moderator).decode())))
    assert rows[-1]["act"] == (
        "settings of the order changed: speakers of one side in a row: 1 → 3; "
        "support counts: yes → no"
    )
    (ended,) = [row for row in rows if row["act"] == "floor yielded"]
    assert (ended["number"], ended["side"]) == ("6", "online")
    (undone,) = [row for row in rows if row["act"].startswith("last act taken back")]
    assert undone["act"] == "last act taken back: floor yielded"
    assert (undone["number"], undone["side"]) == ("6", "online")


def test_the_file_says_who_was_read_instead_of_another(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit
) -> None:
    asked = request_floor(online, "Why?")
    claim_question(at(moderator, 1), asked)
    claim_question(at(sign_in_as(house, Role.ONLINE_MODERATOR, session.id), 2), asked)
    rows = list(csv.DictReader(StringIO(export_ledger(moderator).decode())))
    assert [(row["act"], row["by"]) for row in rows[1:]] == [
        ("claimed for reading", "onsite moderator"),
        ("taken over for reading, from who was", "online moderator"),
    ]


def test_the_file_gives_reasons_in_the_words_of_the_screens_and_names_no_group(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    grouped(house, session, moderator)
    text = export_ledger(moderator).decode()
    assert "nobody else waits in the room; first time speaking" in text
    assert "a stakeholder group not heard yet" in text
    for group in StakeholderGroup:
        assert group not in text


@pytest.mark.usefixtures("story")
def test_a_page_says_which_row_was_changed(moderator: Visit) -> None:
    with moderator.house.database.writing() as db:
        same = activity.c.act == "close_queue"
        db.execute(update(activity).where(same).values(act="open_queue"))
    lines = see_ledger(moderator)
    assert [line.is_changed for line in lines[:4]] == [False, False, True, False]
    assert ledger_row(lines[2])["Order after"] == "row changed"
