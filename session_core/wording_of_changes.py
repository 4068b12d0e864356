"""What two moderators are told: above all what changed before an act came too late, and by whom."""

from collections.abc import Mapping

from session_core.domain.stale import ChangeKind

TWO_MODERATORS = {
    "out_of_date": "The list has changed. Nothing was done.",
    "decided_meanwhile": "The question was decided on meanwhile. Look again, then decide.",
    "reworded_meanwhile": (
        "Number {number} was reworded since you began. Read it again, then decide."
    ),
    "nobody_to_tell": "Nobody else is on the staff of this session yet.",
    "nobody_to_tell.other moderator": "There is no other moderator to tell in this session.",
    "nobody_to_tell.rapporteur": "This session has no other rapporteur to tell.",
    "nobody_gone": "The other moderator's screen is here; each side has its own moderator.",
}
"""Sentences of refusals that only two moderators can meet."""

_DONE_BY_SOMEBODY = {
    ChangeKind.GAVE: "gave the floor to number {number}",
    ChangeKind.YIELDED: "ended number {number}'s turn",
    ChangeKind.TOOK_BACK: "took the last step back",
    ChangeKind.STRUCK: "struck number {number} from the list",
    ChangeKind.MERGED: "merged number {number} into another question",
    ChangeKind.ANSWERED: "answered number {number} in writing",
    ChangeKind.IN_REPORT: "took number {number} into the report",
    ChangeKind.DECLINED: "declined number {number}",
    ChangeKind.PUT_BACK: "put number {number} back in the queue",
    ChangeKind.WITHDRAWN: "took number {number} off the list",
    ChangeKind.WENT_FIRST: "raised number {number}, which goes before the list,",
}

_WAS_DONE = {
    ChangeKind.GAVE: "Number {number} was given the floor",
    ChangeKind.YIELDED: "Number {number}'s turn was ended",
    ChangeKind.TOOK_BACK: "The last step was taken back",
    ChangeKind.STRUCK: "Number {number} was struck from the list",
    ChangeKind.MERGED: "Number {number} was merged into another question",
    ChangeKind.ANSWERED: "Number {number} was answered in writing",
    ChangeKind.IN_REPORT: "Number {number} was taken into the report",
    ChangeKind.DECLINED: "Number {number} was declined",
    ChangeKind.PUT_BACK: "Number {number} was put back in the queue",
    ChangeKind.WITHDRAWN: "Number {number} was withdrawn by who asked",
    ChangeKind.WENT_FIRST: "Number {number}, which goes before the list, was raised",
}

_STANDS = {
    "first": "Number {first} is first now; nothing was done.",
    "still first": "Number {first} is still first; nothing was done.",
    "nobody waits": "Nobody waits now; nothing was done.",
    "speaks": "Number {first} has the floor now; nothing was done.",
    "free": "Nobody has the floor now; nothing was done.",
}


def too_late(details: Mapping[str, object]) -> str:
    """`The online moderator gave the floor to number 7 a moment ago. Number 9 is first now; …`.

    `details` are those of an OutOfDate: `change` (a ChangeKind or None), `number` of what it is
    about, `who` (a role, `you`, or ''), `another` (whether the reader has that role too), `minutes`
    since, `stands` and `first`. No name is in it.
    """
    happened = f"{done} {_ago(details)}" if (done := _done(details)) else "The list has changed"
    return f"{happened}. {_STANDS[str(details['stands'])].format(first=details.get('first'))}"


def decided_meanwhile(details: Mapping[str, object]) -> str:
    """`The online moderator answered number 22 in writing meanwhile. Look again, then decide.`

    `details` are those of a DecidedMeanwhile. No name is in it.
    """
    return f"{_done(details)} meanwhile. Look again, then decide."


def _done(details: Mapping[str, object]) -> str:
    change, number = details.get("change"), details.get("number")
    if not isinstance(change, ChangeKind):
        return ""
    if who := details.get("who"):
        article = "Another" if details.get("another") else "The"
        by = "You" if who == "you" else f"{article} {who}"
        return f"{by} {_without_number(change, number, _DONE_BY_SOMEBODY)}"
    return _without_number(change, number, _WAS_DONE)


def _without_number(change: ChangeKind, number: object, words: Mapping[ChangeKind, str]) -> str:
    if number is None:
        return words[change].replace(" to number {number}", "").replace("number {number}'s", "a")
    return words[change].format(number=number)


def _ago(details: Mapping[str, object]) -> str:
    minutes = details.get("minutes")
    return f"{minutes} min ago" if isinstance(minutes, int) and minutes >= 1 else "a moment ago"
