"""The polls of a sample, told through the use-cases that moderators and participants go through."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from session_core.domain.ballots import Ballot
from session_core.domain.people import Modality, Role, Seat
from session_core.imports.sample_polls import SamplePoll
from session_core.use_cases.ballots import cast_ballot, enter_hub_ballots
from session_core.use_cases.poll_sayings import hide_saying, show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.retelling import Retelling, Step, spread

_MODERATOR = Role.ONLINE_MODERATOR


class PollStory:
    """The polls of one telling; `end` is the minute until which an open poll has its ballots."""

    def __init__(
        self,
        retelling: Retelling,
        seats: Sequence[Seat],
        named: Mapping[str, Seat],
        end: float,
    ) -> None:
        self._retelling = retelling
        self._seats = seats
        self._named = named
        self._end = end
        self._polls: dict[str, str] = {}

    def telling(self, told: SamplePoll) -> Iterator[Step]:
        """What happened with one poll from when it was opened, and at which minute."""
        if told.opened is None:
            return
        yield told.opened, partial(self._open, told)
        end = self._end if told.closed is None else told.closed
        for side in Modality:
            ballots = told.of_side(side)
            for index, ballot in enumerate(ballots):
                at = spread(told.opened, end, index, len(ballots))
                yield at, partial(self._cast, told, side, index, ballot)
        for hub, entered in told.of_hubs.items():
            yield spread(told.opened, end, 0, 1), partial(self._enter, told, hub, entered)
        if told.closed is not None:
            yield told.closed, partial(self._moderate, close_poll, told)
        if told.shown is not None:
            yield told.shown, partial(self._show, told)

    def write(self, told: SamplePoll, role: Role = _MODERATOR) -> None:
        """Write the poll as a draft."""
        self._polls[told.question] = self._retelling.by_staff(
            role, write_poll, told.question, told.options, settings=told.settings
        )

    def _open(self, told: SamplePoll) -> None:
        if told.question not in self._polls:
            self.write(told)
        self._moderate(open_poll, told)

    def _cast(self, told: SamplePoll, side: Modality, index: int, ballot: Ballot) -> None:
        together = {self._named[hub].id for hub in told.of_hubs}
        voters = [s for s in self._seats if s.modality is side and s.id not in together]
        poll_id = self._polls[told.question]
        self._retelling.from_seat(voters[index], cast_ballot, poll_id, ballot)

    def _enter(self, told: SamplePoll, hub: str, entered: Sequence[tuple[Ballot, int]]) -> None:
        self._moderate(enter_hub_ballots, told, self._named[hub].id, entered)

    def _show(self, told: SamplePoll) -> None:
        for words in told.hidden:
            self._moderate(hide_saying, told, words)
        self._moderate(show_all_sayings, told)

    def _moderate(self, act: Callable[..., object], told: SamplePoll, *given: object) -> None:
        self._retelling.by_staff(_MODERATOR, act, self._polls[told.question], *given)
