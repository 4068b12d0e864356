"""Polls in the wide column of the room screen: as much of them as fits whole."""

import re

import pytest

from pages.parts.screen_polls import needs_room, poll_label, poll_words
from session_core.domain.ballots import PollKind
from session_core.domain.poll_tally import Saying, SayingState, Tally
from tests.pages.test_screen_polls import asked, closed, in_words, letters

SHOWN = SayingState.SHOWN
LONG = "Shared spectrum for community networks in remote rural areas far from any town"


@pytest.mark.parametrize(
    ("options", "shown", "two"),
    [
        (letters(3), 3, 0),
        ([f"{LONG} {n}" for n in range(3)], 3, 3),
        (letters(12), 12, 0),
        ([f"{LONG} {n}" for n in range(12)], 8, 8),
        (["灯" * 13 + str(n) for n in range(12)], 8, 8),
        ([*letters(5), *(f"{LONG} {n}" for n in range(7))], 10, 5),
    ],
)
def test_in_the_wide_column_there_are_as_many_options_as_fit_whole(
    options: list[str], shown: int, two: int
) -> None:
    open_poll = asked(PollKind.SINGLE, *options)
    result = closed(open_poll, Tally({"1": 9}))
    for poll in (open_poll, result):
        drawn = poll_words(poll, large=True)
        assert drawn.count("<li") == shown
        assert drawn.count('class="ef-two"') == two
        more = len(options) - shown
        assert (f"and {more} more on your phone" in drawn) is (more > 0)
    assert "ef-large" not in poll_words(open_poll)


def test_a_line_on_points_takes_the_room_of_options() -> None:
    points = {str(n): 12 - n for n in range(1, 13)}
    long = [f"{LONG} {n}" for n in range(12)]
    ranking = closed(asked(PollKind.RANKING, *long), Tally({"1": 9}, points=points))
    assert poll_words(ranking, large=True).count("<li") == 6


def test_a_poll_needs_room_while_it_is_open_and_once_it_has_a_result() -> None:
    poll = asked(PollKind.PACE)
    assert needs_room(poll)
    assert needs_room(closed(poll, Tally({"right": 9})))
    assert not needs_room(closed(poll, None))


def test_how_many_ballots_came_from_hubs_is_beside_how_many_there_are() -> None:
    poll = closed(asked(PollKind.PACE), Tally({"right": 9}, from_hubs=4))
    assert ">Result · 9 ballots · 4 from hubs<" in poll_label(poll)


def test_a_cloud_is_no_higher_than_its_place() -> None:
    long = [Saying(f"interoperability{n}", 9, SHOWN) for n in range(8)]
    shown = in_words(PollKind.WORD_CLOUD, *long)
    sizes = [float(size) for size in re.findall(r"--p\) \* ([\d.]+)\)\">inter", shown)]
    assert len(sizes) == 8
    assert sum(1.15 * size + 0.4 for size in sizes) <= 26
