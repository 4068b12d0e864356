"""The session's report as Markdown, in the three blocks of the IGF's form of 2023."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from session_core.domain.dispositions import told
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.notes import Note
from session_core.domain.people import Modality
from session_core.domain.recommendations import recommendations
from session_core.domain.report import Report, in_force
from session_core.domain.takeaways import TakeawayKind, TakeawayState
from session_core.exports.endings import endings, words_of
from session_core.exports.evidence import References, rests_on
from session_core.exports.in_force import all_in_force
from session_core.exports.markdown_text import Markdown, entry, escaped, in_one_line
from session_core.exports.naming import (
    attribution_of,
    group_of,
    name_of,
    named_people,
    rule_of,
    rule_of_note,
    rules_in_words,
)
from session_core.exports.poll_record import held_polls
from session_core.exports.session_text import KIND_WORDS
from session_core.exports.side_figures import HEARD, NOT_REACHED, side_figures
from session_core.exports.times import moment_words, span_words
from session_core.exports.written_lines import NOBODY_NAMED, written_lines
from session_core.wording_of_polls import SMALL_GROUPS

_BAR = 24
"""Letters of the longest bar of a chart."""

# Every value is escaped on its way in, unless it is Markdown of our own: nothing can be forgotten.
_TEMPLATES = Environment(  # noqa: S701 (HTML escaping would be the wrong one)
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    finalize=escaped,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.filters["entry"] = entry
_TEMPLATES.filters["heading"] = in_one_line
_TEMPLATES.globals["ours"] = Markdown
_TEMPLATES.globals["bar"] = lambda length: Markdown("█" * round(length * _BAR))
_BLOCKS = (
    (TakeawayKind.KEY_TAKEAWAY, "Key Takeaways", "No key takeaway has been adopted yet."),
    (TakeawayKind.CALL_TO_ACTION, "Call to Action", "No call to action has been adopted yet."),
)


def to_markdown(report: Report) -> bytes:
    """The report as a Markdown file in UTF-8.

    Names and affiliations stand in it only as far as the naming rule allows. What people wrote is
    never markup. The same report gives the same file.
    """
    session, references = report.session, References(report)
    text = _TEMPLATES.get_template("report.md.jinja").render(
        report=report,
        session=session,
        when=span_words(session.starts_at, session.ends_at),
        people=[
            (part.value.capitalize(), ", ".join(names))
            for part, names in named_people(report.people, session.naming_rule)
        ],
        rules=rules_in_words(report),
        blocks=[_block(report, references, *block) for block in _BLOCKS],
        written=list(written_lines(session.session_report)),
        recommendations=recommendations(report),
        nobody=NOBODY_NAMED,
        notes=[
            (words, [(note.text, _after(report, note)) for note in report.notes if note.kind is k])
            for k, words in KIND_WORDS.items()
            if any(note.kind is k for note in report.notes)
        ],
        heard=[
            (side.value.capitalize(), [_asked(report, one) for one in of_side])
            for side in Modality
            if (of_side := _in_state(report, HEARD, side))
        ],
        waiting=[
            _asked(report, one, with_side=True)
            for one in report.interventions
            if one.state in NOT_REACHED
        ],
        answered=[
            (*_asked(report, one, with_side=True), told(one))
            for one in report.interventions
            if one.state is InterventionState.ANSWERED
        ],
        endings=list(endings(report)),
        polls=held_polls(report),
        small_groups=SMALL_GROUPS,
        evidence=references.of_all(all_in_force(report)),
        figures=side_figures(report),
        made_at=moment_words(report.made_at),
    )
    return text.encode()


def _block(
    report: Report, references: References, kind: TakeawayKind, heading: str, none_yet: str
) -> dict[str, object]:
    standing = in_force(report, kind)
    is_adopted = any(takeaway.state is TakeawayState.ADOPTED for takeaway in standing)
    return {
        "heading": heading,
        "none_yet": "" if is_adopted else none_yet,
        "sentences": [(one, rests_on(references.of(one))) for one in standing],
    }


def _in_state(
    report: Report, states: tuple[InterventionState, ...], side: Modality
) -> list[Intervention]:
    return [one for one in report.interventions if one.state in states and one.modality is side]


def _after(report: Report, note: Note) -> str:
    whom = f" (for {note.addressee})" if note.addressee else ""
    speaker = attribution_of(note, rule_of_note(report, note))
    return whom + (f" – {speaker}" if speaker else "")


def _asked(report: Report, one: Intervention, *, with_side: bool = False) -> tuple[str, str]:
    """Its label, with who asked as far as that may be said, and its text."""
    rule = rule_of(report, one)
    side = one.modality.value if with_side else ""
    asker = ", ".join(filter(None, (side, name_of(one, rule) or group_of(one, rule))))
    label = f"{one.kind.value.capitalize()} {one.number}" + (f" ({asker})" if asker else "")
    return label, words_of(one)
