"""A programme page read: lines to sections, sections to fields; what fits none is shown."""

from dataclasses import replace

from session_core.domain.programme import ProgrammePage, UnplacedLine
from session_core.imports.dates import times_of
from session_core.imports.filled_fields import FilledFields
from session_core.imports.formats import minutes_in_format, minutes_of
from session_core.imports.labels import Field
from session_core.imports.page_lines import lines_of
from session_core.imports.paragraphs import items_of, questions_of
from session_core.imports.pasted_text import checked_text
from session_core.imports.placing import place
from session_core.imports.recognising import recognise
from session_core.imports.sections import sections_of
from session_core.imports.unreadable import EmptyPage


def read_programme_page(text: str) -> ProgrammePage:
    """Read the text of an IGF programme page, also where labels were lost on the way.

    Times are UTC. Every line ends up in a field or in `could_not_place`, save labels and a
    title that stands there twice. Raises an UnreadablePage: EmptyPage, NotText, PageTooLarge
    or NotAProgrammePage.
    """
    lines = lines_of(checked_text(text))
    if not lines:
        raise EmptyPage
    page = recognise(lines)
    sections = sections_of(page.below)
    place(sections)
    fields = FilledFields(sections)
    times = fields.first(Field.TIME, times_of)
    format_ = fields.first(Field.FORMAT, str) or ""
    minutes = fields.first(Field.DURATION, minutes_of)
    filled = ProgrammePage(
        title=page.title,
        year=page.year,
        type=page.type,
        number=page.number,
        starts_at=times[0] if times else None,
        ends_at=times[1] if times else None,
        room=fields.first(Field.ROOM, str) or "",
        themes=fields.distinct(Field.THEMES),
        people=fields.people(),
        format=format_,
        duration_minutes=minutes_in_format(format_) if minutes is None else minutes,
        policy_questions=questions_of(fields.lines(Field.POLICY_QUESTIONS)),
        description=fields.text(Field.DESCRIPTION),
        gains=fields.text(Field.GAINS),
        expected_outcomes=fields.text(Field.EXPECTED_OUTCOMES),
        hybrid_format=fields.text(Field.HYBRID_FORMAT),
        sdgs=fields.distinct(Field.SDGS),
        targets=fields.text(Field.TARGETS),
        key_takeaways=items_of(fields.lines(Field.KEY_TAKEAWAYS)),
        calls_to_action=items_of(fields.lines(Field.CALLS_TO_ACTION)),
        session_report=fields.text(Field.SESSION_REPORT),
    )
    left = sorted([*page.above, *fields.left], key=lambda line: line.number)
    return replace(
        filled, could_not_place=tuple(UnplacedLine(line.number, line.text) for line in left)
    )
