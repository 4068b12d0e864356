"""What is said of an agenda: how late it is, what an undo takes back, what would make it fit."""

from collections.abc import Sequence
from datetime import datetime

from pages.parts.plain import as_text
from session_core.domain.agenda_fit import Shortening
from session_core.domain.agenda_forecast import Forecast
from session_core.domain.agenda_templates import AgendaTemplate
from session_core.domain.agenda_undo import LastAct

_UNDO = {
    "start_agenda_item": "the start of {title}",
    "end_agenda_item": "the end of {title}",
    "skip_agenda_item": "skipping {title}",
    "restore_agenda_item": "taking {title} in again",
    "extend_agenda_item": "{minutes} of {title}",
    "shorten_agenda": "making the agenda shorter",
    "move_agenda_item": "moving {title}",
    "add_agenda_item": "adding {title}",
    "replan_agenda_item": "the change of {title}",
    "remove_agenda_item": "removing {title}",
    "replace_agenda": "the template",
}
_LONGEST_TITLE = 30


def minutes_words(minutes: int) -> str:
    """`1 minute`, `7 minutes`."""
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def signed(minutes: int) -> str:
    """`+5`, `−1` with a real minus, `0`."""
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"


def template_words(template: AgendaTemplate) -> str:
    """`Panel, 60 minutes`."""
    return f"{template.name}, {minutes_words(template.minutes)}"


def sum_words(planned: int, slot: int) -> str:
    """The agenda's minutes against the slot's: `90 of 90 minutes planned`."""
    if not slot:
        return f"{minutes_words(planned)} planned"
    words = f"**{planned}** of {minutes_words(slot)} planned"
    if planned > slot:
        return f"{words}, {planned - slot} too many"
    return words if planned == slot else f"{words}, {slot - planned} free"


def forecast_words(seen: Forecast, now: datetime, *, running: bool) -> str:
    """`7 minutes late; ends at 10:37 UTC if nothing changes`.

    Where the end moves with the clock it says of which moment it speaks, so that it stays true.
    """
    late, at = seen.late_minutes, f"{seen.ends_at:%H:%M} UTC"
    if seen.is_over:
        how = f", {_late(late).lower()}" if late else ""
        return f"Ended at {at}{how}."
    if seen.waits:
        what = "this item ends now" if running else "the next item starts now"
        return f"At {now:%H:%M} UTC: **{_late(late).lower()}**; ends at {at} if {what}."
    return f"**{_late(late)}**; ends at {at} if nothing changes."


def undo_words(last: LastAct) -> str:
    """What an undo takes back: `the start of “Groups”`."""
    minutes = f"{signed(last.minutes)} min"
    words = _UNDO.get(last.act, "the last change")
    return words.format(title=f"“{_short(last.title)}”", minutes=minutes)


def shortening_words(way: Shortening) -> str:
    """One way of making the agenda fit, as a button says it."""
    if len(way) == 1:
        cut = way[0]
        if cut.after == 0:
            return f"Leave out “{_short(cut.title)}” ({minutes_words(cut.before)})"
        return f"Shorten “{_short(cut.title)}” by {cut.given}"
    total = sum(cut.given for cut in way)
    return f"Take {minutes_words(total)} from {len(way)} items"


def shortening_in_full(way: Shortening) -> str:
    """The same, item by item."""
    return ", ".join(f"“{as_text(cut.title)}” {cut.before} → {cut.after}" for cut in way)


def quoted(names: Sequence[str]) -> str:
    """Names in a sentence: `“Ana”, “Ivo” and “Luc”`."""
    return listed([f"“{as_text(name)}”" for name in names])


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _late(minutes: int) -> str:
    if minutes == 0:
        return "On time"
    return f"{minutes_words(abs(minutes))} {'late' if minutes > 0 else 'in hand'}"


def _short(title: str) -> str:
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return as_text(shown)
