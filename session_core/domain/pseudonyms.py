"""Names for people who give none: easy to say, tied to nobody."""

import secrets

_HOW = (
    "Amber Brave Bright Calm Clear Coral Gentle Golden Honest Indigo Jade Keen Kind Lively Lucky "
    "Mellow Noble Olive Patient Quick Quiet Rosy Ruby Silver Steady Sunny Swift Teal Violet Warm"
).split()
_WHO = (
    "Avocet Bulbul Crane Curlew Dove Egret Finch Goshawk Heron Hoopoe Ibis Jacana Kestrel "
    "Kingfisher Lark Linnet Magpie Myna Nightjar Oriole Osprey Plover Quail Robin Sandpiper "
    "Starling Stork Swallow Tern Thrush Toucan Wagtail Warbler Weaver Wren"
).split()


def offer_pseudonym() -> str:
    """Two words such as `Quiet Heron`; two people may be offered the same."""
    return f"{secrets.choice(_HOW)} {secrets.choice(_WHO)}"
