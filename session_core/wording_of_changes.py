"""What two moderators are told: above all what changed before an act came too late, and by whom."""

from collections.abc import Callable, Mapping

from session_core.domain.stale import ChangeKind

TWO_MODERATORS = {
    "out_of_date": "The list has changed. Nothing was done.",
    "decided_meanwhile": "The question was decided on meanwhile. Look again, then decide.",
    "reworded_meanwhile": (
        "Number {number} was reworded since you began. Read it again, then decide."
    ),
    "another_act_since": (
        "Somebody did something else meanwhile. Nothing was taken back. Look at what the last act "
        "is now, then undo."
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
    ChangeKind.STRUCK: "took number {number} off the list",
    ChangeKind.MERGED: "merged number {number} into another question",
    ChangeKind.ANSWERED: "answered number {number} in writing",
    ChangeKind.IN_REPORT: "took number {number} into the report",
    ChangeKind.DECLINED: "declined number {number}",
    ChangeKind.PUT_BACK: "put number {number} back in the queue",
    ChangeKind.WITHDRAWN: "took number {number} off the list",
    ChangeKind.WENT_FIRST: "raised number {number}, which goes before the list,",
    ChangeKind.ENTRY_UNDONE: "took back the entry of number {number}",
    ChangeKind.ENTERED: "entered number {number}",
    ChangeKind.JOINED: "merged others into number {number}",
    ChangeKind.PARTED: "set apart what was merged with number {number}",
    ChangeKind.QUEUE_CLOSED: "closed the queue",
    ChangeKind.QUEUE_OPENED: "opened the queue",
    ChangeKind.ORDER_SET: "changed the settings of the order",
    ChangeKind.SOMETHING_ELSE: "did something else",
}

_WAS_DONE = {
    ChangeKind.GAVE: "Number {number} was given the floor",
    ChangeKind.YIELDED: "Number {number}'s turn was ended",
    ChangeKind.TOOK_BACK: "The last step was taken back",
    ChangeKind.STRUCK: "Number {number} was taken off the list",
    ChangeKind.MERGED: "Number {number} was merged into another question",
    ChangeKind.ANSWERED: "Number {number} was answered in writing",
    ChangeKind.IN_REPORT: "Number {number} was taken into the report",
    ChangeKind.DECLINED: "Number {number} was declined",
    ChangeKind.PUT_BACK: "Number {number} was put back in the queue",
    ChangeKind.WITHDRAWN: "Number {number} was withdrawn by who asked",
    ChangeKind.WENT_FIRST: "Number {number}, which goes before the list, was raised",
    ChangeKind.ENTRY_UNDONE: "The entry of number {number} was taken back",
    ChangeKind.ENTERED: "Number {number} was entered",
    ChangeKind.JOINED: "Others were merged into number {number}",
    ChangeKind.PARTED: "What was merged with number {number} was set apart",
    ChangeKind.QUEUE_CLOSED: "The queue was closed",
    ChangeKind.QUEUE_OPENED: "The queue was opened",
    ChangeKind.ORDER_SET: "The settings of the order were changed",
    ChangeKind.SOMETHING_ELSE: "Something else was done",
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


def no_longer_waits(details: Mapping[str, object]) -> str:
    """`The online moderator answered number 14 in writing 3 min ago. Nothing was done.`

    `details` are those of a NotWaiting that says what became of it. No name is in it.
    """
    return f"{_done(details)} {_ago(details)}. Nothing was done."


def another_act(details: Mapping[str, object]) -> str:
    """`The organiser declined number 5 a moment ago. Nothing was taken back. Look at what …`

    `details` are those of an AnotherActSince: as above, and `of`, what was taken back, or ''.
    """
    of, number = details.get("of"), details.get("number")
    about = f"{of}, number {number}" if of and number else of
    taken = f" ({about})" if about else ""
    return (
        f"{_done(details)} {_ago(details)}{taken}. Nothing was taken back. "
        "Look at what the last act is now, then undo."
    )


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


WHAT_CHANGED: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "out_of_date": too_late,
    "decided_meanwhile": decided_meanwhile,
    "not_waiting": no_longer_waits,
    "another_act_since": another_act,
}
"""The sentence of each refusal that says what changed, by its code."""
