"""The help desk: a private queue, who sees what of it, and nothing kept that tells who asked."""

import io
import json
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from session_core.domain.desk import HELP_LIMIT, MOST_OPEN, HelpKind, HelpState, HelpUrgency
from session_core.domain.desk_counts import HelpBy
from session_core.domain.desk_refusals import (
    AskerWrote,
    DeskClosed,
    HeldByAnother,
    HelpEnded,
    NotOfTheDesk,
    TooManyRequests,
)
from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import Admission, Modality, Role, StakeholderGroup
from session_core.domain.refusals import (
    EmptyText,
    NotAllowed,
    NotFound,
    SessionArchived,
    TextTooLong,
)
from session_core.domain.session import PUBLIC_ROOMS, Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.archive import archive_session
from session_core.use_cases.desk import (
    DeskView,
    HelpView,
    answer_help,
    ask_for_help,
    claim_help,
    close_help,
    hand_over_help,
    has_help_news,
    mark_preventive,
    mark_touches_room,
    read_my_help,
    release_help,
    reopen_help,
    see_desk,
    see_help_counts,
    see_my_help,
    settle_my_help,
    tell_moderators,
    withdraw_my_help,
    write_to_desk,
)
from session_core.use_cases.floor import close_queue
from session_core.use_cases.help_news import asked_by_seat
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.live import as_the_room_screen, see_revisions
from session_core.use_cases.report import FORMATS, export_report
from session_core.use_cases.seat_moves import offer_move, take_seat_by_link
from session_core.use_cases.seats import join_session, leave_session
from session_core.use_cases.sessions import close_session
from session_core.use_cases.signals import acknowledge_signal, see_signals
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as, stranger

URGENT, CAN_WAIT = HelpUrgency.URGENT, HelpUrgency.CAN_WAIT
SOUND, SAFETY = HelpKind.SOUND_OR_LINK, HelpKind.SAFETY_OR_CONDUCT
SECRET_WORDS = "Somebody follows me home"


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    """Somebody of the desk."""
    return sign_in_as(house, Role.DESK, session.id)


@pytest.fixture
def other_desk(house: House, session: WorkshopSession) -> Visit:
    """Somebody else of the desk."""
    return sign_in_as(house, Role.DESK, session.id)


def only(view: DeskView) -> HelpView:
    (one,) = (*view.open, *view.over)
    return one


def test_what_is_asked_comes_to_the_desk_as_it_was_said(
    house: House, session: WorkshopSession, desk: Visit
) -> None:
    secret = join_session(
        stranger(house, session.id), Modality.ONLINE, "Zed", StakeholderGroup.GOVERNMENT
    )
    seat = replace(stranger(house, session.id), seat_secret=secret)
    ask_for_help(seat, SOUND, URGENT, "  I hear nothing\0  ")
    one = only(see_desk(desk))
    assert (one.asker, one.text, one.kind, one.urgency) == ("Zed", "I hear nothing", SOUND, URGENT)
    assert (one.modality, one.stakeholder_group) == (
        Modality.ONLINE,
        StakeholderGroup.GOVERNMENT,
    )
    assert (one.number, one.state, one.raised_at) == (1, HelpState.WAITING, NOW)


def test_the_same_key_is_one_request_and_anothers_key_is_nothing(
    in_the_room: Visit, online: Visit, desk: Visit
) -> None:
    first = ask_for_help(in_the_room, SOUND, key="the-same-key")
    assert ask_for_help(in_the_room, SOUND, key="the-same-key") == first
    second = ask_for_help(online, SOUND, key="the-same-key")
    assert second != first
    for _ in range(2):
        write_to_desk(in_the_room, first, "Hello?", key="a-line-of-mine")
        answer_help(desk, first, "Coming", key="an-answer-of-mine")
    (mine,) = see_my_help(in_the_room)
    assert [line.text for line in mine.lines] == ["Hello?", "Coming"]
    assert len(see_desk(desk).open) == 2


def test_a_seat_has_so_many_open_and_may_settle_one(in_the_room: Visit) -> None:
    asked = [ask_for_help(in_the_room, SOUND) for _ in range(MOST_OPEN)]
    with pytest.raises(TooManyRequests) as refused:
        ask_for_help(in_the_room, SOUND)
    assert refused.value.details == {"most": MOST_OPEN}
    settle_my_help(in_the_room, asked[0])
    ask_for_help(in_the_room, SOUND)


