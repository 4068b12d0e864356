"""What participants read on the full view, as HTML; whatever people wrote is escaped.

The sentences are those of the thin page, so that a catalogue that has them there has them here.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

import streamlit as st

from pages.parts.plain import as_html
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.languages import own_name
from session_core.domain.people import Modality
from session_core.domain.translations import Translation
from session_core.domain.written_in import direction_of
from session_core.language import gettext, ngettext, ordinal
from session_core.use_cases.own_questions import MyIntervention
from session_core.wording import SIDES, disposition_words, why_here
from session_core.wording_of_questions import read_by_words

_ICONS = {Modality.ONSITE: "meeting_room", Modality.ONLINE: "wifi"}


def filled(message: str, **values: object) -> str:
    """A message of the catalogue as HTML, with what is put in escaped; its own marks stay."""
    return message % {name: escape(str(value)) for name, value in values.items()}


def section(label: str, name: str = "") -> None:
    """Begin a section; its `name` is what a link on the page leads to.

    Streamlit's own headings put a link beside them that speaks English only.
    """
    at = f' id="{name}"' if name else ""
    st.html(f"<h2{at}>{escape(label)}</h2>")


def side(modality: Modality) -> str:
    """A side by colour, icon and word."""
    icon = f'<span class="ef-icon" translate="no" aria-hidden="true">{_ICONS[modality]}</span>'
    return f'<span class="ef-side ef-{modality}">{icon} {escape(gettext(SIDES[modality]))}</span>'


def soft(html: str) -> str:
    """A quiet line."""
    return f'<p class="ef-soft">{html}</p>'


def words(text: str) -> str:
    """Somebody's text, in the direction of its own script."""
    return f'<p class="ef-words" dir="auto">{as_html(text)}</p>' if text else ""


def translations(some: Iterable[Translation], one: Intervention) -> str:
    """What a question says in other languages, and who reads that aloud in the room."""
    return "".join(
        soft(
            filled(gettext("Translation: %(language)s"), language=own_name(each.language))
            + _tag(read_by_words(each.read_aloud_by))
            + _tag(gettext("of an earlier wording") if each.is_of_earlier_wording(one) else "")
        )
        + f'<p class="ef-words ef-reply" lang="{escape(each.language)}" '
        f'dir="{direction_of(each.text)}">{as_html(each.text)}</p>'
        for each in some
    )


def _tag(label: str) -> str:
    return f' <span class="ef-tag"><bdi>{as_html(label)}</bdi></span>' if label else ""


def link(address: str, label: str) -> str:
    """A link that leads there in the same tab."""
    return f'<a class="ef-more" href="{escape(address)}">{escape(label)}</a>'


def clock(at: datetime) -> str:
    """Hours and minutes in UTC."""
    return f"{at.astimezone(UTC):%H:%M} UTC"


def number_and_kind(one: Intervention) -> str:
    """`#4 question`, and whether it was reworded."""
    edited = one.edited_at and (one.text or one.state is InterventionState.WAITING)
    tag = _tag(gettext("edited")) if edited else ""
    kind = escape(gettext(one.kind))
    return f'<span class="ef-soft"><bdi>#{one.number}</bdi> {kind}</span>{tag}'


def who(one: Intervention) -> str:
    """Who asks, as far as the naming rule lets; else nothing."""
    name = f"<b><bdi>{as_html(one.name)}</bdi></b> " if one.name else ""
    group = gettext(one.stakeholder_group) if one.stakeholder_group else ""
    belongs = f'<span class="ef-soft">{escape(group)}</span>' if group else ""
    return f"<p>{name}{belongs}</p>" if name or belongs else ""


def supported(one: Intervention) -> str:
    """How many support it; nothing where nobody does."""
    if not one.support:
        return ""
    said = ngettext("One supports it", "%(count)s support it", one.support)
    return soft(filled(said, count=one.support))


def standing(each: MyIntervention) -> str:
    """Where one's own question stands, or how it ended."""
    one, place = each.standing, each.place
    merged = filled(gettext("Merged into #%(number)s."), number=each.head) if each.head else ""
    if one.state is InterventionState.SPEAKING:
        said = gettext("It has the floor.") if each.head else gettext("You have the floor.")
    elif place:
        said = filled(_of_place(place.position, merged=bool(merged)), place=ordinal(place.position))
    elif merged and one.state is InterventionState.HEARD and one.given_at:
        said = f"{gettext('Heard:')} {clock(one.given_at)}"
    else:
        ended = disposition_words(one)
        said = filled(gettext("%(words)s."), words=ended[:1].upper() + ended[1:])
    return f"<b>{merged} {said}</b>"


def _of_place(position: int, *, merged: bool) -> str:
    if position == 1:
        if merged:
            return gettext("It is %(place)s, next to speak.")
        return gettext("You are %(place)s, next to speak.")
    return gettext("It is %(place)s.") if merged else gettext("You are %(place)s.")


def place_and_reasons(each: MyIntervention) -> str:
    """The estimated wait, and the whole reason for the place."""
    if not each.place:
        return ""
    wait = ""
    if each.minutes:
        said = ngettext("In about a minute", "In about %(minutes)s minutes", each.minutes)
        wait = filled(said, minutes=each.minutes) + gettext("; ")
    elif each.minutes is not None:
        wait = gettext("In under a minute") + gettext("; ")
    return soft(wait + escape(why_here(each.place, in_full=True)))


def reply(one: Intervention) -> str:
    """What the moderators wrote; nothing where they did not."""
    if not one.reply:
        return ""
    declined = one.state is InterventionState.DECLINED
    whose = gettext("A word from the moderators") if declined else gettext("Answer")
    text = f'<p class="ef-words ef-reply" dir="auto">{as_html(one.reply)}</p>'
    return soft(escape(whose)) + text
