"""Sustainable development goals and targets as pages list them."""

import re

_GOALS = (
    "no poverty|zero hunger|good health|quality education|gender equality|clean water"
    "|affordable and clean energy|decent work|industry, innovation|reduced inequalit"
    "|sustainable cities|responsible consumption|responsible production|climate action"
    "|life below water|life on land|peace, justice|partnerships for the goals"
)
_GOAL = re.compile(
    rf"(?:goal )?(?:1[0-7]|[1-9])[.:] ?(?:{_GOALS})[\w ,]{{0,60}}"
    r"|goal (?:1[0-7]|[1-9])(?:: ?.{0,80})?",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])\.?")


def is_goal(text: str) -> bool:
    """Say whether the line is nothing but a goal (`GOAL 16: ...`) or a target (`16.10`)."""
    return bool(_TARGET.fullmatch(text) or _GOAL.fullmatch(text))
