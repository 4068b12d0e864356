"""Breakout groups: made, opened on one clock, and closed when everybody is back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from session_core.domain import agenda_groups
from session_core.domain import breakouts as decide
from session_core.domain.access import MAY
from session_core.domain.breakouts import BreakoutGroup, Member
from session_core.domain.codes import new_id
from session_core.domain.people import Role
from session_core.domain.refusals import NotFound, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import agenda, breakouts, roles
from session_core.use_cases.agenda import change_agenda, check_not_over
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.naming import rule_now
from session_core.use_cases.visit import Work, reading, shared_view, use_case


@dataclass(frozen=True)
class SeenGroup:
    """One group and how many sit in it; who they are is for staff only."""

    group: BreakoutGroup
    count: int
    members: tuple[Member, ...] = ()


@dataclass(frozen=True)
class Facilitator:
    """Somebody on the staff who may write a group's notes."""

    id: str
    name: str
    username: str


@dataclass(frozen=True)
class BreakoutsView:
    """The groups by number; for staff also who sits in none, and who could facilitate."""

    groups: tuple[SeenGroup, ...]
    in_no_group: tuple[Member, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()

    @property
    def is_open(self) -> bool:
        return decide.is_open(seen.group for seen in self.groups)

    @property
    def ends_at(self) -> datetime | None:
        """When the last group should be back, while they are at work."""
        return decide.last_end(seen.group for seen in self.groups)

    @property
    def topics(self) -> dict[int, str]:
        """The topic of each group, by its number."""
        return decide.topics_by_number(seen.group for seen in self.groups)


@shared_view(Room.BREAKOUTS, Room.PEOPLE)
def see_breakouts(work: Work) -> BreakoutsView:
    """Number, topic, place, times and size of each group; never for others who sits where."""
    groups = breakouts.groups_of(work.db, work.session_id)
    people = breakouts.people_of(work.db, work.session_id)
    sizes = decide.sizes_of(groups, people)
    if not work.is_staff:
        return BreakoutsView(
            tuple(SeenGroup(replace(g, facilitator_id=None), sizes[g.number]) for g in groups)
        )
    return BreakoutsView(
        groups=tuple(
            SeenGroup(
                group,
                sizes[group.number],
                tuple(person for person in people if person.group_number == group.number),
            )
            for group in groups
        ),
        in_no_group=tuple(person for person in people if person.group_number is None),
        facilitators=_facilitators(work),
    )


@reading
def see_my_group(work: Work) -> BreakoutGroup | None:
    """The group the visitor sits in, while the groups are at work."""
    mine = breakouts.group_of_seat(work.db, work.seated().id)
    return replace(mine, facilitator_id=None) if mine and mine.is_open else None


@use_case
def make_groups(
    work: Work,
    how_many: int,
    minutes: int = decide.USUAL_MINUTES,
    names_meant: Collection[str] = (),
) -> None:
    """Make so many groups, each on one of the policy questions in turn.

    Raises GroupsAreMade, NoGroups, TooManyGroups, SessionNotOpen, and NamesInText for a topic.
    """
    check_not_over(work)
    decide.check_first_groups(breakouts.groups_of(work.db, work.session_id), how_many)
    topics = decide.proposed_topics(how_many, work.session().policy_questions)
    check_names(work, topics[0], rule_now(work), names_meant, more=topics[1:])
    lasts = decide.sensible(minutes)
    for number, topic in enumerate(topics, start=1):
        made = BreakoutGroup(new_id(), number, topic=topic, planned_minutes=lasts)
        breakouts.add_group(work.db, work.session_id, made)
    work.record("make_groups", Room.BREAKOUTS, groups=how_many)


@use_case
def add_group(
    work: Work,
    topic: str = "",
    place: str = "",
    minutes: int = decide.USUAL_MINUTES,
    names_meant: Collection[str] = (),
) -> str:
    """Keep one more group and return its id; while the others are at work it is open at once.

    Raises TextTooLong, TooManyGroups, SessionNotOpen, and NamesInText for the topic.
    """
    check_not_over(work)
    groups = breakouts.groups_of(work.db, work.session_id)
    decide.check_room_for(groups, 1)
    at_work = next((group for group in groups if group.is_open), None)
    plain = BreakoutGroup(
        new_id(),
        max((group.number for group in groups), default=0) + 1,
        opened_at=at_work.opened_at if at_work else None,
    )
    made = decide.reworked(plain, topic, place, None, minutes)
    check_names(work, made.topic, rule_now(work), names_meant)
    breakouts.add_group(work.db, work.session_id, made)
    work.record("add_group", Room.BREAKOUTS, subject=made.id)
    return made.id


@use_case
def change_group(
    work: Work,
    group_id: str,
    topic: str,
    place: str,
    facilitator_id: str | None,
    minutes: int,
    names_meant: Collection[str] = (),
) -> None:
    """Keep what a group is about, where, with whom and how long; minutes count at once.

    Raises NotFound, also for a facilitator who may write no notes here, TextTooLong, and
    NamesInText for a topic that is another than before.
    """
    group = group_with_id(work, group_id)
    could = {each.id for each in _facilitators(work)}
    if facilitator_id is not None and facilitator_id not in could:
        raise NotFound
    changed = decide.reworked(group, topic, place, facilitator_id, minutes)
    if changed == group:
        return
    if changed.topic != group.topic:
        check_names(work, changed.topic, rule_now(work), names_meant)
    breakouts.keep_group(work.db, changed)
    work.record("change_group", Room.BREAKOUTS, subject=group_id)


@use_case
def remove_group(work: Work, group_id: str) -> None:
    """Remove a group; who sat in it sits in none.

    Raises NotFound, GroupsAreOpen, GroupHasNotes and SessionNotOpen.
    """
    check_not_over(work)
    group = group_with_id(work, group_id)
    notes = breakouts.count_notes(work.db, work.session_id, group.number)
    people = breakouts.people_of(work.db, work.session_id)
    decide.check_removable(group, notes, people)
    breakouts.remove_group(work.db, group_id)
    work.record("remove_group", Room.BREAKOUTS, subject=group_id)


@use_case
def open_groups(work: Work) -> None:
    """Send everybody off and start the clock; the agenda goes on to its item for the groups.

    Where another item comes first the agenda stays where it is. Raises SessionNotOpen, NoGroups,
    GroupsAreOpen.
    """
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    groups = breakouts.groups_of(work.db, work.session_id)
    _keep(work, decide.opened(groups, work.now))
    work.record("open_groups", Room.BREAKOUTS, groups=len(groups))
    before = agenda.agenda_of(work.db, work.session_id)
    after = agenda_groups.begin_groups(before, work.now)
    begun = next((item.id for item in after if item.is_current), "")
    # Under the name of the act that does the same by hand, so that an undo says what it is.
    change_agenda(work, "start_agenda_item", before, after, begun)


@use_case
def close_groups(work: Work) -> None:
    """Call everybody back to plenary; the agenda's item for the groups ends. Raises GroupsNotOpen.

    The next item is started by hand: it begins when everybody is there.
    """
    groups = breakouts.groups_of(work.db, work.session_id)
    _keep(work, decide.closed(groups, work.now))
    work.record("close_groups", Room.BREAKOUTS, groups=len(groups))
    before = agenda.agenda_of(work.db, work.session_id)
    ended = next((item.id for item in before if item.is_current), "")
    after = agenda_groups.end_groups(before, work.now)
    change_agenda(work, "end_agenda_item", before, after, ended)


def end_groups(work: Work) -> None:
    """Close the groups with the session, inside a use-case."""
    groups = breakouts.groups_of(work.db, work.session_id)
    if decide.is_open(groups):
        _keep(work, decide.closed(groups, work.now))
        work.record("close_session", Room.BREAKOUTS)


def group_with_id(work: Work, group_id: str) -> BreakoutGroup:
    """A group of this session, inside a use-case. Raises NotFound."""
    groups = breakouts.groups_of(work.db, work.session_id)
    found = next((group for group in groups if group.id == group_id), None)
    if found is None:
        raise NotFound
    return found


def _facilitators(work: Work) -> tuple[Facilitator, ...]:
    able: frozenset[Role] = MAY["write_group_note"]
    found = {
        account.id: Facilitator(account.id, account.name, account.username)
        for account, role in roles.roles_in(work.db, work.session_id)
        if role in able
    }
    return tuple(found.values())


def _keep(work: Work, groups: tuple[BreakoutGroup, ...]) -> None:
    for group in groups:
        breakouts.keep_group(work.db, group)
