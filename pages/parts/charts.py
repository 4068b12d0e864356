"""What a poll came to as a chart and as a table, each with the same numbers."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.poll_figures import poll_figure
from pages.parts.poll_layout import CHART_CONFIG as CHART_CONFIG
from pages.parts.poll_layout import bars_layout as bars_layout
from pages.parts.poll_layout import label as label
from pages.parts.poll_rows import (
    in_words,
    middle_words,
    rows_of,
    said_in,
    table_rows,
    voted_words,
)
from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.poll_showing import FEWEST_SHOWN_BY_SIDE
from session_core.domain.poll_tally import columns_of
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext


def poll_chart(poll: Poll, key: str = "chart") -> None:
    """The result as a chart, of open answers as a list; `key` tells several of one poll apart."""
    if poll.kind is PollKind.OPEN_TEXT and said_in(poll):
        st.markdown("\n".join(_answer(each.text, each.ballots) for each in said_in(poll)))
    elif (figure := poll_figure(poll)) is not None:
        words = gettext("; ").join(in_words(poll))
        result = gettext("Result of poll {number}.").format(number=poll.number)
        st.plotly_chart(
            figure,
            key=f"{key}-{poll.id}",
            config=CHART_CONFIG,
            alt=f"{result} {gettext('%(words)s.') % {'words': words}}",
        )
    elif poll.kind in IN_WORDS:
        st.caption(gettext("Nothing of what was said is shown yet."))
    st.caption(" ".join(filter(None, [_middle(poll), voted_words(poll), _small_sides(poll)])))


def poll_table(poll: Poll) -> None:
    """The same numbers as a table that screen readers can walk through."""
    if rows := table_rows(poll):
        st.table(rows, border="horizontal", hide_index=True)


def _answer(text: str, ballots: int) -> str:
    said = ngettext("%(count)s ballot", "%(count)s ballots", ballots) % {"count": ballots}
    return f"- {as_text(text)}" + (f" · :small[{said}]" if ballots > 1 else "")


def _middle(poll: Poll) -> str:
    words = middle_words(poll)
    return f"**{gettext('%(words)s.') % {'words': words}}**" if words else ""


def _small_sides(poll: Poll) -> str:
    """Why not all options stand apart by side, where a kind has them so."""
    options = poll.asked.options
    is_by_side = poll.kind is not PollKind.RANKING and columns_of(poll.asked) == options
    if poll.is_open or not options or not is_by_side:
        return ""
    if all(row.onsite is not None for row in rows_of(poll)):
        return ""
    small = gettext("Sides are shown apart from {fewest} votes on each.")
    return small.format(fewest=FEWEST_SHOWN_BY_SIDE)
