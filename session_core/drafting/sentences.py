"""Splitting what a rapporteur typed into sentences."""

import re

import pysbd
from pysbd.lang.common.standard import Standard

from session_core.drafting.abbreviations import has_abbreviation, mended
from session_core.drafting.script import language_of

_BULLET = re.compile(r"^(?:[-–—*•·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)
_PLAIN_END = re.compile(r"(?<=[.!?。！？؟।])\s+")
"""Where a line is cut when the segmenter is not asked, or lost a sentence."""

_INNER_END = re.compile(r"[.!?]\W*\s|[。！？؟।։]\s*")
"""An end inside the line: without one it is one sentence."""
_PIECE_END = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])")
"""Where a very long line may be cut into pieces."""
_ABBREVIATIONS = frozenset(Standard.Abbreviation.ABBREVIATIONS)
_LONGEST_PIECE = 4000
"""Characters; longer lines are given to the segmenter in pieces, so that its time stays bounded."""


def sentences(text: str) -> list[str]:
    """The sentences of a note in order, with single spaces and without list marks.

    A line break ends a sentence: notes are typed line by line.
    """
    found: list[str] = []
    for line in text.splitlines():
        tidy = _BULLET.sub("", " ".join(line.split()))
        if tidy:
            found += [part for raw in _split(tidy) if (part := raw.strip())]
    return found


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a stretch of text begin and end; line breaks count as blanks."""
    letters = [at for at in range(start, end) if not text[at].isspace()]
    found: list[tuple[int, int]] = []
    done = 0
    for part in _parts(" ".join(text[start:end].split())):
        length = sum(not letter.isspace() for letter in part)
        if length:
            found.append((letters[done], letters[done + length - 1] + 1))
        done += length
    return found


def _parts(line: str) -> list[str]:
    """Whole sentences; the segmenter is asked only where there is more than one, and in pieces."""
    if not _INNER_END.search(line):
        return [line]
    if all(_is_plain(end) for end in _INNER_END.finditer(line)):
        return _PLAIN_END.split(line)
    if len(line) <= _LONGEST_PIECE:
        return _split(line)
    pieces, last = [], 0
    for end in _PIECE_END.finditer(line):
        if end.start() - last > _LONGEST_PIECE // 2:
            pieces.append(line[last : end.end()])
            last = end.end()
    pieces.append(line[last:])
    return [part for p in pieces for part in (_split(p) if len(p) <= _LONGEST_PIECE else [p])]


def _is_plain(end: re.Match[str]) -> bool:
    """Whether a stop is beyond doubt: a word before it that is no abbreviation, a capital after."""
    before = end.string[max(0, end.start() - 20) : end.start()].split(" ")[-1]
    follows = end.string[end.end() : end.end() + 1]
    is_word = len(before) > 2 and before.isalpha() and not before.isupper()
    if not (follows.isupper() and is_word) or has_abbreviation(before):
        return False
    return before.casefold() not in _ABBREVIATIONS


def _split(line: str) -> list[str]:
    # A segmenter keeps the text it works on, so threads must not share one.
    found: list[str] = pysbd.Segmenter(language=language_of(line), clean=False).segment(line)
    # It marks places with rare signs and loses sentences in which somebody wrote such a sign.
    is_whole = "".join("".join(found).split()) == "".join(line.split())
    return mended(found if is_whole else _PLAIN_END.split(line))
