"""Rough consensus on the room screen: how far people agree, in every group, and what is objected.

Agreement is that of the least agreeing group, and an objection counts by what it says.
"""

from collections.abc import Sequence

from pages.parts.plain import as_html
from pages.parts.screen_parts import label_words, line_words
from pages.parts.screen_sayings import lines_of, more_words, said_words, shown
from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT
from session_core.domain.poll_groups import Share
from session_core.domain.poll_results import Agreement, Consensus, consensus
from session_core.domain.poll_tally import Saying, Tally
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.wording_of_polls import ACROSS, APART, alike_words, group_words, option_words

OBJECTIONS_SHOWN = 3
_PART, _WHOLE = 38, 52
"""Letters of a question on a line: beside who has the floor, and in the wide column."""
_ROOM, _QUESTION, _AGREED, _FIRST, _MORE = 22.0, 3.7, 3.1, 3.6, 2.9
"""Units of height: for question, agreement and objections together; a line of the question, of the
agreement, the first of an objection, and the second."""
_LOOKS = {
    SUPPORT: "ef-support",
    LIVE_WITH: "ef-live-with",
    OBJECT: "ef-object",
    NOT_HEARD: "ef-not-heard",
}
_SHARES = tuple(Share)


def consensus_words(poll: Poll, tally: Tally, *, large: bool = False) -> str:
    """One bar of the four answers with their counts, what it means, and the objections."""
    found = consensus(tally)
    agreed, letters = agreement_words(found), _WHOLE if large else _PART
    above = _QUESTION * lines_of(poll.question, letters, 2) + _AGREED * lines_of(agreed, letters, 3)
    apart = "" if found.apart is None else line_words("ef-agreed", gettext(APART[found.apart]))
    return (
        f"{_bar(tally)}{_counts(poll, tally)}{line_words('ef-agreed', agreed)}"
        f"{apart}{_objections(tally, _ROOM - above, letters * 4 // 3)}"
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
    return f"{words} {_least_words(found.across, least)}"


def _least_words(across: Sequence[Agreement], least: Share) -> str:
    """Which groups agree least; where all of them agree alike, how far they do."""
    told = [each for each in across if each.least is least]
    groups = [
        group_words(name) for each in told if not alike_words(each) for name in each.holding_back
    ]
    if groups:
        listed = gettext(", ").join(groups)
        if least is Share.FEW:
            return gettext("Few agree among: %(groups)s.") % {"groups": listed}
        return gettext("About half agree among: %(groups)s.") % {"groups": listed}
    if len(told) == len(across):
        return alike_words(told[0])
    return " ".join(
        gettext("%(what)s: %(value)s")
        % {"what": gettext(ACROSS[each.across]), "value": alike_words(each)}
        for each in told
    )


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


def _objections(tally: Tally, room: float, letters: int) -> str:
    told = shown(tally)
    if not told:
        return ""
    first = _that_fit(told, room, letters)
    more = more_words(len(told) - len(first))
    label = label_words(gettext("What is objected"))
    return f"{label}{said_words(first, 'ef-said ef-reasons')}{more}"


def _that_fit(told: Sequence[Saying], room: float, letters: int) -> list[Saying]:
    """The first objections for which there is room, and always one."""
    first: list[Saying] = []
    left = room
    for each in told[:OBJECTIONS_SHOWN]:
        left -= _FIRST + _MORE * (lines_of(each.text, letters, 2) - 1)
        if first and left < 0:
            break
        first.append(each)
    return first
