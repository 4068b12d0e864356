"""The ledger as a file: one line for each act on the floor, in our words and in numbers only."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC
from io import StringIO

from session_core.domain.ledger_lines import LedgerLine

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
                line.act,
                _numbers(line.numbers),
                line.side,
                line.by,
                line.why,
                "yes" if line.is_override else "no",
                _numbers(line.order),
                "" if line.waiting is None else line.waiting,
                line.verdict,
            )
        )
    return text.getvalue().encode()


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))
