"""Results of every kind: what the figure draws, and the same numbers as a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations

import pytest

from pages.parts.poll_by_group import group_rows, groups_in_words, shades_figure
from pages.parts.poll_cloud import Placed, placed_words
from pages.parts.poll_consensus import across_words
from pages.parts.poll_figures import poll_figure
from pages.parts.poll_rows import in_words, middle_words, table_rows, voted_words
from session_core.domain.ballots import Ballot, Cast, PollKind, Whose
from session_core.domain.people import Modality, StakeholderGroup
from session_core.domain.poll_groups import Across, Share
from session_core.domain.poll_results import breakdown_across, consensus
from session_core.domain.poll_settings import PollSettings
from session_core.domain.poll_tally import Saying, SayingState, Tally, count
from session_core.domain.polls import Poll, PollState, write_poll

AT = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
ROOM, ONLINE = (Whose(side, StakeholderGroup.GOVERNMENT) for side in Modality)


def closed(
    kind: PollKind, casts: Sequence[tuple[Ballot, int]] | Sequence[Cast], *options: str
) -> Poll:
    """A closed poll of a kind, with these ballots counted."""
    poll = write_poll("1", 1, "What?", options, PollSettings(kind))
    counted = [each if isinstance(each, Cast) else Cast(each[0], ROOM, each[1]) for each in casts]
    tally = count(poll.asked, counted)
    said = tuple(Saying(each.text, each.ballots, SayingState.SHOWN) for each in tally.said)
    return Poll(
        "1",
        1,
        "What?",
        poll.options,
        PollState.CLOSED,
        AT,
        AT,
        Tally(**{**vars(tally), "said": said}),
        poll.settings,
    )


def test_a_rating_has_a_column_for_each_mark_and_its_mean() -> None:
    poll = closed(PollKind.RATING, [(Ballot.of("2"), 2), (Ballot.of("5"), 4)])
    figure = poll_figure(poll)
    assert figure
    assert list(figure.data[0].x) == [1, 2, 3, 4, 5]
    assert list(figure.data[0].y) == [0, 2, 0, 0, 4]
    assert figure.layout.shapes[0].x0 == 4.0
    assert [row["Votes"] for row in table_rows(poll)] == ["0", "2", "0", "0", "4"]
    assert in_words(poll) == ["1: 0", "2: 2", "3: 0", "4: 0", "5: 4", "Mean 4.0"]


def test_a_ranking_stands_in_its_order_with_points_and_first_places() -> None:
    ballots = [(Ballot.of("2", "1", "3"), 3), (Ballot.of("3", "2", "1"), 2)]
    poll = closed(PollKind.RANKING, ballots, "Power", "Permits", "People")
    figure = poll_figure(poll)
    assert figure
    assert list(figure.layout.yaxis.ticktext) == ["Permits", "People", "Power"]
    assert figure.layout.yaxis.tickvals == figure.data[0].y
    assert list(figure.data[0].x) == [8, 4, 3]
    assert table_rows(poll)[:2] == [
        {"Option": "Permits", "Points": "8", "First places": "3"},
        {"Option": "People", "Points": "4", "First places": "2"},
    ]


def test_numbers_stand_in_spans_with_their_middle() -> None:
    ballots = [(Ballot(number=number), 1) for number in (1, 2, 3, 4, 20)]
    poll = closed(PollKind.NUMERIC, ballots)
    figure = poll_figure(poll)
    assert figure
    assert sum(figure.data[0].y) == 5
    assert [row["Ballots"] for row in table_rows(poll)] == [str(n) for n in figure.data[0].y]
    assert list(figure.data[0].customdata) == [row["From … to"] for row in table_rows(poll)]
    assert middle_words(poll) == "Median 3, half of all from 1.5 to 12"
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].x1) == (1.5, 12)


def test_open_answers_have_no_figure_and_are_told_as_they_are() -> None:
    poll = closed(PollKind.OPEN_TEXT, [(Ballot(words=("More *time*",)), 5)])
    assert poll_figure(poll) is None
    assert in_words(poll) == ["More *time*: 5"]
    assert [row["Ballots"] for row in table_rows(poll)] == ["5"]


def test_what_no_moderator_let_through_is_in_no_cloud_and_no_table() -> None:
    poll = closed(PollKind.WORD_CLOUD, [])
    said = (Saying("trust", 4), Saying("cost", 3, SayingState.HIDDEN))
    for more, drawn in (((), []), ((Saying("fuel", 2, SayingState.SHOWN),), ["fuel"])):
        told = Tally(ballots=9, said=(*said, *more))
        seen = Poll(**{**vars(poll), "tally": told})
        figure = poll_figure(seen)
        assert (list(figure.data[0].text) if figure else []) == drawn
        assert [row["Word"] for row in table_rows(seen)] == drawn


def test_a_cloud_is_the_same_each_time_and_no_word_lies_over_another() -> None:
    words = [("trust", 9), ("信任与合作", 7), ("ثقة", 5), ("a" * 40, 2), ("W" * 40, 2)]
    words += [(f"word {number}", 1) for number in range(30)]
    placed, height = placed_words(words)
    assert (placed, height) == placed_words(words)
    assert [each.size for each in placed if each.word == "trust"] == [36]
    sizes = {each.ballots: each.size for each in sorted(placed, key=lambda each: each.size)}
    assert sizes[1] < sizes[5] < sizes[9]
    assert not [pair for pair in combinations(placed, 2) if over_each_other(*pair)]
    assert all(each.width / 2 <= each.x <= 290 - each.width / 2 for each in placed)
    assert all(0 < each.y < height for each in placed)


def over_each_other(one: Placed, other: Placed) -> bool:
    beside = abs(one.x - other.x) >= (one.width + other.width) / 2
    return not beside and abs(one.y - other.y) < (one.size + other.size) / 2


def test_a_word_that_is_too_long_is_cut_in_the_cloud() -> None:
    ((placed,), _) = placed_words([("信" * 40, 3)])
    assert placed.word.endswith("…")
    assert placed.width <= 290


def mixed(kind: PollKind = PollKind.ROUGH_CONSENSUS) -> Poll:
    """Nearly all in the room agree, hardly anybody online does."""
    against = Ballot(options=("object",), reason="It comes too soon")
    casts = [
        Cast(Ballot.of("support"), ROOM, 6),
        Cast(Ballot.of("live with"), ROOM, 5),
        Cast(Ballot.of("support"), ONLINE, 2),
        Cast(against, ONLINE, 10),
        Cast(Ballot.of("not heard"), ONLINE, 1),
    ]
    return closed(kind, casts)


def test_a_rough_consensus_is_one_bar_of_all_ballots() -> None:
    figure = poll_figure(mixed())
    assert figure
    assert [(bar.name, bar.x[0]) for bar in figure.data] == [
        ("Support", 8),
        ("Can live with it", 5),
        ("Object", 10),
        ("Not heard enough", 1),
    ]
    looks = {(bar.marker.color, bar.marker.pattern.shape) for bar in figure.data}
    assert len({shape for _, shape in looks}) == 4


def test_agreement_is_told_across_groups_and_names_who_holds_back() -> None:
    (across,) = consensus(mixed().tally or Tally()).across
    assert across.by_group == {"onsite": Share.MOST, "online": Share.FEW}
    assert across_words(across) == (
        "**In the room and online**: in the room most, online few. Least agree: online."
    )
    agrees = type(across)(Across.REGION, {"African Group": Share.MOST})
    assert across_words(agrees) == "**By regional group**: Most of every group agree."


def test_the_shades_by_group_have_their_words_and_a_table() -> None:
    poll = mixed()
    told = breakdown_across(poll.tally or Tally(), Across.MODALITY)
    assert told
    figure = shades_figure(poll, told)
    rows = group_rows(poll, told)
    assert rows[1]["Answer"].startswith("Agree")
    assert rows[0] == {"Answer": "Ballots", "in the room": "11", "online": "13"}
    assert [list(row.values())[1:] for row in rows[1:]] == [
        list(cells) for cells in figure.data[0].text
    ]
    assert all(0 <= share <= 1 for line in figure.data[0].z for share in line)
    assert figure.data[0].z[0][0] > figure.data[0].z[0][1]
    assert groups_in_words(poll, told).startswith("in the room: Agree")


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(ballots=1), "One voted."),
        (Tally(ballots=30, from_hubs=20), "30 voted. 20 ballots were entered for hubs."),
    ],
)
def test_ballots_of_hubs_are_told_with_the_turnout(tally: Tally, words: str) -> None:
    assert voted_words(Poll("1", 1, "What?", (), tally=tally)) == words
