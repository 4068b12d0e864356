"""What is done with a request for help: claimed, handed over, answered, closed, opened again.

An act of the desk may say which revision of a request was looked at (`expected`), and is refused
where it comes too late: of two who claim the same at once one has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from session_core.domain.desk import HelpLine, HelpRequest, HelpState
from session_core.domain.desk_refusals import (
    AskerWrote,
    HeldByAnother,
    HelpEnded,
    HelpNotEnded,
    HelpNotHeld,
)
from session_core.domain.people import Modality


@dataclass(frozen=True)
class DeskMember:
    """Who of the desk acts; `roles` says as what others are known, by account."""

    account_id: str
    roles: Mapping[str, str] = field(default_factory=dict)

    def known(self, account_id: str) -> str:
        return self.roles.get(account_id, "desk")


def claim(
    one: HelpRequest, me: DeskMember, now: datetime, expected: int | None = None
) -> HelpRequest:
    """Take a request up; from somebody else only where that was seen.

    Raises HeldByAnother, HelpEnded.
    """
    _check_open(one, me)
    if one.claimed_by == me.account_id:
        return one
    _check_seen(one, me, expected)
    return _held(one, me.account_id, now)


def release(one: HelpRequest, me: DeskMember) -> HelpRequest:
    """Let go of a request: it waits again. Raises HeldByAnother, HelpNotHeld, HelpEnded."""
    _check_open(one, me)
    if one.claimed_by is None:
        raise HelpNotHeld(number=one.number)
    _check_mine(one, me)
    return replace(_changed(one), state=HelpState.WAITING, claimed_by=None, claimed_at=None)


def hand_to_side(
    one: HelpRequest, me: DeskMember, side: Modality | None, expected: int | None = None
) -> HelpRequest:
    """Hand a request to the desk of one side, or to either: it waits there.

    Raises HeldByAnother, HelpEnded.
    """
    _check_open(one, me)
    _check_seen(one, me, expected)
    return replace(
        _changed(one), state=HelpState.WAITING, claimed_by=None, claimed_at=None, for_side=side
    )


def hand_to_account(
    one: HelpRequest,
    me: DeskMember,
    to_account: str,
    now: datetime,
    expected: int | None = None,
) -> HelpRequest:
    """Hand a request to somebody of the desk, who has it from now on.

    Raises HeldByAnother, HelpEnded.
    """
    _check_open(one, me)
    _check_seen(one, me, expected)
    return _held(one, to_account, now)


def answer(one: HelpRequest, line_id: str, me: DeskMember, text: str, now: datetime) -> HelpRequest:
    """Write to the asker; who answers what nobody had has it. Raises HeldByAnother, HelpEnded."""
    _check_open(one, me)
    _check_mine(one, me)
    held = one if one.claimed_by else _held(one, me.account_id, now)
    answered = replace(held, state=HelpState.ANSWERED)
    return _written(answered, line_id, text, now, me.account_id)


def write_back(one: HelpRequest, line_id: str, text: str, now: datetime) -> HelpRequest:
    """Let the asker write to the desk: what was answered waits on, what was over opens again.

    Raises HelpEnded where it was withdrawn.
    """
    if one.state is HelpState.WITHDRAWN:
        raise HelpEnded(reason="withdrawn", number=one.number)
    if not one.is_open:
        one = _opened(one)
    state = HelpState.CLAIMED if one.claimed_by else HelpState.WAITING
    return _written(replace(one, state=state), line_id, text, now)


def close(
    one: HelpRequest, me: DeskMember, now: datetime, expected: int | None = None
) -> HelpRequest:
    """End a request. Raises HeldByAnother, HelpEnded, and AskerWrote where that was not seen."""
    _check_open(one, me)
    _check_mine(one, me)
    written = [line.revision for line in one.lines if not line.by_desk]
    if expected is not None and any(revision > expected for revision in written):
        raise AskerWrote(number=one.number)
    return replace(_changed(one), state=HelpState.CLOSED, ended_by=me.account_id, ended_at=now)


def settle(one: HelpRequest, now: datetime) -> HelpRequest:
    """Let the asker say that it is settled; what is over stays as it is."""
    if not one.is_open:
        return one
    return replace(_changed(one), state=HelpState.CLOSED, ended_by=None, ended_at=now)


def reopen(one: HelpRequest) -> HelpRequest:
    """Let what was closed wait again. Raises HelpNotEnded, and HelpEnded where it was withdrawn."""
    if one.state is HelpState.WITHDRAWN:
        raise HelpEnded(reason="withdrawn", number=one.number)
    if one.is_open:
        raise HelpNotEnded(number=one.number)
    return replace(_changed(_opened(one)), state=HelpState.WAITING)


def mark(
    one: HelpRequest, *, preventive: bool | None = None, touches_room: bool | None = None
) -> HelpRequest:
    """Set a mark of the desk; None leaves it, and the same again changes nothing."""
    marked = replace(
        one,
        preventive=one.preventive if preventive is None else preventive,
        touches_room=one.touches_room if touches_room is None else touches_room,
    )
    return one if marked == one else _changed(marked)


def read_by_asker(one: HelpRequest, shown: int | None = None) -> HelpRequest:
    """Keep that the asker has read it, up to the revision they were shown; to the desk nothing has
    changed."""
    seen = one.revision if shown is None else min(shown, one.revision)
    return replace(one, read_to=max(one.read_to, seen))


def forgotten(one: HelpRequest) -> HelpRequest:
    """Take words, groups and asker out of a request, and leave it withdrawn.

    Its kind and when it was asked stay, to be counted. When it was withdrawn does not: what is
    forgotten at the same moment was asked from the same seat.
    """
    gone = replace(
        one,
        seat_id=None,
        text="",
        stakeholder_group=None,
        regional_group=None,
        language="",
        lines=(),
        touches_room=False,
        state=HelpState.WITHDRAWN,
        claimed_by=None,
        claimed_at=None,
        ended_by=None,
        ended_at=None,
    )
    return _changed(gone)


def _held(one: HelpRequest, account_id: str, now: datetime) -> HelpRequest:
    state = HelpState.CLAIMED if one.asker_waits else HelpState.ANSWERED
    return replace(_changed(one), state=state, claimed_by=account_id, claimed_at=now)


def _opened(one: HelpRequest) -> HelpRequest:
    """Open again, for anybody of the desk: who had it may be gone by now."""
    return replace(one, claimed_by=None, claimed_at=None, ended_by=None, ended_at=None)


def _written(
    one: HelpRequest, line_id: str, text: str, now: datetime, account_id: str | None = None
) -> HelpRequest:
    changed = _changed(one)
    by_desk = account_id is not None
    line = HelpLine(line_id, by_desk, text, now, changed.revision, account_id)
    return replace(changed, lines=(*changed.lines, line))


def _changed(one: HelpRequest) -> HelpRequest:
    return replace(one, revision=one.revision + 1)


def _check_open(one: HelpRequest, me: DeskMember) -> None:
    if one.state is HelpState.WITHDRAWN:
        raise HelpEnded(reason="withdrawn", number=one.number)
    if one.state is HelpState.CLOSED and one.ended_by is None:
        raise HelpEnded(reason="settled", number=one.number)
    if one.state is HelpState.CLOSED and one.ended_by:
        raise HelpEnded(reason="closed", number=one.number, who=me.known(one.ended_by))


def _check_mine(one: HelpRequest, me: DeskMember) -> None:
    if one.claimed_by and one.claimed_by != me.account_id:
        raise HeldByAnother(number=one.number, who=me.known(one.claimed_by))


def _check_seen(one: HelpRequest, me: DeskMember, expected: int | None) -> None:
    """What somebody else has is taken or handed on only by who saw that it is theirs."""
    if expected != one.revision:
        _check_mine(one, me)
