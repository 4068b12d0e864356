"""What another policy would make of the speaking order, before anybody decides for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place, announce, speaking_order


@dataclass(frozen=True)
class OrderPreview:
    """The list as it is `now` and as it would be `then`; invented where nobody waits."""

    now: Sequence[Place]
    then: Sequence[Place]
    is_example: bool = False

    @property
    def positions_now(self) -> Mapping[str, int]:
        """Where everybody stands now, by the intervention's id."""
        return {place.intervention.id: place.position for place in self.now}

    @property
    def moved(self) -> int:
        """How many would stand in another place."""
        now = self.positions_now
        return sum(now[place.intervention.id] != place.position for place in self.then)

    @property
    def announced(self) -> int:
        """How many places are announced now, and so are safe under any policy."""
        return sum(Rule.ANNOUNCED in place.rules for place in self.now)


def preview(floor: Floor, policy: FloorPolicy, now: datetime) -> OrderPreview:
    """The same floor under another policy, its next places announced as they would be at once."""
    waits = bool(floor.waiting)
    shown = floor if waits else announce(_example(floor.policy), now)
    other = replace(floor if waits else _example(policy), policy=policy)
    return OrderPreview(speaking_order(shown), speaking_order(announce(other, now)), not waits)


def _example(policy: FloorPolicy) -> Floor:
    return replace(EXAMPLE, policy=policy)


_BEGAN = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
_CIVIL, _STATE = StakeholderGroup.CIVIL_SOCIETY, StakeholderGroup.GOVERNMENT
_PRIVATE, _TECHNICAL = StakeholderGroup.PRIVATE_SECTOR, StakeholderGroup.TECHNICAL_COMMUNITY
_AFRICA, _ASIA = RegionalGroup.AFRICA, RegionalGroup.ASIA_PACIFIC
_GRULAC, _WEOG = RegionalGroup.GRULAC, RegionalGroup.WEOG
_EAST = RegionalGroup.EASTERN_EUROPE
_ROOM, _ONLINE = Modality.ONSITE, Modality.ONLINE
_QUESTION, _REPLY = InterventionKind.QUESTION, InterventionKind.RIGHT_OF_REPLY
_HEARD = 4
_INVENTED = (
    ("Quiet Heron", _ROOM, _CIVIL, _WEOG, 0, _QUESTION),
    ("Bold Plover", _ONLINE, _CIVIL, _ASIA, 0, _QUESTION),
    ("Late Curlew", _ROOM, _STATE, _WEOG, 0, _QUESTION),
    ("Amber Ibis", _ONLINE, _PRIVATE, _GRULAC, 0, _QUESTION),
    ("Quiet Heron", _ROOM, _CIVIL, _WEOG, 6, _QUESTION),
    ("Plain Wagtail", _ROOM, _CIVIL, _WEOG, 4, _QUESTION),
    ("Grey Dipper", _ROOM, _CIVIL, _EAST, 2, _QUESTION),
    ("Bold Plover", _ONLINE, _CIVIL, _ASIA, 1, _QUESTION),
    ("Brisk Tern", _ROOM, _TECHNICAL, _WEOG, 0, _QUESTION),
    ("Still Egret", _ROOM, _STATE, _ASIA, 3, _QUESTION),
    ("Wry Sandpiper", _ONLINE, _TECHNICAL, _AFRICA, 0, _QUESTION),
    ("Warm Lapwing", _ROOM, _PRIVATE, _GRULAC, 9, _QUESTION),
    ("Clear Bittern", _ONLINE, _STATE, _AFRICA, 4, _QUESTION),
    ("Late Curlew", _ROOM, _STATE, _WEOG, 0, _REPLY),
)
"""An invented list in which every setting makes a difference: those heard first, then who waits."""
_SECONDS = (240, 60, 90, 45)
"""How long those heard had the floor."""


def _invented() -> tuple[Intervention, ...]:
    made = []
    for number, (name, side, group, region, support, kind) in enumerate(_INVENTED, start=1):
        given_at = _BEGAN + timedelta(minutes=5 * number) if number <= _HEARD else None
        made.append(
            Intervention(
                id=f"example-{number}",
                number=number,
                kind=kind,
                modality=side,
                asker=name,
                requested_at=_BEGAN + timedelta(seconds=number),
                name=name,
                stakeholder_group=group,
                regional_group=region,
                support=support,
                state=InterventionState.HEARD if given_at else InterventionState.WAITING,
                given_at=given_at,
                yielded_at=given_at + timedelta(seconds=_SECONDS[number - 1]) if given_at else None,
            )
        )
    return tuple(made)


EXAMPLE = Floor(_invented(), policy=EVENFLOOR)
"""The invented list."""
