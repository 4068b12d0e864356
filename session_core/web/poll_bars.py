"""A poll's tally as bars: options with their votes, marks, points of a ranking, ranges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_results import bins, by_points
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.web.ballot_forms import plain_number
from session_core.web.rendering import clipped
from session_core.wording_of_polls import option_words


@dataclass(frozen=True)
class Bar:
    """One line; `share` is percent of all ballots, or of all points that could be had.

    Sides are empty where they are not shown.
    """

    text: str
    votes: int
    share: int
    by_side: tuple[tuple[Modality, int, float], ...] = ()


def bars(poll: Poll, most: int | None = None) -> tuple[Bar, ...]:
    """What a poll came to, or comes to so far: in the order of its options, a ranking's best first.

    Texts are cut to so many columns. None of polls that are answered in words.
    """
    told = _bars(poll)
    return tuple(replace(bar, text=clipped(bar.text, most)) for bar in told) if most else told


def _bars(poll: Poll) -> tuple[Bar, ...]:
    if poll.tally is None or poll.kind in IN_WORDS:
        return ()
    if poll.kind is PollKind.RANKING:
        return tuple(_by_points(poll, poll.tally))
    if poll.kind is PollKind.NUMERIC:
        return tuple(_by_range(poll.tally))
    return tuple(_by_option(poll, poll.tally))


def _by_option(poll: Poll, tally: Tally) -> Iterator[Bar]:
    for option in poll.asked.options:
        votes = tally.votes.get(option, 0)
        sides = ((side, tally.votes_by_modality.get(side, {}).get(option)) for side in Modality)
        told = [(side, count, _percent(count, tally, 1)) for side, count in sides if count]
        yield Bar(option_words(poll, option), votes, round(_percent(votes, tally)), tuple(told))


def _by_points(poll: Poll, tally: Tally) -> Iterator[Bar]:
    best = max(1, tally.turnout * (len(poll.options) - 1))
    for option, points in by_points(tally):
        yield Bar(option_words(poll, option), points, round(100 * points / best))


def _by_range(tally: Tally) -> Iterator[Bar]:
    if tally.numbers and tally.numbers[0] == tally.numbers[-1]:
        yield Bar(plain_number(tally.numbers[0]), len(tally.numbers), 100)
        return
    for each in bins(tally.numbers):
        ends = {"least": plain_number(each.least), "most": plain_number(each.most)}
        is_one = each.least == each.most
        text = ends["least"] if is_one else gettext("{least} to {most}").format(**ends)
        yield Bar(text, each.count, round(_percent(each.count, tally)))


def _percent(count: int, tally: Tally, digits: int = 0) -> float:
    return round(100 * count / max(1, tally.turnout), digits)
