"""How every question ended, in words, and what of it may be printed: nothing vanishes."""

from collections.abc import Iterator
from dataclasses import dataclass

from session_core.domain.decline_reasons import OFF_THE_LIST
from session_core.domain.dispositions import told
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.languages import own_name
from session_core.domain.report import Report
from session_core.domain.translations import Translations, of_each
from session_core.exports.naming import group_of, name_of, rule_of
from session_core.exports.side_figures import HEARD
from session_core.wording_of_questions import disposition_words

_SPOKEN, _NOT_SPOKEN = "spoken; no text was kept.", "asked to speak."
_UNPRINTED = {
    InterventionState.WITHDRAWN: "withdrawn; its text is not printed.",
    InterventionState.DECLINED: "declined; its text is not printed.",
}
_OFF_THE_LIST = "taken off the list; its text is not printed."


@dataclass(frozen=True)
class Ending:
    """One question with what became of it; `asker` as far as the naming rule lets it be said."""

    number: int
    kind: str
    side: str
    asker: str
    text: str
    ended: str
    reply: str
    support: int
    translations: tuple[str, ...] = ()


def endings(report: Report) -> Iterator[Ending]:
    """Every question of the session by number, but no entry that was taken back as a mistake.

    What was withdrawn or declined has no text and no asker here: the workbook and the snapshot
    are the organisers' own full record.
    """
    numbers, translated = numbers_of(report), of_each(report.translations)
    for one in report.interventions:
        if one.state is InterventionState.UNDONE:
            continue
        rule, is_printed = rule_of(report, one), one.state not in _UNPRINTED
        yield Ending(
            number=one.number,
            kind=one.kind.value,
            side=one.modality.value,
            asker=name_of(one, rule) or group_of(one, rule) if is_printed else "",
            text=words_of(one) if is_printed else _unprinted(one),
            ended=disposition_words(one, numbers.get(one.merged_into or "")),
            reply=told(one) if is_printed else "",
            support=one.support,
            translations=translation_words(one, translated) if is_printed else (),
        )


def translation_words(one: Intervention, translated: Translations) -> tuple[str, ...]:
    """Each translation of a question after the name of its language."""
    return tuple(f"{own_name(each.language)}: {each.text}" for each in translated.get(one.id, ()))


def _unprinted(one: Intervention) -> str:
    return _OFF_THE_LIST if one.decline_reason in OFF_THE_LIST else _UNPRINTED[one.state]


def words_of(one: Intervention) -> str:
    """What was asked; where nothing was written, whether it was said or only asked for."""
    return one.text or (_SPOKEN if one.state in HEARD else _NOT_SPOKEN)


def numbers_of(report: Report) -> dict[str, int]:
    """The number of each question by its id."""
    return {one.id: one.number for one in report.interventions}
