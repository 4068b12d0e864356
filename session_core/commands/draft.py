"""`draft`: takeaways and calls to action from a running text, each with the lines it rests on."""

import argparse
import json
import sys
import textwrap

from session_core.commands.command_line import (
    DONE,
    REFUSED,
    Commands,
    read_bytes,
    say_no,
    unreadable,
    write_out,
)
from session_core.domain.refusals import UnreadableText
from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.attribution import wants_no_names
from session_core.drafting.plain_text import Quote, TextProposal, draft_text
from session_core.drafting.reading_text import BYTES_LIMIT, text_of
from session_core.wording import words_for

_MOST = 100
_WIDTH = 100
_UNNAMED = (
    "The text says that it may not be attributed: the draft does not say who spoke, and sentences "
    "that name a person are left out."
)


def add_draft(commands: Commands) -> None:
    """`draft FILE [--takeaways N] [--calls M] [--json]`."""
    draft = commands.add_parser(
        "draft",
        help="draft takeaways and calls to action from minutes or a transcript",
        description="Propose takeaways and calls to action from a running text: minutes, bullet "
        "notes, a transcript with speakers. Each rests on lines of the text. Nothing is stored.",
    )
    draft.add_argument("file", metavar="FILE", help="the text in UTF-8; - reads standard input")
    for name, what in (("takeaways", "takeaways"), ("calls", "calls to action")):
        draft.add_argument(
            f"--{name}",
            type=_count,
            default=2,
            metavar="N",
            help=f"how many {what} at most, 0 to {_MOST} (default: 2)",
        )
    draft.add_argument("--json", action="store_true", help="print them as JSON (UTF-8)")
    draft.set_defaults(run=_draft)


def _count(typed: str) -> int:
    if not typed.isdecimal() or int(typed) > _MOST:
        raise argparse.ArgumentTypeError(f"a number from 0 to {_MOST} is needed")
    return int(typed)


def _draft(arguments: argparse.Namespace) -> int:
    try:
        text = text_of(read_bytes(arguments.file, BYTES_LIMIT))
    except OSError as error:
        return unreadable(arguments.file, error)
    except UnreadableText as refusal:
        return say_no(REFUSED, words_for(refusal))
    drafted = draft_text(text, takeaways=arguments.takeaways, calls=arguments.calls)
    found = [each for each in drafted if each.kind is TakeawayKind.KEY_TAKEAWAY]
    called = [each for each in drafted if each.kind is TakeawayKind.CALL_TO_ACTION]
    if wants_no_names(text):
        print(_UNNAMED, file=sys.stderr)
    write = _as_json if arguments.json else _as_text
    write_out(write(found, called).encode())
    return DONE


def _as_json(found: list[TextProposal], called: list[TextProposal]) -> str:
    written = {
        "key_takeaways": [
            {"text": each.text, "evidence": _evidence(each.evidence)} for each in found
        ],
        "calls_to_action": [
            {
                "text": each.text,
                "addressee": each.addressee,
                "evidence": _evidence(each.evidence),
            }
            for each in called
        ],
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _evidence(quotes: tuple[Quote, ...]) -> list[dict[str, object]]:
    return [{"quote": quote.quote, "line": quote.line} for quote in quotes]


def _as_text(found: list[TextProposal], called: list[TextProposal]) -> str:
    parts = [*_part("Key takeaways", found), "", *_part("Calls to action", called)]
    return "\n".join(parts) + "\n"


def _part(heading: str, proposals: list[TextProposal]) -> list[str]:
    lines = [heading]
    for number, each in enumerate(proposals, start=1):
        lines += textwrap.wrap(
            each.text, _WIDTH, initial_indent=f"{number:>3}. ", subsequent_indent=" " * 5
        )
        at = ", ".join(str(quote.line) for quote in each.evidence)
        whom = f"for {each.addressee}; " if each.addressee else ""
        lines.append(f"     ({whom}line{'s' * (len(each.evidence) > 1)} {at})")
    return lines if proposals else [heading, "  Nothing in the text supports any."]
