"""A programme page read: lines to sections, sections to fields; what fits none is shown."""

from dataclasses import replace

from session_core.domain.programme import ProgrammePage
from session_core.imports.agenda_lines import settle_agendas
from session_core.imports.bulleted_forms import without_bullets_of_a_form
from session_core.imports.dates import times_of
from session_core.imports.filled_fields import FilledFields
from session_core.imports.formats import minutes_in_format, minutes_of
from session_core.imports.labels import without_padlock
from session_core.imports.page_fields import Field
from session_core.imports.page_lines import lines_of
from session_core.imports.paragraphs import items_of, questions_of
from session_core.imports.pasted_text import checked_text
from session_core.imports.placing import place
from session_core.imports.recognising import recognise
from session_core.imports.sections import sections_of
from session_core.imports.unreadable import EmptyPage, NotAProgrammePage
from session_core.imports.workshop_in_prose import read_workshop_in_prose


def read_programme_page(text: str) -> ProgrammePage:
    """Read an IGF programme page, also where labels were lost, or a workshop told in prose.

    Times are UTC. Every line ends up in a field or in `could_not_place`, save labels and a
    title that stands there twice. Raises an UnreadablePage: EmptyPage, NotText, PageTooLarge,
    Transcript or NotAProgrammePage.
    """
    lines = [
        replace(line, text=without_padlock(line.text)) for line in lines_of(checked_text(text))
    ]
    lines = without_bullets_of_a_form(lines)
    if not lines:
        raise EmptyPage
    try:
        page = recognise(lines)
    except NotAProgrammePage:
        told = read_workshop_in_prose(lines)
        if told is None:
            raise
        return told
    sections = sections_of(page.below)
    place(sections)
    settle_agendas(sections)
    fields = FilledFields(sections)
    title = fields.first(Field.TITLE, lambda text: text if _is_title(text, page.title) else None)
    times = fields.first(Field.TIME, times_of)
    format_ = fields.first(Field.FORMAT, str) or ""
    minutes = fields.first(Field.DURATION, minutes_of)
    filled = ProgrammePage(
        title=page.title or title or "",
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
        description=fields.description(),
        gains=fields.text(Field.GAINS),
        expected_outcomes=fields.text(Field.EXPECTED_OUTCOMES),
        hybrid_format=fields.text(Field.HYBRID_FORMAT),
        sdgs=fields.distinct(Field.SDGS),
        targets=fields.text(Field.TARGETS),
        key_takeaways=items_of(fields.lines(Field.KEY_TAKEAWAYS)),
        calls_to_action=fields.calls(),
        session_report=fields.text(Field.SESSION_REPORT),
        agenda=fields.agenda(),
        days=() if times else fields.days(),
    )
    return replace(filled, could_not_place=fields.unplaced(page.left))


def _is_title(text: str, title: str) -> bool:
    """Say whether a title in a field is new, or the same as in the title line."""
    return not title or text.casefold() == title.casefold()
