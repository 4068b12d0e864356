"""A closed poll as bars: each option with its votes, whole and by side."""

from dataclasses import dataclass

from session_core.domain.people import Modality
from session_core.domain.polls import Poll


@dataclass(frozen=True)
class Bar:
    """One option; shares are percent of all ballots, sides are empty where they are not shown."""

    text: str
    votes: int
    share: int
    by_side: tuple[tuple[Modality, int, float], ...] = ()


def bars(poll: Poll) -> tuple[Bar, ...]:
    """The options of a closed poll in their order."""
    if poll.tally is None:
        return ()
    votes, sides = poll.tally.votes, poll.tally.votes_by_modality
    turnout = max(1, poll.tally.turnout)
    return tuple(
        Bar(
            text=option.text,
            votes=votes.get(option.id, 0),
            share=round(100 * votes.get(option.id, 0) / turnout),
            by_side=tuple(
                (side, sides[side][option.id], round(100 * sides[side][option.id] / turnout, 1))
                for side in Modality
                if option.id in sides.get(side, {})
            ),
        )
        for option in poll.options
    )
