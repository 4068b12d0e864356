"""The sheet about what people asked."""

from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.dispositions import told
from session_core.domain.naming import may_name, may_say_group
from session_core.domain.report import Report
from session_core.domain.translations import of_each
from session_core.exports.endings import numbers_of, translation_words
from session_core.exports.naming import group_of, name_of, rule_of
from session_core.exports.side_figures import floor_time
from session_core.exports.workbook_cells import Column, Value, fill_sheet


def fill_speaker_list(sheet: Worksheet, report: Report) -> None:
    """One intervention a line, in order of number, with how it ended: the organisers' full record.

    Names, groups and what askers speak stand there only under their rule.
    """
    rules = {rule_of(report, one) for one in report.interventions} or {report.session.naming_rule}
    with_groups, with_names = any(map(may_say_group, rules)), any(map(may_name, rules))
    who = [Column("Stakeholder group", 29)] * with_groups + [Column("Name", 22)] * with_names
    columns = (
        Column("No.", 6),
        Column("Kind", 15),
        Column("Side", 9),
        Column("State", 19),
        *who,
        Column("Requested (UTC)", 19),
        Column("Given the floor (UTC)", 19),
        Column("Yielded (UTC)", 19),
        Column("Minutes", 9),
        Column("Text", 64),
        Column("Ended (UTC)", 19),
        Column("Reason", 22),
        Column("Reply", 48),
        Column("Merged into", 10),
        Column("Support", 9),
        Column("People", 8),
        Column("Came by", 11),
        *[Column("Language", 10)] * with_groups,
        Column("Written in", 11),
        Column("Translations", 64),
    )
    numbers, translated = numbers_of(report), of_each(report.translations)
    rows: list[tuple[Value, ...]] = []
    for one in report.interventions:
        held, rule = floor_time(one, report), rule_of(report, one)
        rows.append(
            (
                one.number,
                one.kind.value,
                one.modality.value,
                one.state.value,
                *(group_of(one, rule), name_of(one, rule))[: len(who)],
                one.requested_at,
                one.given_at,
                one.yielded_at,
                held.total_seconds() / 60 if held else None,
                one.text,
                one.ended_at,
                one.decline_reason.value if one.decline_reason else None,
                told(one),
                numbers.get(one.merged_into or ""),
                one.support,
                one.people,
                one.source.value,
                *[one.language if may_say_group(rule) else ""] * with_groups,
                one.written_in,
                "\n".join(translation_words(one, translated)),
            )
        )
    fill_sheet(sheet, columns, rows)
