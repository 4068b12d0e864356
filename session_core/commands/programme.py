"""`import`: a programme page read and printed; nothing is stored."""

import argparse

from session_core.commands.command_line import (
    DONE,
    REFUSED,
    Commands,
    read_bytes,
    say_no,
    unreadable,
    write_out,
)
from session_core.domain.refusals import UnreadableProgramme
from session_core.exports.programme_json import programme_to_json
from session_core.exports.programme_text import programme_to_text
from session_core.imports.pasted_text import BYTES_LIMIT
from session_core.use_cases.programme import parse_programme
from session_core.wording import words_for


def add_import(commands: Commands) -> None:
    """`import FILE [--json]`."""
    read = commands.add_parser(
        "import",
        help="read an IGF programme page and print what it says",
        description="Read the text of an IGF programme page and print the fields that were found "
        "and the lines that could not be placed. Nothing is stored.",
    )
    read.add_argument("file", metavar="FILE", help="the page's text; - reads standard input")
    read.add_argument("--json", action="store_true", help="print all of it as JSON (UTF-8)")
    read.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    try:
        page = parse_programme(read_bytes(arguments.file, BYTES_LIMIT))
    except OSError as error:
        return unreadable(arguments.file, error)
    except UnreadableProgramme as refusal:
        return say_no(REFUSED, words_for(refusal))
    written = programme_to_json(page) if arguments.json else programme_to_text(page)
    write_out(written.encode())
    return DONE
