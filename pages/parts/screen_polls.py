"""The poll on the room screen: how to vote while it is open, then what it came to."""

from collections.abc import Sequence

from pages.parts.ballot_words import how_to_answer
from pages.parts.plain import as_html
from pages.parts.screen_options import FEW, option_list
from pages.parts.screen_parts import label_words, line_words
from pages.parts.screen_results import TALL, result_words
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
        if hubs := poll.tally.from_hubs:
            words.append(
                ngettext("%(count)s from a hub", "%(count)s from hubs", hubs) % {"count": hubs}
            )
    elif poll.is_open and poll.kind in _NOT_PLAIN:
        words.append(how_to_answer(poll))
    return label_words(" · ".join(words))


def poll_words(poll: Poll, *, large: bool = False) -> str:
    """The question, and its options or result; `large` where it has the wide column."""
    tall = bool(poll.tally) and poll.kind in TALL
    looks = {
        "ef-many": len(poll.options) > FEW and not tall,
        "ef-tall": tall,
        "ef-agreement": tall and poll.kind is PollKind.ROUGH_CONSENSUS,
        "ef-large": large,
    }
    kind = " ".join(["ef-poll", *(look for look, is_so in looks.items() if is_so)])
    return (
        f'<section class="{kind}">'
        f'<p class="ef-question" dir="auto">{as_html(poll.question)}</p>'
        f"{_inside(poll, large=large)}</section>"
    )


def needs_room(poll: Poll) -> bool:
    """Whether there is more to read than a line: what to vote on, or a result."""
    return poll.is_open or poll.tally is not None


def _inside(poll: Poll, *, large: bool) -> str:
    if poll.tally:
        return result_words(poll, poll.tally, large=large)
    if poll.is_open:
        return _choices(poll, large=large)
    if poll.settings.showing is Showing.STAFF:
        return line_words("ef-quiet", gettext("The result is for the moderators."))
    return line_words("ef-quiet", gettext(FEW_BALLOTS))


def _choices(poll: Poll, *, large: bool) -> str:
    if poll.kind in _WITHOUT_OPTIONS:
        return line_words("ef-quiet", how_to_answer(poll))
    rows = [(option_words(poll, each.id), None) for each in poll.options]
    return option_list(rows, large=large)
