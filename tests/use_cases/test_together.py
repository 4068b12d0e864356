"""What many do at the same moment: in one transaction, and each for itself."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest
from sqlalchemy import event

from session_core.domain.ballots import Ballot
from session_core.domain.floor_refusals import OwnQuestion
from session_core.domain.people import Modality
from session_core.domain.refusals import NotAllowed, Refusal, UnknownOption, WrongJoinCode
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import records
from session_core.storage.floor import floor_of
from session_core.use_cases.asking import request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.polls import close_poll, open_poll, see_polls, write_poll
from session_core.use_cases.support import support_question, withdraw_support
from session_core.use_cases.together import Together
from session_core.use_cases.visit import Act, Visit, Work, carry_out_together
from tests.houses import new_session, seat_in

MANY = 24


@contextmanager
def held(house: House, session_id: str) -> Iterator[None]:
    """Nobody's act gets through while the block lasts, so that all come together after it."""
    with house.database.writing(session_id):
        yield


def all_at_once(
    house: House, session_id: str, acts: Sequence[Callable[[], object]]
) -> list[object]:
    """Do them in as many threads, held back until all have come; what each gave or raised."""

    def outcome(act: Callable[[], object]) -> object:
        try:
            return act()
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(acts)) as crowd:
        with held(house, session_id):
            given = [crowd.submit(outcome, act) for act in acts]
            wait_until(lambda: threading.active_count() > len(acts))
        return [each.result() for each in given]


def wait_until(so: Callable[[], bool]) -> None:
    until = threading.Event()
    for _ in range(500):
        if so():
            until.wait(0.1)
            return
        until.wait(0.01)
    raise AssertionError("it never came to that")


def test_who_comes_while_others_are_done_is_done_with_those_who_wait() -> None:
    gate, batches, together = threading.Event(), list[list[int]](), Together[int]()

    def double(ones: Sequence[int]) -> list[object]:
        gate.wait(5)
        batches.append(list(ones))
        return [2 * one for one in ones]

    answers = [together.ask("session", number, double) for number in range(5)]
    gate.set()
    assert [answer.result(5) for answer in answers] == [0, 2, 4, 6, 8]
    assert len(batches) <= 2
    together.close()


def test_no_more_are_done_together_than_the_first_can_wait_for() -> None:
    gate, sizes, together = threading.Event(), list[int](), Together[int](most=2)

    def count(ones: Sequence[int]) -> Sequence[object]:
        gate.wait(5)
        sizes.append(len(ones))
        return ones

    answers = [together.ask("session", number, count) for number in range(6)]
    gate.set()
    assert [answer.result(5) for answer in answers] == list(range(6))
    assert max(sizes) == 2
    together.close()


def test_keys_take_turns_where_there_are_more_than_threads() -> None:
    """Crowds that never end at as many doors as there are threads keep nobody else out."""
    together, over = Together[str](), threading.Event()

    def go_on(ones: Sequence[str]) -> Sequence[object]:
        if not over.is_set():
            together.ask(ones[0], ones[0], go_on)
        return ones

    for number in range(8):
        together.ask(f"crowd {number}", f"crowd {number}", go_on)
    try:
        assert together.ask("somebody", "somebody", lambda ones: ones).result(5) == "somebody"
    finally:
        over.set()
        together.close()


def test_where_doing_it_fails_all_are_told_and_the_next_are_done() -> None:
    def fail(_: Sequence[int]) -> Sequence[object]:
        raise OSError("the disk is full")

    together = Together[int]()
    with pytest.raises(OSError, match="full"):
        together.ask("session", 1, fail).result(5)
    assert together.ask("session", 2, lambda ones: ones).result(5) == 2
    together.close()


def test_who_no_longer_wants_it_holds_nobody_up() -> None:
    gate, together = threading.Event(), Together[int]()

    def wait(ones: Sequence[int]) -> Sequence[object]:
        gate.wait(5)
        return ones

    together.ask("session", 1, wait)
    wait_until(lambda: not together._waiting["session"])
    gone, stays = together.ask("session", 2, wait), together.ask("session", 3, wait)
    assert gone.cancel()
    gate.set()
    assert stays.result(5) == 3
    assert together.ask("session", 4, wait).result(5) == 4
    together.close()


