"""A report form whose questions were copied with bullets: `- Session Type: …`, `- Title: …`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from session_core.imports.labels import label_of
from session_core.imports.page_fields import Label
from session_core.imports.page_lines import Line

_ENOUGH = 3
"""Questions of a form with a bullet; in somebody's text one or two may begin like that."""
_BULLET = re.compile(r"[-–•·▪●◦*] ?(?=\S)")


def without_bullets_of_a_form(lines: Sequence[Line]) -> list[Line]:
    """Take the bullets off all labels where at least three questions of an older form have one."""
    labels = {line: label for line in lines if (label := _label_behind(line))}
    if sum(label.heading and label.distinctive for label in labels.values()) < _ENOUGH:
        return list(lines)
    return [
        replace(line, text=_BULLET.sub("", line.text, count=1)) if line in labels else line
        for line in lines
    ]


def _label_behind(line: Line) -> Label | None:
    bullet = _BULLET.match(line.text)
    return label_of(line.text[bullet.end() :]) if bullet else None
