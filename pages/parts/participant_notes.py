"""Notes and the read-back on the full view, as they are written."""

from html import escape

import streamlit as st

from pages.parts.participant_words import (
    filled,
    link,
    section,
    soft,
    words,
)
from pages.parts.plain import as_html
from session_core.domain.notes import Note
from session_core.language import gettext
from session_core.use_cases.notes import see_notes
from session_core.use_cases.read_back import ReadSentence, see_read_back
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit

MOST_SHOWN = 20


def notes(visit: Visit) -> None:
    """Draw the newest notes, the newest first, and where all of them stand."""
    section(gettext("Notes"), "notes")
    kept = see_notes(visit)
    if not kept:
        empty = gettext("No notes yet. What the rapporteur writes appears here line by line.")
        st.html(soft(empty))
        return
    st.html(f'<ul class="ef-notes">{"".join(note_line(n) for n in kept[::-1][:MOST_SHOWN])}</ul>')
    if len(kept) > MOST_SHOWN:
        label = gettext("All %(count)s notes") % {"count": len(kept)}
        st.html(f"<p>{link(f'j/{see_door(visit).session.join_code}/notes', label)}</p>")


def note_line(note: Note) -> str:
    """One note with its kind, and for whom it is and speaks as far as the naming rule lets."""
    head = f'<span class="ef-soft">{note.number}</span> <span class="ef-tag">{_kind(note)}</span>'
    if note.group_number:
        group = filled(gettext("Group %(number)s"), number=note.group_number)
        head += f' <span class="ef-tag">{group}</span>'
    if note.addressee:
        whom = filled(gettext("for <bdi>%(whom)s</bdi>"), whom=note.addressee)
        head += f' <span class="ef-soft">{whom}</span>'
    whose = soft(f"— <bdi>{as_html(note.attributed_to)}</bdi>") if note.attributed_to else ""
    return f"<li><p>{head}</p>{words(note.text)}{whose}</li>"


def read_back(visit: Visit) -> None:
    """Draw the takeaways and calls while they are read back; else nothing."""
    seen = see_read_back(visit)
    if seen is None:
        return
    section(gettext("Read-back"), "read-back")
    told = gettext("The draft of what goes out as the result of this session. It may still change.")
    st.html(
        soft(told)
        + _sentences(gettext("Key takeaways"), seen.takeaways)
        + _sentences(gettext("Calls to action"), seen.calls)
    )


def _kind(note: Note) -> str:
    return escape(gettext(note.kind))


def _sentences(title: str, some: tuple[ReadSentence, ...]) -> str:
    items = "".join(f"<li>{_to(each)}{words(each.text)}</li>" for each in some)
    listed = (
        f'<ol class="ef-agenda">{items}</ol>'
        if some
        else soft(gettext("None is in the report yet."))
    )
    return f"<h3>{escape(title)}</h3>{listed}"


def _to(each: ReadSentence) -> str:
    return soft(f"{gettext('To')} <bdi>{as_html(each.addressee)}</bdi>") if each.addressee else ""
