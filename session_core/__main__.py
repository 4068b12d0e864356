"""The command line: `python -m session_core --help`; docs/commands.md has examples."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from session_core.domain.refusals import UnreadableProgramme
from session_core.exports.programme_json import programme_to_json
from session_core.exports.programme_text import programme_to_text
from session_core.imports.pasted_text import BYTES_LIMIT
from session_core.settings import read_settings
from session_core.storage.trouble import DATABASE_TROUBLE, words_of
from session_core.use_cases.demo import JOIN_CODE, load_demo
from session_core.use_cases.demo_accounts import demo_accounts
from session_core.use_cases.house import House, build_house
from session_core.use_cases.programme import parse_programme
from session_core.wording import words_for

DONE, FAILED, REFUSED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done. 1: the database could not be used, or was not empty. 2: bad input or bad usage.
    """
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m session_core",
        description="Evenfloor without a browser: read a programme page, prepare a database.",
        epilog="The database is the one that EVENFLOOR_DATA and DATABASE_URL name, as for the "
        "server; docs/operations.md has the table of settings.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    read = commands.add_parser(
        "import",
        help="read an IGF programme page and print what it says",
        description="Read the text of an IGF programme page and print the fields that were found "
        "and the lines that could not be placed. Nothing is stored.",
    )
    read.add_argument("file", metavar="FILE", help="the page's text; - reads standard input")
    read.add_argument("--json", action="store_true", help="print all of it as JSON (UTF-8)")
    read.set_defaults(run=_import)

    demo = commands.add_parser(
        "demo",
        help="load the sample workshop into an empty database",
        description="Load the sample workshop, half-run at this moment, with sample accounts. "
        "A database that has an account or a session already is left alone.",
    )
    demo.set_defaults(run=_demo)

    migrate = commands.add_parser(
        "migrate",
        help="bring the database up to date with this version",
        description="Create the tables, or bring them up to date with this version. The server "
        "does the same whenever it starts.",
    )
    migrate.set_defaults(run=_migrate)
    return parser


def _import(arguments: argparse.Namespace) -> int:
    try:
        page = parse_programme(_read(arguments.file))
    except OSError as error:
        return _say_no(REFUSED, f"{arguments.file} cannot be read: {error.strerror or error}.")
    except UnreadableProgramme as refusal:
        return _say_no(REFUSED, words_for(refusal))
    written = programme_to_json(page) if arguments.json else programme_to_text(page)
    # In UTF-8 whatever the terminal's locale: names of people come in every script.
    sys.stdout.buffer.write(written.encode())
    return DONE


def _read(file: str) -> bytes:
    """A little more than the longest page, so that what is too long is known to be."""
    if file == "-":
        return sys.stdin.buffer.read(BYTES_LIMIT + 1)
    with Path(file).open("rb") as page:
        return page.read(BYTES_LIMIT + 1)


def _demo(_arguments: argparse.Namespace) -> int:
    return _in_house(_load_demo)


def _load_demo(house: House) -> int:
    if load_demo(house, datetime.now(UTC)) is None:
        return _say_no(
            FAILED,
            f"Nothing was loaded: {_place(house)} already has an account or a session. "
            "Set EVENFLOOR_DATA to a new folder.",
        )
    print(f"The sample workshop is in {_place(house)}.")
    print(f"Participants join at /j/{JOIN_CODE}. Sign in as:")
    for account in demo_accounts(house.settings):
        print(f"  {account.role:<18}{account.username:<10}{account.password}")
    return DONE


def _migrate(_arguments: argparse.Namespace) -> int:
    return _in_house(_say_up_to_date)


def _say_up_to_date(house: House) -> int:
    print(f"Up to date: {_place(house)}.")
    return DONE


def _in_house(act: Callable[[House], int]) -> int:
    """Do something in the configured database, which is brought up to date first."""
    try:
        house = build_house(read_settings())
        try:
            return act(house)
        finally:
            house.close()
    except DATABASE_TROUBLE as trouble:
        return _say_no(FAILED, f"The database cannot be used: {words_of(trouble)}")


def _place(house: House) -> str:
    # A DATABASE_URL has a password in it, so it is not repeated.
    is_file = house.database.is_sqlite
    return f"the database in {house.settings.data}" if is_file else "the database of DATABASE_URL"


def _say_no(code: int, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
