"""A poll of every kind, counted as polls are, with groups large enough to be told."""

from collections.abc import Iterable
from dataclasses import replace

from session_core.domain.ballots import OBJECT, Ballot, Cast, PollKind, Whose
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import Saying, SayingState, Tally, count
from session_core.domain.polls import Poll, PollState, Round, write_poll
from tests.exports.full_report import FULL, POLLS, WHOLE, minutes

ROOM = Whose(Modality.ONSITE, StakeholderGroup.CIVIL_SOCIETY)
CALL = Whose(Modality.ONLINE, StakeholderGroup.TECHNICAL_COMMUNITY)
OWN = ("Power", "Permits", "People")
_KINDS = tuple(PollKind)


def cast(*rows: tuple[Whose, int, Ballot], from_hub: bool = False) -> list[Cast]:
    """So many equal ballots of each side."""
    return [Cast(ballot, whose, times, from_hub) for whose, times, ballot in rows]


def objecting(why: str) -> Ballot:
    return Ballot((OBJECT,), reason=why)


BALLOTS: dict[PollKind, list[Cast]] = {
    PollKind.SINGLE: cast(
        (ROOM, 8, Ballot.of("1")), (CALL, 6, Ballot.of("1")), (CALL, 7, Ballot.of("2"))
    ),
    PollKind.MULTIPLE: cast((ROOM, 9, Ballot.of("1", "2")), (CALL, 8, Ballot.of("2"))),
    PollKind.RATING: cast((ROOM, 7, Ballot.of("4")), (CALL, 7, Ballot.of("2"))),
    PollKind.RANKING: cast(
        (ROOM, 6, Ballot.of("3", "1", "2")), (CALL, 7, Ballot.of("1", "3", "2"))
    ),
    PollKind.NUMERIC: cast(
        (ROOM, 6, Ballot(number=3)), (CALL, 5, Ballot(number=12.5)), (CALL, 2, Ballot(number=30))
    ),
    PollKind.OPEN_TEXT: cast(
        (ROOM, 1, Ballot(words=("The generator,\n=and the roof.",))),
        (CALL, 6, Ballot(words=("الجيران",))),
    ),
    PollKind.WORD_CLOUD: cast(
        (ROOM, 6, Ballot(words=("radio", "радио"))), (CALL, 5, Ballot(words=("Radio",)))
    ),
    PollKind.QUICK_CHECK: cast((ROOM, 6, Ballot.of("yes")), (CALL, 5, Ballot.of("not sure"))),
    PollKind.PACE: cast((ROOM, 6, Ballot.of("slower")), (CALL, 5, Ballot.of("right"))),
    PollKind.SHOW_OF_HANDS: cast(
        (ROOM, 6, Ballot.of("raise")), (CALL, 5, Ballot.of("do not raise"))
    ),
    PollKind.ROUGH_CONSENSUS: [
        *cast(
            (ROOM, 6, Ballot.of("support")),
            (ROOM, 5, objecting("It *costs* too much.")),
            (ROOM, 1, objecting("Nobody asked the islands.")),
            (ROOM, 3, Ballot.of("not heard")),
            (CALL, 11, Ballot.of("support")),
        ),
        *cast((CALL, 5, Ballot.of("live with")), from_hub=True),
    ],
}


def with_shown(tally: Tally, *hidden: str) -> Tally:
    """The tally with all that was said let through, but for this."""
    said = (
        Saying(
            each.text,
            each.ballots,
            SayingState.HIDDEN if each.text in hidden else SayingState.SHOWN,
        )
        for each in tally.said
    )
    return replace(tally, said=tuple(said))


def asked(kind: PollKind, casts: Iterable[Cast] | None = None, *hidden: str) -> Poll:
    """A closed poll of a kind; its number says which of the kinds it is, from 11 on."""
    number = 11 + _KINDS.index(kind)
    settings = PollSettings(kind, most_choices=2, least=0, most=40, seconds=60)
    draft = write_poll(f"k{number}", number, f"What of {kind}?", OWN, settings)
    counted = count(draft.asked, list(BALLOTS[kind] if casts is None else casts))
    return replace(
        draft,
        state=PollState.CLOSED,
        opened_at=minutes(number),
        closed_at=minutes(number + 1),
        tally=with_shown(counted, *hidden),
    )


CONSENSUS = asked(PollKind.ROUGH_CONSENSUS, None, "Nobody asked the islands.")
CLOUD = asked(PollKind.WORD_CLOUD, None, "радио")
_ONCE = asked(PollKind.SINGLE)
AGAIN = replace(
    _ONCE,
    rounds=(
        Round(minutes(7), minutes(8), Tally()),
        Round(minutes(9), minutes(10), _ONCE.tally or Tally()),
    ),
)
"""A poll that was opened three times; few voted in the first round."""
OF_KINDS = tuple(
    {PollKind.ROUGH_CONSENSUS: CONSENSUS, PollKind.WORD_CLOUD: CLOUD, PollKind.SINGLE: AGAIN}.get(
        kind
    )
    or asked(kind)
    for kind in _KINDS
)
FOR_STAFF = replace(
    _ONCE,
    id="staff",
    number=30,
    question="Who may run it?",
    settings=replace(_ONCE.settings, showing=Showing.STAFF),
    rounds=AGAIN.rounds,
)
NEVER_OPENED = replace(
    _ONCE,
    id="never",
    number=31,
    question="Never asked?",
    state=PollState.ARCHIVED,
    opened_at=None,
    closed_at=None,
    tally=None,
)
ALL = (*POLLS, *OF_KINDS, FOR_STAFF, NEVER_OPENED)
MANY = replace(FULL, polls=ALL)
"""The full report with polls of all kinds."""
WHOLE_MANY = replace(WHOLE, polls=ALL)