def test_words_have_a_limit_and_a_line_needs_some(in_the_room: Visit) -> None:
    with pytest.raises(TextTooLong):
        ask_for_help(in_the_room, SOUND, text="x" * (HELP_LIMIT + 1))
    mine = ask_for_help(in_the_room, SOUND, text="x" * HELP_LIMIT)
    with pytest.raises(EmptyText):
        write_to_desk(in_the_room, mine, " \u200d ")
    assert len(see_my_help(in_the_room)) == 1


def test_neither_a_frozen_intake_nor_a_closed_queue_stops_it(
    in_the_room: Visit, moderator: Visit
) -> None:
    freeze_intake(moderator)
    close_queue(moderator)
    mine = ask_for_help(in_the_room, SAFETY, URGENT)
    write_to_desk(in_the_room, mine, "Please")


def test_after_the_end_nothing_new_is_taken_and_answers_are_read(
    in_the_room: Visit, moderator: Visit, desk: Visit
) -> None:
    mine = ask_for_help(in_the_room, SOUND)
    close_session(moderator)
    for late in (
        lambda: ask_for_help(in_the_room, SOUND),
        lambda: write_to_desk(in_the_room, mine, "Hello?"),
    ):
        with pytest.raises(DeskClosed):
            late()
    answer_help(desk, mine, "It was the cable")
    assert see_my_help(in_the_room)[0].lines[0].text == "It was the cable"
    withdraw_my_help(in_the_room, mine)
    assert see_my_help(in_the_room) == ()


def test_who_waits_at_the_door_is_helped_and_forgotten_too(
    house: House, session: WorkshopSession, desk: Visit
) -> None:
    outside = seat_in(house, session.id, admission=Admission.WAITING)
    mine = ask_for_help(outside, SOUND, text=SECRET_WORDS)
    assert only(see_desk(desk)).asker == "Quiet Heron"
    answer_help(desk, mine, "Soon")
    assert has_help_news(outside)
    leave_session(outside)
    gone = only(see_desk(desk))
    assert (gone.state, gone.text, gone.lines, gone.asker) == (HelpState.WITHDRAWN, "", (), "")


def test_another_seat_meets_nothing(
    in_the_room: Visit, online: Visit, house: House, desk: Visit
) -> None:
    mine = ask_for_help(in_the_room, SOUND)
    elsewhere = seat_in(house, new_session(house).id)
    for other in (online, elsewhere):
        assert see_my_help(other) == ()
        with pytest.raises(NotFound):
            write_to_desk(other, mine, "Forged")
        for act in (settle_my_help, withdraw_my_help):
            with pytest.raises(NotFound):
                act(other, mine)
    assert only(see_desk(desk)).revision == 1


def test_of_two_of_the_desk_one_has_it(in_the_room: Visit, desk: Visit, other_desk: Visit) -> None:
    request = ask_for_help(in_the_room, SOUND)
    seen = only(see_desk(other_desk)).revision
    claim_help(desk, request, seen)
    with pytest.raises(HeldByAnother) as late:
        claim_help(other_desk, request, seen)
    assert late.value.details == {"number": 1, "who": "desk"}
    with pytest.raises(HeldByAnother):
        answer_help(other_desk, request, "words")
    with pytest.raises(HeldByAnother):
        close_help(other_desk, request)
    assert only(see_desk(desk)).is_mine
    assert not only(see_desk(other_desk)).is_mine
    claim_help(other_desk, request, only(see_desk(other_desk)).revision)
    assert only(see_desk(other_desk)).is_mine, "taken over by who saw whose it is"


def test_many_who_claim_at_once_are_one(
    house: House, session: WorkshopSession, in_the_room: Visit
) -> None:
    request = ask_for_help(in_the_room, SOUND)
    people = [sign_in_as(house, Role.DESK, session.id) for _ in range(6)]

    def claimed(who: Visit) -> bool:
        try:
            claim_help(who, request, 1)
        except HeldByAnother:
            return False
        return True

    with ThreadPoolExecutor(6) as at_once:
        assert sum(at_once.map(claimed, people)) == 1


