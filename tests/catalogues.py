"""What the catalogues have to say, collected from where it is said in English.

`make catalogues` writes it to `session_core/locale/evenfloor.pot` and brings each language up to
date with it: what is new stands there empty, what is said no more goes.
"""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from session_core.domain.agenda_templates import TEMPLATES
from session_core.domain.decline_reasons import DeclineReason
from session_core.domain.floor import InterventionKind
from session_core.domain.floor_policy import Measure, Sides
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.notes import NoteKind
from session_core.domain.people import Part, RegionalGroup, Role, StakeholderGroup
from session_core.domain.session import NamingRule
from session_core.language import DOMAIN, LOCALE
from session_core.wording import FEW_BALLOTS
from session_core.wording_of_polls import SMALL_GROUPS

ROOT = Path(__file__).parent.parent
CORE = ROOT / "session_core"
PARTS = ROOT / "pages" / "parts"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
TABLES = (
    *(
        CORE / f"wording{of}.py"
        for of in ("", "_of_entry", "_of_kiosks", "_of_moves", "_of_places", "_of_questions")
    ),
    CORE / "wording_of_changes.py",
    CORE / "wording_of_the_desk.py",
    CORE / "wording_of_polls.py",
    CORE / "wording_of_the_door.py",
    CORE / "wording_for_participants.py",
    CORE / "domain" / "floor_acts.py",
    CORE / "domain" / "policy_words.py",
    CORE / "domain" / "poll_templates.py",
    CORE / "domain" / "recommendations.py",
    CORE / "web" / "door_words.py",
    CORE / "web" / "question_page.py",
    CORE / "web" / "api" / "problems.py",
    CORE / "web" / "api" / "unfit.py",
    *(
        PARTS / f"{part}.py"
        for part in (
            "agenda_words",
            "desk_acts",
            "desk_chart",
            "desk_counts",
            "desk_filters",
            "desk_list",
            "desk_sentences",
            "desk_tasks",
            "entry_parts",
            "equity_chart",
            "equity_parts",
            "floor_words",
            "found_parts",
            "ledger_parts",
            "note_fields",
            "order_words",
            "poll_hubs",
            "poll_parts",
            "proxy_entry",
            "question_filters",
            "question_menu",
            "question_rows",
            "question_tasks",
            "report_parts",
            "review_fields",
            "review_form",
            "review_people",
            "undo_words",
        )
    ),
)
"""Modules whose dictionaries hold sentences; they are translated where one is looked up."""
WORDS: tuple[type[StrEnum], ...] = (
    StakeholderGroup,
    RegionalGroup,
    InterventionKind,
    DeclineReason,
    NoteKind,
    NamingRule,
    Role,
    Part,
    Sides,
    Measure,
)
"""Words of the field that stand on the page as they are."""
ELSE = (
    "This",
    "taken off the list by a moderator: {reason}",
    "their group",
    "their region",
    LANGUAGE_NAMES[Language.OTHER],
    FEW_BALLOTS,
    SMALL_GROUPS,
    *(each.name for each in TEMPLATES),
    "of an earlier wording",
    "other moderator",
    "taken over for reading, from who was",
)
"""What stands in no table."""
_THING = re.compile(r'what="((?:The|An?) [^"]+)"')
"""What a sentence says is too long or empty."""
HEADER = "# What Evenfloor says; docs/languages.md tells how to add a language."
_CALLS = {"gettext": 1, "ngettext": 2, "_": 1}
"""How many of their arguments are messages."""
_WIDTH = 100
_UNTOLD = tuple(
    f'"{name}'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)

Message = str | tuple[str, ...]


def found() -> Catalog:
    """All messages there are, with the files in which they stand."""
    catalog = Catalog(charset="utf-8", fuzzy=False, header_comment=HEADER)
    for file, message in _messages():
        if message:
            catalog.add(message, locations=[(file.relative_to(ROOT).as_posix(), 0)])
    for locations in (each.locations for each in catalog):
        locations[:] = sorted(set(locations))
    return catalog


def _messages() -> Iterator[tuple[Path, Message]]:
    for file in sorted((CORE / "web" / "templates").rglob("*.html")):
        with file.open("rb") as opened:
            options = {"trimmed": "true", "newstyle_gettext": "true"}
            for _, _, message, _ in babel_extract(opened, tuple(_CALLS), [], options):
                if message:
                    yield file, _plain(message)
    for file in (*sorted(CORE.rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))):
        yield from ((file, message) for message in _called(ast.parse(file.read_text("utf-8"))))
        yield from ((file, thing) for thing in _THING.findall(file.read_text("utf-8")))
    for file in TABLES:
        yield from ((file, text) for text in _in_tables(ast.parse(file.read_text("utf-8"))))
    yield from ((CORE / "domain" / "text.py", text) for text in ELSE)
    for words in WORDS:
        file = ROOT.joinpath(*words.__module__.split(".")).with_suffix(".py")
        yield from ((file, word.value) for word in words)


def _called(tree: ast.Module) -> Iterator[Message]:
    """What is said by calls; Babel's own reader finds none of those inside f-strings."""
    for node in ast.walk(tree):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in _CALLS:
            said = [a.value for a in node.args[: _CALLS[name]] if isinstance(a, ast.Constant)]
            if said and said[0]:  # nothing can be told of what a variable holds
                yield _plain(said)


def _plain(message: object) -> Message:
    """One text, or one and many: the extractor of templates names a many that is none, too."""
    if isinstance(message, tuple | list):
        one, *many = (str(each) for each in message if each is not None)
        return (one, many[0]) if many else one
    return str(message)


def _in_tables(module: ast.Module) -> Iterator[str]:
    """Texts that are values of dictionaries at the top of a module, also of those inside them."""
    constants: dict[str, str] = {}
    for statement in module.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        named = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
        if isinstance(named, ast.Name):
            if (text := _text(statement.value, constants)) is not None:
                constants[named.id] = text
            yield from _values(statement.value, constants)


def _values(value: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(value, ast.Dict):
        for key, each in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and type(key.value) is int:
                continue  # what a status of HTTP is called, in the API's description
            if (text := _text(each, constants)) is not None:
                yield text
            else:
                yield from _values(each, constants)


def _text(value: ast.expr, constants: dict[str, str]) -> str | None:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.Name):
        return constants.get(value.id)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        left, right = _text(value.left, constants), _text(value.right, constants)
        return left + right if left is not None and right is not None else None
    return None


def write(catalog: Catalog, file: Path) -> None:
    """Write a catalogue, without times and line numbers, which differ each time."""
    packed = BytesIO()
    write_po(packed, catalog, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    lines = packed.getvalue().decode().splitlines()
    kept = [line for line in lines if not line.startswith(_UNTOLD)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(kept).rstrip("\n") + "\n", "utf-8")


def main() -> None:
    """Bring all catalogues up to date."""
    catalog = found()
    write(catalog, TEMPLATE)
    for file in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        tag = file.parent.parent.name
        kept = read_po(BytesIO(file.read_bytes()), locale=tag)
        kept.update(catalog, no_fuzzy_matching=True)
        for each in kept:
            each.flags.discard("fuzzy")
        write(kept, file)
        empty = sum(not each.string or not any(each.string) for each in kept if each.id)
        print(f"{tag}: {len(kept)} messages, {empty} of them empty")


if __name__ == "__main__":
    main()
