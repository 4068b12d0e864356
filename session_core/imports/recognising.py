"""Whether a text is a programme page at all, and where its title stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from session_core.domain.session import SessionType
from session_core.imports.dates import is_time_line
from session_core.imports.labels import label_of
from session_core.imports.page_lines import Line
from session_core.imports.sections import is_prose
from session_core.imports.title_line import is_transcript_title, title_in_form, title_of
from session_core.imports.unreadable import NotAProgrammePage, Transcript

_LABELS_ENOUGH = 2
_TITLE_WITHIN = 200
_CAPTIONING_WITHIN = 40
_TURNS_OF_A_TRANSCRIPT = 3
_OF_THE_SITE = ("check-in and access this session", "check in and access this session")
_CAPTIONING = ("outputs of the real-time captioning", "outputs of the captioning")


@dataclass(frozen=True)
class Recognised:
    """A programme page: what its title line says, the lines below it, and those of the site."""

    title: str
    year: int | None
    type: SessionType | None
    number: int | None
    left: Sequence[Line]
    below: Sequence[Line]


def recognise(lines: Sequence[Line]) -> Recognised:
    """Find the title; raises NotAProgrammePage and Transcript.

    A programme page has a title line `IGF <year> <type> #<number>`, or at least two labels that
    only such pages have. A transcript of the same session has the first and not the second.
    """
    site = {line for line in lines if _is_of_the_site(line.text)}
    lines = [line for line in lines if line not in site]
    titles = [title for line in lines[:_TITLE_WITHIN] if (title := title_of(line))]
    labels = [label for line in lines if (label := label_of(line.text)) and label.distinctive]
    fields = sorted({label.field.value for label in labels})
    is_transcript = _is_transcript(lines)
    if len(fields) < _LABELS_ENOUGH and is_transcript:
        raise Transcript
    if len(fields) < _LABELS_ENOUGH and not titles:
        raise NotAProgrammePage(labels=fields)
    if not titles:
        read = _with_title_in_form(lines) or _without_title_line(lines)
        return replace(read, left=[*site, *read.left])
    # Beside the page's own title one with a day in it is that of the transcript.
    title = next((each for each in titles if not is_transcript_title(each.line)), titles[0])
    again = {other.line for other in titles if replace(other, line=title.line) == title}
    index = lines.index(title.line)
    # A year that cannot be is not read, so its line is shown; so is a name that no field has.
    unread = [title.line] if title.year is None else []
    unread += [replace(title.line, text=title.short_name)] if title.short_name else []
    return Recognised(
        title=title.title,
        year=title.year,
        type=title.type,
        number=title.number,
        left=[*site, *unread, *(line for line in lines[:index] if line not in again)],
        below=[line for line in lines[index + 1 :] if line not in again],
    )


def _is_of_the_site(text: str) -> bool:
    """Say whether the line is the site's own invitation, wherever it stands on the page."""
    return len(text) < 120 and text.casefold().startswith(_OF_THE_SITE)


def _with_title_in_form(lines: Sequence[Line]) -> Recognised | None:
    """Read the title of a report form; the form's name, and what stands above it, is left."""
    found = title_in_form(lines)
    if found is None:
        return None
    title, form = found
    head = lines[: lines.index(form) + 1]
    return Recognised(
        title=title.title,
        year=title.year,
        type=title.type,
        number=title.number,
        left=head,
        below=[line for line in lines if line not in head and line != title.line],
    )


def _without_title_line(lines: Sequence[Line]) -> Recognised:
    """Take the first line for the title, unless it is plainly something else."""
    first = lines[0].text
    is_title = not (label_of(first) or is_time_line(first) or is_prose(first))
    return Recognised(
        title=first if is_title else "",
        year=None,
        type=None,
        number=None,
        left=(),
        below=lines[1:] if is_title else lines,
    )


def _is_transcript(lines: Sequence[Line]) -> bool:
    opening = lines[:_CAPTIONING_WITHIN]
    return (
        any(is_transcript_title(line) for line in opening)
        or any(words in line.text for line in opening for words in _CAPTIONING)
        or sum(line.text.startswith(">>") for line in lines) >= _TURNS_OF_A_TRANSCRIPT
    )