def test_it_is_handed_over(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit, other_desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SOUND)
    claim_help(desk, request)
    hand_over_help(desk, request, to_side=Modality.ONSITE)
    waits = only(see_desk(desk))
    assert (waits.state, waits.for_side, waits.has_it) == (HelpState.WAITING, Modality.ONSITE, "")
    (them,) = [each for each in see_desk(other_desk).people if each.is_me]
    hand_over_help(desk, request, to_account=them.account_id)
    assert only(see_desk(other_desk)).is_mine
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    (notes,) = [each for each in _accounts(house, session) if each not in _desk_of(desk)][-1:]
    assert rapporteur
    with pytest.raises(NotOfTheDesk):
        hand_over_help(other_desk, request, to_account=notes)


def _accounts(house: House, session: WorkshopSession) -> list[str]:
    with house.database.reading() as db:
        rows = db.execute(
            sql(
                "SELECT account_id FROM session_role WHERE role = 'rapporteur' AND session_id = :s"
            ),
            {"s": session.id},
        )
        return [row.account_id for row in rows]


def _desk_of(visit: Visit) -> set[str]:
    return {each.account_id for each in see_desk(visit).people}


def test_the_desk_answers_and_the_asker_reads(in_the_room: Visit, desk: Visit) -> None:
    request = ask_for_help(in_the_room, SOUND, text="I hear nothing")
    assert see_my_help(in_the_room)[0].before == 0
    assert not has_help_news(in_the_room)
    answer_help(desk, request, "Try the second link")
    assert has_help_news(in_the_room)
    (mine,) = see_my_help(in_the_room)
    assert (mine.state, mine.before, mine.has_news) == (HelpState.ANSWERED, None, True)
    at = see_revisions(desk)[Room.DESK]
    assert not only(see_desk(desk)).is_read
    read_my_help(in_the_room)
    assert not has_help_news(in_the_room)
    assert only(see_desk(desk)).is_read
    assert see_revisions(desk)[Room.DESK] == at, "reading is told to nobody"
    write_to_desk(in_the_room, request, "Thank you")
    with pytest.raises(AskerWrote):
        close_help(desk, request, mine.revision)
    close_help(desk, request, only(see_desk(desk)).revision)
    reopen_help(desk, request)
    release = only(see_desk(desk))
    assert release.state is HelpState.WAITING
    claim_help(desk, request)
    release_help(desk, request)
    settle_my_help(in_the_room, request)
    settle_my_help(in_the_room, request)
    with pytest.raises(HelpEnded):
        answer_help(desk, request, "Good")


def test_a_moderator_sees_what_touches_the_room_and_no_words(
    moderator: Visit, in_the_room: Visit, online: Visit, desk: Visit
) -> None:
    private = ask_for_help(in_the_room, SAFETY, URGENT, SECRET_WORDS)
    shared = ask_for_help(online, SOUND, URGENT, SECRET_WORDS)
    assert see_desk(moderator) == DeskView(False, (), ())
    mark_touches_room(desk, shared)
    mark_touches_room(desk, shared)
    (told,) = see_signals(moderator).incoming
    assert told.text == "Help desk: a request touches the room: sound or link."
    answer_help(desk, shared, SECRET_WORDS)
    view = see_desk(moderator)
    one = only(view)
    assert (one.id, one.kind, one.touches_room) == (shared, SOUND, True)
    assert (one.asker, one.text, one.lines, one.stakeholder_group) == ("", "", (), None)
    assert one.number == 0, "it would tell how many asked"
    assert SECRET_WORDS not in repr(view)
    assert private not in repr(view)
    mark_touches_room(desk, shared, False)
    assert see_desk(moderator).open == ()


def test_moderators_are_told_in_the_desks_own_words(
    moderator: Visit, in_the_room: Visit, desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SAFETY, URGENT, SECRET_WORDS)
    tell_moderators(desk, request, "Please stop the recording")
    (signal,) = see_signals(moderator).incoming
    assert (signal.text, signal.sender) == ("Please stop the recording", Role.DESK)
    assert SECRET_WORDS not in repr(see_signals(moderator))
    assert "Quiet Heron" not in repr(see_signals(moderator))
    acknowledge_signal(moderator, signal.id)
    assert only(see_desk(moderator)).id == request, "it touches the room now"
    withdraw_my_help(in_the_room, request)
    with pytest.raises(HelpEnded):
        tell_moderators(desk, request, "Again")


