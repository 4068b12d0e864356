"""Polls of every kind in a session, with ballots of people of both sides and several groups."""

from collections.abc import Sequence

from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.poll_settings import PollSettings
from session_core.domain.polls import PollState
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import seat_in

OPTIONS = ["Open permits", "Shared towers", "Local repair funds"]
QUESTIONS = {
    PollKind.SINGLE: "What should come first?",
    PollKind.MULTIPLE: "What would help where you work?",
    PollKind.RATING: "How far was your voice heard today?",
    PollKind.RANKING: "In which order should we take them?",
    PollKind.NUMERIC: "How many days were you cut off?",
    PollKind.OPEN_TEXT: "What did we miss?",
    PollKind.WORD_CLOUD: "One word you take home?",
    PollKind.QUICK_CHECK: "Shall we go on?",
    PollKind.PACE: "Is the pace right?",
    PollKind.SHOW_OF_HANDS: "Who can host the follow-up?",
    PollKind.ROUGH_CONSENSUS: "Every plan should list a fuel reserve.",
}
WORDS = ["trust", "repair", "الثقة", "доверие", "维修", "radio"]
BALLOTS: dict[PollKind, Sequence[Ballot]] = {
    PollKind.SINGLE: [Ballot.of("1"), Ballot.of("1"), Ballot.of("2"), Ballot.of("3")],
    PollKind.MULTIPLE: [Ballot.of("1", "2"), Ballot.of("2"), Ballot.of("2", "3")],
    PollKind.RATING: [Ballot.of("4"), Ballot.of("5"), Ballot.of("2")],
    PollKind.RANKING: [Ballot.of("2", "1", "3"), Ballot.of("1", "2", "3")],
    PollKind.NUMERIC: [Ballot(number=n) for n in (1, 2, 2, 3, 7, 12, 30)],
    PollKind.OPEN_TEXT: [
        Ballot(words=(text,))
        for text in ("Who pays for the batteries?", "Nobody spoke of schools.", "من يدفع؟")
    ],
    PollKind.WORD_CLOUD: [
        Ballot(words=(word, WORDS[0])[: n % 2 + 1]) for n, word in enumerate(WORDS)
    ],
    PollKind.QUICK_CHECK: [Ballot.of("yes"), Ballot.of("yes"), Ballot.of("not sure")],
    PollKind.PACE: [Ballot.of("right"), Ballot.of("slower"), Ballot.of("right")],
    PollKind.SHOW_OF_HANDS: [Ballot.of("raise"), Ballot.of("do not raise")],
    PollKind.ROUGH_CONSENSUS: [
        Ballot.of(SUPPORT), Ballot.of(LIVE_WITH), Ballot.of(SUPPORT), Ballot.of(NOT_HEARD),
        Ballot((OBJECT,), reason="A list invites thieves."), Ballot.of(SUPPORT),
    ],
}  # fmt: skip


def opened(moderator: Visit, kind: PollKind, settings: PollSettings | None = None) -> str:
    """An open poll of a kind."""
    made = settings or PollSettings(kind)
    poll = write_poll(moderator, QUESTIONS[kind], OPTIONS, settings=made)
    open_poll(moderator, poll)
    return poll


def voters(moderator: Visit, number: int = 36) -> list[Visit]:
    """People of both sides, all stakeholder groups and three regions."""
    assert moderator.session_id
    sides, groups = list(Modality), list(StakeholderGroup)
    regions = [RegionalGroup.AFRICA, RegionalGroup.GRULAC, RegionalGroup.ASIA_PACIFIC]
    return [
        seat_in(
            moderator.house,
            moderator.session_id,
            sides[n % 2],
            stakeholder_group=groups[n % 5],
            regional_group=regions[n % 3],
        )
        for n in range(number)
    ]


def vote(people: Sequence[Visit], poll: str, kind: PollKind) -> None:
    """Let everybody vote, each in one of the ways for the kind."""
    ways = BALLOTS[kind]
    for n, person in enumerate(people):
        cast_ballot(person, poll, ways[(n * 7 + n // 5) % len(ways)])


def polls_of_every_kind(moderator: Visit, *, closed: bool) -> dict[PollKind, str]:
    """A poll of each kind with its ballots; closed ones show all that was said."""
    people, made = voters(moderator), {}
    for kind in PollKind:
        made[kind] = poll = opened(moderator, kind)
        vote(people, poll, kind)
        if closed:
            close_poll(moderator, poll)
            show_all_sayings(moderator, poll)
    states = {poll.state for poll in see_polls(moderator).polls}
    assert states == {PollState.CLOSED if closed else PollState.OPEN}
    return made
