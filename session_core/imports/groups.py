"""Stakeholder and regional groups as a person's line spells them."""

from difflib import get_close_matches

from session_core.domain.people import RegionalGroup, StakeholderGroup

_REGIONS = {group.value.casefold(): group for group in RegionalGroup} | {
    "weog": RegionalGroup.WEOG,
    "western european and others group": RegionalGroup.WEOG,
    "grulac": RegionalGroup.GRULAC,
    "latin american and caribbean group": RegionalGroup.GRULAC,
    "asia pacific group": RegionalGroup.ASIA_PACIFIC,
}
_REGIONS_AFTER_A_GROUP = {
    # Words that are a region only when the stakeholder group stands before them.
    "africa": RegionalGroup.AFRICA,
    "asia pacific": RegionalGroup.ASIA_PACIFIC,
    "asia-pacific": RegionalGroup.ASIA_PACIFIC,
    "eastern europe": RegionalGroup.EASTERN_EUROPE,
}
_STAKEHOLDERS = {group.value.casefold(): group for group in StakeholderGroup} | {
    "intergovernmental organisation": StakeholderGroup.INTERGOVERNMENTAL,
}
_ALIKE = 0.9
"""Near enough to take "Civiel Society" for Civil Society and leave "Civil Society Forum"."""


def stakeholder_group_of(text: str, *, exactly: bool = False) -> StakeholderGroup | None:
    """Return the stakeholder group a part of a line names, small slips of spelling forgiven."""
    word = text.strip(" .").casefold()
    if word not in _STAKEHOLDERS and not exactly:
        # A word of another length cannot be near enough, and lists have thousands of those.
        near = [each for each in _STAKEHOLDERS if _may_be_alike(each, word)]
        word = next(iter(get_close_matches(word, near, n=1, cutoff=_ALIKE)), word)
    return _STAKEHOLDERS.get(word)


def _may_be_alike(one: str, other: str) -> bool:
    """Compare the lengths, and that one of both ends is the same."""
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    return 2 * shorter >= _ALIKE * (longer + shorter) and (
        one[0] == other[:1] or one[-1] == other[-1:]
    )


def regional_group_of(text: str, *, after_group: bool = False) -> RegionalGroup | None:
    """Return the regional group; short words count only `after_group`, a stakeholder group."""
    word = text.strip(" .").casefold()
    if after_group and word in _REGIONS_AFTER_A_GROUP:
        return _REGIONS_AFTER_A_GROUP[word]
    return _REGIONS.get(word)
