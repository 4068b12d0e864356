"""Signals: staff tell each other something silently, and see that it was seen."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from session_core.domain.codes import new_id
from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import STAFF_ROLES, Role
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room
from session_core.domain.signals import (
    SHOWN_OPEN,
    SHOWN_SEEN,
    Signal,
    SignalKind,
    SignalTo,
    Staff,
    checked_message,
    is_for,
    is_open,
    roles_to_tell,
    together,
)
from session_core.storage import roles, signals
from session_core.use_cases.visit import Work, reading, use_case


@dataclass(frozen=True)
class SignalPart:
    """To whom a signal went, and who saw it when; `seen_by` is a name, for staff only."""

    to_role: Role
    seen_by: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True)
class SignalView:
    """One signal as staff see it; `sender` is a role, or None where nobody is known any more."""

    id: str
    kind: SignalKind
    sent_at: datetime
    text: str
    sender: Role | None
    is_mine: bool
    parts: tuple[SignalPart, ...]


@dataclass(frozen=True)
class SignalsView:
    """What waits for the visitor's "got it", what they sent that waits, and the last few done."""

    incoming: tuple[SignalView, ...] = ()
    lately: tuple[SignalView, ...] = ()


@use_case
def send_signal(
    work: Work, kind: SignalKind, to: SignalTo = SignalTo.OTHER_MODERATOR, text: str = ""
) -> None:
    """Tell the other moderator something, or the rapporteur, or all staff.

    What the same person signals again before anybody saw it is the same signal, sent again. The
    record says only that one was sent. Raises NobodyToTell, EmptyText, TextTooLong, and NotFound
    for what only the server sends.
    """
    if kind is SignalKind.IS_BACK:
        raise NotFound
    sender = work.signed_in().id
    kept = checked_message(kind, text)
    told = roles_to_tell(roles.roles_by_account(work.db, work.session_id), sender, to)
    tell_staff(work, kind, told, sender, kept)


def tell_staff(
    work: Work, kind: SignalKind, told: Sequence[Role], sender: str, text: str = ""
) -> None:
    """Keep a signal to each of these roles, and record that one was sent."""
    same = [
        each
        for each in signals.open_signals(work.db, work.session_id, SHOWN_OPEN)
        if (each.kind, each.text, each.sent_by) == (kind, text, sender) and each.to_role in told
    ]
    signals.keep_sent_again(work.db, [each.id for each in same], work.now)
    for role in told:
        if role not in {each.to_role for each in same}:
            new = Signal(new_id(), kind, role, work.now, text, sender)
            signals.add_signal(work.db, work.session_id, new)
    work.record("send_signal", Room.SIGNALS)


@use_case
def acknowledge_signal(work: Work, signal_id: str) -> None:
    """Say that one has seen a signal; who sent it is shown so. Raises NotFound.

    A second press, or the press of somebody with the same role, changes nothing.
    """
    me = work.signed_in().id
    known = _kept(work)
    parts = next((sent for sent in together(known) if any(p.id == signal_id for p in sent)), ())
    mine = [part.id for part in parts if is_for(part, me, work.roles)]
    if not mine:
        raise NotFound
    if signals.keep_acknowledged(work.db, work.session_id, mine, me, work.now):
        work.record("acknowledge_signal", Room.SIGNALS)


@reading
def see_signals(work: Work) -> SignalsView:
    """What the visitor was told and has not acknowledged, and the last few that are done."""
    if work.account is None:
        return SignalsView()
    me = work.account.id
    people = roles.roles_in(work.db, work.session_id)
    names = {account.id: account.name for account, _ in people}
    staff = roles.roles_by_account(work.db, work.session_id)
    incoming: list[SignalView] = []
    waiting: list[SignalView] = []
    over: list[SignalView] = []
    for parts in together(_kept(work)):
        mine = tuple(part for part in parts if is_for(part, me, work.roles))
        if mine and is_open(mine):
            incoming.append(_shown(mine, staff, names, me))
        elif mine:
            over.append(_shown(parts, staff, names, me))
        elif parts[0].sent_by == me and parts[0].kind is not SignalKind.IS_BACK:
            (waiting if is_open(parts) else over).append(_shown(parts, staff, names, me))
    return SignalsView(tuple(incoming), (*waiting, *over[:SHOWN_SEEN]))


@reading
def see_whom_to_tell(work: Work) -> tuple[SignalTo, ...]:
    """For whom the visitor can have a signal: those there are."""
    if work.account is None:
        return ()
    staff, whom = roles.roles_by_account(work.db, work.session_id), []
    for to in SignalTo:
        with suppress(NobodyToTell):
            roles_to_tell(staff, work.account.id, to)
            whom.append(to)
    return tuple(whom)


def _kept(work: Work) -> list[Signal]:
    at_once = len(STAFF_ROLES)
    return [
        *signals.open_signals(work.db, work.session_id, SHOWN_OPEN * at_once),
        *signals.seen_signals(work.db, work.session_id, SHOWN_SEEN * at_once * 2),
    ]


def _shown(parts: Sequence[Signal], staff: Staff, names: Mapping[str, str], me: str) -> SignalView:
    one = parts[0]
    return SignalView(
        id=one.id,
        kind=one.kind,
        sent_at=one.sent_at,
        text=one.text,
        sender=shown_role(staff.get(one.sent_by or "", frozenset())),
        is_mine=one.sent_by == me,
        parts=tuple(
            SignalPart(
                part.to_role, names.get(part.acknowledged_by or "", ""), part.acknowledged_at
            )
            for part in sorted(parts, key=lambda each: STAFF_ROLES.index(each.to_role))
        ),
    )


def shown_role(held: frozenset[Role]) -> Role | None:
    """As what others know somebody with these roles: a moderator first of all."""
    known_as = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.RAPPORTEUR, *STAFF_ROLES)
    return next((role for role in known_as if role in held), None)
