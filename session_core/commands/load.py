"""`load`: a snapshot of a session into the database."""

import argparse
from datetime import UTC, datetime

from session_core.commands.command_line import (
    DONE,
    REFUSED,
    Commands,
    in_house,
    place_of,
    read_bytes,
    say_no,
    unreadable,
)
from session_core.domain.refusals import NotAllowed, NotFound, UnreadableSnapshot
from session_core.use_cases.house import House
from session_core.use_cases.snapshot import SNAPSHOT_LIMIT, load_snapshot_for
from session_core.wording import words_for


def add_load(commands: Commands) -> None:
    """`load FILE --organiser USERNAME`."""
    load = commands.add_parser(
        "load",
        help="load a session from a snapshot",
        description="Load a session from a snapshot that `report --to json` wrote, here or "
        "elsewhere. All of it is loaded, or nothing.",
    )
    load.add_argument("file", metavar="FILE", help="the snapshot; - reads standard input")
    load.add_argument(
        "--organiser",
        metavar="USERNAME",
        required=True,
        help="the account that organises the session here",
    )
    load.set_defaults(run=_load)


def _load(arguments: argparse.Namespace) -> int:
    try:
        data = read_bytes(arguments.file, SNAPSHOT_LIMIT)
    except OSError as error:
        return unreadable(arguments.file, error)
    if len(data) > SNAPSHOT_LIMIT:  # at once, before a database is opened for it
        too_large = UnreadableSnapshot(reason="too_large", limit=SNAPSHOT_LIMIT)
        return say_no(REFUSED, words_for(too_large))
    return in_house(lambda house: _keep(house, arguments.organiser, data))


def _keep(house: House, username: str, data: bytes) -> int:
    try:
        session_id, join_code = load_snapshot_for(house, username, data, datetime.now(UTC))
    except (UnreadableSnapshot, NotFound) as refusal:
        return say_no(REFUSED, words_for(refusal))
    except NotAllowed:
        return say_no(REFUSED, f"The account {username!r} may not create sessions.")
    print(f"Loaded session {session_id} into {place_of(house)}.")
    print(f"Participants join at /j/{join_code}.")
    return DONE
