"""Each kind of poll is counted in its way, and nothing is kept that points at a person."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.ballots import (
    LIVE_WITH,
    NOT_HEARD,
    OBJECT,
    SUPPORT,
    Asked,
    Ballot,
    Cast,
    PollKind,
    Whose,
    asked_of,
)
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.poll_groups import OTHERS, Across, Share
from session_core.domain.poll_results import (
    Apart,
    Bin,
    Numbers,
    bins,
    breakdown_across,
    by_points,
    consensus,
    in_numbers,
    rating_mean,
)
from session_core.domain.poll_tally import AGREE, HIGH, LOW, Tally, count

ONSITE, ONLINE = Whose(Modality.ONSITE), Whose(Modality.ONLINE)
THREE = ("1", "2", "3")


def casts(*told: tuple[Ballot, int], whose: Whose = ONSITE) -> list[Cast]:
    return [Cast(ballot, whose, times) for ballot, times in told]


def counted(kind: PollKind, *told: tuple[Ballot, int]) -> Tally:
    return count(asked_of(kind, THREE), casts(*told))


def test_of_fewer_than_five_ballots_only_their_number_is_kept() -> None:
    tally = counted(PollKind.SINGLE, (Ballot.of("1"), 3), (Ballot.of("2"), 1))
    assert tally == Tally(ballots=4)
    assert tally.turnout == 4


def test_options_are_counted_and_each_ballot_once() -> None:
    tally = counted(PollKind.MULTIPLE, (Ballot.of("1", "3"), 4), (Ballot.of("3"), 2))
    assert (tally.votes, tally.turnout) == ({"1": 4, "3": 6}, 6)


def test_a_ranking_is_counted_by_borda() -> None:
    first, second = Ballot.of("2", "1", "3"), Ballot.of("1", "3", "2")
    tally = counted(PollKind.RANKING, (first, 4), (second, 3))
    assert tally.votes == {"1": 3, "2": 4}  # who is first on most ballots need not win
    assert tally.points == {"1": 4 + 6, "2": 8, "3": 3}
    assert by_points(tally) == [("1", 10), ("2", 8), ("3", 3)]


def test_numbers_are_kept_ascending_and_have_a_middle() -> None:
    tally = counted(PollKind.NUMERIC, *((Ballot(number=n), 1) for n in (40, 10, 30, 20)),
                    (Ballot(number=1000), 2))  # fmt: skip
    assert tally.numbers == (10, 20, 30, 40, 1000, 1000)
    assert in_numbers(tally) == Numbers(median=35, lower=20, upper=1000)
    assert in_numbers(Tally()) is None


def test_words_that_differ_in_case_are_one_and_stand_in_no_order_of_time() -> None:
    ballots = [Ballot(words=words) for words in (("Trust", "cost"), ("trust",), ("trust", "ثقة"))]
    tally = counted(PollKind.WORD_CLOUD, *((ballot, 2) for ballot in ballots))
    assert [(said.text, said.ballots) for said in tally.said] == [
        ("trust", 6), ("cost", 2), ("ثقة", 2),
    ]  # fmt: skip


def test_objections_are_kept_in_words() -> None:
    against = Ballot(options=(OBJECT,), reason="Who pays?")
    tally = counted(PollKind.ROUGH_CONSENSUS, (Ballot.of(SUPPORT), 9), (against, 1))
    assert [(said.text, said.ballots) for said in tally.said] == [("Who pays?", 1)]


def test_ballots_of_hubs_are_counted_and_told_apart() -> None:
    hub = Cast(Ballot.of("1"), ONLINE, 12, from_hub=True)
    tally = count(asked_of(PollKind.SINGLE, THREE), [hub, *casts((Ballot.of("2"), 5))])
    assert (tally.votes, tally.turnout, tally.from_hubs) == ({"1": 12, "2": 5}, 17, 12)


@pytest.mark.parametrize(
    ("kind", "ballot", "column"),
    [
        (PollKind.RATING, Ballot.of("5"), HIGH),
        (PollKind.RATING, Ballot.of("1"), LOW),
        (PollKind.ROUGH_CONSENSUS, Ballot.of(LIVE_WITH), AGREE),
        (PollKind.ROUGH_CONSENSUS, Ballot.of(NOT_HEARD), NOT_HEARD),
        (PollKind.RANKING, Ballot.of("3", "1", "2"), "3"),
    ],
)
def test_by_group_similar_answers_are_told_together(
    kind: PollKind, ballot: Ballot, column: str
) -> None:
    tally = count(asked_of(kind, THREE), casts((ballot, 8)) + casts((ballot, 6), whose=ONLINE))
    told = breakdown_across(tally, Across.MODALITY)
    assert told is not None
    assert [group.cells[column] for group in told.groups] == [8, 6]


def test_numbers_are_told_by_group_around_the_middle_of_all() -> None:
    low, high = Ballot(number=1), Ballot(number=9)
    tally = count(
        asked_of(PollKind.NUMERIC),
        casts((low, 7)) + casts((high, 7), whose=ONLINE),
    )
    told = breakdown_across(tally, Across.MODALITY)
    assert told is not None
    assert [group.cells[LOW] for group in told.groups] == [Share.MOST, Share.FEW]


def test_agreement_is_that_of_the_least_agreeing_group() -> None:
    def of(group: StakeholderGroup, side: Modality, agree: int, against: int) -> list[Cast]:
        return casts(
            (Ballot.of(SUPPORT), agree),
            (Ballot(options=(OBJECT,), reason="No"), against),
            whose=Whose(side, group),
        )

    tally = count(
        asked_of(PollKind.ROUGH_CONSENSUS),
        [
            *of(StakeholderGroup.CIVIL_SOCIETY, Modality.ONSITE, 30, 1),
            *of(StakeholderGroup.GOVERNMENT, Modality.ONLINE, 2, 6),
            *of(StakeholderGroup.PRIVATE_SECTOR, Modality.ONSITE, 1, 1),
            *of(StakeholderGroup.TECHNICAL_COMMUNITY, Modality.ONSITE, 5, 0),
        ],
    )
    result = consensus(tally)
    assert (result.agree, result.object, result.ballots) == (38, 8, 46)
    stakeholders = next(each for each in result.across if each.across is Across.STAKEHOLDER)
    assert stakeholders.least is Share.FEW
    assert stakeholders.holding_back == (StakeholderGroup.GOVERNMENT,)
    assert stakeholders.by_group[OTHERS] is Share.MOST
    assert result.apart is Apart.FAR


def test_where_all_groups_agree_nobody_holds_back() -> None:
    tally = count(
        asked_of(PollKind.ROUGH_CONSENSUS),
        casts((Ballot.of(SUPPORT), 9)) + casts((Ballot.of(LIVE_WITH), 9), whose=ONLINE),
    )
    result = consensus(tally)
    assert [each.holding_back for each in result.across] == [()]
    assert (result.agree_share, result.apart) == (1.0, Apart.CLOSE)


def test_a_rating_has_a_mean() -> None:
    assert rating_mean(counted(PollKind.RATING, (Ballot.of("5"), 3), (Ballot.of("2"), 3))) == 3.5
    assert rating_mean(Tally()) is None


NUMBERS = (
    st.integers(-1000, 1000).map(float)
    | st.integers(-1000, 1000).map(lambda n: n / 100)
    | st.floats(-1e9, 1e9).map(lambda n: round(n, 3))
    | st.floats(-1e9, 1e9)
)


@given(st.lists(NUMBERS, min_size=1))
def test_bins_hold_each_number_once(numbers: list[float]) -> None:
    ordered = sorted(numbers)
    made = bins(ordered)
    assert sum(each.count for each in made) == len(numbers)
    assert len(made) <= 9
    for each in made:
        assert each.count == sum(is_in(number, each, made[-1]) for number in numbers)


def is_in(number: float, each: Bin, last: Bin) -> bool:
    least, most = read(each.least), read(each.most)
    if each.whole or each is last:
        return least <= read(number) <= most
    return least <= read(number) < most


def read(number: float) -> Decimal:
    """The number that its digits say, not the binary fraction next to it."""
    return Decimal(repr(number))


@pytest.mark.parametrize(
    ("numbers", "spans"),
    [
        ([1.89, 1.95], [(1.89, 1.9, 1), (1.9, 1.91, 0), (1.94, 1.95, 1)]),
        ([0.35, 0.36], [(0.35, 0.36, 2)]),
        ([0.1, 0.3, 0.6], [(0.1, 0.2, 1), (0.2, 0.3, 0), (0.3, 0.4, 1), (0.5, 0.6, 1)]),
        ([0.001] * 5, [(0.001, 0.002, 5)]),
        ([0, 5, 10, 31], [(0, 4, 1), (5, 9, 1), (10, 14, 1), (30, 34, 1)]),
        ([5, 5, 6], [(5, 5, 2), (6, 6, 1)]),
        ([0, 5, 10.5, 31], [(0, 5, 1), (5, 10, 1), (10, 15, 1), (30, 35, 1)]),
        ([-3, -1, 20], [(-5, -1, 2), (0, 4, 0), (20, 24, 1)]),
    ],
)
def test_bins_are_as_their_numbers_are_read(
    numbers: list[float], spans: list[tuple[float, float, int]]
) -> None:
    made = [(each.least, each.most, each.count) for each in bins([float(n) for n in numbers])]
    assert set(spans) <= set(made)
    assert sum(count for *_, count in made) == len(numbers)


ASKED = asked_of(PollKind.SINGLE, THREE)
CAST = st.builds(
    Cast,
    st.sampled_from(THREE).map(Ballot.of),
    st.builds(Whose, st.sampled_from(Modality), st.none() | st.sampled_from(StakeholderGroup)),
    st.integers(1, 9),
)


@given(st.lists(CAST))
def test_a_tally_equals_a_recount(cast: Sequence[Cast]) -> None:
    tally = count(ASKED, cast)
    recounted = Counter[str]()
    for one in cast:
        recounted[one.ballot.options[0]] += one.times
    assert tally.turnout == recounted.total()
    assert tally.votes == (recounted if recounted.total() >= 5 else {})
    for told in tally.breakdowns:
        assert sum(group.ballots for group in told.groups) == tally.turnout


def test_an_asked_poll_without_own_options_brings_its_own() -> None:
    assert asked_of(PollKind.QUICK_CHECK) == Asked(PollKind.QUICK_CHECK, ("yes", "no", "not sure"))
