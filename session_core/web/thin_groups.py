"""The visitor's own breakout group on the thin page: which, where, until when, and its notes."""

from session_core.domain.breakouts import place_of
from session_core.domain.session import Stage
from session_core.use_cases.breakouts import see_breakouts, see_my_group
from session_core.use_cases.notes import see_notes
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.web.fragments import TOPIC_LENGTH, beginning, text_length
from session_core.web.rendering import render

MOST_NOTES, NOTES_WEIGHT = 5, 200


def group_section(visit: Visit) -> str:
    """The group the visitor sits in while the groups are at work, with its newest notes."""
    mine = see_my_group(visit)
    number = mine.number if mine else None
    notes = [note for note in see_notes(visit)[::-1] if mine and note.group_number == number]
    return render(
        "parts/group.html",
        group=mine,
        place=mine and place_of(mine),
        # Where the session is over nobody chooses a group any more.
        at_work=see_breakouts(visit).is_open and see_door(visit).session.stage is Stage.OPEN,
        notes=beginning(notes, MOST_NOTES, lambda note: note.text, NOTES_WEIGHT),
        length=TOPIC_LENGTH,
        note_length=text_length(),
    )
