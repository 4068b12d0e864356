"""What became of the questions: every number that was given, for everybody to read."""

from dataclasses import dataclass, replace

from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.naming import as_shown, rule_of_intervention
from session_core.domain.session import Room
from session_core.domain.translations import Translation, of_these_words
from session_core.storage import agenda
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.translations_now import translations_now
from session_core.use_cases.visit import Work, shared_view

WITHOUT_WORDS = frozenset({InterventionState.DECLINED, InterventionState.WITHDRAWN})
"""How a question has ended whose words are not public any more."""


@dataclass(frozen=True)
class Outcome:
    """One question and how it stands; `head` is the number of what it was merged into."""

    intervention: Intervention
    head: int | None = None
    translations: tuple[Translation, ...] = ()


@shared_view(Room.FLOOR, Room.SESSION, Room.AGENDA)
def see_outcomes(work: Work) -> tuple[Outcome, ...]:
    """Every question by number, as the public may see it, whoever asks.

    What was declined or withdrawn stands there without its words and without who asked; what staff
    entered by mistake and took back was nobody's question.
    """
    kept = floor_now(work)
    at = work.session(), agenda.agenda_of(work.db, work.session_id)
    numbers = {each.id: each.number for each in kept.interventions}

    def shown(each: Intervention) -> Intervention:
        public = as_shown(each, rule_of_intervention(*at, each), to_staff=False)
        if each.state in WITHOUT_WORDS:
            return replace(
                public, text="", name="", stakeholder_group=None, reply="", written_in=""
            )
        return public

    translated = translations_now(work)

    def translations(each: Intervention) -> tuple[Translation, ...]:
        if each.state in WITHOUT_WORDS:
            return ()
        return of_these_words(translated.get(each.id, ()), each)

    return tuple(
        Outcome(shown(each), numbers.get(each.merged_into or ""), translations(each))
        for each in kept.interventions
        if each.state is not InterventionState.UNDONE
    )
