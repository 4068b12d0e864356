"""Charts of what was counted, each with the same numbers as a table."""

import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.parts.plain import as_text
from session_core.domain.people import Modality
from session_core.domain.poll_showing import FEWEST_SHOWN_BY_SIDE, as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.wording import SIDES

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False}
"""What every chart is shown with: no tools over it, and a page that scrolls across it."""
_LEGEND = 34  # height in pixels
_NEUTRAL = "#4D908E"
_STRIPES = {"fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.4)", "solidity": 0.15}


@dataclass(frozen=True)
class Row:
    """Votes for one option: by side where both have enough, else together."""

    option: str
    votes: int
    onsite: int | None
    online: int | None


def rows_of(poll: Poll) -> list[Row]:
    """One row for each option, in order."""
    tally = as_shown(poll).tally or Tally()
    rows = []
    for option in poll.options:
        onsite, online = (
            tally.votes_by_modality.get(side, {}).get(option.id)
            for side in (Modality.ONSITE, Modality.ONLINE)
        )
        rows.append(Row(option.text, tally.votes.get(option.id, 0), onsite, online))
    return rows


def poll_figure(poll: Poll) -> go.Figure:
    """Horizontal bars, one for each option, in the room and online stacked where shown apart.

    The first two colours of the theme are those of the sides, in light and dark.
    """
    rows = rows_of(poll)
    figure = go.Figure()
    together, online = gettext("both sides"), gettext(SIDES[Modality.ONLINE])
    series = {
        gettext(SIDES[Modality.ONSITE]): [row.onsite for row in rows],
        online: [row.online for row in rows],
        together: [row.votes if row.onsite is None else None for row in rows],
    }
    apart = any(row.onsite is not None for row in rows)
    for name, values in series.items():
        if apart or name == together:
            figure.add_bar(
                name=name,
                orientation="h",
                y=[label(row.option, width=32, lines=3) for row in rows],
                x=values,
                text=values,
                textposition="auto",
                textangle=0,
                hovertemplate="%{x} " + name + "<extra></extra>",
                # Stripes too, so that nobody needs the colours to tell the sides apart.
                marker={
                    "color": _NEUTRAL if name == together else None,
                    "pattern": {"shape": "/" if name == online else "", **_STRIPES},
                },
            )
    figure.update_layout(
        # As many of the theme's colours as are used here: Streamlit's template asks for ten, and
        # where a theme has fewer Plotly would fall back to colours of its own.
        colorway=figure.layout.template.layout.colorway[:2],
        barmode="stack",
        **bars_layout(70 + 48 * len(rows), legend=apart),
    )
    return figure


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


def poll_chart(poll: Poll) -> None:
    """The closed poll as a chart."""
    rows = rows_of(poll)
    words = gettext("; ").join(f"{row.option}: {row.votes}" for row in rows)
    result = gettext("Result of poll {number}.").format(number=poll.number)
    st.plotly_chart(
        poll_figure(poll),
        key=f"chart-{poll.id}",
        config=CHART_CONFIG,
        alt=f"{result} {gettext('%(words)s.') % {'words': words}}",
    )
    voted = poll.tally.turnout if poll.tally else 0
    apart = all(row.onsite is not None for row in rows)
    said = ngettext("One voted.", "{count} voted.", voted).format(count=voted)
    small = gettext("Sides are shown apart from {fewest} votes on each.")
    st.caption(said if apart else f"{said} {small.format(fewest=FEWEST_SHOWN_BY_SIDE)}")


def poll_table(poll: Poll) -> None:
    """The same numbers as a table that screen readers can walk through."""
    st.table(
        [
            {
                gettext("Option"): as_text(row.option),
                gettext("Votes"): str(row.votes),
                gettext("In the room"): "–" if row.onsite is None else str(row.onsite),
                gettext("Online"): "–" if row.online is None else str(row.online),
            }
            for row in rows_of(poll)
        ],
        border="horizontal",
        hide_index=True,
    )


def label(text: str, width: int, lines: int) -> str:
    """Somebody's text as a label of an axis: on so many lines of so many letters, then `…`."""
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=" …")
    # Plotly reads a few HTML tags in its labels; in somebody's text they are just letters.
    return "<br>".join(
        line.replace("&", "&amp;").replace("<", "&lt;").replace("$", "&#36;") for line in wrapped
    )
