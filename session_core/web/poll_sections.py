"""Polls as the thin page shows them: which, in which order, and what each says."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.poll_groups import Breakdown
from session_core.domain.poll_results import (
    Consensus,
    Numbers,
    by_points,
    consensus,
    in_numbers,
    rating_mean,
)
from session_core.domain.poll_tally import Saying, Tally, columns_of
from session_core.domain.polls import Poll, Round
from session_core.language import gettext
from session_core.use_cases.polls import see_polls
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.web.ballot_forms import BallotForm, ballot_form, plain_number
from session_core.web.poll_bars import Bar, bars
from session_core.web.rendering import clipped, render
from session_core.wording_of_polls import (
    ACROSS,
    METHODS,
    SHARES,
    SMALL_GROUPS,
    alike_words,
    apart_words,
    cell_words,
    column_words,
    group_words,
    option_words,
)

MOST_CLOSED, CLOSED_WEIGHT = 5, 700
"""The section has the newest closed polls only: so many, or so many compressed bytes of them."""
MOST_SAID, SAID_LENGTH = 3, 90
ASKED_LENGTH, OPTION_LENGTH = 150, 60
"""Columns, of a result in the section; the page of all results has them whole."""
_SIZES = 4


@dataclass(frozen=True)
class SizedSaying:
    """Something said in words; `size` is from 1 to 4, by how many ballots it stands on."""

    text: str
    ballots: int
    size: int


@dataclass(frozen=True)
class ByGroup:
    """The result across one kind of groups: a row for each answer, with a cell for each group."""

    title: str
    groups: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class ShownPoll:
    """One poll for the templates: its form while it is open, and its result where there is one."""

    poll: Poll
    question: str
    form: BallotForm | None
    is_mine: bool
    bars: tuple[Bar, ...]
    said: tuple[SizedSaying, ...]
    more_said: int
    lines: tuple[str, ...]
    from_hubs: int
    rounds: tuple[tuple[Round, str], ...]


def polls_shown(
    visit: Visit, ballots: Mapping[str, Ballot], typed: Mapping[str, str]
) -> tuple[list[ShownPoll], bool]:
    """Open polls, then the newest closed ones, and whether more can be read elsewhere.

    `typed` is what a refused ballot has in its fields.
    """
    polls = newest_first(see_polls(visit).polls)
    is_open = [shown_poll(each, ballots.get(each.id), typed) for each in polls if each.is_open]
    closed = [shown_poll(each) for each in polls if not each.is_open]
    kept = _light(closed)
    return [*is_open, *kept], len(kept) < len(closed) or any(each.tally for each in polls)


def _light(closed: Sequence[ShownPoll]) -> list[ShownPoll]:
    """The first of these: so many, or fewer where they are heavy; never none of some."""
    kept: list[ShownPoll] = []
    squeezed, size = zlib.compressobj(), 0
    for one in closed[:MOST_CLOSED]:
        drawn = render("parts/closed.html", one=one).encode()
        size += len(squeezed.compress(drawn)) + len(squeezed.flush(zlib.Z_SYNC_FLUSH))
        if kept and size > CLOSED_WEIGHT:
            break
        kept.append(one)
    return kept


def newest_first(polls: Sequence[Poll]) -> list[Poll]:
    """The polls by when they were opened, the last first."""
    return sorted(polls, key=lambda poll: poll.opened_at.timestamp() if poll.opened_at else 0)[::-1]


def shown_poll(
    poll: Poll,
    ballot: Ballot | None = None,
    typed: Mapping[str, str] | None = None,
    *,
    in_full: bool = False,
) -> ShownPoll:
    """One poll; `typed` counts where it is of this poll's form."""
    own = typed if typed and typed.get("poll") == poll.id else None
    tally = poll.tally
    all_said = tally.said if tally else ()
    said = all_said if in_full else all_said[:MOST_SAID]
    return ShownPoll(
        poll,
        question=poll.question if in_full or poll.is_open else clipped(poll.question, ASKED_LENGTH),
        form=ballot_form(poll, ballot, own) if poll.is_open else None,
        is_mine=ballot is not None,
        bars=bars(poll, None if in_full else OPTION_LENGTH),
        said=tuple(_sized(said, in_full=in_full)),
        more_said=len(all_said) - len(said),
        lines=tuple(_lines(poll, tally, in_full=in_full)) if tally else (),
        from_hubs=tally.from_hubs if tally and in_full else 0,
        rounds=tuple((each, in_short(poll, each.tally)) for each in poll.rounds),
    )


