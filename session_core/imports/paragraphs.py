"""Lines to items: policy questions, takeaways and calls, without their marks (`A.`, `2)`, `•`)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from session_core.imports.page_lines import Line

_MARK = re.compile(r"(?:(?:[A-Ha-h]|\d{1,2})[.)](?: |(?=[A-Z][a-z]))|[•·▪●◦] ?|[*–-] )(?=\S)")
_MARK_INSIDE = re.compile(
    # After a full stop that may be of a short form, as in `under Art. 3. of the treaty`, a
    # question begins with a capital.
    r"(?:(?<=[?;:!] )|(?<=\. )(?=\w{1,2}[.)] [^\Wa-z]))(?P<mark>[A-Ha-h]|\d{1,2})[.)] (?=\S)"
)
_SENTENCES = re.compile(r"(?<=[.!?]) ")
_BETWEEN_QUESTIONS = re.compile(
    # `And why?`, `How?` and `If so, …` ask on.
    r"(?<=\?) (?=[“\"'¿(]?[^\W_a-z])(?!(?:And|Or|But|If)\b|(?:Why|How|Why not|For whom)\?)"
)


def items_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Cut lines into items: at marks where there are any, else where a sentence has ended."""
    lines = list(lines)
    marked = any(_MARK.match(line.text) for line in lines)
    items: list[list[str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or (_MARK.match(line.text) if marked else _parts(before, line)):
            items.append([])
        items[-1].append(line.text)
    return tuple(without_mark(" ".join(item)) for item in items)


def questions_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Cut lines into policy questions, also those that stand on one line."""
    lines = list(chain.from_iterable(_one_mark_a_line(line) for line in lines))
    return items_of(_one_question_a_line(lines[0]) if len(lines) == 1 else lines)


def goes_on_with_questions(line: Line) -> bool:
    """Say whether a line without label belongs to the questions above it."""
    return bool(_MARK.match(line.text)) or line.text.endswith("?")


def _parts(before: Line, line: Line) -> bool:
    return line.gap > 0 or before.text.rstrip("”’\"')").endswith((".", "?", "!"))


def _one_mark_a_line(line: Line) -> Iterable[Line]:
    """Cut a line at its marks as long as they count on: A, B, C or 1, 2, 3."""
    start, last = 0, line.text[:1]
    if _MARK.match(line.text) and last in {"A", "a", "1"}:
        for found in _MARK_INSIDE.finditer(line.text):
            if found["mark"] == _following(last):
                yield replace(line, text=line.text[start : found.start()].strip())
                start, last = found.start(), found["mark"]
    yield replace(line, text=line.text[start:])


def _one_question_a_line(line: Line) -> list[Line]:
    """Cut the only line where it is nothing but questions; a mark or a sentence leaves it whole."""
    questions = _BETWEEN_QUESTIONS.split(line.text)
    bare = all(question.endswith("?") for question in _SENTENCES.split(line.text))
    is_whole = _MARK.match(line.text) or not bare
    return [line] if is_whole else [replace(line, text=question) for question in questions]


def _following(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdecimal() else chr(ord(mark) + 1)


def without_mark(item: str) -> str:
    """Return an item without the bullet, letter or number before it."""
    mark = _MARK.match(item)
    return item[mark.end() :] if mark else item
