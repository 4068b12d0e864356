"""What is said of polls: kinds, the answers that a kind brings along, shares, groups, methods."""

from session_core.domain.ballots import FIXED, PollKind
from session_core.domain.poll_groups import NOT_SAID, OTHERS, Across, Cell, Share
from session_core.domain.poll_results import Agreement, Apart, Consensus
from session_core.domain.poll_settings import Showing
from session_core.domain.poll_tally import AGREE, HIGH, LOW, MIDDLE, SayingState
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.wording_of_places import SIDES

POLLS = {
    "too_few_options": "A poll needs at least {fewest} options, one a line.",
    "too_many_options": "A poll has {most} options at most.",
    "duplicate_options": "Two options say the same.",
    "poll_not_open": "This poll takes no ballots now.",
    "poll_not_draft": "This poll was opened before; it cannot be written anew. Duplicate it.",
    "poll_not_closed": "That can be done with a closed poll only.",
    "bad_poll_setting": "One of the poll’s settings does not go with the others.",
    "bad_poll_setting.most_choices": "At most {most} options can be chosen, and at least one.",
    "bad_poll_setting.range": "The lowest number must be below the highest.",
    "bad_poll_setting.seconds": "A countdown takes from {least} seconds to {most} minutes.",
    "unknown_option": "This poll has no such option.",
    "bad_ballot": "The ballot is not filled in as the poll asks.",
    "bad_ballot.none": "Choose or write an answer first.",
    "bad_ballot.one": "Choose one answer only.",
    "bad_ballot.too_many": "Choose {most} at most.",
    "bad_ballot.twice": "One answer is there twice.",
    "bad_ballot.all": "Give every option a place of its own, from the best to the last.",
    "bad_ballot.number": "Write a number, in digits.",
    "bad_ballot.range": "Write a number from {least} to {most}.",
    "bad_ballot.least": "Write a number that is {least} or more.",
    "bad_ballot.most": "Write a number that is {most} or less.",
    "bad_ballot.why": "Say in a few words what you object to: an objection counts by its reason.",
    "bad_ballot.times": "A line says 0 ballots. Write how many there are, or take the line out.",
    "bad_ballot.hub": "A moderator has entered the ballots of your hub together.",
    "bad_ballot.hub_size": "The hub counts as {most} people, so it has {most} ballots at most.",
}
"""Sentences of refusals at polls."""

KINDS = {
    PollKind.SINGLE: "One choice",
    PollKind.MULTIPLE: "Several choices",
    PollKind.RATING: "Rating from 1 to 5",
    PollKind.RANKING: "Ranking",
    PollKind.NUMERIC: "A number",
    PollKind.OPEN_TEXT: "Open answer",
    PollKind.WORD_CLOUD: "Word cloud",
    PollKind.QUICK_CHECK: "Yes, no, not sure",
    PollKind.PACE: "Pace",
    PollKind.SHOW_OF_HANDS: "Show of hands",
    PollKind.ROUGH_CONSENSUS: "Rough consensus",
}

SHOWINGS = {
    Showing.AT_CLOSE: "When the poll closes",
    Showing.LIVE: "While it is open",
    Showing.STAFF: "To staff only",
}
"""When results are shown, and to whom."""

HOW_TO_ANSWER = {
    PollKind.SINGLE: "Choose one.",
    PollKind.MULTIPLE: "Choose all that fit.",
    PollKind.RATING: "1 is the lowest, 5 the highest.",
    PollKind.RANKING: "Give every option a place; 1 is the best.",
    PollKind.NUMERIC: "Write a number.",
    PollKind.OPEN_TEXT: "Write a few words. Moderators read them before anybody sees them.",
    PollKind.WORD_CLOUD: "Write up to three words. Moderators read them before anybody sees them.",
    PollKind.QUICK_CHECK: "Choose one.",
    PollKind.PACE: "Choose one.",
    PollKind.SHOW_OF_HANDS: "Not raising your hand is an answer too.",
    PollKind.ROUGH_CONSENSUS: (
        "An objection counts by its reason, not by how many share it. Moderators read reasons "
        "before anybody sees them."
    ),
}
"""What participants read above a ballot."""

FIXED_ANSWERS = {
    "yes": "Yes",
    "no": "No",
    "not sure": "Not sure",
    "slower": "Slower, please",
    "right": "Right as it is",
    "faster": "Faster, please",
    "raise": "Raise my hand",
    "do not raise": "Do not raise",
    "support": "Support",
    "live with": "Can live with it",
    "object": "Object",
    "not heard": "Not heard enough",
}
"""Answers that kinds of polls bring along, by their id."""

