"""The command line: `python -m session_core --help`; docs/commands.md has examples."""

import argparse
import sys
from collections.abc import Callable, Sequence

from session_core.commands.demo import add_demo
from session_core.commands.draft import add_draft
from session_core.commands.load import add_load
from session_core.commands.migrate import add_migrate
from session_core.commands.programme import add_import
from session_core.commands.replay import add_replay
from session_core.commands.report import add_report


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done. 1: the database could not be used, or was not empty, or a record disagrees. 2: bad
    input or bad usage.
    """
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m session_core",
        description="Evenfloor without a browser: read a programme page, prepare a database, "
        "carry a session out and in.",
        epilog="The database is the one that EVENFLOOR_DATA and DATABASE_URL name, as for the "
        "server; docs/operations.md has the table of settings.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (add_import, add_draft, add_report, add_replay, add_load, add_demo, add_migrate):
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
