"""What was accepted is there, even where the server is killed in the middle of its work."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from session_core.domain.floor import Floor
from session_core.storage import floor, records
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.architecture.source import ROOT
from tests.houses import seat_in

ENOUGH = 15


@contextmanager
def asking(folder: Path, seat: Visit) -> Iterator[subprocess.Popen[str]]:
    """A process that asks without end, ended with the block at the latest."""
    assert seat.session_id is not None
    assert seat.seat_secret is not None
    command = [sys.executable, "-m", "tests.storage.asking", str(folder)]
    command += [seat.house.database.url, seat.session_id, seat.seat_secret]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_every_acknowledged_question_survives_a_kill_exactly_once(
    house: House, session_id: str, tmp_path: Path
) -> None:
    seat = seat_in(house, session_id)
    with asking(tmp_path, seat) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(ENOUGH)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    ids = [line.strip() for line in acknowledged if line.endswith("\n")]
    assert len(ids) >= ENOUGH

    last = request_floor(seat, "Asked after the restart")
    with house.database.reading() as db:
        kept: Floor = floor.floor_of(db, session_id)
        recorded = records.activities(db, session_id)
    times_kept = Counter(each.id for each in kept.interventions)
    assert [one for one in (*ids, last) if times_kept[one] != 1] == []
    texts = [each.text for each in kept.interventions]
    assert len(texts) == len(set(texts))
    # Nothing was half done: each has its number and its line in the record.
    assert [each.number for each in kept.interventions] == list(range(1, len(texts) + 1))
    assert [act.subject for act in recorded] == [each.id for each in kept.interventions]
    # At most the one that was on its way is there without having been acknowledged.
    assert len(texts) <= len(ids) + 2
