"""In which language somebody is spoken to: the catalogues, and the language of this moment.

A catalogue is a `.po` file, as gettext, Babel and Weblate know it, under `locale/`; whoever adds a
folder there adds a language. What a catalogue does not say is said in English, in which messages
are written.
"""

import gettext as catalogues
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "evenfloor"
ENGLISH = "en"
_MOST_ASKED = 20
"""So many wishes of a browser are heard; none has more."""

_now: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The language of this moment, by its tag."""
    return _now.get()


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak one of the languages while the block lasts."""
    token = _now.set(tag)
    try:
        yield
    finally:
        _now.reset(token)


def speak(tag: str) -> None:
    """Speak one of the languages from now on, in a thread that has one visitor at a time."""
    _now.set(tag)


def gettext(message: str) -> str:
    """A message in the language of this moment; `message` is what it says in English."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """A message about one or many in the language of this moment, which may tell more apart."""
    return _catalogue(language()).ngettext(one, many, count)


def in_quotes(words: str) -> str:
    """What somebody said or wrote, as the language of this moment quotes it."""
    return gettext("“%(words)s”") % {"words": words}


def direction(tag: str | None = None) -> str:
    """`rtl` or `ltr`: how a language is written, that of this moment where none is named."""
    return str(Locale.parse(tag or language()).text_direction)


class Counted(int):
    """A number that `{n:,}` writes with the separators of the language of this moment."""

    def __format__(self, spec: str) -> str:
        if spec != "," or language() == ENGLISH:
            return super().__format__(spec)
        return str(format_decimal(int(self), locale=language(), numbering_system="latn"))


def ordinal(number: int) -> str:
    """The place as people say it: `1st`, `22nd`, `13th`; in other languages its number."""
    if language() != ENGLISH:
        return str(number)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"


def long_date(day: datetime) -> str:
    """A day with its weekday, as the language of this moment writes it."""
    if language() == ENGLISH:
        return f"{day:%A} {day.day} {day:%B %Y}"
    return str(format_date(day, "full", locale=language()))


@cache
def names() -> Mapping[str, str]:
    """Each language there is as those who speak it write it, by its tag; English first."""
    found = sorted(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return {tag: _own_name(tag) for tag in (ENGLISH, *found)}


def preferred(accepted: str) -> str:
    """The language that a browser wants most of those there are, from its Accept-Language."""
    wishes = []
    for place, each in enumerate(accepted.split(",")[:_MOST_ASKED]):
        tag, _, rest = each.strip().partition(";")
        wishes.append((-_weight(rest), place, tag.strip().lower().partition("-")[0]))
    known = [tag for weight, _, tag in sorted(wishes) if weight < 0 and tag in names()]
    return known[0] if known else ENGLISH


def _weight(rest: str) -> float:
    name, _, value = rest.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(1.0, float(value))
    except ValueError:
        return 0.0


def _own_name(tag: str) -> str:
    name = str(Locale.parse(tag).get_display_name(tag))
    return name[:1].upper() + name[1:]


@cache
def _catalogue(tag: str) -> catalogues.NullTranslations:
    if tag == ENGLISH:
        return catalogues.NullTranslations()
    packed = BytesIO()
    with (LOCALE / tag / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        write_mo(packed, read_po(file, locale=tag))
    packed.seek(0)
    return catalogues.GNUTranslations(packed)
