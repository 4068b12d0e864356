"""What a measurement found, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEADINGS = ("measured", "median", "p95", "unit", "notes")


@dataclass(frozen=True)
class Row:
    """One line of the table; a number measured once stands in both columns."""

    name: str
    median: float
    p95: float
    unit: str
    notes: str = ""

    @classmethod
    def of(cls, name: str, samples: Sequence[float], unit: str, notes: str = "") -> "Row":
        """Sum up samples, all in one unit; at least one."""
        p95 = quantiles(samples, n=20, method="inclusive")[-1] if len(samples) > 1 else samples[0]
        return cls(name, median(samples), p95, unit, notes)

    def cells(self) -> tuple[str, ...]:
        """Give the row as words, in the order of the headings."""
        return (self.name, f"{self.median:.4g}", f"{self.p95:.4g}", self.unit, self.notes)


def as_markdown(rows: Sequence[Row]) -> str:
    """Lay rows out as a Markdown table that also reads well in a terminal."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )
