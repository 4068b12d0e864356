"""The fairness simulation in small: the order keeps its promises; who does not, is seen.

The whole of it is `python -m tests.bench.fairness`.
"""

import pytest

from session_core.domain.floor_policy import EVENFLOOR
from tests.bench.fairness import play_all
from tests.bench.fairness_figures import (
    BY_SUPPORT,
    OURS,
    Figures,
    broken_promises,
    by_shape,
    figures,
)
from tests.bench.playing import Played, longest_promised
from tests.bench.synthetic_sessions import SHAPES, synthetic_session


@pytest.fixture(scope="module")
def played() -> list[Played]:
    return play_all(range(63))


def of(order: str, played: list[Played]) -> Figures:
    return next(each for each in figures(played) if each.order == order)


def test_the_order_keeps_its_promises(played: list[Played]) -> None:
    assert broken_promises(played) == []


def test_an_order_that_keeps_none_is_seen(played: list[Played]) -> None:
    others = [each for each in played if each.order != OURS]
    as_ours = [
        Played(**{**vars(each), "order": OURS}) for each in others if each.order == BY_SUPPORT
    ]
    broken = " ".join(broken_promises([*others, *as_ours]))
    for word in ("points off", "as long as promised", "bumped"):
        assert word in broken


def test_by_support_meets_most_support_and_bumps(played: list[Played]) -> None:
    assert of(BY_SUPPORT, played).support == 100
    assert of(BY_SUPPORT, played).bumps > of(OURS, played).bumps == 0


def test_every_shape_has_its_row(played: list[Played]) -> None:
    assert len(by_shape(played).splitlines()) == 2 + len(SHAPES)


def test_a_seed_is_always_the_same_session() -> None:
    for shape in SHAPES.values():
        turns, asks = synthetic_session(7, shape)
        assert (turns, asks) == synthetic_session(7, shape)
        assert shape.turns[0] <= turns <= shape.turns[1]
        assert shape.asked[0] <= len(asks) <= shape.asked[1]


def test_the_bound_on_waiting_is_the_formula_of_the_docs() -> None:
    assert (EVENFLOOR.most_passes, EVENFLOOR.round_size, EVENFLOOR.safe_places) == (10, 1, 2)
    assert longest_promised(0) == 23
    assert longest_promised(3) == 29
