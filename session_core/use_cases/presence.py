"""Presence: whose screen is gone, who is told, and who takes both sides meanwhile."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from session_core.domain.floor_refusals import NobodyGone, NobodyToTell
from session_core.domain.people import Role
from session_core.domain.presence import Presence, back_again, moderators, newly_gone
from session_core.domain.session import Room, Stage
from session_core.domain.signals import MODERATOR_ROLES, SignalKind, SignalTo, roles_to_tell
from session_core.storage import accounts, presence, records, roles, signals
from session_core.storage.database import Db
from session_core.use_cases.claims import release_claims_of
from session_core.use_cases.house import House
from session_core.use_cases.proofs import Sitting
from session_core.use_cases.signals import shown_role, tell_staff
from session_core.use_cases.visit import Visit, Work, reading, use_case


@dataclass(frozen=True)
class Gone:
    """A moderator whose screen is gone since a moment, by role."""

    role: Role
    since: datetime


@dataclass(frozen=True)
class BothSides:
    """Who serves both sides since when; `name` is for staff only."""

    name: str
    since: datetime
    is_mine: bool


@dataclass(frozen=True)
class PresenceView:
    """Which other moderators are gone, who has both sides, and what the visitor may do about it."""

    gone: tuple[Gone, ...] = ()
    both_sides: BothSides | None = None
    may_take: bool = False
    may_hand_back: bool = False


@reading
def see_presence(work: Work) -> PresenceView:
    """Whose screen is gone, for the other moderators; who has both sides, for all staff."""
    if work.account is None or work.session().stage is not Stage.OPEN:
        return PresenceView()
    me, staff = work.account.id, roles.roles_by_account(work.db, work.session_id)
    known = presence.presence_in(work.db, work.session_id)
    both = next((each for each in known if each.took_both_sides_at), None)
    is_moderator = me in moderators(staff)
    gone = tuple(
        Gone(shown_role(staff[each.account_id]) or Role.ORGANISER, each.seen_at)
        for each in known
        if each.is_gone and each.account_id in moderators(staff) - {me}
    )
    return PresenceView(
        gone=gone if is_moderator or Role.ORGANISER in work.roles else (),
        both_sides=_both_sides(work, both, me) if both else None,
        may_take=bool(gone) and is_moderator and both is None,
        may_hand_back=both is not None and (is_moderator or Role.ORGANISER in work.roles),
    )


def _both_sides(work: Work, one: Presence, me: str) -> BothSides | None:
    who = accounts.account_with_id(work.db, one.account_id)
    if who is None or one.took_both_sides_at is None:
        return None
    return BothSides(who.name, one.took_both_sides_at, one.account_id == me)


@use_case
def take_both_sides(work: Work) -> None:
    """Serve the other side too, whose moderator is gone. Raises NobodyGone."""
    me, staff = work.signed_in().id, roles.roles_by_account(work.db, work.session_id)
    known = presence.presence_in(work.db, work.session_id)
    if not any(each.is_gone and each.account_id in moderators(staff) - {me} for each in known):
        raise NobodyGone
    if any(each.account_id == me and each.took_both_sides_at for each in known):
        return
    presence.forget_both_sides(work.db, work.session_id)
    presence.keep_both_sides(work.db, work.session_id, me, work.now)
    work.record("take_both_sides", Room.SIGNALS)


@use_case
def hand_back_side(work: Work) -> None:
    """Let each side have its own moderator again; nothing, where it has."""
    if presence.forget_both_sides(work.db, work.session_id):
        work.record("hand_back_side", Room.SIGNALS)


def note_presence(
    house: House, seen: Mapping[presence.Place, datetime], now: datetime, watched_since: datetime
) -> None:
    """Keep whose screens were seen when, and tell the others who is gone and who is back.

    The server does this, nobody by themselves; with several on one database each keeps what it
    sees, and the first to notice tells.
    """
    if seen:
        with house.database.writing() as db:
            presence.keep_seen(db, seen)
    with house.database.reading() as db:
        watched = presence.watched_sessions(db)
        anew = [each for each in watched if any(_news(house, db, each, now, watched_since))]
    for session_id in anew:
        _tell_of(house, session_id, now, watched_since)


def _news(
    house: House, db: Db, session_id: str, now: datetime, watched_since: datetime
) -> tuple[list[Presence], list[Presence]]:
    after = timedelta(seconds=house.settings.gone_seconds)
    known = presence.presence_in(db, session_id)
    staff = roles.roles_by_account(db, session_id)
    return newly_gone(known, staff, now, after, watched_since), back_again(known, now, after)


def _tell_of(house: House, session_id: str, now: datetime, watched_since: datetime) -> None:
    """Look once more, where no other process writes, and tell what is still so."""
    with house.database.writing(session_id) as db:
        work = Work(Sitting(db), Visit(house, now, session_id), frozenset())
        gone, back = _news(house, db, session_id, now, watched_since)
        for each in gone:
            presence.keep_gone(db, session_id, each.account_id, True)
            signals.forget_open(db, session_id, SignalKind.IS_BACK, each.account_id)
            release_claims_of(work, each.account_id)
            work.record("note_gone", Room.SIGNALS, subject=each.account_id)
        for each in back:
            presence.keep_gone(db, session_id, each.account_id, False)
            work.record("note_back", Room.SIGNALS, subject=each.account_id)
            _say_who_is_back(work, each.account_id)
        moved = records.record(db, session_id, work.records)
    house.hub.announce(session_id, moved)


def _say_who_is_back(work: Work, account_id: str) -> None:
    staff = roles.roles_by_account(work.db, work.session_id)
    if staff.get(account_id, frozenset()).isdisjoint(MODERATOR_ROLES):
        return
    with suppress(NobodyToTell):
        told = roles_to_tell(staff, account_id, SignalTo.OTHER_MODERATOR)
        tell_staff(work, SignalKind.IS_BACK, told, account_id)
