"""The figure of each kind of poll; patterns and words stand beside every colour."""

from collections.abc import Callable, Mapping, Sequence

import plotly.graph_objects as go

from pages.parts.poll_cloud import cloud_figure
from pages.parts.poll_layout import (
    bars_layout,
    columns_layout,
    label,
    named_axis,
    number_words,
    places,
)
from pages.parts.poll_rows import middle_words, points_of, rows_of, said_in, span_words, tally_of
from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_results import bins, in_numbers, rating_mean
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording import SIDES
from session_core.wording_of_polls import option_words

_NEUTRAL = "#4D908E"
_STRIPES = {"fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.4)", "solidity": 0.15}
_TEAL, _PURPLE, _GREY = 2, 3, 5
"""Colours of the theme that are no side's."""
_OVER = 0.14
"""How high a number over its column is, in the highest column."""
_ANSWERS = {
    SUPPORT: (_TEAL, ""),
    LIVE_WITH: (_TEAL, "/"),
    OBJECT: (_PURPLE, "x"),
    NOT_HEARD: (_GREY, "."),
}
"""The colour and the pattern of each answer of a rough consensus."""


def poll_figure(poll: Poll) -> go.Figure | None:
    """The result as a figure; None of open answers, and of a cloud without a word."""
    return _FIGURES.get(poll.kind, votes_figure)(poll)


def votes_figure(poll: Poll) -> go.Figure:
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
                y=places(rows),
                x=values,
                text=values,
                textposition=_where(values),
                textangle=0,
                hovertemplate="%{x} " + name + "<extra></extra>",
                # Stripes too, so that nobody needs the colours to tell the sides apart.
                marker={
                    "color": _NEUTRAL if name == together else None,
                    "pattern": {"shape": "/" if name == online else "", **_STRIPES},
                },
            )
    figure.update_yaxes(named_axis([_label(row.option) for row in rows]))
    figure.update_layout(
        # As many of the theme's colours as are used here: Streamlit's template asks for ten, and
        # where a theme has fewer Plotly would fall back to colours of its own.
        colorway=figure.layout.template.layout.colorway[:2],
        barmode="stack",
        **bars_layout(70 + 48 * len(rows), legend=apart),
    )
    return figure


def ranking_figure(poll: Poll) -> go.Figure:
    """Horizontal bars of points, the best option first."""
    ranked = points_of(poll)
    points = [each for _, each, _ in ranked]
    figure = go.Figure()
    figure.add_bar(
        orientation="h",
        y=places(ranked),
        x=points,
        text=points,
        textposition=_where(points),
        textangle=0,
        hovertemplate="%{x}<extra></extra>",
        marker_color=_NEUTRAL,
    )
    figure.update_layout(**bars_layout(24 + 48 * len(ranked), legend=False))
    figure.update_yaxes(named_axis([_label(option) for option, _, _ in ranked]))
    return figure


def rating_figure(poll: Poll) -> go.Figure:
    """A column for each mark, and the mean as a line between them."""
    rows = rows_of(poll)
    figure = _columns([int(row.option) for row in rows], [row.votes for row in rows])
    figure.update_xaxes(tickvals=[int(row.option) for row in rows])
    if (mean := rating_mean(tally_of(poll))) is not None:
        _line(figure, mean, middle_words(poll))
    return figure


def numbers_figure(poll: Poll) -> go.Figure:
    """A column for each span of numbers, the median as a line, and half of all in a shade."""
    spans = bins(tally_of(poll).numbers)
    figure = _columns(
        [(each.least + each.most) / 2 for each in spans],
        [each.count for each in spans],
        # Columns of whole numbers reach half a number further, or gaps would stand between them.
        [each.most - each.least + each.whole for each in spans],
    )
    figure.update_traces(
        customdata=[span_words(each) for each in spans],
        hovertemplate="%{customdata}: %{y}<extra></extra>",
    )
    ticks = {edge: number_words(edge) for each in spans for edge in (each.least, each.most)}
    if any(each.whole for each in spans):
        ticks = {(each.least + each.most) / 2: _in_two_lines(span_words(each)) for each in spans}
    # Upright where they have no room, for slanted ones run over the edge, and Plotly hides them.
    figure.update_xaxes(tickvals=list(ticks), ticktext=list(ticks.values()), autotickangles=[0, 90])
    figure.update_layout(margin={"l": 24, "r": 24})  # half of the first and the last number
    if middle := in_numbers(tally_of(poll)):
        shade = {"fillcolor": "rgba(128,128,128,0.25)", "line_width": 0, "layer": "below"}
        figure.add_vrect(x0=middle.lower, x1=middle.upper, **shade)
        said = gettext("Median %(median)s") % {"median": number_words(middle.median)}
        _line(figure, middle.median, said)
    return figure


