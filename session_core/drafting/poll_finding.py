"""What a closed poll says, in one sentence with its counts."""

from collections.abc import Iterator

from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.poll_results import by_points, consensus, in_numbers, rating_mean
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollState


def poll_finding(poll: Poll) -> str | None:
    """The sentence for what the poll came to.

    None if it is open, drawn, for staff only, answered in words, or has too few ballots.
    """
    tally, question = as_shown(poll).tally, _on_one_line(poll.question)
    if poll.state is not PollState.CLOSED or tally is None or not question:
        return None
    result = _result(poll, tally)
    return f"In the poll “{question}”, {result}." if result else None


def poll_evidence(poll: Poll) -> str:
    """What the poll holds as evidence: question, options with their counts, turnout, and what
    these come to."""
    tally = as_shown(poll).tally
    if tally is None:
        return poll.question
    return "\n".join((poll.question, *_counts(poll, tally), f"{tally.turnout} ballots"))


def _result(poll: Poll, tally: Tally) -> str | None:
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        return _consensus(tally)
    if poll.kind is PollKind.RATING:
        return _rating(tally)
    if poll.kind is PollKind.NUMERIC:
        return _numbers(tally)
    if poll.kind in IN_WORDS:
        return None
    if poll.kind is PollKind.RANKING:
        return _first(poll, tally)
    return _most_chosen(poll, tally)


def _most_chosen(poll: Poll, tally: Tally) -> str | None:
    votes = {option.text: tally.votes.get(option.id, 0) for option in poll.options}
    most = max(votes.values(), default=0)
    choice = _the_one([text for text, count in votes.items() if count == most])
    return choice and f"{most} of {tally.turnout} ballots chose “{choice}”"


def _first(poll: Poll, tally: Tally) -> str | None:
    points = dict(by_points(tally))
    most = max(points.values(), default=0)
    choice = _the_one([each.text for each in poll.options if points.get(each.id) == most])
    return choice and (
        f"“{choice}” came first in the ranking of {tally.turnout} ballots, with {most} points by "
        "Borda’s count"
    )


def _consensus(tally: Tally) -> str:
    found = consensus(tally)
    return (
        f"{found.agree} of {found.ballots} ballots supported it or could live with it; "
        f"objections: {found.object}"
    )


def _rating(tally: Tally) -> str | None:
    mean = rating_mean(tally)
    return (
        None if mean is None else f"{tally.turnout} ballots gave a mean rating of {mean:.1f} of 5"
    )


def _numbers(tally: Tally) -> str | None:
    found = in_numbers(tally)
    if found is None:
        return None
    half = f"{found.lower:.10g} to {found.upper:.10g}"
    return (
        f"the median of {tally.turnout} ballots was {found.median:.10g}, and half lay from {half}"
    )


def _counts(poll: Poll, tally: Tally) -> Iterator[str]:
    """Lines in which every number and word of the finding stands."""
    if poll.kind is PollKind.RANKING:
        points = dict(by_points(tally))
        yield "Came first in the ranking: with the most points by Borda’s count"
        yield from (f"{each.text}: {points.get(each.id, 0)} points" for each in poll.options)
        return
    yield from (f"{each.text}: {tally.votes.get(each.id, 0)}" for each in poll.options)
    if poll.kind in {PollKind.ROUGH_CONSENSUS, PollKind.RATING, PollKind.NUMERIC}:
        # Not counted one by one, but worked out from the counts: so it is said what it comes to.
        yield _result(poll, tally) or ""


def _the_one(leading: list[str]) -> str | None:
    return _on_one_line(leading[0]) or None if len(leading) == 1 else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
