"""What people said in polls, in words: shown once a moderator has let it through."""

from collections.abc import Collection

from session_core.domain.names_in_text import NamesInText
from session_core.domain.poll_settings import Showing
from session_core.domain.poll_tally import Saying, SayingState, Tally, count, saying_key
from session_core.domain.polls import Poll
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room
from session_core.storage import ballots, polls
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.naming import rule_now
from session_core.use_cases.polls import poll_here
from session_core.use_cases.visit import Work, use_case


@use_case
def show_saying(work: Work, poll_id: str, text: str, names_meant: Collection[str] = ()) -> None:
    """Let everybody see something that was said, in just this spelling.

    Raises NotFound, and NamesInText where the rule in force forbids a name that is not one of
    those meant.
    """
    # Another spelling of it may say something else: `us` and `US`. Nobody read that one.
    if not any(text == each.text or text in each.spellings for each in _said(work, poll_id, text)):
        raise NotFound
    check_names(work, text, rule_now(work), names_meant)
    _keep(work, "show_saying", poll_id, text, SayingState.SHOWN)


@use_case
def hide_saying(work: Work, poll_id: str, text: str) -> None:
    """Keep something that was said from all screens but those of staff. Raises NotFound."""
    if not _said(work, poll_id, text):
        raise NotFound
    _keep(work, "hide_saying", poll_id, text, SayingState.HIDDEN)


@use_case
def show_all_sayings(work: Work, poll_id: str) -> int:
    """Let everybody see all that waits and names nobody; returns how many still wait.

    Raises NotFound.
    """
    left = 0
    told = _told(work, poll_here(work, poll_id))
    for said in polls.with_states(work.db, poll_id, told).said:
        if said.state is not SayingState.WAITING:
            continue
        try:
            check_names(work, said.text, rule_now(work), ())
        except NamesInText:
            left += 1
        else:
            polls.keep_saying(work.db, poll_id, said.text, SayingState.SHOWN)
    work.record("show_all_sayings", Room.POLLS, subject=poll_id)
    return left


def _said(work: Work, poll_id: str, text: str) -> list[Saying]:
    """Where this was said, however spelled: in the last round, and in each before it."""
    poll, wanted = poll_here(work, poll_id), saying_key(text)
    rounds = (_told(work, poll), *(each.tally for each in poll.rounds))
    return [said for tally in rounds for said in tally.said if saying_key(said.text) == wanted]


def _told(work: Work, poll: Poll) -> Tally:
    """What a poll came to, or comes to so far where that is shown while it is open."""
    if poll.is_open and poll.settings.showing is Showing.LIVE:
        return count(poll.asked, ballots.ballots_cast(work.db, poll.id), by_group=False)
    return poll.tally or Tally()


def _keep(work: Work, act: str, poll_id: str, text: str, state: SayingState) -> None:
    polls.keep_saying(work.db, poll_id, text, state)
    # What was said stands in no record: it may be about somebody.
    work.record(act, Room.POLLS, subject=poll_id)
