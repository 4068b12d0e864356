"""Who sits in which breakout group: by lot, by hand, by name, and what comes of leaving."""

import secrets
from collections.abc import Sequence

from session_core.domain import breakouts as decide
from session_core.domain.codes import new_id
from session_core.domain.naming import may_name
from session_core.domain.refusals import GroupsAreOpen, NotFound
from session_core.domain.session import Room
from session_core.domain.text import LINE_LIMIT
from session_core.storage import breakouts
from session_core.use_cases.agenda import check_not_over
from session_core.use_cases.breakouts import group_with_id
from session_core.use_cases.naming import rule_now
from session_core.use_cases.visit import Work, use_case


@use_case
def place_at_random(work: Work, *, everybody: bool = True, seed: str | None = None) -> None:
    """Draw lots: everybody anew, or only who sits in no group yet; sides are spread evenly too.

    Who has no device stays where they are. The same `seed` places the same people alike. Raises
    NoGroups, SessionNotOpen, and GroupsAreOpen where people at work would be moved.
    """
    check_not_over(work)
    groups = breakouts.groups_of(work.db, work.session_id)
    if everybody and decide.is_open(groups):
        raise GroupsAreOpen
    people = breakouts.people_of(work.db, work.session_id)
    moved = [p for p in people if p.has_device and (everybody or p.group_number is None)]
    staying = [person for person in people if person not in moved]
    order = decide.drawn(moved, seed or secrets.token_hex())
    placed = decide.spread(order, decide.sizes_of(groups, staying))
    ids = {group.number: group.id for group in groups}
    breakouts.place_seats(work.db, {seat: ids[number] for seat, number in placed.items()})
    work.record("place_at_random", Room.BREAKOUTS, placed=len(placed))


@use_case
def place_by_hand(work: Work, member_id: str, group_id: str | None) -> None:
    """Put one person into a group, or with None into no group. Raises NotFound, SessionNotOpen.

    The record names the group, not the person: who leaves is to be forgotten.
    """
    check_not_over(work)
    people = breakouts.people_of(work.db, work.session_id)
    person = next((each for each in people if each.id == member_id), None)
    if person is None:
        raise NotFound
    group = group_with_id(work, group_id) if group_id else None
    if person.group_number == (group.number if group else None):
        return
    if person.has_device and group:
        breakouts.place_seats(work.db, {person.id: group.id})
    elif person.has_device:
        breakouts.take_out_seats(work.db, [person.id])
    elif group:
        breakouts.move_member(work.db, person.id, group.id)
    else:
        breakouts.forget_member(work.db, person.id)
    work.record("place_by_hand", Room.BREAKOUTS, subject=group_id or "")


@use_case
def add_member_by_name(work: Work, group_id: str, name: str) -> None:
    """Add somebody without a device; the naming rule says whether their name is kept.

    Raises NotFound, EmptyText, TextTooLong and SessionNotOpen.
    """
    check_not_over(work)
    group = group_with_id(work, group_id)
    kept = decide.name_kept(name, may_name=may_name(rule_now(work)), limit=LINE_LIMIT)
    breakouts.add_member_by_name(work.db, group.id, new_id(), kept)
    work.record("add_member_by_name", Room.BREAKOUTS, subject=group.id)


def place_latecomers(work: Work, seat_ids: Sequence[str]) -> None:
    """Who comes while the groups are at work goes to the smallest, inside a use-case."""
    groups = breakouts.groups_of(work.db, work.session_id)
    if not decide.is_open(groups):
        return
    sizes = decide.sizes_of(groups, breakouts.people_of(work.db, work.session_id))
    if not any(sizes.values()):
        return  # nobody is placed: people choose their group themselves
    placed = decide.spread(seat_ids, sizes)
    ids = {group.number: group.id for group in groups}
    breakouts.place_seats(work.db, {seat: ids[number] for seat, number in placed.items()})
    work.record("join_session", Room.BREAKOUTS, secret=True)


def leave_group(work: Work, seat_id: str) -> None:
    """Let the others see that a group has one fewer, inside a use-case."""
    if breakouts.group_of_seat(work.db, seat_id):
        breakouts.take_out_seats(work.db, [seat_id])
        work.record("leave_session", Room.BREAKOUTS, secret=True)
