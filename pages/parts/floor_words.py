"""The floor as plain data for the scripts that draw it: who, what, why, and how it came in."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.parts.wordings import EARLIER
from session_core.domain.floor import Intervention, InterventionKind, Source
from session_core.domain.languages import own_name
from session_core.domain.people import Role
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place
from session_core.domain.translations import Translation
from session_core.domain.written_in import direction_of
from session_core.language import gettext, language, ngettext
from session_core.use_cases.people import StaffMember
from session_core.wording import SIDES, read_by_words, reading_words, why_here

Data = dict[str, Any]
Staff = Mapping[str, StaffMember]

_MODERATORS = (Role.ONLINE_MODERATOR, Role.ONSITE_MODERATOR)
_CAME_AS = {Source.PAPER: "paper card", Source.CHAT: "from the chat", Source.HUB: "from a hub"}
_READS = {"you": "you are reading it"}
YOU_READ = _READS["you"]
"""What one's own claim says; translated where it is said."""


def as_data(one: Intervention, staff: Staff, translations: Sequence[Translation] = ()) -> Data:
    """One intervention; what people wrote stands in it as they wrote it."""
    claimed = one.claimed_by and {
        "by": one.claimed_by,
        "who": _by_role(staff.get(one.claimed_by)),
        "reads": reads_it(_by_role(staff.get(one.claimed_by))),
        "you_read": gettext(YOU_READ),
    }
    return {
        "id": one.id,
        "number": one.number,
        "name": one.name,
        "kind": "" if one.kind is InterventionKind.QUESTION else gettext(one.kind),
        "side": one.modality,
        "where": gettext(SIDES[one.modality]),
        # That a question is in the language of the page goes without saying.
        "asked": _wording(one.written_in, one.text)
        | ({} if translations or one.written_in != language() else {"tongue": ""}),
        "others": [
            _wording(each.language, each.text)
            | {
                "read_by": read_by_words(each.read_aloud_by),
                "remark": gettext(EARLIER) if each.is_of_earlier_wording(one) else "",
            }
            for each in translations
        ],
        # Of who asks to speak without a word, what they speak.
        "speaks": "" if one.text else own_name(one.language),
        "people": speaks_for(one),
        "support": supported_by(one),
        "came": came_in(one, staff),
        "claim": claimed or None,
    }


def row_words() -> dict[str, str]:
    """What the scripts say themselves beside it."""
    return {
        "asked": gettext("as asked"),
        "speaks": gettext("What who asks speaks"),
        "question": gettext("Whole question"),
        "translation": gettext("Whole translation"),
        "less": gettext("Less"),
    }


def _wording(tag: str, text: str) -> Data:
    """A text with its language, its direction, and how long it takes to be read aloud."""
    return {
        "text": text,
        "tag": tag,
        "tongue": own_name(tag),
        "dir": direction_of(text),
        "reading": reading_words(text),
    }


def place_as_data(place: Place, staff: Staff, translations: Sequence[Translation] = ()) -> Data:
    """One place in the speaker list, with its reason in full."""
    one = place.intervention
    return as_data(one, staff, translations) | {
        "position": place.position,
        "safe": Rule.ANNOUNCED in place.rules,
        "why": " · ".join([why_here(place, in_full=True), *groups_of(one)]),
    }


def came_in(one: Intervention, staff: Staff) -> str:
    """How it came in where the asker did not send it: `paper card, entered by Kenji`."""
    words = [gettext(_CAME_AS[one.source])] if one.source in _CAME_AS else []
    if one.entered_by:
        member = staff.get(one.entered_by)
        by_name = gettext("entered by %(name)s")
        words.append(by_name % {"name": member.name} if member else gettext("entered by staff"))
    return gettext(", ").join(words)


def groups_of(one: Intervention) -> Sequence[str]:
    """Its stakeholder and regional group; one word for both is said once."""
    return tuple(
        dict.fromkeys(gettext(str(g)) for g in (one.stakeholder_group, one.regional_group) if g)
    )


def speaks_for(one: Intervention) -> str:
    """`speaks for 12 people` of a hub, else nothing."""
    if one.people <= 1:
        return ""
    said = ngettext("speaks for %(people)s people", "speaks for %(people)s people", one.people)
    return said % {"people": one.people}


def supported_by(one: Intervention) -> str:
    """`12 others want it asked`, or nothing where nobody said so."""
    if not one.support:
        return ""
    said = ngettext("1 other wants it asked", "%(count)s others want it asked", one.support)
    return said % {"count": one.support}


def reads_it(who: str) -> str:
    """`the online moderator is reading it`, in the same words wherever a question is listed."""
    return gettext("%(who)s is reading it") % {"who": who}


def _by_role(member: StaffMember | None) -> str:
    held = member.roles if member else ()
    # Two moderators know each other by their sides, whatever else one of them is.
    role = next((role for role in (*_MODERATORS, *held) if role in held), None)
    return gettext("the %(role)s") % {"role": gettext(role)} if role else gettext("somebody else")