def test_where_nobody_moderates_nobody_is_told(in_the_room: Visit, desk: Visit) -> None:
    request = ask_for_help(in_the_room, SOUND)
    with pytest.raises(NobodyToTell):
        tell_moderators(desk, request, "Turn it up")
    assert not only(see_desk(desk)).touches_room, "refused, and nothing done"


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.FACILITATOR])
def test_who_is_not_of_the_desk_sees_nothing(
    house: House, session: WorkshopSession, in_the_room: Visit, role: Role
) -> None:
    ask_for_help(in_the_room, SOUND)
    someone = sign_in_as(house, role, session.id)
    with pytest.raises(NotAllowed):
        see_desk(someone)


def test_counts_for_the_desk_and_for_others(
    house: House, session: WorkshopSession, moderator: Visit, desk: Visit
) -> None:
    asked = [ask_for_help(seat_in(house, session.id), SOUND, URGENT) for _ in range(3)]
    mark_preventive(desk, asked[0])
    counted = see_help_counts(desk)
    assert counted.total == 3
    assert [each.count for each in counted.tables[HelpBy.PREVENTION].counts] == [1, 2]
    for_moderator = see_help_counts(moderator)
    assert for_moderator.total is None
    counts = [each.count for table in for_moderator.tables.values() for each in table.counts]
    assert set(counts) == {None}


def test_leaving_deletes_the_words_and_who_asked(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SAFETY, URGENT, SECRET_WORDS, key="a-key-of-mine")
    write_to_desk(in_the_room, request, SECRET_WORDS)
    answer_help(desk, request, SECRET_WORDS)
    leave_session(in_the_room)
    gone = only(see_desk(desk))
    assert (gone.state, gone.kind, gone.urgency) == (HelpState.WITHDRAWN, SAFETY, URGENT)
    assert (gone.asker, gone.text, gone.lines) == ("", "", ())
    with house.database.reading() as db:
        (row,) = db.execute(sql("SELECT * FROM help_request")).mappings()
        assert (row["seat_id"], row["client_key"], row["text"]) == (None, None, "")
        assert db.scalar(sql("SELECT count(*) FROM help_line")) == 0
    file = house.settings.data / "evenfloor.sqlite"
    left = b"".join(each.read_bytes() for each in file.parent.glob("evenfloor.sqlite*"))
    assert SECRET_WORDS.encode() not in left, "neither in the file nor in its journal"
    for act in (claim_help, reopen_help):
        with pytest.raises(HelpEnded):
            act(desk, request)


def test_nothing_says_of_two_requests_that_one_seat_asked_them(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit
) -> None:
    for kind in (SOUND, SAFETY):
        ask_for_help(in_the_room, kind)
    leave_session(replace(in_the_room, now=NOW + timedelta(minutes=7)))
    assert [one.ended_at for one in see_desk(desk).over] == [None, None]
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.DESK)
    left = [act for act in acts if act.act == "leave_session"]
    assert [(act.actor, act.subject) for act in left] == [("", "")]


def test_a_seat_that_moves_keeps_what_it_asked(
    house: House, session: WorkshopSession, in_the_room: Visit
) -> None:
    mine = ask_for_help(in_the_room, SOUND)
    nobody = stranger(house, session.id)
    secret = take_seat_by_link(nobody, offer_move(in_the_room))
    moved = replace(nobody, seat_secret=secret)
    assert [one.id for one in see_my_help(moved)] == [mine]
    with pytest.raises(NotAllowed):
        see_my_help(in_the_room)


def test_nothing_recorded_says_who_asked_or_what(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SOUND, text=SECRET_WORDS)
    write_to_desk(in_the_room, request, SECRET_WORDS)
    answer_help(desk, request, SECRET_WORDS)
    withdraw_my_help(in_the_room, request)
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.DESK)
    told = [(act.act, act.actor.partition(":")[0]) for act in acts]
    assert told == [
        ("ask_for_help", ""),
        ("write_to_desk", ""),
        ("answer_help", "account"),
        ("withdraw_my_help", ""),
    ]
    assert SECRET_WORDS not in json.dumps([dict(act.details) for act in acts])


