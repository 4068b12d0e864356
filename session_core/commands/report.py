"""`report`: a session's report or snapshot as a file."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from session_core.commands.command_line import (
    DONE,
    REFUSED,
    Commands,
    in_house,
    say_no,
    write_out,
)
from session_core.domain.refusals import NotFound
from session_core.use_cases.house import House
from session_core.use_cases.report import FORMATS, report_file

_FOR_READING = ("md", "json")
"""What a terminal can show; the others are binary."""


def add_report(commands: Commands) -> None:
    """`report SESSION --to docx|xlsx|md|json [-o FILE] [--force]`."""
    report = commands.add_parser(
        "report",
        help="write a session's report or its snapshot to a file",
        description="Write the report of a session: a document (docx), the record as a workbook "
        "(xlsx), Markdown (md), or the snapshot that another Evenfloor can load (json).",
    )
    report.add_argument("session", metavar="SESSION", help="the session's id or its join code")
    report.add_argument("--to", required=True, choices=list(FORMATS), help="the kind of file")
    report.add_argument(
        "-o", "--output", metavar="FILE", help="where to; md and json can go to standard output"
    )
    report.add_argument("--force", action="store_true", help="replace FILE where it exists")
    report.set_defaults(run=_report)


def _report(arguments: argparse.Namespace) -> int:
    to_screen = arguments.output in (None, "-")
    if to_screen and arguments.to not in _FOR_READING:
        return _needs_a_file(arguments.to)
    if not to_screen and not arguments.force and Path(arguments.output).exists():
        return _is_there(arguments.output)
    return in_house(lambda house: _write(house, arguments, to_screen))


def _write(house: House, arguments: argparse.Namespace, to_screen: bool) -> int:
    try:
        data = report_file(house, arguments.session, arguments.to, datetime.now(UTC))
    except NotFound:
        return say_no(
            REFUSED, f"There is no session with the id or join code {arguments.session!r}."
        )
    if to_screen:
        write_out(data)
        return DONE
    try:
        # Made by this command or not at all: nobody's file is lost between looking and writing.
        with Path(arguments.output).open("wb" if arguments.force else "xb") as file:
            file.write(data)
    except FileExistsError:
        return _is_there(arguments.output)
    except OSError as error:
        reason = error.strerror or error
        return say_no(REFUSED, f"{arguments.output} cannot be written: {reason}.")
    return DONE


def _needs_a_file(ending: str) -> int:
    return say_no(REFUSED, f"{ending} is not for the terminal: name a file with -o FILE.")


def _is_there(file: str) -> int:
    return say_no(REFUSED, f"{file} is there already; --force replaces it.")
