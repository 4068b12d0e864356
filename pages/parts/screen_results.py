"""What a poll came to on the room screen: as bars, numbers, words, or how far people agree."""

from collections.abc import Sequence

from pages.parts.ballot_words import in_digits
from pages.parts.poll_rows import span_words
from pages.parts.screen_consensus import consensus_words
from pages.parts.screen_options import option_list
from pages.parts.screen_parts import line_words
from pages.parts.screen_sayings import answer_words, cloud_words
from session_core.domain.ballots import OWN_OPTIONS, PollKind
from session_core.domain.poll_results import bins, by_points, in_numbers, rating_mean
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording_of_polls import option_words

TALL = {
    PollKind.RATING,
    PollKind.NUMERIC,
    PollKind.OPEN_TEXT,
    PollKind.WORD_CLOUD,
    PollKind.ROUGH_CONSENSUS,
}
"""Kinds whose results take more room, which the notes give."""
_HIGHEST = 14  # units of the screen, of the highest column of numbers


def result_words(poll: Poll, tally: Tally, *, large: bool = False) -> str:
    """The result of one poll, as it may be shown to all; `large` where it has the wide column."""
    if poll.kind is PollKind.NUMERIC:
        return _numbers(tally)
    if poll.kind is PollKind.OPEN_TEXT:
        return answer_words(tally, large=large)
    if poll.kind is PollKind.WORD_CLOUD:
        return cloud_words(tally)
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        return consensus_words(poll, tally, large=large)
    if poll.kind is PollKind.RANKING:
        borda = line_words(
            "ef-quiet", gettext("Points by Borda’s count: the higher a place, the more.")
        )
        return _bars(poll, by_points(tally), large=large, note=borda)
    if poll.kind is PollKind.RATING:
        # Five marks are short: each has a line of its own.
        return _mean(tally) + _bars(poll, _in_order(poll, tally), large=False)
    return _bars(poll, _in_order(poll, tally), large=large)


def _in_order(poll: Poll, tally: Tally) -> list[tuple[str, int]]:
    votes = [(option.id, tally.votes.get(option.id, 0)) for option in poll.options]
    if poll.kind not in OWN_OPTIONS:
        return votes
    # What most chose comes first: a screen that has no room for all must not hide the winner.
    return sorted(votes, key=lambda each: -each[1])


def _bars(poll: Poll, rows: Sequence[tuple[str, int]], *, large: bool, note: str = "") -> str:
    named = [(option_words(poll, option), count) for option, count in rows]
    return option_list(named, large=large, note=note)


def _mean(tally: Tally) -> str:
    mean = rating_mean(tally)
    if mean is None:
        return ""
    return line_words("ef-figure", gettext("Mean %(mean)s") % {"mean": f"{mean:.1f}"})


def _numbers(tally: Tally) -> str:
    told = in_numbers(tally)
    if told is None:
        return ""
    middle = gettext("Median %(median)s") % {"median": in_digits(told.median)}
    half = gettext("Half of all answers lie from %(lower)s to %(upper)s.") % {
        "lower": in_digits(told.lower),
        "upper": in_digits(told.upper),
    }
    found = bins(tally.numbers)
    most = max(each.count for each in found)
    columns = "".join(
        f'<li><span dir="ltr">{span_words(each)}</span> '
        f"<b>{each.count}</b>"
        f'<i style="block-size:calc(var(--p) * {_HIGHEST * each.count / most:.1f})"></i></li>'
        for each in found
    )
    return (
        f"{line_words('ef-figure', middle)}{line_words('ef-quiet', half)}"
        f'<ol class="ef-columns">{columns}</ol>'
    )
