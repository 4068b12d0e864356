"""The settings of the order in plain words, and what they are set to."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from session_core.domain.floor_policy import LIMITS, PRESETS, FloorPolicy, Measure, Sides
from session_core.domain.floor_refusals import BadPolicy
from session_core.use_cases.floor_policy import PolicyChange


class Setting(NamedTuple):
    """What a setting is called, and what it does."""

    label: str
    help: str


SETTINGS: Mapping[str, Setting] = {
    "sides": Setting(
        "The room and online",
        "In turn: after a speaker in the room comes one online, while both wait. As they come: one "
        "queue, whatever the side.",
    ),
    "round_size": Setting(
        "Speakers of one side in a row",
        "1 alternates; 3 makes rounds of three in the room and three online.",
    ),
    "measure": Setting(
        "What counts as being heard",
        "Turns: one long speech counts like a short one. Floor time: seconds count, so that a side "
        "or group that was brief gets more turns.",
    ),
    "fewest_first": Setting(
        "Who was heard least comes first",
        "First-time speakers before those who spoke already.",
    ),
    "stakeholder_balance": Setting(
        "Even out stakeholder groups",
        "Of two who were heard as often, the one whose stakeholder group was heard less.",
    ),
    "regional_balance": Setting(
        "Even out regional groups",
        "Then the one whose regional group was heard less.",
    ),
    "support": Setting(
        "Support counts",
        "Then the question that more people want asked.",
    ),
    "group_turns": Setting(
        "Turns of a group before support weighs more",
        "So often each group is heard before support weighs more than evening out groups. "
        "0: evening out always weighs more.",
    ),
    "most_passes": Setting(
        "Passed over at most",
        "So many who asked later on the same side may go before somebody; then it is their turn. "
        "0 sets no bound.",
    ),
    "safe_places": Setting(
        "Announced places",
        "So many of the next are announced, and nobody is moved from them, whatever is set here.",
    ),
    "order_first": Setting(
        "Points of order go first",
        "Before the announced places, without removing them.",
    ),
    "reply_first": Setting(
        "Rights of reply go first",
        "After points of order, before the announced places.",
    ),
    "speaking_seconds": Setting(
        "Seconds for one speaker",
        "What one intervention should last; the clock warns. 0 sets no limit.",
    ),
    "silence_minutes": Setting(
        "Minutes without an online voice",
        "After so many minutes the silence of those online raises an alarm. 0 raises none.",
    ),
    "equity_on_screen": Setting(
        "Shares of floor time on the room screen",
        "Everybody in the hall sees how much of the floor time the room and online had.",
    ),
}

CHOICES: Mapping[str, str] = {
    Sides.IN_TURN: "take turns",
    Sides.AS_THEY_COME: "speak as they come",
    Measure.TURNS: "turns",
    Measure.FLOOR_TIME: "floor time",
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

PRESET_HELP = (
    "Even floor: the sides in turn, those heard least first, groups evened out. Floor time: the "
    "same, by seconds instead of turns. Rounds of three: three of a side in a row. By support: "
    "what most want asked. First come: in the order of asking."
)


def help_of(name: str) -> str:
    """What a setting does, and where it is a number its limits."""
    if name not in LIMITS:
        return SETTINGS[name].help
    least, most = LIMITS[name]
    return f"{SETTINGS[name].help} From {least} to {most}."


def label_of(name: str) -> str:
    """What the page calls a setting; its name in a refusal has blanks."""
    setting = SETTINGS.get(name.replace(" ", "_"))
    return setting.label if setting else name


def value_words(value: object) -> str:
    """What a setting is set to."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return CHOICES.get(str(value), str(value))


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
    told = [f"“{preset}”"] if preset else []
    rest = (name for name in names if not (preset and name in OF_THE_ORDER))
    listed = " · ".join((*told, *settings_words(rest, policy)))
    who = f"The {change.by}" if change and change.by else "Somebody else"
    if change and change.is_mine:
        who = "You"
    if change and change.was_undo:
        return f"{who} took a change back. Now in force: {listed}."
    return f"{who} saved meanwhile: {listed}."


def chosen_words(chosen: FloorPolicy) -> str:
    """That what was chosen stays, to be said after what somebody else did."""
    preset = preset_of(chosen)
    what = f"Your choice, “{preset}”," if preset else "What you chose here"
    return f"{what} stays in the fields: save or discard it."


def in_page_words(refusal: BadPolicy) -> BadPolicy:
    """The same refusal, with the setting called as the page calls it."""
    told = refusal.details
    return BadPolicy(what=label_of(str(told["what"])), least=told["least"], most=told["most"])


def _same_order(one: FloorPolicy, other: FloorPolicy) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in OF_THE_ORDER)
