"""Rough consensus on the room screen: four answers, who agrees least, and what is objected."""

from dataclasses import replace

import pytest

from pages.parts.screen_consensus import agreement_words
from pages.parts.screen_polls import poll_words
from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, PollKind
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.poll_groups import OTHERS, Across, Breakdown, Group, Share
from session_core.domain.poll_results import consensus
from session_core.domain.poll_tally import AGREE, Saying, SayingState, Tally
from tests.pages.test_screen_polls import asked, closed

LONG = "Shared spectrum for community networks in remote rural areas far from any town"
AGREE_IN_ALL = "16 of 20 ballots support it or can live with it."
SHOWN = SayingState.SHOWN


def agreement(*told: Breakdown, said: tuple[Saying, ...] = ()) -> Tally:
    votes = {SUPPORT: 10, LIVE_WITH: 6, OBJECT: 3, NOT_HEARD: 1}
    return Tally(votes, ballots=20, breakdowns=told, said=said)


def across(kind: Across, **groups: Share | int) -> Breakdown:
    return Breakdown(kind, tuple(Group(name, 10, {AGREE: cell}) for name, cell in groups.items()))


def test_rough_consensus_is_one_bar_of_four_answers() -> None:
    shown = poll_words(closed(asked(PollKind.ROUGH_CONSENSUS), agreement()))
    assert '<i class="ef-live-with" style="flex:6"></i>' in shown
    for words in ("Support <b>10</b>", "Can live with it <b>6</b>", "Not heard enough <b>1</b>"):
        assert words in shown
    assert AGREE_IN_ALL in shown


def test_agreement_is_that_of_every_group() -> None:
    everybody = across(Across.MODALITY, onsite=9, online=Share.MOST)
    assert agreement_words(consensus(agreement(everybody))) == (
        f"{AGREE_IN_ALL} Most of every group agree."
    )
    some = Breakdown(
        Across.STAKEHOLDER,
        (
            Group(StakeholderGroup.GOVERNMENT, 10, {AGREE: Share.HALF}),
            Group(StakeholderGroup.CIVIL_SOCIETY, 10, {AGREE: Share.MOST}),
            Group(OTHERS, 10, {AGREE: Share.HALF}),
        ),
    )
    assert agreement_words(consensus(agreement(everybody, some))) == (
        f"{AGREE_IN_ALL} About half agree among: Government, Others together."
    )
    few = across(Across.MODALITY, onsite=Share.MOST, online=Share.FEW)
    assert agreement_words(consensus(agreement(few, some))) == (
        f"{AGREE_IN_ALL} Few agree among: online."
    )


def test_how_far_room_and_online_are_apart_is_said() -> None:
    sides = across(Across.MODALITY, **{Modality.ONSITE: Share.MOST, Modality.ONLINE: Share.FEW})
    shown = poll_words(closed(asked(PollKind.ROUGH_CONSENSUS), agreement(sides)))
    assert "The room and online are far apart." in shown
    without = poll_words(closed(asked(PollKind.ROUGH_CONSENSUS), agreement()))
    assert "The room and online" not in without


def test_three_objections_are_shown_of_those_let_through() -> None:
    said = tuple(Saying(f"Because {n} < 9", 1, SHOWN) for n in range(4))
    tally = agreement(said=(Saying("not yet read", 1), *said))
    shown = poll_words(closed(asked(PollKind.ROUGH_CONSENSUS), tally))
    assert "What is objected" in shown
    assert "Because 2 &lt; 9" in shown
    assert "Because 3" not in shown
    assert "and 1 more on your phone" in shown
    assert "not yet read" not in shown
    none = poll_words(closed(asked(PollKind.ROUGH_CONSENSUS), agreement()))
    assert "What is objected" not in none


HALVES = {"onsite": Share.HALF, "online": Share.HALF}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([HALVES], "About half of every group agrees."),
        ([{"onsite": Share.FEW, "online": Share.FEW}], "Few of any group agree."),
        (
            [HALVES, {"Government": Share.HALF, OTHERS: Share.MOST}],
            "About half agree among: Government.",
        ),
        (
            [HALVES, {"Government": Share.MOST, OTHERS: Share.MOST}],
            "In the room and online: About half of every group agrees.",
        ),
    ],
)
def test_where_all_groups_agree_alike_none_is_named_as_the_least(
    told: list[dict[str, Share]], words: str
) -> None:
    kinds = (Across.MODALITY, Across.STAKEHOLDER)
    tally = agreement(*(across(kind, **each) for kind, each in zip(kinds, told, strict=False)))
    assert agreement_words(consensus(tally)) == f"{AGREE_IN_ALL} {words}"


def test_objections_that_are_long_leave_room_for_fewer() -> None:
    long = tuple(Saying(f"{LONG} {LONG} {n}", 1, SHOWN) for n in range(4))
    poll = replace(asked(PollKind.ROUGH_CONSENSUS), question=LONG)
    shown = poll_words(closed(poll, agreement(said=long)))
    assert shown.count('<li dir="auto"><bdi>') == 1
    assert "and 3 more on your phone" in shown
