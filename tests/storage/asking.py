"""A process that asks without end and prints the id of each question that was accepted.

Run by test_durability.py as `python -m tests.storage.asking FOLDER URL SESSION SECRET`.
"""

import sys
from itertools import count
from pathlib import Path

from session_core.settings import Settings
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import build_house
from session_core.use_cases.visit import visit_now


def ask_without_end(folder: Path, database_url: str, session_id: str, secret: str) -> None:
    """Ask one question after another; only being killed ends it."""
    house = build_house(Settings(data=folder, database_url=database_url))
    for number in count(1):
        visit = visit_now(house, session_id=session_id, seat_secret=secret)
        print(request_floor(visit, f"Question {number}"), flush=True)


if __name__ == "__main__":
    ask_without_end(Path(sys.argv[1]), *sys.argv[2:5])
