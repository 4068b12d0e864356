"""What staff see of the help desk: the desk everything, a moderator what touches the room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from session_core.domain.circles import HELP_DESK
from session_core.domain.desk import (
    OPEN_STATES,
    HelpKind,
    HelpLine,
    HelpRequest,
    HelpState,
    HelpUrgency,
    in_line,
)
from session_core.domain.desk_counts import HelpCounts, help_counts
from session_core.domain.people import Account, Modality, RegionalGroup, Role, StakeholderGroup
from session_core.storage import desk, roles, seats
from session_core.use_cases.visit import Work, reading

SHOWN_OVER = 50
"""So many of the requests that are over are shown, the latest first."""


@dataclass(frozen=True)
class DeskPerson:
    """Somebody of the desk, to whom a request can be handed; `name` is for staff only."""

    account_id: str
    name: str
    is_me: bool


@dataclass(frozen=True)
class HelpView:
    """One request as the desk sees it.

    `asker` is the pseudonym, '' where nobody is known any more. `has_it` and `ended_by` are names
    of staff. `revision` is what an act gives as `expected`. To a moderator, who is not of the desk,
    it has neither words nor asker, groups nor language, and 0 for its number, which would tell how
    many asked.
    """

    id: str
    number: int
    kind: HelpKind
    urgency: HelpUrgency
    state: HelpState
    modality: Modality
    raised_at: datetime
    revision: int
    touches_room: bool
    preventive: bool
    for_side: Modality | None
    asker_waits: bool
    is_mine: bool = False
    has_it: str = ""
    claimed_at: datetime | None = None
    ended_by: str = ""
    ended_at: datetime | None = None
    asker: str = ""
    text: str = ""
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: str = ""
    lines: tuple[HelpLine, ...] = ()
    is_read: bool = True
    can_be_answered: bool = True
    """Whether somebody reads it still: whose asker has left gets no answer."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class DeskView:
    """The desk: `open` as it is taken up, `over` the latest first; what it may do is not said here.

    `is_of_the_desk` is False for a moderator, who sees what touches the room and no words.
    """

    is_of_the_desk: bool
    open: tuple[HelpView, ...]
    over: tuple[HelpView, ...]
    people: tuple[DeskPerson, ...] = ()


@reading
def see_desk(work: Work) -> DeskView:
    """What people need help with, for the desk; for moderators what touches the room, no more."""
    is_desk = not work.roles.isdisjoint(HELP_DESK)
    kept = desk.requests_of(work.db, work.session_id)
    if not is_desk:
        kept = [one for one in kept if one.touches_room]
    staff = roles.roles_in(work.db, work.session_id)
    names = {account.id: account.name for account, _ in staff}
    askers = _askers(work) if is_desk else {}
    me = work.account.id if work.account else ""
    shown = {one.id: _shown(one, me, names, askers, is_desk=is_desk) for one in kept}
    over = sorted(
        (one for one in kept if not one.is_open),
        key=lambda one: (one.ended_at or one.raised_at, one.number),
        reverse=True,
    )
    return DeskView(
        is_of_the_desk=is_desk,
        open=tuple(shown[one.id] for one in in_line(kept) if one.is_open),
        over=tuple(shown[one.id] for one in over[:SHOWN_OVER]),
        people=_people(staff, me) if is_desk else (),
    )


@reading
def see_help_counts(work: Work) -> HelpCounts:
    """How many requests there were, by each thing and over time; small counts are withheld.

    The desk sees small counts too, but those by group.
    """
    kept = desk.requests_of(work.db, work.session_id)
    return help_counts(kept, for_the_desk=not work.roles.isdisjoint(HELP_DESK))


def _people(staff: Iterable[tuple[Account, Role]], me: str) -> tuple[DeskPerson, ...]:
    """Everybody of the desk once, whatever roles they have."""
    found = {
        account.id: DeskPerson(account.id, account.name, account.id == me)
        for account, role in staff
        if role in HELP_DESK
    }
    return tuple(found.values())


def _askers(work: Work) -> dict[str, str]:
    """Pseudonyms by seat, of those at the door too."""
    return seats.pseudonyms_by_seat(work.db, work.session_id)


def _shown(
    one: HelpRequest,
    me: str,
    names: Mapping[str, str],
    askers: Mapping[str, str],
    *,
    is_desk: bool,
) -> HelpView:
    bare = HelpView(
        id=one.id,
        number=one.number if is_desk else 0,
        kind=one.kind,
        urgency=one.urgency,
        state=one.state,
        modality=one.modality,
        raised_at=one.raised_at,
        revision=one.revision,
        touches_room=one.touches_room,
        preventive=one.preventive,
        for_side=one.for_side,
        asker_waits=one.asker_waits,
        is_mine=one.claimed_by == me,
        has_it=names.get(one.claimed_by or "", ""),
        claimed_at=one.claimed_at,
        ended_by=names.get(one.ended_by or "", ""),
        ended_at=one.ended_at,
        can_be_answered=is_desk and one.seat_id is not None,
    )
    if not is_desk:
        return bare
    return replace(
        bare,
        asker=askers.get(one.seat_id or "", ""),
        text=one.text,
        stakeholder_group=one.stakeholder_group,
        regional_group=one.regional_group,
        language=one.language,
        lines=one.lines,
        is_read=not one.has_news,
    )
