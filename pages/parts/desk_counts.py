"""What people needed, counted: a card for each thing it is counted by, a chart beside its table."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from pages.parts.charts import CHART_CONFIG
from pages.parts.desk_chart import (
    help_figure,
    help_rows,
    in_words,
    spell_rows,
    spells_figure,
    spells_in_words,
    total_words,
)
from pages.parts.equity_parts import equity_style
from pages.parts.theme import empty
from session_core.domain.desk_counts import HelpBy, HelpCounts
from session_core.language import gettext

TITLES = {
    HelpBy.KIND: "What it was about",
    HelpBy.REGION: "Regional groups",
    HelpBy.STAKEHOLDER: "Stakeholder groups",
    HelpBy.URGENCY: "Urgent or can wait",
    HelpBy.PREVENTION: "Asked ahead or afterwards",
}


def desk_counts(counts: HelpCounts) -> None:
    """All counts of a session, or in words that there is nothing to count yet."""
    st.html(equity_style())
    st.header(gettext("What people needed"), anchor=False)
    if counts.total == 0:
        nobody = gettext(
            "Nobody has asked for help yet. What people need is counted here once somebody has."
        )
        empty("monitoring", nobody)
        return
    st.markdown(f"**{_sentence(total_words(counts))}** {_withheld(counts)}")
    with st.container(key="desk-counts"):
        for by, table in counts.tables.items():
            told = in_words(table)
            title = gettext(TITLES[by])
            _card(by.name.lower(), title, help_figure(table), help_rows(table), told)
        told = spells_in_words(counts)
        _card("time", gettext("Over time"), spells_figure(counts), spell_rows(counts), told)


def _withheld(counts: HelpCounts) -> str:
    if not counts.is_withheld:
        return ""
    said = gettext(
        "Where fewer than %(count)s asked, the number is not shown, nor another that it "
        "could be worked out from: a small number can point at a person."
    )
    return said % {"count": counts.fewest}


def _sentence(words: str) -> str:
    return gettext("%(words)s.") % {"words": words}


def _card(
    name: str, title: str, figure: go.Figure, rows: Sequence[dict[str, str]], told: str
) -> None:
    with st.container(border=True, key=f"desk-card-{name}"):
        st.markdown(f"### {title}")
        with st.container(key=f"pair-desk-{name}"):
            st.plotly_chart(
                figure,
                key=f"chart-desk-{name}",
                config=CHART_CONFIG,
                alt=f"{_sentence(title)} {_sentence(told)}",
            )
            st.table(rows, border="horizontal", hide_index=True)
