"""The settings of the order in plain words, and what they are set to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from session_core.domain.floor_policy import LIMITS, FloorPolicy, Measure, Sides
from session_core.domain.floor_refusals import BadPolicy


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


def in_page_words(refusal: BadPolicy) -> BadPolicy:
    """The same refusal, with the setting called as the page calls it."""
    told = refusal.details
    return BadPolicy(what=label_of(str(told["what"])), least=told["least"], most=told["most"])
