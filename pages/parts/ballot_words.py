"""What stands beside a ballot: how the poll is answered, and who sees the result when."""

from session_core.domain.ballots import PollKind
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording_of_polls import HOW_TO_ANSWER, POLLS


def how_to_answer(poll: Poll) -> str:
    """How this poll is answered, with its limits."""
    by = poll.settings
    if poll.kind is PollKind.MULTIPLE and by.most_choices:
        return gettext(POLLS["bad_ballot.too_many"]).format(most=by.most_choices)
    if poll.kind is not PollKind.NUMERIC or (by.least is None and by.most is None):
        return gettext(HOW_TO_ANSWER[poll.kind])
    ends = {"least": by.least, "most": by.most}
    limits = {name: in_digits(end) for name, end in ends.items() if end is not None}
    reason = "range" if len(limits) == 2 else next(iter(limits))
    return gettext(POLLS[f"bad_ballot.{reason}"]).format_map(limits)


def in_digits(number: float) -> str:
    """A number without the noise of binary fractions, and without a needless point."""
    return f"{number:.15g}"


def secret_words(poll: Poll) -> str:
    """That a ballot is secret, and when counts are shown."""
    if poll.settings.showing is Showing.STAFF:
        return gettext("Secret. Counts are for the moderators.")
    if poll.settings.showing is Showing.LIVE:
        return gettext("Secret. Counts are shown while the poll is open, from five ballots on.")
    return gettext("Secret. Counts are shown when the poll closes.")
