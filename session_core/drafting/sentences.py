"""Splitting what a rapporteur typed into sentences."""

import re

import pysbd

from session_core.drafting.script import language_of

_BULLET = re.compile(r"^(?:[-–—*•·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)
_PLAIN_END = re.compile(r"(?<=[.!?。！？؟।])\s+")


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


def _split(line: str) -> list[str]:
    # A segmenter keeps the text it works on, so threads must not share one.
    found: list[str] = pysbd.Segmenter(language=language_of(line), clean=False).segment(line)
    # It marks places with rare signs and loses sentences in which somebody wrote such a sign.
    is_whole = "".join("".join(found).split()) == "".join(line.split())
    return found if is_whole else _PLAIN_END.split(line)
