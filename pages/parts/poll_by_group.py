"""A poll's result by side, stakeholder group and regional group: in shades, and as a table."""

from collections.abc import Iterable

import plotly.graph_objects as go
import streamlit as st

from pages.parts.plain import as_text
from pages.parts.poll_layout import CHART_CONFIG, bars_layout, label, named_axis, places
from pages.parts.poll_rows import tally_of
from session_core.domain.poll_groups import Breakdown, Cell, Group, Share
from session_core.domain.poll_tally import columns_of
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording_of_polls import (
    ACROSS,
    SMALL_GROUPS,
    cell_words,
    column_words,
    group_words,
)

_SHADES = ["#E6F1F0", "#0B6E69"]
"""From nobody to everybody, the same in light and dark; the words in the cells say it too."""
_MIDDLES = {Share.FEW: 1 / 6, Share.HALF: 1 / 2, Share.MOST: 5 / 6}


def by_group(poll: Poll, key: str = "groups") -> None:
    """The result by group as far as it may be told, folded away; nothing where it may not."""
    breakdowns = tally_of(poll).breakdowns
    if not breakdowns:
        return
    with st.expander(gettext("By group")):
        tabs = st.tabs([gettext(ACROSS[each.across]) for each in breakdowns])
        for tab, each in zip(tabs, breakdowns, strict=True):
            with tab:
                # Of what was said in words only how many answered is told by group.
                if columns_of(poll.asked):
                    st.plotly_chart(
                        shades_figure(poll, each),
                        key=f"{key}-{poll.id}-{each.across.name.lower()}",
                        config=CHART_CONFIG,
                        alt=groups_in_words(poll, each),
                    )
                st.table(group_rows(poll, each), border="horizontal", hide_index=True)
        st.caption(gettext(SMALL_GROUPS))


def shades_figure(poll: Poll, told: Breakdown) -> go.Figure:
    """A cell for each answer and group, the darker the more of the group; its words stand in it."""
    columns = columns_of(poll.asked)
    groups = [label(group_words(group.name), 14, 3) for group in told.groups]
    answers = [label(column_words(poll, column), 24, 2) for column in columns]
    figure = go.Figure()
    figure.add_heatmap(
        x=places(groups),
        y=places(answers),
        z=[[_share(group, group.cells[column]) for group in told.groups] for column in columns],
        text=[[cell_words(group.cells[column]) for group in told.groups] for column in columns],
        texttemplate="%{text}",
        textfont={"size": 14},
        customdata=[[f"{answer}: {group}" for group in groups] for answer in answers],
        hovertemplate="%{customdata}, %{text}<extra></extra>",
        zmin=0,
        zmax=1,
        colorscale=_SHADES,
        showscale=False,
        xgap=2,
        ygap=2,
    )
    figure.update_layout(**bars_layout(80 + 44 * len(columns), legend=False))
    above = {"visible": True, "side": "top", "tickfont": {"size": 14}, "fixedrange": True}
    figure.update_layout(
        xaxis=above | named_axis(groups),
        yaxis={"fixedrange": True, "autorange": "reversed"} | named_axis(answers),
        margin={"t": 80},
    )
    return figure


def group_rows(poll: Poll, told: Breakdown) -> list[dict[str, str]]:
    """The same as a table: a line for each answer, for there are more of them than of groups."""
    answer = gettext("Answer")

    def line(what: str, counts: Iterable[str]) -> dict[str, str]:
        groups = (group_words(group.name) for group in told.groups)
        return {answer: what} | dict(zip(groups, counts, strict=True))

    rows = [line(gettext("Ballots"), (str(group.ballots) for group in told.groups))]
    for column in columns_of(poll.asked):
        cells = (cell_words(group.cells[column]) for group in told.groups)
        rows.append(line(as_text(column_words(poll, column)), cells))
    return rows


def groups_in_words(poll: Poll, told: Breakdown) -> str:
    """The chart for who cannot see it."""
    lines = (
        gettext("%(what)s: %(value)s")
        % {
            "what": group_words(group.name),
            "value": gettext(", ").join(
                f"{column_words(poll, column)} {cell_words(cell)}"
                for column, cell in group.cells.items()
            ),
        }
        for group in told.groups
    )
    return gettext("; ").join(lines)


def _share(group: Group, cell: Cell) -> float:
    return _MIDDLES[cell] if isinstance(cell, Share) else cell / max(1, group.ballots)
