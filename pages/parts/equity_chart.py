"""Shares of the floor as paired bars, and the same numbers as a table."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts import label
from pages.parts.plain import as_text
from session_core.domain.equity import NOT_SAID, Balance, By, Portion, Shares
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.people import Modality
from session_core.wording import SIDES

HAD, WAIT, JOINED = "Floor time", "Waiting", "Joined"
_OF = {HAD: "of floor time", WAIT: "of those waiting", JOINED: "of those who joined"}


def group_words(by: By, group: str) -> str:
    """What a group is called on the page."""
    if group == NOT_SAID:
        return "not said"
    if by is By.LANGUAGE:
        return next((LANGUAGE_NAMES[each] for each in Language if each == group), group)
    return SIDES[Modality(group)] if by is By.SIDE else group


def percent(share: float) -> str:
    """A share as people say it; what is there but rounds to nothing is less than one."""
    return "<1\u00a0%" if 0 < share < 0.005 else f"{100 * share:.0f}\u00a0%"


def series_of(balance: Balance) -> dict[str, tuple[float, ...]]:
    """What is drawn: the floor's time, beside those waiting, or where nobody does who joined."""
    beside: tuple[str, Shares] = (WAIT, balance.waiting_shares)
    if balance.waiting_shares is None:
        beside = (JOINED, balance.joined_shares)
    found = ((HAD, balance.floor_shares), beside)
    return {name: shares for name, shares in found if shares is not None}


def equity_figure(balance: Balance) -> go.Figure:
    """Two horizontal bars for each group; the second is hatched, so that colour is not needed."""
    series = series_of(balance)
    # Who only joined stands in the table: two empty bars would say nothing of them.
    drawn = [at for at in range(len(balance.portions)) if any(s[at] for s in series.values())]
    names = [label(group_words(balance.by, balance.portions[at].group), 24, 2) for at in drawn]
    figure = go.Figure()
    for name, every in series.items():
        shares = [every[at] for at in drawn]
        figure.add_bar(
            name=name,
            orientation="h",
            y=names,
            x=shares,
            text=[percent(share) for share in shares],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            hovertemplate="%{text} " + _OF[name] + "<extra></extra>",
            marker_pattern_shape="" if name == HAD else "/",
            marker_pattern_fillmode="replace",
        )
    colours = figure.layout.template.layout.colorway
    figure.update_layout(
        # Neither of the sides' two colours: these bars are no sides.
        colorway=(colours[2], colours[3]),
        barmode="group",
        legend={
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "font": {"size": 14},
            "traceorder": "normal",
        },
        height=76 + 52 * len(names),
        margin={"l": 0, "r": 48, "t": 30, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        yaxis={"autorange": "reversed", "automargin": True, "tickfont": {"size": 14}},
        xaxis={"visible": False, "rangemode": "tozero"},
        font={"size": 14},
        bargap=0.35,
    )
    return figure


def equity_rows(balance: Balance) -> list[dict[str, str]]:
    """The table: floor time, turns, who waits and who joined, each with its share."""
    columns: dict[str, tuple[Shares, list[str]]] = {
        "Floor time": (balance.floor_shares, [_clock(p.seconds) for p in balance.portions]),
        "Turns": (balance.turn_shares, [str(p.turns) for p in balance.portions]),
        "Waiting": (balance.waiting_shares, [str(p.waiting) for p in balance.portions]),
        "Joined": (balance.joined_shares, [str(p.joined) for p in balance.portions]),
    }
    return [
        {
            _head(balance.by): as_text(group_words(balance.by, portion.group)),
            **{
                name: _cell(shares, amounts, at)
                for name, (shares, amounts) in columns.items()
                if name != "Joined" or shares
            },
        }
        for at, portion in enumerate(balance.portions)
    ]


def in_words(balance: Balance) -> str:
    """The chart for who cannot see it."""
    told = [
        f"{group_words(balance.by, portion.group)}: {_shares(balance, portion, at)}"
        for at, portion in enumerate(balance.portions)
    ]
    return "; ".join(told)


def _shares(balance: Balance, portion: Portion, at: int) -> str:
    each = (f"{percent(shares[at])} {_OF[name]}" for name, shares in series_of(balance).items())
    return ", ".join(each)


def _cell(shares: Shares, amounts: Sequence[str], at: int) -> str:
    return f"{percent(shares[at])} ({amounts[at]})" if shares else "–"


def _clock(seconds: float) -> str:
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"


def _head(by: By) -> str:
    return str(by).capitalize()
