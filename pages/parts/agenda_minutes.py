"""Planned beside actual: a chart of the minutes of each item, and the same as a table."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from pages.parts.agenda_words import signed
from pages.parts.charts import CHART_CONFIG, bars_layout, label
from pages.parts.plain import as_text
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_forecast import actual_minutes, drift
from session_core.language import gettext


def agenda_minutes(items: Sequence[AgendaItem]) -> None:
    """Chart and table, once an item has ended."""
    ended = [item for item in items if actual_minutes(item) is not None]
    if not ended:
        return
    st.markdown(f"## {gettext('Planned and actual minutes')}")
    st.plotly_chart(
        minutes_figure(ended),
        key="chart-agenda",
        config=CHART_CONFIG,
        alt=gettext(
            "Planned and actual minutes of each item that has ended; the table has the numbers."
        ),
    )
    st.table(minutes_rows(items), border="horizontal", hide_index=True)


def minutes_figure(ended: Sequence[AgendaItem]) -> go.Figure:
    """Two horizontal bars for each item that has ended."""
    labels = [label(f"{item.position}. {item.title}", width=26, lines=2) for item in ended]
    figure = go.Figure()
    series = (
        (
            gettext("planned"),
            gettext("%(minutes)s minutes planned"),
            [item.planned_minutes for item in ended],
            "#A9B4BC",
        ),
        (
            gettext("actual"),
            gettext("%(minutes)s minutes actual"),
            [actual_minutes(item) for item in ended],
            "#4D908E",
        ),
    )
    for name, told, minutes, colour in series:
        figure.add_bar(
            name=name,
            orientation="h",
            y=labels,
            x=minutes,
            text=minutes,
            textposition="auto",
            textangle=0,
            hovertemplate=told % {"minutes": "%{x}"} + "<extra></extra>",
            marker_color=colour,
        )
    figure.update_layout(barmode="group", **bars_layout(66 + 58 * len(ended)))
    return figure


def minutes_rows(items: Sequence[AgendaItem]) -> list[dict[str, str]]:
    """The table: what was planned, added and taken, and how far each item went off."""
    return [
        {
            gettext("Item"): f"{item.position}\\. {as_text(item.title)}",
            gettext("Planned"): str(item.planned_minutes),
            gettext("Added"): signed(item.extended_minutes) if item.extended_minutes else "–",
            gettext("Actual"): _actual(item),
            gettext("Drift"): "–" if (off := drift(item)) is None else signed(off),
        }
        for item in items
    ]


def _actual(item: AgendaItem) -> str:
    if item.skipped_at:
        return gettext("skipped")
    if item.is_current:
        return gettext("running")
    took = actual_minutes(item)
    return "–" if took is None else str(took)
