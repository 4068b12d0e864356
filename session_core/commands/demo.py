"""`demo`: the sample sessions into an empty database."""

import argparse
from datetime import UTC, datetime

from session_core.commands.command_line import DONE, FAILED, Commands, in_house, place_of, say_no
from session_core.use_cases.demo import JOIN_CODE, load_demo
from session_core.use_cases.demo_accounts import demo_accounts
from session_core.use_cases.house import House


def add_demo(commands: Commands) -> None:
    """`demo`."""
    demo = commands.add_parser(
        "demo",
        help="load the sample sessions into an empty database",
        description="Load the sample sessions, one of them half-run at this moment, with accounts. "
        "A database that has an account or a session already is left alone.",
    )
    demo.set_defaults(run=_demo)


def _demo(_arguments: argparse.Namespace) -> int:
    return in_house(_load_demo)


def _load_demo(house: House) -> int:
    if load_demo(house, datetime.now(UTC)) is None:
        return say_no(
            FAILED,
            f"Nothing was loaded: {place_of(house)} already has an account or a session. "
            "Set EVENFLOOR_DATA to a new folder.",
        )
    print(f"The sample sessions are in {place_of(house)}.")
    print(f"Participants join the one that is running at /j/{JOIN_CODE}. Sign in as:")
    for account in demo_accounts(house.settings):
        print(f"  {account.post:<18}{account.username:<10}{account.password}")
    return DONE
