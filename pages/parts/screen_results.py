"""What a poll came to on the room screen: as bars, numbers, words, or how far people agree."""

from collections.abc import Sequence

from pages.parts.ballot_words import in_digits
from pages.parts.plain import as_html
from pages.parts.screen_consensus import consensus_words
from pages.parts.screen_parts import line_words
from pages.parts.screen_sayings import answer_words, cloud_words, more_words
from session_core.domain.ballots import OWN_OPTIONS, PollKind
from session_core.domain.poll_results import bins, by_points, in_numbers, rating_mean
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording_of_polls import option_words

OPTIONS_SHOWN = 5
TALL = {
    PollKind.RATING,
    PollKind.NUMERIC,
    PollKind.OPEN_TEXT,
    PollKind.WORD_CLOUD,
    PollKind.ROUGH_CONSENSUS,
}
"""Kinds whose results take more room, which the notes give."""
_HIGHEST = 14  # units of the screen, of the highest column of numbers


def result_words(poll: Poll, tally: Tally) -> str:
    """The result of one poll, as it may be shown to all."""
    if poll.kind is PollKind.NUMERIC:
        return _numbers(tally)
    if poll.kind is PollKind.OPEN_TEXT:
        return answer_words(tally)
    if poll.kind is PollKind.WORD_CLOUD:
        return cloud_words(tally)
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        return consensus_words(poll, tally)
    if poll.kind is PollKind.RANKING:
        return _bars(poll, by_points(tally)) + line_words(
            "ef-quiet", gettext("Points by Borda’s count: the higher a place, the more.")
        )
    return _mean(poll, tally) + _bars(poll, _in_order(poll, tally))


def _in_order(poll: Poll, tally: Tally) -> list[tuple[str, int]]:
    votes = [(option.id, tally.votes.get(option.id, 0)) for option in poll.options]
    if poll.kind not in OWN_OPTIONS:
        return votes
    # What most chose comes first: a screen that has no room for all must not hide the winner.
    return sorted(votes, key=lambda each: -each[1])


def _bars(poll: Poll, rows: Sequence[tuple[str, int]]) -> str:
    most = max((count for _, count in rows), default=0) or 1
    drawn = "".join(
        f'<li dir="auto">{as_html(option_words(poll, option))} <b>{count}</b>'
        f'<span class="ef-bar" style="inline-size:{100 * count / most:.0f}%"></span></li>'
        for option, count in rows[:OPTIONS_SHOWN]
    )
    return f'<ul class="ef-bars">{drawn}</ul>{more_words(len(rows) - OPTIONS_SHOWN)}'


def _mean(poll: Poll, tally: Tally) -> str:
    mean = rating_mean(tally) if poll.kind is PollKind.RATING else None
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
        f'<li><span dir="ltr">{in_digits(each.least)}–{in_digits(each.most)}</span> '
        f"<b>{each.count}</b>"
        f'<i style="block-size:calc(var(--u) * {_HIGHEST * each.count / most:.1f})"></i></li>'
        for each in found
    )
    return (
        f"{line_words('ef-figure', middle)}{line_words('ef-quiet', half)}"
        f'<ol class="ef-columns">{columns}</ol>'
    )
