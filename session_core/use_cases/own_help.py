"""Asking the desk for help, and what an asker sees of it; from the door on, and always private.

Neither a closed queue nor a frozen intake keeps anybody from it, only the end of the session.
Nothing in the record says which seat asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from session_core.domain import desk_acts as decide
from session_core.domain.codes import new_id
from session_core.domain.desk import (
    HELP_LIMIT,
    MOST_OPEN,
    OPEN_STATES,
    HelpKind,
    HelpRequest,
    HelpState,
    HelpUrgency,
    before_in_line,
)
from session_core.domain.desk_refusals import DeskClosed, TooManyRequests
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room, Stage
from session_core.domain.text import written
from session_core.storage import desk
from session_core.use_cases.visit import Work, reading, use_case

WHAT = "The message"


@dataclass(frozen=True)
class MyLine:
    """One message of the conversation: the asker's own, or the desk's, whose name is not told."""

    by_desk: bool
    text: str
    written_at: datetime
    is_new: bool


@dataclass(frozen=True)
class MyHelp:
    """One request as its asker sees it.

    `before` is how many who wait stand before it, None where it waits no more. Its number in the
    session is not told: it would say how many need help.
    """

    id: str
    kind: HelpKind
    urgency: HelpUrgency
    text: str
    raised_at: datetime
    state: HelpState
    before: int | None
    lines: tuple[MyLine, ...]
    revision: int
    settled_by_me: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def has_news(self) -> bool:
        return any(line.is_new for line in self.lines)


@use_case
def ask_for_help(
    work: Work,
    kind: HelpKind,
    urgency: HelpUrgency = HelpUrgency.CAN_WAIT,
    text: str = "",
    key: str | None = None,
) -> str:
    """Ask the desk for help, in words or without; returns the request's id.

    The same `key` sent twice is one request. Raises DeskClosed after the end, TooManyRequests,
    TextTooLong.
    """
    seat = work.seated()
    own_key = work.own_key(key) if key else None
    if own_key and (before := desk.asked_before(work.db, work.session_id, own_key)):
        return before
    _while_there(work)
    if desk.open_count(work.db, seat.id) >= MOST_OPEN:
        raise TooManyRequests(most=MOST_OPEN)
    new = HelpRequest(
        id=new_id(),
        session_id=work.session_id,
        number=desk.next_number(work.db, work.session_id),
        seat_id=seat.id,
        kind=kind,
        urgency=urgency,
        modality=seat.modality,
        raised_at=work.now,
        text=written(text, limit=HELP_LIMIT, may_be_empty=True, what=WHAT),
        stakeholder_group=seat.stakeholder_group,
        regional_group=seat.regional_group,
        language=seat.language,
    )
    desk.add_request(work.db, new, own_key)
    work.record("ask_for_help", Room.DESK, new.id, secret=True)
    return new.id


@use_case
def write_to_desk(work: Work, request_id: str, text: str, key: str | None = None) -> None:
    """Add a line to one's own request; what was over is open again.

    The same `key` sent twice is one line. Raises NotFound for another's, HelpEnded for what was
    withdrawn, DeskClosed after the end, EmptyText, TextTooLong.
    """
    mine, own_key = _own(work, request_id), work.own_key(key) if key else None
    if own_key and desk.written_before(work.db, mine.id, own_key):
        return
    _while_there(work)
    said = written(text, limit=HELP_LIMIT, what=WHAT)
    changed = decide.write_back(mine, new_id(), said, work.now)
    desk.keep_request(work.db, changed)
    desk.add_line(work.db, mine.id, changed.lines[-1], own_key)
    work.record("write_to_desk", Room.DESK, mine.id, secret=True)


@reading
def see_my_help(work: Work) -> tuple[MyHelp, ...]:
    """What the visitor asked the desk, newest first, with their places in line and all answers."""
    seat = work.seated()
    mine = desk.requests_of_seat(work.db, work.session_id, seat.id)
    waits = any(one.state is HelpState.WAITING for one in mine)
    line = desk.open_requests(work.db, work.session_id) if waits else []
    return tuple(_as_asker_sees(one, line) for one in reversed(mine))


@reading
def has_help_news(work: Work) -> bool:
    """Whether the desk wrote something that the visitor has not read."""
    return desk.has_unread(work.db, work.seated().id)


@use_case
def read_my_help(work: Work, shown: Mapping[str, int] | None = None) -> None:
    """Keep that the visitor has read what the desk wrote; nobody is told.

    `shown` are the revisions that a page showed, by request: what came after them is not read.
    """
    for one in desk.requests_of_seat(work.db, work.session_id, work.seated().id):
        if one.has_news:
            up_to = shown.get(one.id, 0) if shown is not None else None
            desk.keep_request(work.db, decide.read_by_asker(one, up_to))


@use_case
def settle_my_help(work: Work, request_id: str) -> None:
    """Say that one's own request is settled; twice is once. Raises NotFound for another's."""
    mine = _own(work, request_id)
    settled = decide.settle(mine, work.now)
    if settled != mine:
        desk.keep_request(work.db, settled)
        work.record("settle_my_help", Room.DESK, mine.id, secret=True)


@use_case
def withdraw_my_help(work: Work, request_id: str) -> None:
    """Take one's own request back: all its words are deleted, and who asked. Raises NotFound."""
    mine = _own(work, request_id)
    _forget(work, mine)
    work.record("withdraw_my_help", Room.DESK, mine.id, secret=True)


def forget_help_of(work: Work, act: str, seat_id: str) -> None:
    """Withdraw and forget all that a seat asked the desk, inside a use-case.

    The record does not say which requests these were: they were asked from one seat.
    """
    theirs = desk.requests_of_seat(work.db, work.session_id, seat_id)
    for one in theirs:
        _forget(work, one)
    if theirs:
        work.record(act, Room.DESK, secret=True)


def _forget(work: Work, one: HelpRequest) -> None:
    desk.keep_request(work.db, decide.forgotten(one))
    desk.forget_words(work.db, one.id)
    work.destroys = True


def _own(work: Work, request_id: str) -> HelpRequest:
    """One's own request; another's is told from none by nothing."""
    found = desk.request_with_id(work.db, work.session_id, request_id)
    if found is None or found.seat_id != work.seated().id:
        raise NotFound
    return found


def _while_there(work: Work) -> None:
    if work.session().stage is Stage.CLOSED:
        raise DeskClosed


def _as_asker_sees(one: HelpRequest, line: list[HelpRequest]) -> MyHelp:
    waits = one.state is HelpState.WAITING
    return MyHelp(
        id=one.id,
        kind=one.kind,
        urgency=one.urgency,
        text=one.text,
        raised_at=one.raised_at,
        state=one.state,
        before=before_in_line(line, one.id) if waits else None,
        lines=tuple(
            MyLine(
                each.by_desk,
                each.text,
                each.written_at,
                each.by_desk and each.revision > one.read_to,
            )
            for each in one.lines
        ),
        revision=one.revision,
        settled_by_me=one.state is HelpState.CLOSED and one.ended_by is None,
    )
