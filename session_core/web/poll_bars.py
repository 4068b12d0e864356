"""A closed poll as bars: each option with its votes, whole and by side."""

from dataclasses import dataclass

from session_core.domain.people import Modality
from session_core.domain.polls import Poll

FEWEST_OF_A_SIDE = 5
"""Fewer ballots of one side are not shown apart: two people online could tell who chose what."""


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
    tally, turnout = poll.tally, max(1, poll.tally.turnout)
    apart = sides_are_shown(poll)
    return tuple(
        Bar(
            text=option.text,
            votes=tally.votes.get(option.id, 0),
            share=round(100 * tally.votes.get(option.id, 0) / turnout),
            by_side=tuple(
                (side, votes, round(100 * votes / turnout, 1))
                for side in Modality
                for votes in [tally.votes_by_modality.get(side, {}).get(option.id, 0)]
            )
            if apart
            else (),
        )
        for option in poll.options
    )


def sides_are_shown(poll: Poll) -> bool:
    """Whether both sides have ballots enough to be shown apart."""
    if poll.tally is None:
        return False
    counted = [sum(poll.tally.votes_by_modality.get(side, {}).values()) for side in Modality]
    return min(counted) >= FEWEST_OF_A_SIDE
