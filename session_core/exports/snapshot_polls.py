"""Polls as a snapshot tells them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from session_core.domain.ballots import Asked
from session_core.domain.people import Modality
from session_core.domain.poll_groups import Breakdown
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally, columns_of
from session_core.domain.polls import Poll
from session_core.snapshot.poll_form import (
    BreakdownForm,
    OptionForm,
    PollForm,
    PollSettingsForm,
    RoundForm,
    SayingForm,
    TallyForm,
)

_Told = TypeVar("_Told")


def poll_form(poll: Poll) -> PollForm:
    """The poll with as much of its result as everybody may see."""
    shown = as_shown(poll)
    return PollForm(
        id=poll.id,
        number=poll.number,
        question=poll.question,
        options=tuple(map(OptionForm.model_validate, poll.options)),
        state=poll.state,
        opened_at=poll.opened_at,
        closed_at=poll.closed_at,
        tally=_tally(shown.tally, poll.asked),
        settings=PollSettingsForm.model_validate(poll.settings),
        position=poll.position,
        rounds=tuple(
            RoundForm(
                opened_at=each.opened_at,
                closed_at=each.closed_at,
                tally=_tally(each.tally, poll.asked) if each.tally.turnout else None,
            )
            for each in shown.rounds
        ),
    )


def _tally(tally: Tally | None, asked: Asked) -> TallyForm | None:
    """In the order of the options, so that the same count is the same text."""
    if tally is None:
        return None
    options, sides = asked.options, tally.votes_by_modality
    return TallyForm(
        votes=_in_order(tally.votes, options),
        votes_by_modality={
            side: _in_order(sides[side], options) for side in Modality if side in sides
        },
        ballots=tally.ballots,
        points=_in_order(tally.points, options),
        numbers=tally.numbers,
        said=tuple(map(SayingForm.model_validate, tally.said)),
        breakdowns=tuple(_breakdown(each, columns_of(asked)) for each in tally.breakdowns),
        from_hubs=tally.from_hubs,
    )


def _breakdown(told: Breakdown, columns: Sequence[str]) -> BreakdownForm:
    groups = (replace(each, cells=_in_order(each.cells, columns)) for each in told.groups)
    return BreakdownForm.model_validate(replace(told, groups=tuple(groups)))


def _in_order(counts: Mapping[str, _Told], options: Sequence[str]) -> dict[str, _Told]:
    return {option: counts[option] for option in options if option in counts}
