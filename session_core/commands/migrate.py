"""`migrate`: the database brought up to date with this version."""

import argparse

from session_core.commands.command_line import DONE, Commands, in_house, place_of
from session_core.use_cases.house import House


def add_migrate(commands: Commands) -> None:
    """`migrate`."""
    migrate = commands.add_parser(
        "migrate",
        help="bring the database up to date with this version",
        description="Create the tables, or bring them up to date with this version. The server "
        "does the same whenever it starts.",
    )
    migrate.set_defaults(run=_migrate)


def _migrate(_arguments: argparse.Namespace) -> int:
    return in_house(_say_up_to_date)


def _say_up_to_date(house: House) -> int:
    print(f"Up to date: {place_of(house)}.")
    return DONE
