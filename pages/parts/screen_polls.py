"""The poll on the room screen: how to vote while it is open, then what it came to."""

from collections.abc import Sequence

from pages.parts.ballot_words import how_to_answer
from pages.parts.plain import as_html
from pages.parts.screen_parts import label_words, line_words
from pages.parts.screen_results import OPTIONS_SHOWN, TALL, result_words
from pages.parts.screen_sayings import more_words
from session_core.domain.ballots import PollKind
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll, PollState
from session_core.language import gettext, ngettext
from session_core.wording import FEW_BALLOTS
from session_core.wording_of_polls import option_words

_WITHOUT_OPTIONS = {
    PollKind.RATING,
    PollKind.NUMERIC,
    PollKind.OPEN_TEXT,
    PollKind.WORD_CLOUD,
}
_NOT_PLAIN = {PollKind.MULTIPLE, PollKind.RANKING}
"""Kinds whose options do not say by themselves how they are answered."""


def shown_poll(polls: Sequence[Poll]) -> Poll | None:
    """The poll that was opened last; where none is open, the one that was closed last."""
    opened = [poll for poll in polls if poll.is_open]
    closed = [poll for poll in polls if poll.state is PollState.CLOSED and poll.closed_at]
    if opened:
        return max(opened, key=lambda poll: (poll.opened_at, poll.number))
    return max(closed, key=lambda poll: (poll.closed_at, poll.number), default=None)


def poll_label(poll: Poll) -> str:
    """The heading above a poll: what to do, or of how many ballots this is the result."""
    words = [gettext("Vote now") if poll.is_open else gettext("Result")]
    if poll.tally:
        many = ngettext("%(count)s ballot", "%(count)s ballots", poll.tally.turnout)
        words.append(many % {"count": poll.tally.turnout})
    elif poll.is_open and poll.kind in _NOT_PLAIN:
        words.append(how_to_answer(poll))
    return label_words(" · ".join(words))


def poll_words(poll: Poll) -> str:
    """The question, and its options or result."""
    many = " ef-many" if len(poll.options) > OPTIONS_SHOWN else ""
    tall = " ef-tall" if poll.tally and poll.kind in TALL else ""
    return (
        f'<section class="ef-poll{many}{tall}">'
        f'<p class="ef-question" dir="auto">{as_html(poll.question)}</p>{_inside(poll)}</section>'
    )


def _inside(poll: Poll) -> str:
    if poll.tally:
        return result_words(poll, poll.tally)
    if poll.is_open:
        return _choices(poll)
    if poll.settings.showing is Showing.STAFF:
        return line_words("ef-quiet", gettext("The result is for the moderators."))
    return line_words("ef-quiet", gettext(FEW_BALLOTS))


def _choices(poll: Poll) -> str:
    if poll.kind in _WITHOUT_OPTIONS:
        return line_words("ef-quiet", how_to_answer(poll))
    options = "".join(
        f'<li dir="auto">{as_html(option_words(poll, each.id))}</li>'
        for each in poll.options[:OPTIONS_SHOWN]
    )
    return f"<ul>{options}</ul>{more_words(len(poll.options) - OPTIONS_SHOWN)}"