def _sized(said: Sequence[Saying], *, in_full: bool) -> Iterable[SizedSaying]:
    most = max((each.ballots for each in said), default=1)
    for each in said:
        size = -(-_SIZES * each.ballots // most) if most > 1 else 1
        yield SizedSaying(
            each.text if in_full else clipped(each.text, SAID_LENGTH), each.ballots, size
        )


def _lines(poll: Poll, tally: Tally, *, in_full: bool) -> Iterable[str]:
    """What a result says in sentences, beside its bars."""
    if poll.kind is PollKind.RATING and (mean := rating_mean(tally)) is not None:
        yield gettext("On average {mean} of 5.").format(mean=plain_number(round(mean, 1)))
    if poll.kind is PollKind.NUMERIC and (numbers := in_numbers(tally)):
        yield middle_words(numbers)
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        found = consensus(tally)
        yield from agreement_words(found)
        # That it cannot be told is said where there is room.
        if apart := apart_words(poll, found) if in_full or found.apart else "":
            yield apart


def middle_words(numbers: Numbers) -> str:
    """The median, and between which numbers half of all lie."""
    return gettext("The middle is {median}; half of all lie from {lower} to {upper}.").format(
        median=plain_number(numbers.median),
        lower=plain_number(numbers.lower),
        upper=plain_number(numbers.upper),
    )


def agreement_words(found: Consensus) -> Iterable[str]:
    """How far people agree, in all and across groups."""
    share = round(100 * found.agree_share)
    yield gettext("Support it or can live with it: {share} %.").format(share=share)
    for each in found.across:
        across = gettext(ACROSS[each.across])
        if alike := alike_words(each):
            yield gettext("%(what)s: %(value)s") % {"what": across, "value": alike}
            continue
        groups = gettext(", ").join(group_words(group) for group in each.holding_back)
        how_many = gettext(SHARES[each.least])
        yield gettext("{across}: least agreement: {groups} ({share}).").format(
            across=across, groups=groups, share=how_many
        )


def in_short(poll: Poll, tally: Tally) -> str:
    """What an earlier round came to, in one line; '' where that is not told."""
    if poll.kind is PollKind.NUMERIC and (numbers := in_numbers(tally)):
        return middle_words(numbers)
    counts = by_points(tally) if poll.kind is PollKind.RANKING else list(tally.votes.items())
    told = (f"{option_words(poll, option)} {count}" for option, count in counts)
    return gettext(", ").join(told)


def by_group(poll: Poll) -> list[ByGroup]:
    """The result by modality, stakeholder group and region, where it may be told."""
    return [_table(poll, each) for each in poll.tally.breakdowns] if poll.tally else []


def _table(poll: Poll, told: Breakdown) -> ByGroup:
    ballots = gettext("Ballots"), tuple(str(group.ballots) for group in told.groups)
    answers = (
        (column_words(poll, each), tuple(cell_words(group.cells[each]) for group in told.groups))
        for each in columns_of(poll.asked)
    )
    return ByGroup(
        gettext(ACROSS[told.across]),
        tuple(group_words(group.name) for group in told.groups),
        (ballots, *answers),
    )


def all_polls(visit: Visit, root: str) -> str:
    """Every poll with its result in full, also by group. Raises NotAllowed without a seat."""
    session = see_door(visit).session
    polls = newest_first(see_polls(visit).polls)
    return render(
        "all_polls.html",
        session=session,
        page=f"{root}j/{session.join_code}",
        polls=[
            (shown_poll(poll, in_full=True), by_group(poll), METHODS[poll.kind]) for poll in polls
        ],
        small_groups=SMALL_GROUPS,
    )
