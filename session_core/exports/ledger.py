"""The ledger as a file: one line for each act on the floor, in our words and in numbers only."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from io import StringIO

from session_core.domain.ledger_lines import LedgerLine
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place
from session_core.wording import why_here

_CHANGED = "disagrees: this row was changed, or one before it is missing"
_OF_PEOPLE: Mapping[Rule, str] = {
    Rule.FIRST_TIME: "first time speaking",
    Rule.HEARD_BEFORE: "heard before, or asks twice",
    Rule.GROUP_NOT_HEARD: "a stakeholder group not heard yet",
    Rule.GROUP_HEARD_LESS: "a stakeholder group heard less",
    Rule.REGION_NOT_HEARD: "a regional group not heard yet",
    Rule.REGION_HEARD_LESS: "a regional group heard less",
}
"""The reasons that a public screen does not give."""

_COLUMNS = (
    "at (UTC)",
    "act",
    "number",
    "side",
    "by",
    "why",
    "override",
    "order after (first ten)",
    "waiting",
    "record",
)


def to_csv(lines: Sequence[LedgerLine]) -> bytes:
    """The lines as CSV in UTF-8; no cell begins as a formula does, since none holds what was typed.

    Times are ISO 8601 in UTC.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for line in lines:
        writer.writerow(
            (
                line.at.astimezone(UTC).isoformat(timespec="seconds"),
                line.done,
                _numbers(line.numbers),
                line.side,
                line.by,
                _why(line),
                "yes" if line.is_override else "no",
                _numbers(line.order),
                "" if line.waiting is None else line.waiting,
                _CHANGED if line.is_changed else line.verdict,
            )
        )
    return text.getvalue().encode()


def _why(line: LedgerLine) -> str:
    """Why somebody stood where they stood; of who had the floor out of turn, where that was."""
    if line.is_out_of_turn:
        return f"out of turn, from place {line.place.position}" if line.place else "out of turn"
    return why_words(line.place) if line.place else ""


def why_words(place: Place) -> str:
    """Why somebody had this place, in the words of the screens and without a group's name."""
    return "; ".join(
        _OF_PEOPLE.get(rule) or why_here(place._replace(rules=(rule,)), in_full=False)
        for rule in place.rules
    )


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))
