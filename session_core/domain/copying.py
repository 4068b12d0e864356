"""A copy of a session: what was prepared comes along, what happened does not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.codes import new_id, new_join_code, new_secret
from session_core.domain.polls import Poll, PollState, copied, in_order
from session_core.domain.refusals import StrangeStart
from session_core.domain.session import Stage, WorkshopSession

EARLIEST_YEAR, LATEST_YEAR = 2006, 2100
"""The first IGF was in 2006."""

OF_THE_REPORT = frozenset({"key_takeaways", "calls_to_action", "session_report"})
"""Long texts of a programme page that say what came out of the session."""


def copy_session(session: WorkshopSession, starts_at: datetime) -> WorkshopSession:
    """The same session at another time, as long, in preparation, with codes of its own.

    In another year the number of the programme is left out: it would be somebody else's.
    Raises StrangeStart.
    """
    if not EARLIEST_YEAR <= starts_at.year <= LATEST_YEAR:
        raise StrangeStart(earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    starts_at = starts_at.astimezone(UTC)
    is_same_year = session.year in (None, starts_at.year)
    return replace(
        session,
        id=new_id(),
        starts_at=starts_at,
        ends_at=starts_at + (session.ends_at - session.starts_at),
        join_code=new_join_code(),
        screen_key=new_secret(),
        year=session.year and starts_at.year,
        number=session.number if is_same_year else None,
        prose={name: text for name, text in session.prose.items() if name not in OF_THE_REPORT},
        stage=Stage.PREPARING,
        queue_open=True,
        session_report="",
        archived_at=None,
        # Another day has another call; whoever kept the link of this one is not let in there.
        call_link="",
        captions_link="",
        stream_link="",
        intake_frozen=False,
        read_back_at=None,
    )


def copied_agenda(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items as they were planned, each with its own naming rule."""
    return [
        AgendaItem(
            new_id(),
            item.position,
            item.title,
            item.planned_minutes,
            naming_rule=item.naming_rule,
        )
        for item in items
    ]


def copied_polls(polls: Sequence[Poll]) -> list[Poll]:
    """The polls as drafts that nobody has opened, numbered anew; archived ones stay behind."""
    kept = [poll for poll in in_order(polls) if poll.state is not PollState.ARCHIVED]
    return [copied(poll, new_id(), number) for number, poll in enumerate(kept, start=1)]


def copied_groups(
    groups: Iterable[BreakoutGroup], facilitators: Collection[str] = ()
) -> list[BreakoutGroup]:
    """The breakout groups with topic, place and minutes, before anybody sits in them.

    A facilitator comes along who is one of these accounts.
    """
    return [
        BreakoutGroup(
            new_id(),
            group.number,
            group.topic,
            group.place,
            group.facilitator_id if group.facilitator_id in facilitators else None,
            group.planned_minutes,
        )
        for group in groups
    ]
