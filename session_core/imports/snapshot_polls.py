"""Polls out of a snapshot, as the domain has them."""

from session_core.domain.poll_groups import Breakdown, Group
from session_core.domain.poll_settings import PollSettings
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.domain.polls import Poll, PollOption, Round
from session_core.snapshot.poll_form import PollForm, TallyForm


def poll_in(form: PollForm) -> Poll:
    """The poll that a snapshot tells of."""
    ended = form.closed_at is not None
    return Poll(
        id=form.id,
        number=form.number,
        question=form.question,
        options=tuple(PollOption(option.id, option.text) for option in form.options),
        state=form.state,
        opened_at=form.opened_at,
        closed_at=form.closed_at,
        # What ended was counted, also where the file may not tell what it came to.
        tally=_tally(form.tally) if form.tally or ended else None,
        settings=PollSettings(**dict(form.settings)),
        position=form.position,
        rounds=tuple(
            Round(each.opened_at, each.closed_at, _tally(each.tally)) for each in form.rounds
        ),
    )


def _tally(form: TallyForm | None) -> Tally:
    if form is None:
        return Tally()
    return Tally(
        votes=form.votes,
        votes_by_modality=form.votes_by_modality,
        ballots=form.ballots,
        points=form.points,
        numbers=form.numbers,
        # Only what moderators let through goes out, so it is let through here too.
        said=tuple(Saying(each.text, each.ballots, SayingState.SHOWN) for each in form.said),
        breakdowns=tuple(
            Breakdown(
                each.across,
                tuple(Group(one.name, one.ballots, one.cells) for one in each.groups),
            )
            for each in form.breakdowns
        ),
        from_hubs=form.from_hubs,
    )
