"""Questions as the staff see them: where each stands, how it came in, who wants it asked too."""

from dataclasses import dataclass

from session_core.domain.floor import Intervention
from session_core.domain.naming import as_shown, rule_of_intervention
from session_core.domain.session import Room
from session_core.domain.speaking_order import Place
from session_core.domain.translations import Translation
from session_core.language import gettext
from session_core.storage import agenda, roles
from session_core.use_cases.claims import role_words
from session_core.use_cases.floor_now import floor_now, order_now
from session_core.use_cases.translations_now import translations_now
from session_core.use_cases.visit import Work, shared_view
from session_core.wording_of_questions import SOURCES, SOURCES_BY, disposition_words


@dataclass(frozen=True)
class Question:
    """One intervention, for staff.

    `place` is there while it waits, `disposition` where it stands or how it ended, in words.
    `came_by` is how it came in and who typed it, or ''. `reader` is the role of who is reading it,
    or ''. `merged` are those that went into it, `merged_number` is the one it went into.
    """

    intervention: Intervention
    place: Place | None
    disposition: str
    came_by: str
    reader: str
    merged: tuple[Intervention, ...] = ()
    merged_number: int | None = None
    translations: tuple[Translation, ...] = ()


@shared_view(Room.FLOOR, Room.SESSION, Room.AGENDA, Room.PEOPLE)
def see_questions(work: Work) -> tuple[Question, ...]:
    """Every intervention of the session by number, under the naming rule of its part."""
    kept = floor_now(work)
    at = work.session(), agenda.agenda_of(work.db, work.session_id)
    shown = {
        each.id: as_shown(each, rule_of_intervention(*at, each), to_staff=True)
        for each in kept.interventions
    }
    places = {place.intervention.id: place for place in order_now(work)}
    numbers = {each.id: each.number for each in kept.interventions}
    names = {account.id: account.name for account, _ in roles.roles_in(work.db, work.session_id)}
    readers = {each.claimed_by for each in kept.interventions if each.claimed_by}
    reading = {each: role_words(work, each) for each in readers}
    typists = {each.entered_by for each in kept.interventions if each.entered_by}
    typed_by = {
        each: gettext(", ").join(
            (names.get(each) or gettext("staff"), gettext(role_words(work, each)))
        )
        for each in typists
    }
    translated = translations_now(work)
    merged: dict[str, list[Intervention]] = {}
    for each in kept.interventions:
        if each.merged_into:
            merged.setdefault(each.merged_into, []).append(shown[each.id])
    return tuple(
        Question(
            intervention=shown[each.id],
            place=places.get(each.id),
            disposition=disposition_words(each, numbers.get(each.merged_into or "")),
            came_by=_came_by(each, typed_by.get(each.entered_by or "", "")),
            reader=reading.get(each.claimed_by or "", ""),
            merged=tuple(merged.get(each.id, ())),
            merged_number=numbers.get(each.merged_into or ""),
            translations=translated.get(each.id, ()),
        )
        for each in kept.interventions
    )


def _came_by(one: Intervention, typed_by: str) -> str:
    if typed_by:
        return gettext(SOURCES_BY[one.source]).format(who=typed_by)
    return gettext(SOURCES[one.source]) if one.source in SOURCES else ""
