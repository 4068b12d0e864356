"""What people needed help with, as bars, and the same numbers as tables."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts import bars_layout, label
from pages.parts.times import clock_words
from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.desk_counts import (
    PREVENTIVE,
    REACTIVE,
    HelpBy,
    HelpCount,
    HelpCounts,
    HelpSpell,
    HelpTable,
)
from session_core.domain.equity import NOT_SAID
from session_core.language import gettext, ngettext
from session_core.wording_of_the_desk import HELP_KINDS, HELP_URGENCIES

WITHHELD = "not shown"
_COUNTS = {None: WITHHELD}
_LABELS = 178  # pixels before the bars
_TEAL = 2
"""The theme's colour that is no side's."""
_OTHERS = {
    NOT_SAID: "not said",
    PREVENTIVE: "Asked ahead",
    REACTIVE: "When it had happened",
}
_HEADS = {
    HelpBy.KIND: "Kind",
    HelpBy.REGION: "Regional group",
    HelpBy.STAKEHOLDER: "Stakeholder group",
    HelpBy.URGENCY: "Urgent or not",
    HelpBy.PREVENTION: "Preventive or not",
}


def group_words(by: HelpBy, group: str) -> str:
    """What is counted on one line, in words."""
    if by is HelpBy.KIND:
        return gettext(HELP_KINDS[HelpKind(group)])
    if by is HelpBy.URGENCY:
        return gettext(HELP_URGENCIES[HelpUrgency(group)])
    return gettext(_OTHERS.get(group, group))


def count_words(count: int | None) -> str:
    """A count; or, in words, that it is withheld."""
    return gettext(_COUNTS[count]) if count is None else str(count)


def total_words(counts: HelpCounts) -> str:
    """How many requests there were: of few only that they are few."""
    if counts.total is None:
        return gettext("Fewer than %(count)s requests so far") % {"count": counts.fewest}
    said = ngettext("1 request so far", "%(count)s requests so far", counts.total)
    return said % {"count": counts.total}


def help_figure(table: HelpTable) -> go.Figure:
    """One horizontal bar for each count; what is withheld has its word in place of a bar."""
    # Nought stands in the table: empty bars would say nothing more.
    drawn = [each for each in table.counts if each.count != 0]
    names = [label(group_words(table.by, each.group), 24, 2) for each in drawn]
    figure = go.Figure()
    figure.add_bar(
        orientation="h",
        y=names,
        x=[each.count or 0 for each in drawn],
        text=[count_words(each.count) for each in drawn],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
        marker_color=_colour(figure),
    )
    figure.update_layout(
        **bars_layout(24 + 40 * len(drawn), legend=False, beside=_LABELS, after=76)
    )
    return figure


def spells_figure(counts: HelpCounts) -> go.Figure:
    """One column for each spell of time, from the first request to the last."""
    spells = counts.over_time
    figure = go.Figure()
    figure.add_bar(
        x=[clock_words(each.starts_at) for each in spells],
        y=[each.count or 0 for each in spells],
        # No word has room over a column: a dash here, and the word in the table.
        text=["–" if each.count is None else str(each.count or "") for each in spells],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        hovertemplate="%{x}: %{text}<extra></extra>",
        marker_color=_colour(figure),
    )
    layout = bars_layout(220, legend=False)
    bottom_up = {"autorange": True, "visible": False, "rangemode": "tozero"}
    layout |= {
        "yaxis": bottom_up,
        "xaxis": {"type": "category", "tickfont": {"size": 14}, "fixedrange": True},
        "margin": {"l": 8, "r": 8, "t": 24, "b": 8},
        "bargap": 0.25,
    }
    figure.update_layout(**layout)
    return figure


def help_rows(table: HelpTable) -> list[dict[str, str]]:
    """The same numbers, with what is nought too."""
    head, requests = gettext(_HEADS[table.by]), gettext("Requests")
    return [
        {head: group_words(table.by, each.group), requests: count_words(each.count)}
        for each in table.counts
    ]


def spell_rows(counts: HelpCounts) -> list[dict[str, str]]:
    """The same numbers over time, with the moments between which requests came."""
    spell, requests = gettext("From"), gettext("Requests")
    return [
        {spell: _span(each, counts), requests: count_words(each.count)} for each in counts.over_time
    ]


def in_words(table: HelpTable) -> str:
    """The chart for who cannot see it."""
    return gettext("; ").join(
        _told(group_words(table.by, each.group), each) for each in table.counts
    )


def spells_in_words(counts: HelpCounts) -> str:
    """The chart over time for who cannot see it."""
    return gettext("; ").join(_told(_span(each, counts), each) for each in counts.over_time)


def _told(name: str, each: HelpCount | HelpSpell) -> str:
    return f"{name}: {count_words(each.count)}"


def _span(each: HelpSpell, counts: HelpCounts) -> str:
    return f"{clock_words(each.starts_at)}–{clock_words(each.starts_at + counts.spell)}"


def _colour(figure: go.Figure) -> str:
    colours: Sequence[str] = figure.layout.template.layout.colorway
    return colours[_TEAL]
