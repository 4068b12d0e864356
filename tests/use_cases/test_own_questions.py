"""One's own questions: reworded in their place, deleted for good, and nobody else's."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from session_core.domain.dispositions import answer_in_writing
from session_core.domain.floor import DeclineReason, InterventionState
from session_core.domain.floor_refusals import NotWaiting
from session_core.domain.merging import merge
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.refusals import (
    NotAllowed,
    NotFound,
    SessionNotOpen,
    TextTooLong,
)
from session_core.domain.rules import PUBLIC_RULES
from session_core.storage import records
from session_core.use_cases.archive import archive_session
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.dispositions import answer_in_writing as answer_question
from session_core.use_cases.dispositions import decline_question, put_back
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.own_questions import (
    delete_my_question,
    edit_my_question,
    see_my_question,
)
from session_core.use_cases.seats import join_session
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, alter_floor, seat_in, sign_in_as, stranger


def test_a_question_is_reworded_and_keeps_its_place(online: Visit, in_the_room: Visit) -> None:
    mine = request_floor(online, "Who pays?")
    request_floor(in_the_room, "Who else?")
    edit_my_question(online, mine, "Who pays for the mast?")
    first = see_floor(online).places[0].intervention
    assert (first.id, first.text, first.edited_at) == (mine, "Who pays for the mast?", NOW)
    edit_my_question(online, mine, "   ")
    assert see_floor(online).places[0].intervention.text == ""


def test_what_stood_there_before_is_gone(house: House, online: Visit) -> None:
    mine = request_floor(online, "Why was Ana of Vale arrested?")
    edit_my_question(online, mine, "Why was somebody arrested?")
    file = house.settings.data / "evenfloor.sqlite"
    for kept in (file, file.with_name(file.name + "-wal")):
        assert not kept.exists() or b"Ana of Vale" not in kept.read_bytes()


def test_nobody_touches_another_persons_question(online: Visit, in_the_room: Visit) -> None:
    mine = request_floor(online, "Mine?")
    for act in (
        lambda: edit_my_question(in_the_room, mine, "Yours?"),
        lambda: delete_my_question(in_the_room, mine),
        lambda: see_my_question(in_the_room, mine),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotFound):
        edit_my_question(online, "nothing", "?")
    assert see_my_question(online, mine).intervention.text == "Mine?"


def test_what_is_too_long_or_no_longer_waits_is_not_reworded(
    online: Visit, moderator: Visit
) -> None:
    mine = request_floor(online, "Mine?")
    with pytest.raises(TextTooLong) as too_long:
        edit_my_question(online, mine, "x" * 10_000)
    assert too_long.value.details == {"what": "The question", "limit": 1000, "length": 10_000}
    give_floor_to_next(moderator)
    with pytest.raises(NotWaiting):
        edit_my_question(online, mine, "Too late?")
    close_session(moderator)
    with pytest.raises(SessionNotOpen):
        edit_my_question(online, mine, "Far too late?")


def test_what_is_deleted_is_no_longer_ones_own(
    house: House, online: Visit, in_the_room: Visit
) -> None:
    mine, kept = request_floor(online, "Delete me?"), request_floor(online, "Keep me?")
    delete_my_question(online, mine)
    assert [each.intervention.id for each in see_my_interventions(online)] == [kept]
    with pytest.raises(NotFound):
        delete_my_question(online, mine)
    with pytest.raises(NotFound):
        edit_my_question(online, mine, "Again?")
    with house.database.reading() as db:
        acts = records.activities(db, online.session_id or "")
        askers = db.execute(text("SELECT asker FROM intervention ORDER BY number")).scalars().all()
    assert [act.actor == "" for act in acts] == [True, False, True]
    assert askers[0] == f"somebody:{mine}"
    assert askers[1].startswith("seat:")


def test_who_wants_to_be_forgotten_is_not_told_to_wait(
    house: House, online: Visit, moderator: Visit
) -> None:
    mine = request_floor(online, "Mine?")
    close_session(moderator)
    archive_session(sign_in_as(house, Role.ORGANISER, online.session_id))
    delete_my_question(online, mine)
    assert see_my_interventions(online) == ()


def test_what_was_merged_shows_the_place_it_goes_with(
    house: House, online: Visit, in_the_room: Visit
) -> None:
    head = request_floor(in_the_room, "Who pays for it?")
    mine = request_floor(online, "Who pays?")
    alter_floor(house, online.session_id or "", lambda f: merge(f, [head, mine], NOW))
    seen = see_my_question(online, mine)
    assert seen.intervention.state is InterventionState.MERGED
    assert (seen.head, seen.minutes) == (1, 0)
    assert seen.place is not None
    assert (seen.place.intervention.id, seen.place.position) == (head, 1)
    assert set(seen.place.rules) <= PUBLIC_RULES, "the reason is another person's"


def test_nothing_of_who_asked_the_head_goes_along(
    house: House, online: Visit, moderator: Visit
) -> None:
    session_id = online.session_id or ""
    secret = join_session(
        stranger(house, session_id), Modality.ONLINE, "Ana Vale", StakeholderGroup.GOVERNMENT
    )
    head = request_floor(replace(stranger(house, session_id), seat_secret=secret), "Who pays?")
    mine = request_floor(online, "Who pays for it?")
    merge_questions(moderator, [head, mine])
    answer_question(moderator, head, "The fund.")
    seen = see_my_question(online, mine)
    assert (seen.standing.number, seen.standing.reply) == (1, "The fund.")
    put_back(moderator, head)
    seen = see_my_question(online, mine)
    assert seen.place is not None
    for one in (seen.standing, seen.place.intervention):
        assert (one.name, one.stakeholder_group, one.asker, one.seat_id) == ("", None, "", None)
        assert (one.reply, one.text) == ("", "Who pays?")
    decline_question(moderator, head, DeclineReason.UNSAFE, "Ask the desk.")
    standing = see_my_question(online, mine).standing
    assert (standing.text, standing.reply) == ("", "Ask the desk.")


def test_ones_own_stands_by_itself(online: Visit, moderator: Visit) -> None:
    mine = request_floor(online, "Who pays?")
    seen = see_my_question(online, mine)
    assert (seen.standing, seen.head) == (seen.intervention, None)


def test_an_answer_is_read_while_it_stands(house: House, online: Visit) -> None:
    mine = request_floor(online, "Who pays?")
    alter_floor(
        house, online.session_id or "", lambda f: answer_in_writing(f, mine, "The fund.", NOW)
    )
    assert see_my_question(online, mine).intervention.reply == "The fund."


def test_what_was_asked_before_there_were_receipts_shows_none(house: House, online: Visit) -> None:
    request_floor(online, "Old?")
    with house.database.writing() as db:
        db.execute(text("UPDATE intervention SET receipt_hash = NULL"))
    assert [each.receipt for each in see_my_interventions(online)] == [""]


def test_a_wait_is_told_while_the_session_is_open(house: House, online: Visit) -> None:
    for _ in range(3):
        request_floor(seat_in(house, online.session_id or ""), "Before?")
    mine = request_floor(online, "How long?")
    seen = see_my_question(online, mine)
    assert seen.place is not None
    assert seen.minutes == 2 * (seen.place.position - 1)