def test_one_who_is_refused_keeps_nobody_else_back(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = write_poll(moderator, "Is it so?", ["Yes", "No"])
    open_poll(moderator, poll)
    voters = [seat_in(house, session.id) for _ in range(MANY)]
    acts = [
        partial(cast_ballot, v, poll, Ballot.of("1" if n % 3 else "9"))
        for n, v in enumerate(voters)
    ]
    outcomes = all_at_once(house, session.id, acts)
    refused = [each for each in outcomes if isinstance(each, UnknownOption)]
    assert len(refused) == MANY // 3
    close_poll(moderator, poll)
    (closed,) = see_polls(moderator).polls
    assert closed.tally is not None
    assert closed.tally.turnout == MANY - len(refused)


def test_a_crowd_that_votes_moves_the_ballots_less_often_than_it_votes(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = write_poll(moderator, "Is it so?", ["Yes", "No"])
    open_poll(moderator, poll)
    voters = [seat_in(house, session.id) for _ in range(MANY)]
    before = see_revisions(moderator)[Room.BALLOTS]
    all_at_once(house, session.id, [partial(cast_ballot, v, poll, Ballot.of("1")) for v in voters])
    moved = see_revisions(moderator)[Room.BALLOTS] - before
    assert 1 <= moved < MANY
    with house.database.reading() as db:
        cast = [each for each in records.activities(db, session.id) if each.act == "cast_ballot"]
    assert len(cast) == MANY
    assert {each.actor for each in cast} == {""}


def test_support_that_comes_together_is_counted_whole_and_found_in_order_once(
    house: House, session: WorkshopSession, online: Visit, in_the_room: Visit
) -> None:
    asked = request_floor(online, "Who repairs the mast?")
    other = request_floor(in_the_room, "Who pays for it?")
    fans = [seat_in(house, session.id, Modality.ONLINE) for _ in range(MANY)]
    acts: list[Callable[[], object]] = [partial(support_question, f, asked) for f in fans]
    acts += [partial(support_question, online, asked), partial(support_question, online, other)]
    outcomes = all_at_once(house, session.id, acts)
    assert sum(isinstance(each, OwnQuestion) for each in outcomes) == 1
    support = {one.intervention.id: one.intervention.support for one in see_floor(online).places}
    assert support == {asked: MANY, other: 1}
    with house.database.reading() as db:
        acts_told = records.activities(db, session.id, room=Room.FLOOR)
    told = [each for each in acts_told if each.act == "support_question"]
    assert len(told) < MANY
    assert [each.details["support"] for each in told if each.subject == asked][-1] == MANY


def test_support_that_leaves_is_counted_again(
    house: House, session: WorkshopSession, online: Visit
) -> None:
    asked = request_floor(online, "Who repairs the mast?")
    fans = [seat_in(house, session.id, Modality.ONLINE) for _ in range(4)]
    for fan in fans:
        support_question(fan, asked)
    all_at_once(house, session.id, [partial(withdraw_support, f, asked) for f in fans[:3]])
    assert see_floor(online).places[0].intervention.support == 1


def test_questions_that_come_together_have_a_number_each(
    house: House, session: WorkshopSession, online: Visit
) -> None:
    askers = [seat_in(house, session.id, Modality(side)) for side in Modality for _ in range(8)]
    texts = [f"Question {n}?" for n in range(len(askers))]
    asked = [partial(request_floor, v, t) for v, t in zip(askers, texts, strict=True)]
    ids = all_at_once(house, session.id, asked)
    kept = see_floor(online).places
    assert {place.intervention.id for place in kept} == set(ids)
    assert sorted(place.intervention.number for place in kept) == list(range(1, len(askers) + 1))
    assert {place.intervention.text for place in kept} == set(texts)


def test_a_crowd_is_let_in_by_one_look_at_its_session_and_one_at_its_seats(
    house: House, session: WorkshopSession, online: Visit
) -> None:
    request_floor(online, "Who repairs the mast?")
    fans = [seat_in(house, session.id).at(session.join_code.lower()) for _ in range(MANY)]
    looks = []

    def note(_db: object, _cursor: object, statement: str, *_: object) -> None:
        looks.append(statement.partition("FROM ")[2].split()[:1])

    def support(work: Work) -> None:
        assert work.session().id == session.id
        assert work.seated()

    acts = [Act(fan, "support_question", support) for fan in fans]
    event.listen(house.database.engine, "before_cursor_execute", note)
    try:
        assert carry_out_together(acts) == [None] * MANY
    finally:
        event.remove(house.database.engine, "before_cursor_execute", note)
    assert (looks.count(["workshop_session"]), looks.count(["seat"])) == (1, 1)


def test_at_a_code_that_opens_nothing_all_of_a_crowd_are_told_so(
    house: House, session: WorkshopSession
) -> None:
    strangers = [seat_in(house, session.id).at("NOSUCH") for _ in range(3)]
    acts = [Act(each, "support_question", lambda work: work.session()) for each in strangers]
    assert {type(each) for each in carry_out_together(acts)} == {WrongJoinCode}
    with pytest.raises(WrongJoinCode):
        support_question(strangers[0], 1)


def test_a_seat_of_elsewhere_is_nobody_in_a_crowd_too(
    house: House, session: WorkshopSession, online: Visit
) -> None:
    asked = request_floor(online, "Who repairs the mast?")
    foreign = seat_in(house, new_session(house).id).to(session.id)
    fans = [seat_in(house, session.id) for _ in range(3)]
    acts = [partial(support_question, fan, asked) for fan in (*fans, foreign)]
    outcomes = all_at_once(house, session.id, acts)
    assert [type(each) for each in outcomes] == [type(None)] * 3 + [NotAllowed]


def test_where_the_transaction_fails_all_of_them_have(
    house: House, session: WorkshopSession, online: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    askers = [seat_in(house, session.id) for _ in range(4)]
    monkeypatch.setattr(records, "record", broken)
    for asker in askers:
        with pytest.raises(OSError, match="full"):
            request_floor(asker, "Is it kept?")
    monkeypatch.undo()
    with house.database.reading() as db:
        assert floor_of(db, session.id).interventions == ()
    assert see_floor(online).places == ()
    assert request_floor(online, "Now it is?")
