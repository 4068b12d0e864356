"""What the commands share: files read up to a limit, files written, the database, a polite no."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from session_core.settings import read_settings
from session_core.storage.trouble import DATABASE_TROUBLE, words_of
from session_core.use_cases.house import House, build_house

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command registers its subparser with."""

DONE, FAILED, REFUSED = 0, 1, 2


def read_bytes(file: str, limit: int) -> bytes:
    """The file or, for `-`, standard input; never more than `limit` bytes and one.

    The one byte more says that it was too long. Raises OSError.
    """
    if file == "-":
        return sys.stdin.buffer.read(limit + 1)
    with Path(file).open("rb") as opened:
        return opened.read(limit + 1)


def write_out(data: bytes) -> None:
    """Write bytes to standard output: text in UTF-8 whatever the terminal's locale.

    Names of people come in every script.
    """
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def unreadable(file: str, error: OSError) -> int:
    """Say that a file cannot be read, and why."""
    return say_no(REFUSED, f"{file} cannot be read: {error.strerror or error}.")


def in_house(act: Callable[[House], int]) -> int:
    """Do something in the configured database, which is brought up to date first."""
    try:
        house = build_house(read_settings())
        try:
            return act(house)
        finally:
            house.close()
    except DATABASE_TROUBLE as trouble:
        return say_no(FAILED, f"The database cannot be used: {words_of(trouble)}")


def place_of(house: House) -> str:
    """Where the database is, in words; a DATABASE_URL has a password in it, so never that."""
    is_file = house.database.is_sqlite
    return f"the database in {house.settings.data}" if is_file else "the database of DATABASE_URL"


def say_no(code: int, sentence: str) -> int:
    """One sentence on standard error, and the exit code."""
    print(sentence, file=sys.stderr)
    return code
