"""A server whose sessions a test puts into its database before it starts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from session_core.use_cases.house import House
from tests.houses import build_test_house
from tests.servers import Server, running_server


@contextmanager
def running_seeded_server(folder: Path, seed: Callable[[House], object]) -> Iterator[Server]:
    """Let `seed` fill the house of a data folder, then start the server over it."""
    folder.mkdir(parents=True, exist_ok=True)
    house = build_test_house(folder)
    seed(house)
    house.close()
    with running_server(folder, demo=False) as server:
        yield server
