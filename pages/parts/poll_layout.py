"""What charts have in common: how bars lie on the page, labels, and numbers as they are read."""

import textwrap
from collections.abc import Sequence
from typing import Any

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False}
"""What every chart is shown with: no tools over it, and a page that scrolls across it."""
_LEGEND = 34  # height in pixels


def bars_layout(
    height: int, *, legend: bool = True, beside: int = 0, after: int = 8
) -> dict[str, Any]:
    """What all charts of horizontal bars have alike: first bar above, legend at the upper left.

    In pixels: `height` of the bars alone, `beside` of the labels before them (0 is as many as
    these need), `after` of what stands at the end of the longest.
    """
    return {
        "height": height + (_LEGEND if legend else 0),
        "margin": {"l": beside, "r": after, "t": _LEGEND if legend else 0, "b": 0},
        "showlegend": legend,
        "legend": {
            "orientation": "h",
            "xref": "container",
            "x": 0,
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "font": {"size": 14},
            "traceorder": "normal",
        },
        "yaxis": {
            "autorange": "reversed",
            "automargin": not beside,
            "tickfont": {"size": 14},
        },
        "xaxis": {"visible": False, "rangemode": "tozero"},
        "font": {"size": 14},
        "bargap": 0.35,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }


def columns_layout(height: int) -> dict[str, Any]:
    """The same for columns that stand on a line, as of ratings and numbers."""
    return bars_layout(height, legend=False) | {
        "yaxis": {"autorange": True, "visible": False, "rangemode": "tozero"},
        "xaxis": {"tickfont": {"size": 14}, "fixedrange": True, "showgrid": False},
        "margin": {"l": 8, "r": 8, "t": 44, "b": 8},
        "bargap": 0.15,
    }


def label(text: str, width: int, lines: int) -> str:
    """Somebody's text as a label of an axis: on so many lines of so many letters, then `…`."""
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=" …")
    # Plotly reads a few HTML tags in its labels; in somebody's text they are just letters.
    return "<br>".join(
        line.replace("&", "&amp;").replace("<", "&lt;").replace("$", "&#36;") for line in wrapped
    )


def named_axis(names: Sequence[str]) -> dict[str, Any]:
    """An axis of names; what is drawn there stands at `places`, for two names can be alike.

    Of categories, or Plotly would make numbers and dates of options such as `2024`.
    """
    ticks = {"tickmode": "array", "tickvals": places(names), "ticktext": list(names)}
    return {"type": "category"} | ticks


def places(names: Sequence[object]) -> list[str]:
    """Where each of so many stands on an axis of names."""
    return [f"at {number}" for number in range(len(names))]


def number_words(number: float) -> str:
    """A number as it is read: without a needless point, and without the noise of fractions."""
    return f"{number:.15g}"
