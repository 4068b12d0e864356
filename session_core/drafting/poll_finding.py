"""What a closed poll says, in one sentence with its counts."""

from session_core.domain.poll_tally import FEWEST_SHOWN
from session_core.domain.polls import Poll, PollState


def poll_finding(poll: Poll) -> str | None:
    """The sentence for the option chosen most; None if open, drawn, or with too few ballots."""
    if poll.state is not PollState.CLOSED or poll.tally is None:
        return None
    turnout = poll.tally.turnout
    votes = {option.text: poll.tally.votes.get(option.id, 0) for option in poll.options}
    most = max(votes.values(), default=0)
    leading = [text for text, count in votes.items() if count == most]
    if turnout < FEWEST_SHOWN or len(leading) != 1:
        return None
    question, choice = _on_one_line(poll.question), _on_one_line(leading[0])
    if not (question and choice):
        return None
    return f"In the poll “{question}”, {most} of {turnout} ballots chose “{choice}”."


def poll_evidence(poll: Poll) -> str:
    """What the poll holds as evidence: question, options with their counts, and turnout."""
    tally = poll.tally
    counts = [f"{option.text}: {tally.votes.get(option.id, 0)}" for option in poll.options if tally]
    turnout = f"{tally.turnout} ballots" if tally else ""
    return "\n".join((poll.question, *counts, turnout))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
