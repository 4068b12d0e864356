"""Rough consensus on the room screen: how far people agree, in every group, and what is objected.

Agreement is that of the least agreeing group, and an objection counts by what it says.
"""

from pages.parts.plain import as_html
from pages.parts.screen_parts import label_words, line_words
from pages.parts.screen_sayings import more_words, said_words, shown
from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT
from session_core.domain.poll_groups import Share
from session_core.domain.poll_results import Consensus, consensus
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.wording_of_polls import APART, group_words, option_words

OBJECTIONS_SHOWN = 3
_LOOKS = {
    SUPPORT: "ef-support",
    LIVE_WITH: "ef-live-with",
    OBJECT: "ef-object",
    NOT_HEARD: "ef-not-heard",
}
_SHARES = tuple(Share)


def consensus_words(poll: Poll, tally: Tally) -> str:
    """One bar of the four answers with their counts, what it means, and the objections."""
    found = consensus(tally)
    apart = "" if found.apart is None else line_words("ef-agreed", gettext(APART[found.apart]))
    return (
        f"{_bar(tally)}{_counts(poll, tally)}{line_words('ef-agreed', agreement_words(found))}"
        f"{apart}{_objections(tally)}"
    )


def agreement_words(found: Consensus) -> str:
    """How many agree, and whether most of every group do or who holds back."""
    said = ngettext(
        "%(agree)s of %(count)s ballot supports it or can live with it.",
        "%(agree)s of %(count)s ballots support it or can live with it.",
        found.ballots,
    )
    words = said % {"agree": found.agree, "count": found.ballots}
    if not found.across:
        return words
    least = min((each.least for each in found.across), key=_SHARES.index)
    if least is Share.MOST:
        return f"{words} {gettext('Most of every group agree.')}"
    groups = [
        group_words(name)
        for each in found.across
        if each.least is least
        for name in each.holding_back
    ]
    holding_back = (
        gettext("Few agree among: %(groups)s.")
        if least is Share.FEW
        else gettext("About half agree among: %(groups)s.")
    )
    return f"{words} {holding_back % {'groups': gettext(', ').join(groups)}}"


def _bar(tally: Tally) -> str:
    parts = "".join(
        f'<i class="{look}" style="flex:{count}"></i>'
        for answer, look in _LOOKS.items()
        if (count := tally.votes.get(answer, 0))
    )
    return f'<p class="ef-stack" aria-hidden="true">{parts}</p>'


def _counts(poll: Poll, tally: Tally) -> str:
    counts = "".join(
        f'<li><i class="{look}"></i> {as_html(option_words(poll, answer))} '
        f"<b>{tally.votes.get(answer, 0)}</b></li>"
        for answer, look in _LOOKS.items()
    )
    return f'<ol class="ef-stands">{counts}</ol>'


def _objections(tally: Tally) -> str:
    told = shown(tally)
    if not told:
        return ""
    first = said_words(told[:OBJECTIONS_SHOWN], "ef-said ef-reasons")
    more = more_words(len(told) - OBJECTIONS_SHOWN)
    return f"{label_words(gettext('What is objected'))}{first}{more}"