def test_the_room_is_not_named_to_anybody_but_staff(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit
) -> None:
    assert Room.DESK not in PUBLIC_ROOMS
    ask_for_help(in_the_room, SOUND)
    assert see_revisions(desk)[Room.DESK] == 1
    for public in (in_the_room, as_the_room_screen(house, session.id)):
        assert Room.DESK not in see_revisions(public)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_file_has_any_of_its_words(
    house: House, session: WorkshopSession, in_the_room: Visit, desk: Visit, form: str
) -> None:
    request = ask_for_help(in_the_room, SOUND, text=SECRET_WORDS)
    answer_help(desk, request, SECRET_WORDS)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    data = export_report(organiser, form)
    texts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            texts = [packed.read(name) for name in packed.namelist()]
    for text in texts:
        assert SECRET_WORDS.encode() not in text
        assert request.encode() not in text


def test_each_act_of_the_desk_moves_its_room_once(
    moderator: Visit, in_the_room: Visit, desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SOUND)
    acts: list[Callable[[], object]] = [
        lambda: claim_help(desk, request),
        lambda: mark_preventive(desk, request),
        lambda: mark_touches_room(desk, request),
        lambda: answer_help(desk, request, "Hm"),
        lambda: write_to_desk(in_the_room, request, "Yes?"),
        lambda: tell_moderators(desk, request, "Louder"),
        lambda: release_help(desk, request),
        lambda: hand_over_help(desk, request, Modality.ONSITE),
        lambda: close_help(desk, request),
        lambda: reopen_help(desk, request),
        lambda: settle_my_help(in_the_room, request),
        lambda: withdraw_my_help(in_the_room, request),
    ]
    for act in acts:
        before = see_revisions(desk)
        act()
        after = see_revisions(desk)
        moved = {room for room in Room if after[room] > before[room]}
        assert Room.DESK in moved
        assert moved <= {Room.DESK, Room.SIGNALS}
        assert after[Room.DESK] == before[Room.DESK] + 1
    claim = see_revisions(desk)
    mark_preventive(desk, request)
    assert see_revisions(desk) == claim, "what stands so already moves nothing"


def test_an_archived_desk_stands_still(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit, desk: Visit
) -> None:
    request = ask_for_help(in_the_room, SOUND, text=SECRET_WORDS)
    close_session(moderator)
    archive_session(sign_in_as(house, Role.ORGANISER, session.id))
    with pytest.raises(SessionArchived):
        answer_help(desk, request, "Late")
    assert len(see_desk(desk).open) == 1
    withdraw_my_help(in_the_room, request)
    assert only(see_desk(desk)).text == "", "who asked can still take it back"


def test_it_goes_with_its_session(house: House, session: WorkshopSession, online: Visit) -> None:
    write_to_desk(online, ask_for_help(online, SOUND), "Hello?")
    with house.database.writing() as db:
        db.execute(sql("DELETE FROM workshop_session WHERE id = :id"), {"id": session.id})
        for table in ("help_request", "help_line"):
            assert db.scalar(sql(f"SELECT count(*) FROM {table}")) == 0


def test_the_line_of_a_seat_hears_of_its_own_and_of_its_place(
    house: House, session: WorkshopSession, in_the_room: Visit, online: Visit, desk: Visit
) -> None:
    def told() -> dict[str, str]:
        return asked_by_seat(house, session.id, see_revisions(desk)[Room.DESK])

    first = ask_for_help(in_the_room, SOUND)
    (before,) = told().values()
    later = replace(online, now=NOW + timedelta(seconds=1))
    second = ask_for_help(later, SOUND)
    with_both = told()
    assert before in with_both.values(), "what comes after one changes nothing for one"
    claim_help(desk, first)
    after = told()
    assert all(after[seat] != with_both[seat] for seat in after), "and now online is next"
    answer_help(desk, second, "Hello")
    changed = {seat for seat in after if told()[seat] != after[seat]}
    assert len(changed) == 1
