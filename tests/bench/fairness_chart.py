"""The chart of docs/fairness.md: who was given the floor, and whose support was met."""

from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from tests.bench.fairness_figures import (
    OURS,
    POINTS_AT_MOST,
    PROMISED,
    SUPPORT_AT_LEAST,
    figures,
    online_share,
    online_waiting,
)
from tests.bench.playing import Played
from tests.bench.synthetic_sessions import SHAPES
from tests.browser import open_browser_context, running_browser
from tests.screenshots import FOLDER, small

WIDTH, HEIGHT = 1200, 620
INK, BAND = "#1f2933", "#dbeafe"
LOOKS = {
    "First come": ("#8a6d3b", "triangle-up"),
    "By support": ("#b4451f", "square"),
    "Strict alternation": ("#6b7280", "x"),
    "Fewest speeches": ("#7a4fa3", "triangle-down"),
    OURS: ("#0b5cad", "circle"),
}
"""Colour and form of each order, since colour alone is not seen by everybody."""


def write_chart(played: Sequence[Played]) -> None:
    """Draw the chart in Chromium and keep it as docs/img/fairness.png."""
    html = chart(played).to_html(include_plotlyjs=True, config={"displayModeBar": False})
    viewport = {"width": WIDTH, "height": HEIGHT}
    with running_browser() as browser, open_browser_context(browser, viewport=viewport) as window:
        page = window.context.new_page()
        page.set_content(f"<style>body {{ margin: 0 }}</style>{html}")
        page.wait_for_selector(".main-svg .point")
        (FOLDER / "fairness.png").write_bytes(small(page.screenshot(animations="disabled")))


def chart(played: Sequence[Played]) -> go.Figure:
    """Left who was given the floor in sessions of each shape, right whose support was met."""
    figure = make_subplots(
        cols=2,
        column_widths=[0.66, 0.34],
        horizontal_spacing=0.13,
        subplot_titles=(
            "Turns that went online while both sides waited",
            "Support met",
        ),
    )
    figure.add_shape(
        type="rect",
        x0=PROMISED - POINTS_AT_MOST,
        x1=PROMISED + POINTS_AT_MOST,
        y0=0,
        y1=1,
        xref="x",
        yref="paper",
        layer="below",
        fillcolor=BAND,
        line_width=0,
    )
    shapes = list(SHAPES)[::-1]
    for order, (colour, form) in LOOKS.items():
        of_order = [each for each in played if each.order == order]
        of_shape = [[each for each in of_order if each.shape == shape] for shape in shapes]
        marks = {"color": colour, "symbol": form, "size": 15 if order == OURS else 11}
        figure.add_scatter(
            x=[online_share(each) for each in of_shape],
            y=shapes,
            name=order,
            mode="markers",
            marker=marks,
            row=1,
            col=1,
        )
    ours = [[e for e in played if (e.order, e.shape) == (OURS, shape)] for shape in shapes]
    figure.add_scatter(
        x=[online_waiting(each) for each in ours],
        y=shapes,
        name="online of those waiting",
        mode="markers",
        marker={"color": INK, "symbol": "line-ns-open", "size": 22, "line": {"width": 3}},
        row=1,
        col=1,
    )
    _add_support(figure, played)
    figure.update_xaxes(range=[0, 100], ticksuffix=" %", gridcolor="#e5e7eb", zeroline=False)
    figure.update_yaxes(gridcolor="#f1f3f5")
    figure.update_layout(
        width=WIDTH,
        height=HEIGHT,
        template="simple_white",
        font={"family": "DejaVu Sans, Arial, sans-serif", "size": 14, "color": INK},
        legend={"orientation": "h", "y": -0.14, "x": 0.5, "xanchor": "center"},
        margin={"l": 190, "r": 40, "t": 60, "b": 110},
    )
    return figure


def _add_support(figure: go.Figure, played: Sequence[Played]) -> None:
    """Bars of support, as a part of what an order by support alone meets; a line at our least."""
    found = {each.order: each for each in figures(played)}
    figure.add_bar(
        x=[found[order].support for order in LOOKS],
        y=list(LOOKS),
        orientation="h",
        marker={"color": [colour for colour, _ in LOOKS.values()]},
        text=[f"{found[order].support:.0f} %" for order in LOOKS],
        textposition="inside",
        insidetextanchor="end",
        showlegend=False,
        row=1,
        col=2,
    )
    figure.add_shape(
        type="line",
        x0=SUPPORT_AT_LEAST,
        x1=SUPPORT_AT_LEAST,
        y0=0,
        y1=1,
        xref="x2",
        yref="paper",
        line={"color": INK, "dash": "dash", "width": 2},
        layer="above",
    )
