"""The settings of the order in words, for the ledger and for what an undo would take back."""

from collections.abc import Mapping
from typing import NamedTuple

SETTING_WORDS: Mapping[str, str] = {
    "sides": "the room and online",
    "round_size": "speakers of one side in a row",
    "measure": "what counts as being heard",
    "fewest_first": "who was heard least comes first",
    "stakeholder_balance": "even out stakeholder groups",
    "regional_balance": "even out regional groups",
    "support": "support counts",
    "group_turns": "turns of a group before support weighs more",
    "most_passes": "passed over at most",
    "safe_places": "announced places",
    "order_first": "points of order go first",
    "reply_first": "rights of reply go first",
    "speaking_seconds": "seconds for one speaker",
    "silence_minutes": "minutes without an online voice",
    "equity_on_screen": "shares of floor time on the room screen",
}


def set_to(value: object) -> str:
    """What a setting is set to."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


class SettingChange(NamedTuple):
    """A setting in words, and what it was set to before and after, as `set_to` says it."""

    setting: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.before} → {self.after}"


def settings_changed(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[SettingChange, ...]:
    """`speakers of one side in a row: 1 → 3`, `support counts: yes → no`."""
    return tuple(
        SettingChange(words, set_to(before[name]), set_to(after[name]))
        for name, words in SETTING_WORDS.items()
        if name in before and name in after and before[name] != after[name]
    )
