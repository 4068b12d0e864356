"""Running text read as passages: paragraphs, bullets and turns, without their marks and codes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from session_core.drafting.headings import (
    Section,
    heading_of,
    is_heading_line,
    is_objection,
    section_of,
)
from session_core.drafting.labels import TIME, label_at
from session_core.drafting.wholeness import is_whole

_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\n|\r|$)")
_TURN_INSIDE = re.compile(r"(?<=\S)\s+(?=>>)")
"""Captions give `>>` for a new speaker, also in the middle of a line."""
_CUE = re.compile(
    rf"(?:\A\ufeff?WEBVTT[^\n]*\n)|(?:^|(?<=\n))\s*(?:\d+[ \t]*\r?\n)?{TIME}[ \t]*-->[^\n]*\n",
)
"""What stands between captions: the head of the file, and `00:01 --> 00:04` with its number."""
_NO_PROSE = re.compile(
    r"\A---\r?\n(?:[^\n]*\n){1,30}?---\r?\n|^```.*?^```[ \t\r]*$", re.DOTALL | re.MULTILINE
)
"""Front matter between `---`, and fenced code."""
_VISIBLE = re.compile(r"[^\r\n]")
_BOX = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\[(?P<tick>[ xX])\]\s")
_NO_TEXT = re.compile(
    rf"(?:WEBVTT.*|\W*|[\d\W]*|`{{3}}.*|\|.*|<[^>]*>|(?:https?://|www\.)\S+"
    rf"|{TIME}\s*-->.*)",
    re.IGNORECASE,
)
"""Lines with nothing to draft from: rules, counters, fences, tables, addresses, name and time."""
_TIMES = re.compile(TIME)
_TURN_LINE = re.compile(rf"[^\W\d_].{{0,60}}?\s{TIME}|{TIME}\s+[^\W\d_].{{0,30}}")
"""A name and a time alone on a line: what follows is said."""
_MARKS = re.compile(
    rf"\s*(?:>>+|>|[-–—*+•·▪◦‣●○■](?=\s)|\(?\d{{1,3}}[.)](?=\s)|\(?[a-z]\)(?=\s)"
    rf"|\[[ xX]\](?=\s)|{TIME}\s*[-–—:]?(?=\s|$)|\[[^\]\n(]{{1,40}}\](?!\()\s*:?)\s*"
)
"""What may stand before the words: turns, bullets, numbers, boxes, times, `[room]`."""
_CODE = re.compile(
    r"[A-Z]{1,4}\d{0,3}|(?:speaker|participant|panellist|person|moderator|chair(?:man|woman|person)?"
    r"|rapporteur|facilitator|interviewer|onsite|online|room|chat|q|a)\s*#?\w{0,2}",
    re.IGNORECASE,
)
"""A label that names a speaker by code or by task: `JD`, `Speaker 2`, `Moderator`, `Q`."""
_PARTICLES = frozenset("of the and de da del di van von der bin al la le for".split())
_IN_BRACKETS = re.compile(r"\([^)]*\)?")
_ENDS = (".", "!", "?", "。", "！", "？", "؟", "।", "։", ":", "…", ".”", '."', ";")
_WRAPPED = 55
"""Characters; a line at least so long without an end may go on in the next one."""
_BULLET = re.compile(r"\s*(?:[-–—*+•·▪◦‣●○■]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True)
class Passage:
    """A stretch of the text from `start` to `end`; `for_whom` is the party its heading names.

    One that objects speaks, by its label, against the passage before it.
    """

    start: int
    end: int
    section: Section
    for_whom: str
    is_spoken: bool
    is_listed: bool
    objects: bool = False


def without_cues(text: str) -> str:
    """Without front matter and code, and without what stands between the words of captions.

    All that is blanked, so that everything else stays where it was and a sentence runs on from one
    caption to the next.
    """
    text = _NO_PROSE.sub(lambda found: _VISIBLE.sub(" ", found[0]), text)
    return _CUE.sub(lambda cue: " " * len(cue[0]), text) if "-->" in text else text


def passages(text: str) -> list[Passage]:
    """The passages in order; headings, rules, time codes and addresses are left out."""
    pieces = list(_pieces(text))
    is_shouted_text = text.isupper()
    is_ended_text = _ends_its_sentences(text, pieces)
    repeated = _labels(text, pieces)
    found: list[Passage] = []
    section, for_whom, is_talk = Section.BODY, "", False
    current: Passage | None = None
    for index, (start, end) in enumerate(pieces):
        line = text[start:end]
        after = text[slice(*pieces[index + 1])] if index + 1 < len(pieces) else ""
        goes_on = current is not None and _continues(
            text[current.start : current.end], line, repeated
        )
        if current is not None and not goes_on:
            found.append(current)
            current = None
        if _NO_TEXT.fullmatch(line.strip()):
            continue
        if _TURN_LINE.fullmatch(line.strip()) and _is_name(_TIMES.sub("", line)):
            is_talk = True
            continue
        alone = (is_ended_text and _stands_alone(text, pieces, index)) or (
            line.isupper() and not is_shouted_text
        )
        if current is None and (heading := _heading(line, after, repeated, alone)) is not None:
            section, for_whom = section_of(heading)
            is_talk = False
            continue
        if current is not None:
            current = replace(current, end=start + len(line.rstrip()))
            continue
        current = _begun(line, start, repeated, section, for_whom, is_talk=is_talk)
    if current is not None:
        found.append(current)
    return found


def _begun(
    line: str,
    start: int,
    repeated: frozenset[str],
    section: Section,
    for_whom: str,
    *,
    is_talk: bool,
) -> Passage | None:
    """The passage that this line begins; None where it has only marks and a label.

    A label such as `Action:` counts for more than the heading above, which gives the rest.
    """
    at, label, spoken = _opening(line, repeated)
    body = line[at:].rstrip()
    if not body:
        return None
    inline, whom = section_of(label) if label else (Section.BODY, "")
    if spoken and inline is Section.ASIDE:  # `MODERATOR:` speaks, and names nobody
        inline = Section.BODY
    is_marked = inline is not Section.BODY
    if box := _BOX.match(line):  # what is ticked is done: it asks nobody any more
        section = Section.ACTIONS if box["tick"] == " " else Section.ASIDE
        is_marked = is_marked and section is Section.ACTIONS
    return Passage(
        start + at,
        start + at + len(body),
        inline if is_marked else section,
        whom if is_marked else _owner(label, spoken, section) or for_whom,
        (spoken or is_talk) and not is_marked,
        bool(_BULLET.match(line)),
        is_objection(label),
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Every line as a span, and every turn that begins inside a line; empty lines too."""
    for match in _LINE.finditer(text):
        start = match.start()
        for turn in _TURN_INSIDE.finditer(match["line"]):
            yield start, match.start() + turn.start()
            start = match.start() + turn.end()
        yield start, match.end("line")