_COLUMNS = {AGREE: "Agree: support or can live with it"}
_RATED = {LOW: "1 or 2", MIDDLE: "3", HIGH: "4 or 5"}
_NUMBERS = {LOW: "Below the middle", MIDDLE: "In the middle", HIGH: "Above the middle"}
"""Columns in which a poll is told by group, where they are not its options."""

SHARES = {Share.FEW: "few", Share.HALF: "about half", Share.MOST: "most"}
"""About how much of a group: under a third, between one and two thirds, over two thirds."""

ACROSS = {
    Across.MODALITY: "In the room and online",
    Across.STAKEHOLDER: "By stakeholder group",
    Across.REGION: "By regional group",
}

_SIDES = {str(side): words for side, words in SIDES.items()}
_GROUPS = {NOT_SAID: "Not said", OTHERS: "Others together"}

METHODS = {
    PollKind.SINGLE: "One ballot a seat, one choice each.",
    PollKind.MULTIPLE: "One ballot a seat; each may name several options.",
    PollKind.RATING: "One ballot a seat, a mark from 1 to 5; the mean of all marks.",
    PollKind.RANKING: (
        "One ballot a seat, all options in order. Borda’s count: of so many options the first on a "
        "ballot gets a point for each behind it, the last none."
    ),
    PollKind.NUMERIC: "One ballot a seat, one number; the median, and between which half lie.",
    PollKind.OPEN_TEXT: "One ballot a seat, in words; shown as far as moderators let it through.",
    PollKind.WORD_CLOUD: (
        "One ballot a seat, up to three words; the size is the number of ballots, shown as far as "
        "moderators let it through."
    ),
    PollKind.QUICK_CHECK: "One ballot a seat, one choice each.",
    PollKind.PACE: "One ballot a seat, one choice each.",
    PollKind.SHOW_OF_HANDS: "One ballot a seat; not raising a hand is counted as an answer.",
    PollKind.ROUGH_CONSENSUS: (
        "One ballot a seat. Agreement is that of the least agreeing group, and objections count by "
        "what they say (RFC 7282)."
    ),
}
"""How a poll is counted, for the record."""

APART = {
    Apart.CLOSE: "The room and online are close together.",
    Apart.APART: "The room and online are apart.",
    Apart.FAR: "The room and online are far apart.",
}
_ALIKE = {
    Share.MOST: "Most of every group agree.",
    Share.HALF: "About half of every group agrees.",
    Share.FEW: "Few of any group agree.",
}
"""How far all groups agree, where none of them agrees more than another."""

SAYING_STATES = {
    SayingState.WAITING: "waits",
    SayingState.SHOWN: "shown",
    SayingState.HIDDEN: "not shown",
}

SMALL_GROUPS = (
    "Groups of fewer than five are told together with others, and small counts as few, about half "
    "or most, so that nobody can work out how a few people voted."
)


def option_words(poll: Poll, option_id: str) -> str:
    """An option as it is read: what was written, or the kind's own answer in this language."""
    if poll.kind in FIXED:
        return gettext(FIXED_ANSWERS.get(option_id, "")) or option_id
    return next((each.text for each in poll.options if each.id == option_id), option_id)


def column_words(poll: Poll, column: str) -> str:
    """The heading of a column in which a poll is told by group."""
    if column in _COLUMNS:
        return gettext(_COLUMNS[column])
    if poll.kind is PollKind.RATING:
        return gettext(_RATED[column])
    if poll.kind is PollKind.NUMERIC:
        return gettext(_NUMBERS[column])
    return option_words(poll, column)


def group_words(name: str) -> str:
    """What a group is called: a side, a stakeholder group, a regional group, or others."""
    return gettext(_GROUPS.get(name) or _SIDES.get(name, name))


def cell_words(cell: Cell) -> str:
    """A count, or about how much of the group."""
    return gettext(SHARES[cell]) if isinstance(cell, Share) else str(cell)


def alike_words(told: Agreement) -> str:
    """How far all groups agree where that is equally far: none of them is the least; '' else."""
    shares = set(told.by_group.values())
    return gettext(_ALIKE[told.least]) if len(shares) == 1 else ""


def apart_words(poll: Poll, found: Consensus) -> str:
    """How far the room and online are apart, or that it cannot be told; '' of an open poll."""
    if found.apart is not None:
        return gettext(APART[found.apart])
    if poll.is_open:
        return ""
    return gettext("How far apart the room and online are cannot be told: too few ballots for it.")
