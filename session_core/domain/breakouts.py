"""Breakout groups: who sits in which, until when, and what comes home from them."""

import random
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from session_core.domain.people import Modality
from session_core.domain.refusals import (
    EmptyText,
    GroupHasNotes,
    GroupsAreMade,
    GroupsAreOpen,
    GroupsNotOpen,
    NoGroups,
    TooManyGroups,
)
from session_core.domain.text import one_line

MOST_GROUPS = 20
LONGEST_MINUTES = 240
USUAL_MINUTES = 25
"""What is left of a workshop's hour for its groups (field notes of IGF workshops)."""
LINE = 300
SOMEONE = "someone in the room"
"""What people without a device are called where the naming rule keeps no names."""

_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?"
"""What ends a sentence, and no address."""


@dataclass(frozen=True)
class BreakoutGroup:
    """One group; `number` counts from 1 within the session.

    `place` is a room or a call's link, `facilitator_id` an account. All groups of a session open
    and close in the same moment; `planned_minutes` may differ.
    """

    id: str
    number: int
    topic: str = ""
    place: str = ""
    facilitator_id: str | None = None
    planned_minutes: int = USUAL_MINUTES
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def ends_at(self) -> datetime | None:
        """When everybody should be back, once the group was opened."""
        return self.opened_at and self.opened_at + timedelta(minutes=self.planned_minutes)


@dataclass(frozen=True)
class Member:
    """Somebody who sits in a group, or in none yet (`group_number` None).

    `id` is the seat's; people without a device have one of their own.
    """

    id: str
    name: str
    modality: Modality
    has_device: bool = True
    group_number: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a group meets, as typed, with the address in it apart: that may be opened."""

    before: str
    link: str
    after: str


def place_of(group: BreakoutGroup) -> Place:
    """The group's place; only an `http` or `https` address in it is a link."""
    found = _LINK.search(group.place)
    if found is None:
        return Place(group.place, "", "")
    link = found[0].rstrip(_AFTER_LINK)
    # A bracket that was opened before the address is not part of it.
    while link.endswith(")") and link.count(")") > link.count("("):
        link = link[:-1].rstrip(_AFTER_LINK)
    return Place(group.place[: found.start()], link, group.place[found.start() + len(link) :])


def group_label(number: int, topic: str = "") -> str:
    """`Group 2: Who repairs it?`, or `Group 2` where there is no topic."""
    return f"Group {number}: {topic}" if topic else f"Group {number}"


def topics_by_number(groups: Iterable[BreakoutGroup]) -> dict[int, str]:
    """The topic of each group, by its number."""
    return {group.number: group.topic for group in groups}


def is_open(groups: Iterable[BreakoutGroup]) -> bool:
    """Whether the groups are at work now."""
    return any(group.is_open for group in groups)


def last_end(groups: Iterable[BreakoutGroup]) -> datetime | None:
    """When the last open group should be back."""
    return max((g.ends_at for g in groups if g.is_open and g.ends_at), default=None)


def proposed_topics(how_many: int, policy_questions: Sequence[str]) -> list[str]:
    """A topic for each of so many groups: the policy questions in their order, and again."""
    asked = [topic_from(question) for question in policy_questions]
    return [asked[n % len(asked)] if asked else "" for n in range(how_many)]


def topic_from(question: str) -> str:
    """A policy question as a topic: on one line, its beginning where it is too long."""
    line = " ".join(question.split())
    return line if len(line) <= LINE else f"{line[: LINE - 1]}…"


def question_of(topic: str, policy_questions: Sequence[str]) -> int | None:
    """Which policy question a group works on, counted from 1; None for a topic of its own."""
    asked = [topic_from(question) for question in policy_questions]
    return asked.index(topic) + 1 if topic in asked else None


def check_first_groups(groups: Sequence[BreakoutGroup], how_many: int) -> None:
    """Raise GroupsAreMade, NoGroups or TooManyGroups where so many cannot be made at once.

    Two moderators who press in the same moment make the groups once.
    """
    if groups:
        raise GroupsAreMade
    if how_many < 1:
        raise NoGroups(reason="asked")
    check_room_for(groups, how_many)


