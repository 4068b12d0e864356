"""The places of a speaking order, each with the rules that put somebody there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count, repeat
from operator import attrgetter
from typing import NamedTuple, overload

from session_core.domain.floor import Intervention
from session_core.domain.rules import PUBLIC_RULES, Rule


class Place(NamedTuple):
    """One place in the speaking order; `position` counts from 1, `turns` what was heard before.

    `rules` go from the weightiest to the least; words for them are in `wording.py`. `passes` is
    how often those who asked later went before, where that is a reason.
    """

    position: int
    intervention: Intervention
    rules: tuple[Rule, ...]
    turns: int = 0
    passes: int = 0


class Places(Sequence[Place]):
    """The places of an order; each is made when it is looked at, since of a long one few are.

    `ones` are those who wait, in order; `turns` is what each asker was heard before.
    """

    def __init__(
        self,
        ones: Sequence[Intervention],
        rules: Sequence[tuple[Rule, ...]],
        passes: Sequence[int],
        turns: Mapping[str, int],
    ) -> None:
        self.ones = ones
        self._rules, self._passes, self._turns = rules, passes, turns

    def __len__(self) -> int:
        return len(self.ones)

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        here = range(len(self))[at]
        return self._at(here) if isinstance(here, int) else tuple(map(self._at, here))

    def __iter__(self) -> Iterator[Place]:
        turns = map(self._turns.get, map(attrgetter("asker"), self.ones), repeat(0))
        columns = zip(count(1), self.ones, self._rules, turns, self._passes, strict=False)
        return map(_place, columns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _at(self, at: int) -> Place:
        one = self.ones[at]
        turns = self._turns.get(one.asker, 0)
        return Place(at + 1, one, self._rules[at], turns, self._passes[at])


def in_public(place: Place) -> Place:
    """The place without what could point at a person: their turns, and the group they are of."""
    rules = tuple(rule for rule in place.rules if rule in PUBLIC_RULES)
    return place._replace(rules=rules or (Rule.BY_THE_RULES,), turns=0, passes=0)


_place = partial(tuple.__new__, Place)  # as Place._make, without its check, for long lists
