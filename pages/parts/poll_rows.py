"""What a poll came to, as rows of a table and in words: the same numbers that its chart draws."""

from dataclasses import dataclass

from pages.parts.plain import as_text
from pages.parts.poll_layout import number_words
from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_results import Bin, bins, by_points, in_numbers, rating_mean
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.wording_of_polls import option_words


@dataclass(frozen=True)
class Row:
    """Votes for one option: by side where both have enough, else together."""

    option: str
    votes: int
    onsite: int | None
    online: int | None


def tally_of(poll: Poll) -> Tally:
    """What may be told of a poll; nothing where that is nothing."""
    # What is for others than staff was taken out before; this only keeps small counts back.
    return as_shown(poll, to_staff=True).tally or Tally()


def rows_of(poll: Poll) -> list[Row]:
    """One row for each option, in order; none of polls that are answered in words or numbers."""
    tally = tally_of(poll)
    rows = []
    for option in poll.asked.options:
        onsite, online = (
            tally.votes_by_modality.get(side, {}).get(option)
            for side in (Modality.ONSITE, Modality.ONLINE)
        )
        rows.append(Row(option_words(poll, option), tally.votes.get(option, 0), onsite, online))
    return rows


def said_in(poll: Poll) -> list[Saying]:
    """What was said and a moderator has let through, most said first."""
    return [each for each in tally_of(poll).said if each.state is SayingState.SHOWN]


def points_of(poll: Poll) -> list[tuple[str, int, int]]:
    """The options of a ranking, the best first, with their points and their first places."""
    tally = tally_of(poll)
    return [
        (option_words(poll, option), points, tally.votes.get(option, 0))
        for option, points in by_points(tally)
    ]


def table_rows(poll: Poll) -> list[dict[str, str]]:
    """The result as a table."""
    if poll.kind is PollKind.RANKING:
        return [
            {
                gettext("Option"): as_text(option),
                gettext("Points"): str(points),
                gettext("First places"): str(first),
            }
            for option, points, first in points_of(poll)
        ]
    if poll.kind is PollKind.NUMERIC:
        return [
            {gettext("From … to"): span_words(each), gettext("Ballots"): str(each.count)}
            for each in bins(tally_of(poll).numbers)
        ]
    if poll.kind in IN_WORDS:
        return said_rows(poll)
    return _vote_rows(poll)


def said_rows(poll: Poll) -> list[dict[str, str]]:
    """What was said and is shown, with the number of ballots on which it stands."""
    answer = gettext("Word") if poll.kind is PollKind.WORD_CLOUD else gettext("In their words")
    return [
        {answer: as_text(each.text), gettext("Ballots"): str(each.ballots)}
        for each in said_in(poll)
    ]


def _vote_rows(poll: Poll) -> list[dict[str, str]]:
    rows = rows_of(poll)
    apart = any(row.onsite is not None for row in rows)
    told = []
    for row in rows:
        cells = {gettext("Option"): as_text(row.option), gettext("Votes"): str(row.votes)}
        if apart:
            cells[gettext("In the room")] = "–" if row.onsite is None else str(row.onsite)
            cells[gettext("Online")] = "–" if row.online is None else str(row.online)
        told.append(cells)
    return told


def in_words(poll: Poll) -> list[str]:
    """The result line by line, for who does not see the chart, and as evidence; not Markdown."""
    if poll.kind is PollKind.RANKING:
        lines = [f"{option}: {_points(points)}" for option, points, _ in points_of(poll)]
    elif poll.kind is PollKind.NUMERIC:
        lines = [f"{span_words(each)}: {each.count}" for each in bins(tally_of(poll).numbers)]
    elif poll.kind in IN_WORDS:
        return [f"{each.text}: {each.ballots}" for each in said_in(poll)]
    else:
        lines = [f"{row.option}: {row.votes}" for row in rows_of(poll)]
    return [*lines, *filter(None, [middle_words(poll)])]


def middle_words(poll: Poll) -> str:
    """The mean of a rating, or the median of numbers and between which half of them lie."""
    tally = tally_of(poll)
    if poll.kind is PollKind.RATING and (mean := rating_mean(tally)) is not None:
        return gettext("Mean %(mean)s") % {"mean": f"{mean:.1f}"}
    if poll.kind is PollKind.NUMERIC and (middle := in_numbers(tally)):
        return gettext("Median %(median)s, half of all from %(lower)s to %(upper)s") % {
            "median": number_words(middle.median),
            "lower": number_words(middle.lower),
            "upper": number_words(middle.upper),
        }
    return ""


def span_words(each: Bin) -> str:
    """From which number to which a bin reaches, or the one number that it holds."""
    if each.least == each.most:
        return number_words(each.least)
    return f"{number_words(each.least)}–{number_words(each.most)}"


def voted_words(poll: Poll) -> str:
    """How many voted, and how many of their ballots were entered for hubs."""
    turnout = poll.tally.turnout if poll.tally else 0
    said = ngettext("One voted.", "{count} voted.", turnout).format(count=turnout)
    hubs = poll.tally.from_hubs if poll.tally else 0
    if not hubs:
        return said
    from_hubs = ngettext(
        "%(count)s ballot was entered for a hub.",
        "%(count)s ballots were entered for hubs.",
        hubs,
    )
    return f"{said} {from_hubs % {'count': hubs}}"


def _points(points: int) -> str:
    said = ngettext("%(count)s point", "%(count)s points", points)
    return said % {"count": points}
