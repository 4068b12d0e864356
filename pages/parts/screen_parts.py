"""What the room screen says, as HTML in big type; whatever people wrote is escaped.

What it says of polls is in `screen_polls`.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pages.parts.joining import address, code_aloud, qr_picture
from pages.parts.plain import as_html
from pages.parts.wordings import in_tongue, wordings
from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item, next_item
from session_core.domain.floor import Intervention, InterventionKind
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from session_core.domain.speaking_order import Place
from session_core.domain.translations import Translation
from session_core.language import ENGLISH, gettext
from session_core.use_cases.floor import FloorView
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from session_core.wording import RULE_NAMES, SIDES, why_here

NEXT_SHOWN = 3
NOTES_SHOWN = 4
LONG_NAME = 20
"""Characters beyond which a name is drawn smaller, so that all of it is read."""

_STYLE = Path(__file__).with_name("room_screen.css")
_ICONS = {Modality.ONSITE: "meeting_room", Modality.ONLINE: "wifi"}


def as_the_screen(visit: Visit) -> Visit:
    """The visit with the screen's eyes only: staff who open it see what the room sees."""
    key = visit.screen_key or see_session(visit).session.screen_key
    return replace(visit, screen_key=key, sign_in=None, seat_secret=None)


def screen_style() -> str:
    """The screen's style sheet; it also takes away what is there for pressing."""
    return f"<style>{_STYLE.read_text()}</style>"


def title_words(session: WorkshopSession) -> str:
    """Which session this is."""
    identity = f"<span>{as_html(session.identity)}</span>" if session.identity else ""
    return f'<h1 class="ef-title" dir="auto">{identity}<b>{as_html(session.title)}</b></h1>'


def agenda_words(items: Sequence[AgendaItem], stage: Stage) -> str:
    """The current agenda item; between two of them the next."""
    if stage is Stage.CLOSED:
        return line_words("ef-now", gettext("This session is over."))
    if current := current_item(items):
        return f'<p class="ef-now" dir="auto">{current.position}. {as_html(current.title)}</p>'
    if stage is Stage.PREPARING:
        return line_words("ef-now", gettext("We begin shortly."))
    coming = next_item(items)
    if coming is None:
        return ""
    return line_words(
        "ef-now", gettext("Next: {item}").format(item=f"{coming.position}. {coming.title}")
    )


def rule_words(rule: NamingRule) -> str:
    """The naming rule in force, for all who are about to speak."""
    return line_words("ef-rule", gettext(RULE_NAMES[rule]))


def floor_words(floor: FloorView) -> str:
    """Who has the floor, and the next three by side and rule."""
    one = floor.speaking
    if one:
        text = _asked(one, floor.translations.get(one.id, ()))
        long = " ef-long" if len(one.name) > LONG_NAME else ""
        speaking = (
            f'{label_words(gettext("Has the floor"))}<p class="ef-speaker{long}">'
            f'<span class="ef-who">{_who(one)}</span> {side_words(one.modality)}</p>{text}'
        )
    else:
        speaking = line_words("ef-speaker ef-quiet", gettext("The floor is free"))
    places = "".join(_place(place) for place in floor.places[:NEXT_SHOWN])
    more = len(floor.places) - NEXT_SHOWN
    waiting = (
        line_words("ef-quiet", gettext("and {number} more").format(number=more)) if more > 0 else ""
    )
    closed = "" if floor.queue_open else line_words("ef-quiet", gettext("The queue is closed."))
    label = label_words(gettext("Next")) if places else ""
    return (
        f'<section class="ef-floor">{speaking}</section>'
        f'<section class="ef-next">{label}<ol>{places}</ol>{waiting}{closed}</section>'
    )


def _asked(one: Intervention, translations: Sequence[Translation]) -> str:
    """What was asked; beside it one translation, since more would be too small for a hall.

    It is the English one where there is one, for the screen speaks English.
    """
    if not one.text:
        return ""
    if not translations:
        return (
            f'<p class="ef-question"{in_tongue(one.written_in, one.text)}>{as_html(one.text)}</p>'
        )
    first = sorted(translations, key=lambda each: each.language != ENGLISH)[0]
    return wordings(one, [first])


def note_words(notes: Sequence[Note]) -> str:
    """The last notes, newest at the bottom."""
    lines = "".join(_note(note) for note in notes[-NOTES_SHOWN:])
    label = label_words(gettext("Notes")) if lines else ""
    return f'<section class="ef-notes">{label}<ul>{lines}</ul></section>'


def join_words(visit: Visit, session: WorkshopSession) -> str:
    """How to join: QR code, address and code. It leaves open from which side."""
    link = f"{address(visit)}/j/{session.join_code}"
    shown, scan = address(visit).partition("://")[2], as_html(gettext("QR code to join"))
    return (
        f'<section class="ef-join"><img src="{qr_picture(link)}" alt="{scan}"><div>'
        f"{label_words(gettext('Ask and vote'))}"
        f'<p class="ef-address">{as_html(shown)}/j</p>'
        f'<p class="ef-code">{as_html(code_aloud(session.join_code))}</p></div></section>'
    )


def _place(place: Place) -> str:
    one = place.intervention
    # That the next are announced goes without saying on a list of who is next.
    rules = tuple(rule for rule in place.rules if rule is not Rule.ANNOUNCED)
    why = as_html(why_here(place._replace(rules=rules or place.rules), in_full=False))
    return f"<li><b>#{one.number}</b> {side_words(one.modality)} <small>{why}</small></li>"


def _who(one: Intervention) -> str:
    name = f"<bdi>{as_html(one.name)}</bdi>" if one.name else ""
    kind = "" if one.kind is InterventionKind.QUESTION else f" <i>{as_html(gettext(one.kind))}</i>"
    return f'<b>#{one.number}</b><span class="ef-named">{name}{kind}</span>'


def side_words(side: Modality) -> str:
    """A side by colour, icon and word."""
    icon = f'<span class="ef-icon" translate="no" aria-hidden="true">{_ICONS[side]}</span>'
    return f'<span class="ef-side ef-{side}">{icon} {as_html(gettext(SIDES[side]))}</span>'


def _note(note: Note) -> str:
    kind = "" if note.kind is NoteKind.POINT else f"<i>{as_html(gettext(note.kind))}</i> "
    whom = _small(gettext("for {whom}").format(whom=note.addressee)) if note.addressee else ""
    whose = f" <small>— {as_html(note.attributed_to)}</small>" if note.attributed_to else ""
    group = (
        _small(gettext("Group {number}").format(number=note.group_number))
        if note.group_number
        else ""
    )
    return f'<li dir="auto">{group}{kind}{whom}{as_html(note.text)}{whose}</li>'


def label_words(words: str) -> str:
    """The heading of a part."""
    return f'<h2 class="ef-label">{as_html(words)}</h2>'


def line_words(kind: str, words: str) -> str:
    """A line of its own, in the direction of its letters; `kind` is its class."""
    return f'<p class="{kind}" dir="auto">{as_html(words)}</p>'


def _small(words: str) -> str:
    return f"<small>{as_html(words)}</small> "