def check_room_for(groups: Sequence[BreakoutGroup], more: int) -> None:
    """Raise TooManyGroups where there is no room for so many more."""
    if len(groups) + more > MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)


def check_removable(group: BreakoutGroup, notes: int, members: Iterable[Member] = ()) -> None:
    """Raise GroupsAreOpen, or GroupHasNotes: what was noted stays where it came from.

    So do, with the reason `people`, those without a device: they are nowhere but in their group.
    """
    if group.is_open:
        raise GroupsAreOpen
    if notes:
        raise GroupHasNotes(number=group.number)
    if any(each.group_number == group.number and not each.has_device for each in members):
        raise GroupHasNotes(number=group.number, reason="people")


def reworked(
    group: BreakoutGroup, topic: str, place: str, facilitator_id: str | None, minutes: int
) -> BreakoutGroup:
    """The group with what was typed; minutes from 1 to LONGEST_MINUTES. Raises TextTooLong."""
    return replace(
        group,
        topic=one_line(topic, limit=LINE, may_be_empty=True, what="The topic"),
        place=one_line(place, limit=LINE, may_be_empty=True, what="The place"),
        facilitator_id=facilitator_id,
        planned_minutes=sensible(minutes),
    )


def sensible(minutes: int) -> int:
    """Minutes that a group can last."""
    return min(max(1, minutes), LONGEST_MINUTES)


def opened(groups: Sequence[BreakoutGroup], now: datetime) -> tuple[BreakoutGroup, ...]:
    """All groups at work from now on, on one clock. Raises NoGroups, GroupsAreOpen."""
    if not groups:
        raise NoGroups
    if is_open(groups):
        raise GroupsAreOpen
    return tuple(replace(group, opened_at=now, closed_at=None) for group in groups)


def closed(groups: Sequence[BreakoutGroup], now: datetime) -> tuple[BreakoutGroup, ...]:
    """Everybody back in plenary. Raises GroupsNotOpen."""
    if not is_open(groups):
        raise GroupsNotOpen
    return tuple(replace(each, closed_at=now) if each.is_open else each for each in groups)


def drawn(people: Collection[Member], seed: str) -> list[str]:
    """The ids of the people in an order by chance, one side after the other.

    The same seed draws the same order, whatever order they came in. Side after side, so that
    `spread` gives each group as many from the room, and as many from online, as the next.
    """
    order: list[str] = []
    chance = random.Random(seed)  # noqa: S311 - a draw of lots, not a secret
    for side in Modality:
        of_side = sorted(person.id for person in people if person.modality is side)
        chance.shuffle(of_side)
        order += of_side
    return order


def spread(people: Iterable[str], sizes: Mapping[int, int]) -> dict[str, int]:
    """A group's number for each of them, one after the other into the smallest group.

    `sizes` are the groups as they are before; of two alike the lower number fills first. From
    empty groups none ends with more than one above another. Raises NoGroups.
    """
    if not sizes:
        raise NoGroups
    filled = dict(sorted(sizes.items()))
    found: dict[str, int] = {}
    for person in people:
        found[person] = min(filled, key=lambda number: filled[number])
        filled[found[person]] += 1
    return found


def sizes_of(groups: Iterable[BreakoutGroup], members: Iterable[Member]) -> dict[int, int]:
    """How many sit in each group."""
    sizes = dict.fromkeys((group.number for group in groups), 0)
    for member in members:
        if member.group_number in sizes:
            sizes[member.group_number] += 1
    return sizes


def name_kept(typed: str, *, may_name: bool, limit: int) -> str:
    """The name of somebody without a device; '' where the rule keeps none.

    Raises EmptyText where a name may be kept and none was typed, TextTooLong.
    """
    name = one_line(typed, limit=limit, may_be_empty=True, what="The name")
    if may_name and not name:
        raise EmptyText
    return name if may_name else ""
