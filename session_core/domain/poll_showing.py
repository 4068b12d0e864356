"""What screens and files may show of a poll, and of its tally, to whom."""

from dataclasses import replace

from session_core.domain.people import Modality
from session_core.domain.poll_groups import FEWEST_IN_GROUP
from session_core.domain.poll_settings import Showing
from session_core.domain.poll_tally import FEWEST_SHOWN, SayingState, Tally
from session_core.domain.polls import Poll

FEWEST_SHOWN_BY_SIDE = FEWEST_IN_GROUP


def as_shown(poll: Poll, *, to_staff: bool = False) -> Poll:
    """The poll as screens and files may show it, without a tally where it may not be seen.

    No counts before it is closed unless it shows them meanwhile, none of a poll with few ballots
    (who knows who voted would know what they chose), none to others than staff of one whose
    results are for staff; and to them nothing in words that no moderator has let through.
    """
    if poll.tally is None or not _is_for(poll, to_staff=to_staff):
        return replace(poll, tally=None, rounds=())
    rounds = tuple(
        replace(each, tally=_told(each.tally, to_staff=to_staff) or Tally()) for each in poll.rounds
    )
    return replace(poll, tally=_told(poll.tally, to_staff=to_staff), rounds=rounds)


def _is_for(poll: Poll, *, to_staff: bool) -> bool:
    if poll.settings.showing is Showing.STAFF and not to_staff:
        return False
    return poll.is_counted or (poll.is_open and poll.settings.showing is Showing.LIVE)


def _told(tally: Tally, *, to_staff: bool) -> Tally | None:
    if tally.turnout < FEWEST_SHOWN:
        return None
    sides = _without_small_sides(tally)
    if to_staff:
        return sides
    return replace(
        sides, said=tuple(said for said in tally.said if said.state is SayingState.SHOWN)
    )


def _without_small_sides(tally: Tally) -> Tally:
    """Also of a tally that came in a file: by side only what each side has enough ballots for."""
    sides = tally.votes_by_modality
    shown = {
        option
        for option in tally.votes
        if all(sides.get(side, {}).get(option, 0) >= FEWEST_SHOWN_BY_SIDE for side in Modality)
    }
    return replace(
        tally,
        votes_by_modality={
            side: {option: count for option, count in votes.items() if option in shown}
            for side, votes in sides.items()
        },
    )
