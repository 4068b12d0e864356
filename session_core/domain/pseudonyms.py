"""Names for people who give none: easy to say, tied to nobody."""

import secrets
from collections.abc import Container

_HOW = (
    "Amber Brave Bright Calm Clear Coral Gentle Golden Honest Indigo Jade Keen Kind Lively Lucky "
    "Mellow Noble Olive Patient Quick Quiet Rosy Ruby Silver Steady Sunny Swift Teal Violet Warm"
).split()
_WHO = (
    "Avocet Bulbul Crane Curlew Dove Egret Finch Goshawk Heron Hoopoe Ibis Jacana Kestrel "
    "Kingfisher Lark Linnet Magpie Myna Nightjar Oriole Osprey Plover Quail Robin Sandpiper "
    "Starling Stork Swallow Tern Thrush Toucan Wagtail Warbler Weaver Wren"
).split()


_EVERY = [f"{how} {who}" for how in _HOW for who in _WHO]


def offer_pseudonym(taken: Container[str] = ()) -> str:
    """Two words such as `Quiet Heron`, by chance; one that is taken only where all are.

    Where nobody says what is taken, two people may be offered the same.
    """
    free = [name for name in _EVERY if name not in taken] if taken else _EVERY
    return secrets.choice(free or _EVERY)


def is_offered(name: str) -> bool:
    """Whether a name is one of those: its second word is a bird and nobody's surname."""
    how, _, who = name.partition(" ")
    return how in _HOW and who in _WHO
