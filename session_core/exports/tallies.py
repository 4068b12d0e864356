"""Poll results as the exports may show them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_results import Bin, bins, by_points
from session_core.domain.poll_settings import Showing
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollState
from session_core.language import ENGLISH, speaking
from session_core.wording import FEW_BALLOTS
from session_core.wording_of_polls import option_words

FOR_STAFF = "The result is for staff only."


@dataclass(frozen=True)
class OptionResult:
    """Ballots for one option, or for numbers that lie close, or for what was said in words.

    What may not be shown is None. `share` of all ballots and `bar`, how long it is beside the
    longest, run from 0 to 1; `points` has a ranking, of which `votes` put the option first.
    """

    text: str
    votes: int | None = None
    share: float | None = None
    onsite: int | None = None
    online: int | None = None
    points: int | None = None
    bar: float = 0.0

    @property
    def measure(self) -> int | None:
        """What its chart shows: points, else ballots."""
        return self.votes if self.points is None else self.points


def was_held(poll: Poll) -> bool:
    """Whether the poll was ever opened."""
    return poll.opened_at is not None


def is_counted(poll: Poll) -> bool:
    """Whether the poll has ended, so that its result is settled."""
    return was_held(poll) and poll.state in (PollState.CLOSED, PollState.ARCHIVED)


def turnout_shown(poll: Poll) -> int | None:
    """The ballots of an ended poll, where the domain lets them be seen."""
    tally = as_shown(poll).tally if is_counted(poll) else None
    return tally.turnout if tally else None


def results(poll: Poll) -> list[OptionResult]:
    """One row for each option, in order, with its sides only where the domain lets them be seen.

    A ranking is in the order it came to. Polls answered in numbers or words have no rows before
    they are told.
    """
    tally = as_shown(poll).tally if is_counted(poll) else None
    return results_of(poll, tally)


def results_of(poll: Poll, tally: Tally | None) -> list[OptionResult]:
    """`results` for a tally that may be shown, such as that of an earlier round."""
    with speaking(ENGLISH):  # the record is in English, whoever asks for it
        words = {option.id: option_words(poll, option.id) for option in poll.options}
    if tally is None or not tally.turnout:
        return [OptionResult(text) for text in words.values()]
    if poll.kind is PollKind.RANKING:
        rows = [_of_option(tally, id_, words, points) for id_, points in by_points(tally)]
    elif poll.kind is PollKind.NUMERIC:
        *firsts, last = bins(tally.numbers)
        spans = [*(_span(each, "to under") for each in firsts), _span(last, "to")]
        counts = [each.count for each in (*firsts, last)]
        rows = [_counted(tally, *each) for each in zip(spans, counts, strict=True)]
    elif poll.kind in IN_WORDS:
        rows = [_counted(tally, each.text, each.ballots) for each in tally.said]
    else:
        rows = [_of_option(tally, id_, words) for id_ in words]
    return _with_bars(rows)


def _of_option(
    tally: Tally, id_: str, words: Mapping[str, str], points: int | None = None
) -> OptionResult:
    votes = tally.votes.get(id_, 0)
    onsite, online = (tally.votes_by_modality.get(side, {}).get(id_) for side in Modality)
    share = votes / tally.turnout
    return OptionResult(words.get(id_, id_), votes, share, onsite, online, points)


def _counted(tally: Tally, text: str, ballots: int) -> OptionResult:
    return OptionResult(text, ballots, ballots / tally.turnout)


def _span(each: Bin, until: str) -> str:
    if each.least == each.most:
        return number_words(each.least)
    return f"{number_words(each.least)} {'to' if each.whole else until} {number_words(each.most)}"


def number_words(number: float) -> str:
    """A number as people write it: `12`, `0.3`."""
    return f"{number:.10g}"


def _with_bars(rows: list[OptionResult]) -> list[OptionResult]:
    longest = max((row.measure or 0 for row in rows), default=0) or 1
    return [replace(row, bar=(row.measure or 0) / longest) for row in rows]


def silence(poll: Poll) -> str:
    """Why a poll has no counts, in a sentence; '' if it has."""
    if poll.state is PollState.OPEN:
        return "The poll is still open."
    if not is_counted(poll):
        return "The poll was never opened."
    if poll.settings.showing is Showing.STAFF:
        return FOR_STAFF
    return FEW_BALLOTS if turnout_shown(poll) is None else ""
