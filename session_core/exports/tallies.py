"""Poll results as the exports may show them."""

from dataclasses import dataclass

from session_core.domain.people import Modality
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollState
from session_core.wording import FEW_BALLOTS


@dataclass(frozen=True)
class OptionResult:
    """Ballots for one option; what may not be shown is None. `share` runs from 0 to 1."""

    text: str
    votes: int | None = None
    share: float | None = None
    onsite: int | None = None
    online: int | None = None


def is_counted(poll: Poll) -> bool:
    """Whether the poll has ended, so that its result is settled."""
    return poll.state in (PollState.CLOSED, PollState.ARCHIVED)


def turnout_shown(poll: Poll) -> int | None:
    """The ballots of an ended poll, where the domain lets them be seen."""
    tally = as_shown(poll).tally
    return tally.turnout if tally else None


def results(poll: Poll) -> list[OptionResult]:
    """One row for each option, in order, with its sides only where the domain lets them be seen."""
    turnout, tally = turnout_shown(poll), as_shown(poll).tally
    if turnout is None or tally is None:
        return [OptionResult(option.text) for option in poll.options]
    rows = []
    for option in poll.options:
        votes = tally.votes.get(option.id, 0)
        onsite, online = (_on_side(tally, side, option.id) for side in Modality)
        rows.append(OptionResult(option.text, votes, votes / turnout, onsite, online))
    return rows


def _on_side(tally: Tally, side: Modality, option_id: str) -> int | None:
    return tally.votes_by_modality.get(side, {}).get(option_id)


def silence(poll: Poll) -> str:
    """Why a poll has no counts, in a sentence; '' if it has."""
    if poll.state is PollState.OPEN:
        return "The poll is still open."
    if poll.state is PollState.DRAFT:
        return "The poll was never opened."
    if turnout_shown(poll) is None:
        return FEW_BALLOTS
    return ""
