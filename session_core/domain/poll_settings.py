"""How a poll asks: its kind, its limits, its countdown, and to whom its results are shown."""

from dataclasses import dataclass, replace
from enum import StrEnum

from session_core.domain.ballots import FURTHEST_NUMBER, PollKind
from session_core.domain.refusals import BadPollSetting

SHORTEST_COUNTDOWN, LONGEST_COUNTDOWN = 10, 3600
"""Seconds."""


class Showing(StrEnum):
    """When results are shown, and to whom."""

    AT_CLOSE = "when it closes"
    LIVE = "while it is open"
    STAFF = "to staff only"


@dataclass(frozen=True)
class PollSettings:
    """How a poll asks: at most `most_choices` of a multiple choice, a number from `least` to
    `most`, and for `seconds` once it is open; None is no limit."""

    kind: PollKind = PollKind.SINGLE
    showing: Showing = Showing.AT_CLOSE
    most_choices: int | None = None
    least: float | None = None
    most: float | None = None
    seconds: int | None = None


PLAIN = PollSettings()
"""A single choice, whose result is shown when it closes."""


def checked_settings(wanted: PollSettings, options: int) -> PollSettings:
    """The settings that mean something for this kind. Raises BadPollSetting with a `reason`:
    `most_choices`, `range` or `seconds`."""
    multiple, number = wanted.kind is PollKind.MULTIPLE, wanted.kind is PollKind.NUMERIC
    most_choices = wanted.most_choices if multiple else None
    if most_choices is not None and not 1 <= most_choices <= options:
        raise BadPollSetting(reason="most_choices", most=options)
    least, most = (wanted.least, wanted.most) if number else (None, None)
    ends = [end for end in (least, most) if end is not None]
    in_reach = all(abs(end) <= FURTHEST_NUMBER for end in ends)  # also False of what is no number
    if not in_reach or (len(ends) == 2 and ends[0] >= ends[1]):
        raise BadPollSetting(reason="range", most=FURTHEST_NUMBER)
    seconds = wanted.seconds
    if seconds is not None and not SHORTEST_COUNTDOWN <= seconds <= LONGEST_COUNTDOWN:
        raise BadPollSetting(
            reason="seconds", least=SHORTEST_COUNTDOWN, most=LONGEST_COUNTDOWN // 60
        )
    return replace(wanted, most_choices=most_choices, least=least, most=most)