def _labels(text: str, pieces: list[tuple[int, int]]) -> frozenset[str]:
    """The names that label at least two lines: speakers, whatever they are called."""
    counts: Counter[str] = Counter()
    for start, end in pieces:
        line = text[start:end]
        if label := label_at(line, _after_marks(line)):
            counts[label.name.casefold()] += 1
    return frozenset(name for name, count in counts.items() if count > 1)


def _opening(line: str, repeated: frozenset[str]) -> tuple[int, str, bool]:
    """Where the words begin, the label before them, and whether it is a speaker's."""
    at = _after_marks(line)
    turn = ">>" in line[:at]
    label = label_at(line, at)
    if label is None:
        return at, "", turn
    name = label.name
    speaks = turn or label.speaks or name.casefold() in repeated or bool(_CODE.fullmatch(name))
    marked = section_of(name)[0] is not Section.BODY
    if not (speaks or marked or _is_name(name)):
        return at, "", False
    return _after_marks(line, label.end), name, speaks


def _owner(label: str, speaks: bool, section: Section) -> str:
    """In a list of actions the name before the colon is who acts."""
    return label if label and not speaks and section is Section.ACTIONS else ""


def _after_marks(line: str, at: int = 0) -> int:
    while (mark := _MARKS.match(line, at)) and mark.end() > at:
        at = mark.end()
    return at


def _is_name(name: str) -> bool:
    found = [word for word in _IN_BRACKETS.sub(" ", name).split() if word not in _PARTICLES]
    return 0 < len(found) <= 6 and all(word[0].isupper() or word[0].isdigit() for word in found)


def _continues(before: str, line: str, repeated: frozenset[str]) -> bool:
    """Whether a line is the rest of the wrapped one before it."""
    tidy = line.strip()
    if not tidy or _MARKS.match(line) or tidy.startswith(("#", "|", "```", "===", "---")):
        return False
    last = before.rsplit("\n", 1)[-1].rstrip()
    if last.endswith(_ENDS) or _opening(line, repeated)[2]:
        return False
    return len(last) >= _WRAPPED or (tidy[0].islower() and label_at(tidy, 0) is None)


def _ends_its_sentences(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether most of the longer lines end as sentences do: then what does not is a title."""
    long = [line for span in pieces if len(line := text[slice(*span)].rstrip()) >= _WRAPPED]
    return 2 * sum(line.endswith(_ENDS) for line in long) > len(long)


def _stands_alone(text: str, pieces: list[tuple[int, int]], index: int) -> bool:
    near = (index - 1, index + 1)
    return all(not text[slice(*pieces[at])].strip() for at in near if 0 <= at < len(pieces))


def _heading(line: str, after: str, repeated: frozenset[str], alone: bool) -> str | None:
    """The words of a heading, or None; a line alone may be a long title."""
    marked = heading_of(line, after)
    if marked is not None:
        return marked
    at, label, speaks = _opening(line, repeated)
    if not line[at:].strip():
        return label or None
    if speaks:
        return None
    if alone and not _BULLET.match(line) and is_heading_line(line, alone=True):
        return line
    if label or not is_heading_line(line):
        return None
    named, _ = section_of(line)
    whole = is_whole(line) and named is Section.BODY
    listed = _BULLET.match(line) and named is Section.BODY and not line.rstrip().endswith(":")
    return None if whole or listed else line
