"""The polls of a sample session, with every ballot that was cast in them."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from session_core.domain.ballots import OWN_OPTIONS, Ballot, PollKind, checked_ballot
from session_core.domain.people import Modality
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.polls import write_poll
from session_core.domain.refusals import Refusal
from session_core.imports.sample_fields import Minute, SamplePart, Words

HowMany = Annotated[int, Field(ge=0)]


class SampleBallot(SamplePart):
    """So many equal ballots of one side, or of a hub, for which a moderator entered them together.

    `options` are numbers of written options from 1, or the words by which a kind knows its own.
    """

    side: Modality | None = None
    hub: Words | None = None
    times: Annotated[int, Field(gt=0)] = 1
    options: tuple[int | Words, ...] = ()
    number: float | None = None
    words: tuple[Words, ...] = ()
    reason: str = ""

    @property
    def ballot(self) -> Ballot:
        """The ballot as it is cast."""
        return Ballot(tuple(map(str, self.options)), self.number, self.words, self.reason)

    @model_validator(mode="after")
    def _is_of_one_side_or_hub(self) -> Self:
        if (self.side is None) == (self.hub is None):
            raise ValueError("a ballot is of a side or of a hub")
        return self


class SamplePoll(SamplePart):
    """A poll with its ballots: counted for each side in the order of the options, or one by one.

    One that was never opened, or is `prepared`, was written while the session was prepared. At
    `shown` a moderator let through what was said in it, but for the words that are `hidden`.
    """

    question: Words
    options: tuple[Words, ...] = ()
    kind: PollKind = PollKind.SINGLE
    showing: Showing = Showing.AT_CLOSE
    most_choices: int | None = None
    least: float | None = None
    most: float | None = None
    prepared: bool = False
    opened: Minute | None = None
    closed: Minute | None = None
    shown: Minute | None = None
    hidden: tuple[Words, ...] = ()
    ballots: dict[Modality, tuple[HowMany, ...]] = Field(default_factory=dict)
    cast: tuple[SampleBallot, ...] = ()

    @property
    def settings(self) -> PollSettings:
        """How the poll asks."""
        return PollSettings(
            self.kind,
            self.showing,
            most_choices=self.most_choices,
            least=self.least,
            most=self.most,
        )

    def of_side(self, side: Modality) -> list[Ballot]:
        """Every ballot of one side, one after the other; those of hubs are not among them."""
        counts = self.ballots.get(side, ())
        told = [Ballot.of(str(n)) for n, number in enumerate(counts, 1) for _ in range(number)]
        one_by_one = (each for each in self.cast if each.side is side)
        return [*told, *(each.ballot for each in one_by_one for _ in range(each.times))]

    @property
    def of_hubs(self) -> dict[str, list[tuple[Ballot, int]]]:
        """What moderators entered for each hub, by its pseudonym."""
        hubs: dict[str, list[tuple[Ballot, int]]] = {}
        for each in self.cast:
            if each.hub is not None:
                hubs.setdefault(each.hub, []).append((each.ballot, each.times))
        return hubs

    @model_validator(mode="after")
    def _counts_every_option(self) -> Self:
        if self.kind not in OWN_OPTIONS and (self.options or self.ballots):
            raise ValueError("its kind brings its own answers, so its ballots are told one by one")
        if any(len(counts) != len(self.options) for counts in self.ballots.values()):
            raise ValueError("each side needs one count for each option")
        if self.opened is None and (self.closed is not None or self.ballots or self.cast):
            raise ValueError("is a draft, which nobody can vote on or close")
        if self.opened is not None and self.closed is not None and self.closed < self.opened:
            raise ValueError("closed before it was opened")
        return self

    @model_validator(mode="after")
    def _shows_what_was_counted(self) -> Self:
        if self.shown is not None and (self.closed is None or self.shown < self.closed):
            raise ValueError("what was said is shown once the poll is closed")
        if self.hidden and self.shown is None:
            raise ValueError("words are hidden when others are shown")
        return self

    @model_validator(mode="after")
    def _is_filled_in_as_it_asks(self) -> Self:
        try:
            written = write_poll("", 1, self.question, self.options, self.settings)
            for each in self.cast:
                checked_ballot(written.asked, each.ballot)
        except Refusal as refusal:
            raise ValueError(f"is no poll or has no such ballots: {refusal.code}") from None
        return self
