"""What a process takes of the machine, by Linux's own books."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS, _PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Use:
    """CPU seconds since the start, and bytes in memory now."""

    cpu_seconds: float
    memory: int


def use_of(pid: int) -> Use:
    """What the process has used; its children not counted."""
    # The name of the program stands in brackets and may hold anything: count from behind it.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return Use((int(fields[11]) + int(fields[12])) / _TICKS, int(pages) * _PAGE)
