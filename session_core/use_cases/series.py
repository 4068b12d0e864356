"""Series: sessions linked by those who organise them.

Who organises a session of a series may rename the series and link further sessions of their own;
where a session stands, and whether it stays, is for its own organisers. An act about one session
is entered with a visit to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from session_core.domain import series as decide
from session_core.domain.activity import Activity
from session_core.domain.codes import new_id
from session_core.domain.lobby import LobbySession
from session_core.domain.people import Account, Role
from session_core.domain.refusals import AlreadyInSeries, NotAllowed, NotFound, NotInSeries
from session_core.domain.series import Series
from session_core.domain.session import Room
from session_core.storage import records, roles, series
from session_core.storage.lobby import lobby_of
from session_core.use_cases.copying import keep_copy
from session_core.use_cases.visit import Work, reading, use_case


@dataclass(frozen=True)
class SeriesSession:
    """A session in its series, what the visitor is in it, and how much came of it."""

    mine: LobbySession
    heard: int
    notes: int
    adopted: int


@dataclass(frozen=True)
class SeriesView:
    """A series: the visitor's sessions in order, and how many are only other people's."""

    id: str
    title: str
    sessions: tuple[SeriesSession, ...]
    others: int


@reading
def has_series(work: Work) -> bool:
    """Whether the visitor has a role in any session of a series."""
    return work.account is not None and series.has_series(work.db, work.account.id)


@reading
def see_series(work: Work) -> tuple[SeriesView, ...]:
    """The series of the visitor's sessions, by title; of other people's sessions only the count."""
    if work.account is None:
        return ()
    mine = {each.session.id: each for each in lobby_of(work.db, work.account.id)}
    found = series.series_of(work.db, work.account.id)
    ids = [each for one in found for each in one.session_ids if each in mine]
    heard = series.heard_in(work.db, ids)
    notes = series.notes_in(work.db, ids)
    adopted = series.adopted_in(work.db, ids)
    return tuple(
        SeriesView(
            one.id,
            one.title,
            tuple(
                SeriesSession(
                    mine[each], heard.get(each, 0), notes.get(each, 0), adopted.get(each, 0)
                )
                for each in one.session_ids
                if each in mine
            ),
            others=sum(each not in mine for each in one.session_ids),
        )
        for one in found
    )


@use_case
def create_series(work: Work, title: str, session_ids: Sequence[str]) -> str:
    """Link sessions that the visitor organises into a series, in this order; return its id.

    Raises EmptyText, TextTooLong, EmptySeries, AlreadyInSeries, and NotAllowed.
    """
    organiser = _organiser(work)
    new = decide.create_series(new_id(), title, session_ids)
    # In one order for everybody, so that no two wait for each other.
    for session_id in sorted(new.session_ids):
        if not _organises(work, organiser, session_id):
            raise NotAllowed
        if series.series_id_of(work.db, session_id):
            raise AlreadyInSeries
    series.add_series(work.db, new, organiser.id, work.now)
    made = Activity("create_series", Room.SESSION, work.now, actor=work.actor, subject=new.id)
    for session_id in new.session_ids:
        records.record(work.db, session_id, [made])
    return new.id


@use_case
def add_session_to_series(work: Work, series_id: str) -> None:
    """Put the session at the end of a series in which the visitor organises another.

    Raises NotFound, AlreadyInSeries, and NotAllowed.
    """
    organiser = _organiser(work)
    there = series.series_id_of(work.db, work.session_id)
    before = series.series_to_change(work.db, series_id)
    if before is None:
        raise NotFound
    if not any(_organises(work, organiser, each) for each in before.session_ids):
        raise NotAllowed
    after = decide.add_session_to_series(before, work.session_id)
    if there:
        raise AlreadyInSeries
    series.keep_order(work.db, after)
    work.record("add_session_to_series", Room.SESSION, subject=after.id)


@use_case
def take_session_out_of_series(work: Work) -> None:
    """Take the session out of its series; a series without sessions is gone.

    Raises NotInSeries, and NotAllowed.
    """
    before = _own_series(work)
    series.keep_order(work.db, decide.take_session_out_of_series(before, work.session_id))
    work.record("take_session_out_of_series", Room.SESSION, subject=before.id)


@use_case
def move_in_series(work: Work, past: str) -> None:
    """Put the session on the other side of another one of its series.

    Raises NotInSeries, and NotAllowed.
    """
    after = decide.move_in_series(_own_series(work), work.session_id, past)
    series.keep_order(work.db, after)
    work.record("move_in_series", Room.SESSION, subject=after.id)


@use_case
def rename_series(work: Work, title: str) -> None:
    """Give the series of the session another title.

    Raises EmptyText, TextTooLong, NotInSeries, and NotAllowed.
    """
    after = decide.rename_series(_own_series(work), title)
    series.keep_title(work.db, after)
    work.record("rename_series", Room.SESSION, subject=after.id)


@use_case
def follow_up_session(work: Work, starts_at: datetime, *, with_staff: bool = False) -> str:
    """Copy the session, put the copy at the end of its series, and return the copy's id.

    Raises NotInSeries, StrangeStart, and NotAllowed.
    """
    before = _own_series(work)
    made = keep_copy(work, starts_at, with_staff=with_staff)
    series.keep_order(work.db, decide.add_session_to_series(before, made))
    work.record("follow_up_session", Room.SESSION, subject=made)
    return made


def _own_series(work: Work) -> Series:
    _organiser(work)
    series_id = series.series_id_of(work.db, work.session_id)
    found = series.series_to_change(work.db, series_id) if series_id else None
    if found is None:
        raise NotInSeries
    return found


def _organiser(work: Work) -> Account:
    account = work.signed_in()
    if not account.may_organise:
        raise NotAllowed
    return account


def _organises(work: Work, account: Account, session_id: str) -> bool:
    return Role.ORGANISER in roles.roles_of(work.db, session_id, account.id)
