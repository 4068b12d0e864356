"""What a poll of a snapshot cannot say at once: its kind, its options, its times."""

from collections.abc import Iterator
from itertools import pairwise

from session_core.domain.ballots import OWN_OPTIONS
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import Poll, PollOption, PollState, write_poll
from session_core.domain.refusals import DuplicateOptions, Refusal
from session_core.imports.snapshot_part_checks import is_before
from session_core.imports.snapshot_tally_checks import miscounts
from session_core.snapshot.poll_form import PollForm

_TIMES = {
    PollState.DRAFT: {(False, False)},
    PollState.OPEN: {(True, False)},
    PollState.CLOSED: {(True, True)},
    PollState.ARCHIVED: {(False, False), (True, True)},
}
"""Whether it was opened, and whether it was closed; an archived one may never have been opened."""


def poll_contradictions(poll: PollForm) -> Iterator[str]:
    """Options differ and go with the kind, times with the state, and what has ended is counted."""
    name = f"poll {poll.number}"
    options = [option.id for option in poll.options]
    if len(set(options)) < len(options):
        yield f"two options of {name} have the same id"
    yield from _asked_otherwise(poll, name)
    yield from _out_of_time(poll, name)
    if poll.tally and poll.closed_at is None:
        yield f"{name} has not ended and is counted"
    asked = _as_written(poll).asked
    for tally in (poll.tally, *(each.tally for each in poll.rounds)):
        if tally:
            yield from miscounts(name, asked, tally)


def _as_written(poll: PollForm) -> Poll:
    options = tuple(PollOption(each.id, each.text) for each in poll.options)
    settings = PollSettings(**dict(poll.settings))
    return Poll(poll.id, poll.number, poll.question, options, settings=settings)


def _asked_otherwise(poll: PollForm, name: str) -> Iterator[str]:
    """Whether nobody could have written the poll like this."""
    kept = _as_written(poll)
    texts = [option.text for option in poll.options]
    try:
        written = write_poll(poll.id, poll.number, poll.question, texts, kept.settings)
    except DuplicateOptions:
        yield f"two options of {name} say the same"
        return
    except Refusal:
        yield f"the options or the settings of {name} are none that a poll can have"
        return
    if written.settings != kept.settings:
        yield f"the settings of {name} do not go with its kind"
    if kept.kind not in OWN_OPTIONS and written.options != kept.options:
        yield f"{name} has other options than its kind"


def _out_of_time(poll: PollForm, name: str) -> Iterator[str]:
    times = (poll.opened_at is not None, poll.closed_at is not None)
    if times not in _TIMES[poll.state]:
        yield f"the times of {name} do not go with its state"
    if is_before(poll.closed_at, poll.opened_at):
        yield f"{name} closed before it opened"
    spans = [(each.opened_at, each.closed_at) for each in poll.rounds]
    rounds = [*spans, (poll.opened_at, poll.closed_at)]
    if any(is_before(closed, opened) for opened, closed in spans) or any(
        is_before(after, closed) for (_, closed), (after, _) in pairwise(rounds)
    ):
        yield f"the rounds of {name} are not one after the other"
    if poll.rounds and (poll.closed_at is None or poll.settings.showing is Showing.STAFF):
        yield f"{name} tells of earlier rounds, which nobody may see"
