"""What is said of an agenda: its minutes, what an undo takes back, what would make it fit."""

from collections.abc import Sequence

from pages.parts.plain import as_text
from session_core.domain.agenda_fit import Shortening
from session_core.domain.agenda_templates import AgendaTemplate
from session_core.domain.agenda_undo import LastAct
from session_core.language import gettext, in_quotes, ngettext

_UNDO = {
    "start_agenda_item": "Undo the start of “{title}”",
    "end_agenda_item": "Undo the end of “{title}”",
    "skip_agenda_item": "Undo skipping “{title}”",
    "restore_agenda_item": "Undo taking “{title}” in again",
    "extend_agenda_item": "Undo {minutes} min of “{title}”",
    "shorten_agenda": "Undo making the agenda shorter",
    "move_agenda_item": "Undo moving “{title}”",
    "add_agenda_item": "Undo adding “{title}”",
    "replan_agenda_item": "Undo the change of “{title}”",
    "remove_agenda_item": "Undo removing “{title}”",
    "replace_agenda": "Undo the template",
}
_LONGEST_TITLE = 30


def signed(minutes: int) -> str:
    """`+5`, `−1` with a real minus, `0`."""
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"


def taken_words(took: int | None, planned: int, added: int) -> str:
    """`10 minutes`, `10 minutes +5`, `took 12 of 10 minutes +5`; `took` is None before the end."""
    if took is None and not added:
        words = ngettext("%(planned)s minute", "%(planned)s minutes", planned)
    elif took is None:
        words = ngettext("%(planned)s minute %(added)s", "%(planned)s minutes %(added)s", planned)
    elif not added:
        words = ngettext(
            "took %(took)s of %(planned)s minute", "took %(took)s of %(planned)s minutes", planned
        )
    else:
        words = ngettext(
            "took %(took)s of %(planned)s minute %(added)s",
            "took %(took)s of %(planned)s minutes %(added)s",
            planned,
        )
    return words % {"took": took, "planned": planned, "added": signed(added)}


def template_words(template: AgendaTemplate) -> str:
    """`Panel, 60 minutes`."""
    minutes = template.minutes
    words = ngettext("%(name)s, %(minutes)s minute", "%(name)s, %(minutes)s minutes", minutes)
    return words % {"name": gettext(template.name), "minutes": minutes}


def sum_words(planned: int, slot: int) -> str:
    """The agenda's minutes against the slot's: `90 of 90 minutes planned`."""
    if not slot:
        words = ngettext("%(planned)s minute planned", "%(planned)s minutes planned", planned)
    elif planned > slot:
        words = ngettext(
            "**%(planned)s** of %(slot)s minute planned, %(over)s too many",
            "**%(planned)s** of %(slot)s minutes planned, %(over)s too many",
            slot,
        )
    elif planned < slot:
        words = ngettext(
            "**%(planned)s** of %(slot)s minute planned, %(free)s free",
            "**%(planned)s** of %(slot)s minutes planned, %(free)s free",
            slot,
        )
    else:
        words = ngettext(
            "**%(planned)s** of %(slot)s minute planned",
            "**%(planned)s** of %(slot)s minutes planned",
            slot,
        )
    return words % {
        "planned": planned,
        "slot": slot,
        "over": planned - slot,
        "free": slot - planned,
    }


def undo_words(last: LastAct) -> str:
    """What an undo takes back: `Undo the start of “Groups”`."""
    words = gettext(_UNDO[last.act]) if last.act in _UNDO else gettext("Undo the last change")
    return words.format(title=_short(last.title), minutes=signed(last.minutes))


def shortening_words(way: Shortening) -> str:
    """One way of making the agenda fit, as a button says it."""
    if len(way) == 1:
        cut = way[0]
        if cut.after == 0:
            words = ngettext(
                "Leave out “%(title)s” (%(minutes)s minute)",
                "Leave out “%(title)s” (%(minutes)s minutes)",
                cut.before,
            )
            return words % {"title": _short(cut.title), "minutes": cut.before}
        words = gettext("Shorten “%(title)s” by %(minutes)s")
        return words % {"title": _short(cut.title), "minutes": cut.given}
    total = sum(cut.given for cut in way)
    words = ngettext(
        "Take %(minutes)s minute from %(count)s items",
        "Take %(minutes)s minutes from %(count)s items",
        total,
    )
    return words % {"minutes": total, "count": len(way)}


def shortening_in_full(way: Shortening) -> str:
    """The same, item by item."""
    return gettext(", ").join(
        f"{in_quotes(as_text(cut.title))} {cut.before} → {cut.after}" for cut in way
    )


def quoted(names: Sequence[str]) -> str:
    """Names in a sentence: `“Ana”, “Ivo” and “Luc”`."""
    return listed([in_quotes(as_text(name)) for name in names])


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    *first, last = words
    if not first:
        return last
    return gettext("%(first)s and %(last)s") % {"first": gettext(", ").join(first), "last": last}


def _short(title: str) -> str:
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return as_text(shown)
