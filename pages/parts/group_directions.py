"""Where the breakout groups meet, in big type for the room screen."""

from pages.parts.plain import as_html
from session_core.domain.breakouts import BreakoutGroup
from session_core.use_cases.breakouts import BreakoutsView

FEW = 3
"""So many groups have room for big type; more stand in two columns."""


def directions_words(view: BreakoutsView) -> str:
    """Number, topic and place of every group while they are at work; never who sits where."""
    rows = "".join(_row(seen.group) for seen in view.groups)
    many = " ef-many" if len(view.groups) > FEW else ""
    return f'<section class="ef-groups{many}"><ol>{rows}</ol></section>'


def _row(group: BreakoutGroup) -> str:
    place = f'<small dir="auto">{as_html(group.place)}</small>' if group.place else ""
    return f'<li><b>{group.number}</b><span dir="auto">{as_html(group.topic)}</span>{place}</li>'
