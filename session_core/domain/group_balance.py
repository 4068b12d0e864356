"""The balance of groups on one side: who of those heard as often is next by their groups."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.waiting_and_heard import Groups, Heard, groups_of

Weight = int
"""The counts of two groups, and the rank by support, in one number: the least is next."""

Weighed = tuple[Weight, int]
"""One of those who wait, by where they stand, and what they weigh."""

_STAKEHOLDER, _REGION = 60, 30
_NEVER = 1 << 29
"""More than anybody is heard."""
_G = TypeVar("_G", bound=Hashable)


def stakeholder_count(weight: Weight) -> int:
    """How much the stakeholder group was heard, so far as that weighs."""
    return weight >> _STAKEHOLDER


def region_count(weight: Weight) -> int:
    """How much the regional group was heard, so far as that weighs."""
    return (weight >> _REGION) % (1 << _STAKEHOLDER - _REGION)


class GroupBalance:
    """How much each group was heard, for as long as that weighs under the policy.

    `mixed` says whether more than one stakeholder group waits, `weighs` whether any group was
    heard less than is enough when that was last looked at.
    """

    def __init__(self, waiting: Sequence[Intervention], heard: Heard, policy: FloorPolicy) -> None:
        enough = policy.group_turns * heard.unit or _NEVER
        self._heard = heard
        self._enough_of_stakeholders = enough if policy.stakeholder_balance else 0
        self._enough_of_regions = enough if policy.regional_balance else 0
        self.mixed, self.weighs, self._here = False, False, frozenset[Groups]()
        if _some_less(StakeholderGroup, heard.stakeholders, self._enough_of_stakeholders) or (
            _some_less(RegionalGroup, heard.regions, self._enough_of_regions)
        ):
            different = set(map(_GROUPS, waiting))
            self._here = frozenset(groups_of(*each) for each in different)
            self.mixed = policy.stakeholder_balance and len({one for one, _, _ in different}) > 1
            self.weighs = bool(self.weights(self._here))

    def look_again(self) -> None:
        """Look anew whether any group weighs."""
        self.weighs = self.weighs and bool(self.weights(self._here))

    def weights(self, groups: Collection[Groups]) -> dict[Groups, Weight]:
        """What each two groups weigh together; empty where none weighs any more."""
        enough, enough_of_region = self._enough_of_stakeholders, self._enough_of_regions
        stakeholders = _counts({one for one, _ in groups}, self._heard.stakeholders, enough)
        regions = _counts({one for _, one in groups}, self._heard.regions, enough_of_region)
        if min(stakeholders.values(), default=enough) == enough and (
            min(regions.values(), default=enough_of_region) == enough_of_region
        ):
            return {}
        return {
            (one, other): (stakeholders[one] << _STAKEHOLDER) + (regions[other] << _REGION)
            for one, other in groups
        }


def _some_less(groups: Iterable[_G], heard: Mapping[_G, int], enough: int) -> bool:
    """Whether any group there is was heard less than is enough: if none was, nobody need look."""
    return any(heard.get(group, 0) < enough for group in groups)


def _counts(groups: Collection[_G], heard: Mapping[_G, int], enough: int) -> dict[_G, int]:
    """How much each was heard. Who gives no group is neither ahead nor behind for it: they count
    as the group that was heard least of those beside them."""
    named = {
        group: min(heard.get(group, 0), enough)
        for group in groups
        if not isinstance(group, Modality)
    }
    least = min(named.values(), default=enough)
    return {group: named.get(group, least) for group in groups}


class Cells:
    """Those who wait, apart by their two groups; in each, whom support puts first is the last.

    `rank` is where support puts each; `gone` says of one that they wait here no longer.
    """

    def __init__(
        self,
        waiting: Sequence[int],
        groups_of: Callable[[int], Groups],
        rank: Sequence[int],
        gone: Callable[[int], bool],
    ) -> None:
        self._cells: dict[Groups, list[int]] = {}
        self._rank, self._gone = rank, gone
        for at in reversed(waiting):
            self._cells.setdefault(groups_of(at), []).append(at)

    def take(self, balance: GroupBalance) -> tuple[Weighed, Weighed | None] | None:
        """Take out who is next by their groups; they, and who would be if they did not wait.

        None where no group weighs any more.
        """
        for groups, cell in tuple(self._cells.items()):
            self._drop_gone(cell)
            if not cell:
                del self._cells[groups]
        weights = balance.weights(self._cells)
        if not weights:
            return None
        # No two weigh the same, since no two have the same rank.
        heads = {weights[each] + self._rank[cell[-1]]: cell for each, cell in self._cells.items()}
        weight = min(heads)
        cell = heads.pop(weight)
        best = cell.pop()
        self._drop_gone(cell)
        if cell:
            heads[weight - self._rank[best] + self._rank[cell[-1]]] = cell
        other = min(heads, default=None)
        return (weight, best), None if other is None else (other, heads[other][-1])

    def rest(self) -> list[int]:
        """All who are left, as support puts them."""
        return sorted(chain.from_iterable(self._cells.values()), key=self._rank.__getitem__)

    def _drop_gone(self, cell: list[int]) -> None:
        while cell and self._gone(cell[-1]):
            cell.pop()


_GROUPS = attrgetter("stakeholder_group", "regional_group", "modality")