def consensus_figure(poll: Poll) -> go.Figure:
    """One bar of all ballots, in four parts: who objects stands beside who agrees."""
    votes = tally_of(poll).votes
    figure = go.Figure()
    colours = figure.layout.template.layout.colorway
    for answer, (colour, shape) in _ANSWERS.items():
        count = votes.get(answer, 0)
        name = option_words(poll, answer)
        figure.add_bar(
            name=name,
            orientation="h",
            y=[""],
            x=[count],
            text=[count or ""],
            textposition="inside",
            textangle=0,
            insidetextanchor="middle",
            hovertemplate="%{x} " + name + "<extra></extra>",
            marker={"color": colours[colour], "pattern": {"shape": shape, **_STRIPES}},
        )
    figure.update_layout(barmode="stack", **bars_layout(96))
    figure.update_xaxes(range=[0, max(1, sum(votes.values()))])
    # Four names need two lines on a phone, over the bar.
    figure.update_layout(margin_t=58, height=150)
    return figure


def _columns(
    at: list[int] | list[float], counts: list[int], width: list[float] | None = None
) -> go.Figure:
    figure = go.Figure()
    figure.add_bar(
        x=at,
        y=counts,
        width=[each * 0.96 for each in width] if width else None,
        text=counts,
        textposition=_where(counts, low=0.2 * max(counts, default=0)),
        textangle=0,
        hovertemplate="%{x}: %{y}<extra></extra>",
        marker_color=_NEUTRAL,
    )
    figure.update_layout(**columns_layout(260))
    return figure


def _label(option: str) -> str:
    return label(option, width=32, lines=3)


def _in_two_lines(span: str) -> str:
    return span.replace("–", "–<br>") if len(span) > 6 else span


def _where(counts: Sequence[int | None], low: float = 0) -> list[str]:
    """Where the number of each bar stands: outside where it is low, for a 0 is written nowhere
    else and others shrink."""
    return ["auto" if (count or 0) > low else "outside" for count in counts]


def _line(figure: go.Figure, at: float, words: str) -> None:
    """A line with words above all columns; where it meets a column it stands over its number."""
    (bars,) = figure.data
    highest = max(1, *bars.y)
    widths = bars.width or [1.0] * len(bars.x)
    met = [y for x, y, wide in zip(bars.x, bars.y, widths, strict=True) if abs(x - at) < wide / 2]
    start = met[0] + _OVER * highest if met else 0
    end = (1 + 2 * _OVER) * highest
    figure.update_yaxes(range=[0, end], autorange=False)
    line = {"dash": "4px,4px", "width": 2}
    figure.add_shape(type="line", x0=at, x1=at, y0=start, y1=end, line=line)
    # Words near an end would lose letters if they stood in the middle over their line.
    part = (at - bars.x[0]) / (bars.x[-1] - bars.x[0] or 1)
    side = "left" if part < 0.2 else "right" if part > 0.8 else "center"
    figure.add_annotation(
        text=words, showarrow=False, x=at, xanchor=side, y=1, yref="paper", yanchor="bottom"
    )


def _cloud(poll: Poll) -> go.Figure | None:
    return cloud_figure([(each.text, each.ballots) for each in said_in(poll)])


_FIGURES: Mapping[PollKind, Callable[[Poll], go.Figure | None]] = {
    PollKind.RATING: rating_figure,
    PollKind.RANKING: ranking_figure,
    PollKind.NUMERIC: numbers_figure,
    PollKind.OPEN_TEXT: lambda _: None,
    PollKind.WORD_CLOUD: _cloud,
    PollKind.ROUGH_CONSENSUS: consensus_figure,
}
