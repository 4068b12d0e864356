"""Shares of the floor as paired bars, and the same numbers as a table."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts import bars_layout, label
from pages.parts.plain import as_html, as_text
from session_core.domain.equity import (
    FIRST_TIME,
    HEARD_BEFORE,
    NOT_SAID,
    OTHERS,
    Balance,
    By,
    Shares,
)
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.people import Modality
from session_core.language import gettext
from session_core.wording import SIDES

HAD, TURNS, WAIT, JOINED = "floor-time", "turns", "waiting", "joined"
"""What is drawn, as the style sheet calls it."""
_NAMES = {HAD: "Floor time", TURNS: "Turns", WAIT: "Waiting", JOINED: "Joined"}
_SHARES = {
    HAD: "%(share)s of floor time",
    TURNS: "%(share)s of turns",
    WAIT: "%(share)s of those waiting",
    JOINED: "%(share)s of those who joined",
}
_HEADS = {
    By.SIDE: "Side",
    By.STAKEHOLDER: "Stakeholder group",
    By.REGION: "Regional group",
    By.LANGUAGE: "Language",
    By.FIRST_TIME: "First time or not",
}
_GROUPS = {
    NOT_SAID: "not said",
    OTHERS: "others",
    FIRST_TIME: "first time",
    HEARD_BEFORE: "heard before",
}
_LABELS = 138  # pixels before the bars: as many letters as a label has, or two lines of them


def group_words(by: By, group: str) -> str:
    """What a group is called on the page."""
    if group in _GROUPS:
        return gettext(_GROUPS[group])
    if by is By.LANGUAGE:
        return gettext(next((LANGUAGE_NAMES[each] for each in Language if each == group), group))
    return gettext(SIDES[Modality(group)] if by is By.SIDE else group)


def percent(share: float) -> str:
    """A share as people say it; what is there but rounds to nothing is less than one."""
    return "<1\u00a0%" if 0 < share < 0.005 else f"{100 * share:.0f}\u00a0%"


def series_of(balance: Balance) -> dict[str, tuple[float, ...]]:
    """What is drawn: floor time and turns beside those waiting; where nobody is, who joined."""
    beside: tuple[str, Shares] = (WAIT, balance.waiting_shares)
    if balance.waiting_shares is None:
        beside = (JOINED, balance.joined_shares)
    found = ((HAD, balance.floor_shares), (TURNS, balance.turn_shares), beside)
    return {name: shares for name, shares in found if shares is not None}


def equity_figure(balance: Balance) -> go.Figure:
    """Three horizontal bars for each group; patterns tell them apart, so colour is not needed."""
    series = series_of(balance)
    # Who only joined stands in the table: empty bars would say nothing of them.
    drawn = [at for at in range(len(balance.portions)) if any(s[at] for s in series.values())]
    names = [label(group_words(balance.by, balance.portions[at].group), 18, 3) for at in drawn]
    figure = go.Figure()
    for name, every in series.items():
        shares = [every[at] for at in drawn]
        figure.add_bar(
            name=gettext(_NAMES[name]),
            orientation="h",
            y=names,
            x=shares,
            text=[percent(share) for share in shares],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            hovertemplate=_share(name, "%{text}") + "<extra></extra>",
            marker=_look(name, figure.layout.template.layout.colorway),
        )
    figure.update_layout(
        barmode="group",
        bargroupgap=0.12,
        **bars_layout(24 + 26 * len(series) * len(names), legend=False, beside=_LABELS, after=48),
    )
    # One scale and one beginning for all charts of the page.
    figure.update_xaxes(range=(0, 1))
    return figure


def legend_words(balance: Balance) -> str:
    """What each bar is, in one line of HTML above the chart; Plotly would take a line for each."""
    told = (
        f'<span><i class="ef-{name}"></i>{as_html(gettext(_NAMES[name]))}</span>'
        for name in series_of(balance)
    )
    return f'<p class="ef-legend">{"".join(told)}</p>'


def equity_rows(balance: Balance) -> list[dict[str, str]]:
    """The table: floor time, turns, who waits and who joined, each with its share."""
    columns: dict[str, tuple[Shares, list[str]]] = {
        HAD: (balance.floor_shares, [_clock(p.seconds) for p in balance.portions]),
        TURNS: (balance.turn_shares, [str(p.turns) for p in balance.portions]),
        WAIT: (balance.waiting_shares, [str(p.waiting) for p in balance.portions]),
        JOINED: (balance.joined_shares, [str(p.joined) for p in balance.portions]),
    }
    return [
        {
            gettext(_HEADS[balance.by]): as_text(group_words(balance.by, portion.group)),
            **{
                gettext(_NAMES[name]): _cell(shares, amounts, at)
                for name, (shares, amounts) in columns.items()
                if name != JOINED or shares
            },
        }
        for at, portion in enumerate(balance.portions)
    ]


def in_words(balance: Balance) -> str:
    """The chart for who cannot see it."""
    told = [
        gettext("%(what)s: %(value)s")
        % {"what": group_words(balance.by, portion.group), "value": _shares(balance, at)}
        for at, portion in enumerate(balance.portions)
    ]
    return gettext("; ").join(told)


def _shares(balance: Balance, at: int) -> str:
    each = (_share(name, percent(shares[at])) for name, shares in series_of(balance).items())
    return gettext(", ").join(each)


def _share(name: str, share: str) -> str:
    return gettext(_SHARES[name]) % {"share": share}


def _look(name: str, colours: Sequence[str]) -> dict[str, object]:
    """Full, outlined or hatched, in one colour for what was had and another for who is there.

    Neither is a colour of the sides: these bars are no sides.
    """
    if name in (WAIT, JOINED):
        return {"color": colours[3], "pattern": {"shape": "/", "fillmode": "replace"}}
    full = name == HAD
    line = {"color": colours[2], "width": 2}
    return {"color": colours[2] if full else "rgba(0,0,0,0)", "line": line}


def _cell(shares: Shares, amounts: Sequence[str], at: int) -> str:
    # A break that only a narrow page shows.
    return f"{percent(shares[at])}  \n({amounts[at]})" if shares else "–"


def _clock(seconds: float) -> str:
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"
