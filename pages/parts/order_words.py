"""The settings of the order in plain words, and what they are set to."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from session_core.domain.floor_policy import LIMITS, PRESETS, FloorPolicy, Measure, Sides
from session_core.domain.floor_refusals import BadPolicy
from session_core.language import gettext, in_quotes
from session_core.use_cases.floor_policy import PolicyChange


class Setting(NamedTuple):
    """What a setting is called, and what it does."""

    label: str
    help: str


_LABELS = {
    "sides": "The room and online",
    "round_size": "Speakers of one side in a row",
    "measure": "What counts as being heard",
    "fewest_first": "Who was heard least comes first",
    "stakeholder_balance": "Even out stakeholder groups",
    "regional_balance": "Even out regional groups",
    "support": "Support counts",
    "group_turns": "Turns of a group before support weighs more",
    "most_passes": "Passed over at most",
    "safe_places": "Announced places",
    "order_first": "Points of order go first",
    "reply_first": "Rights of reply go first",
    "speaking_seconds": "Seconds for one speaker",
    "silence_minutes": "Minutes without an online voice",
    "equity_on_screen": "Shares of floor time on the room screen",
}
_HELPS = {
    "sides": (
        "In turn: after a speaker in the room comes one online, while both wait. As they come: one "
        "queue, whatever the side."
    ),
    "round_size": ("1 alternates; 3 makes rounds of three in the room and three online."),
    "measure": (
        "Turns: one long speech counts like a short one. Floor time: seconds count, so that a side "
        "or group that was brief gets more turns."
    ),
    "fewest_first": ("First-time speakers before those who spoke already."),
    "stakeholder_balance": (
        "Of two who were heard as often, the one whose stakeholder group was heard less."
    ),
    "regional_balance": ("Then the one whose regional group was heard less."),
    "support": ("Then the question that more people want asked."),
    "group_turns": (
        "So often each group is heard before support weighs more than evening out groups. "
        "0: evening out always weighs more."
    ),
    "most_passes": (
        "So many who asked later on the same side may go before somebody; then it is their turn. "
        "0 sets no bound."
    ),
    "safe_places": (
        "So many of the next are announced, and nobody is moved from them, whatever is set here."
    ),
    "order_first": ("Before the announced places, without removing them."),
    "reply_first": ("After points of order, before the announced places."),
    "speaking_seconds": ("What one intervention should last; the clock warns. 0 sets no limit."),
    "silence_minutes": (
        "After so many minutes the silence of those online raises an alarm. 0 raises none."
    ),
    "equity_on_screen": (
        "Everybody in the hall sees how much of the floor time the room and online had."
    ),
}

SETTINGS: Mapping[str, Setting] = {
    name: Setting(label, _HELPS[name]) for name, label in _LABELS.items()
}
"""In English; `label_of` and `help_of` say it in the language of the moment."""

_CHOICES = {
    Sides.IN_TURN.value: "take turns",
    Sides.AS_THEY_COME.value: "speak as they come",
    Measure.TURNS.value: "turns",
    Measure.FLOOR_TIME.value: "floor time",
}
_PRESETS = {
    "Even floor": "Even floor",
    "Floor time": "Floor time",
    "Rounds of three": "Rounds of three",
    "By support": "By support",
    "First come": "First come",
}

OF_THE_ORDER = (
    "sides",
    "round_size",
    "measure",
    "fewest_first",
    "stakeholder_balance",
    "regional_balance",
    "support",
    "group_turns",
    "most_passes",
)
"""What a preset sets; the rest a session chooses apart from it."""


def preset_words(preset: str) -> str:
    """What a preset is called."""
    return gettext(_PRESETS.get(preset, preset))


def preset_help() -> str:
    """What each preset does."""
    return gettext(
        "Even floor: the sides in turn, those heard least first, groups evened out. Floor time: "
        "the same, by seconds instead of turns. Rounds of three: three of a side in a row. By "
        "support: what most want asked. First come: in the order of asking."
    )


def help_of(name: str) -> str:
    """What a setting does, and where it is a number its limits."""
    told = gettext(SETTINGS[name].help)
    if name not in LIMITS:
        return told
    least, most = LIMITS[name]
    return gettext("%(help)s From %(least)s to %(most)s.") % {
        "help": told,
        "least": least,
        "most": most,
    }


def label_of(name: str) -> str:
    """What the page calls a setting; its name in a refusal has blanks."""
    setting = SETTINGS.get(name.replace(" ", "_"))
    return gettext(setting.label) if setting else name


def value_words(value: object) -> str:
    """What a setting is set to."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return gettext(_CHOICES.get(str(value), str(value)))


def settings_words(names: Iterable[str], policy: FloorPolicy) -> tuple[str, ...]:
    """Settings with what they are set to: `Support counts: no`."""
    return tuple(
        f"{label_of(name)}: {value_words(getattr(policy, name.replace(' ', '_')))}"
        for name in names
    )


def preset_of(policy: FloorPolicy) -> str | None:
    """The preset by which the order is found, if it is one."""
    return next((name for name, each in PRESETS.items() if _same_order(each, policy)), None)


def meanwhile_words(
    names: Collection[str], policy: FloorPolicy, change: PolicyChange | None
) -> str:
    """What became of some settings while somebody had the page open, and by whom; '' of none."""
    if not names:
        return ""
    preset = preset_of(policy) if len({*names} & {*OF_THE_ORDER}) > 1 else None
    told = [in_quotes(preset_words(preset))] if preset else []
    rest = (name for name in names if not (preset and name in OF_THE_ORDER))
    listed = " · ".join((*told, *settings_words(rest, policy)))
    if change and change.was_undo:
        return _taken_back(change) % {"role": _role_words(change), "settings": listed}
    return _saved(change) % {"role": _role_words(change), "settings": listed}


def chosen_words(chosen: FloorPolicy) -> str:
    """That what was chosen stays, to be said after what somebody else did."""
    if preset := preset_of(chosen):
        return gettext("Your choice, “%(preset)s”, stays in the fields: save or discard it.") % {
            "preset": preset_words(preset)
        }
    return gettext("What you chose here stays in the fields: save or discard it.")


def in_page_words(refusal: BadPolicy) -> BadPolicy:
    """The same refusal, with the setting called as the page calls it."""
    told = refusal.details
    return BadPolicy(what=label_of(str(told["what"])), least=told["least"], most=told["most"])


def _taken_back(change: PolicyChange) -> str:
    if change.is_mine:
        return gettext("You took a change back. Now in force: %(settings)s.")
    if change.by:
        return gettext("The %(role)s took a change back. Now in force: %(settings)s.")
    return gettext("Somebody else took a change back. Now in force: %(settings)s.")


def _saved(change: PolicyChange | None) -> str:
    if change and change.is_mine:
        return gettext("You saved meanwhile: %(settings)s.")
    if change and change.by:
        return gettext("The %(role)s saved meanwhile: %(settings)s.")
    return gettext("Somebody else saved meanwhile: %(settings)s.")


def _role_words(change: PolicyChange | None) -> str:
    return gettext(change.by) if change and change.by else ""


def _same_order(one: FloorPolicy, other: FloorPolicy) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in OF_THE_ORDER)
