"""What two moderators are told: above all what changed before an act came too late, and by whom."""

from collections.abc import Callable, Mapping

from session_core.domain.people import Role
from session_core.domain.stale import ChangeKind
from session_core.language import gettext

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

_BY_YOU = {
    ChangeKind.GAVE: "You gave the floor to number {number} {when}.",
    ChangeKind.YIELDED: "You ended number {number}'s turn {when}.",
    ChangeKind.TOOK_BACK: "You took the last step back {when}.",
    ChangeKind.STRUCK: "You took number {number} off the list {when}.",
    ChangeKind.MERGED: "You merged number {number} into another question {when}.",
    ChangeKind.ANSWERED: "You answered number {number} in writing {when}.",
    ChangeKind.IN_REPORT: "You took number {number} into the report {when}.",
    ChangeKind.DECLINED: "You declined number {number} {when}.",
    ChangeKind.PUT_BACK: "You put number {number} back in the queue {when}.",
    ChangeKind.WITHDRAWN: "You took number {number} off the list {when}.",
    ChangeKind.WENT_FIRST: "You raised number {number}, which goes before the list, {when}.",
    ChangeKind.ENTRY_UNDONE: "You took back the entry of number {number} {when}.",
    ChangeKind.ENTERED: "You entered number {number} {when}.",
    ChangeKind.JOINED: "You merged others into number {number} {when}.",
    ChangeKind.PARTED: "You set apart what was merged with number {number} {when}.",
    ChangeKind.QUEUE_CLOSED: "You closed the queue {when}.",
    ChangeKind.QUEUE_OPENED: "You opened the queue {when}.",
    ChangeKind.ORDER_SET: "You changed the settings of the order {when}.",
    ChangeKind.SOMETHING_ELSE: "You did something else {when}.",
}

_BY_SOMEBODY = {
    ChangeKind.GAVE: "{who} gave the floor to number {number} {when}.",
    ChangeKind.YIELDED: "{who} ended number {number}'s turn {when}.",
    ChangeKind.TOOK_BACK: "{who} took the last step back {when}.",
    ChangeKind.STRUCK: "{who} took number {number} off the list {when}.",
    ChangeKind.MERGED: "{who} merged number {number} into another question {when}.",
    ChangeKind.ANSWERED: "{who} answered number {number} in writing {when}.",
    ChangeKind.IN_REPORT: "{who} took number {number} into the report {when}.",
    ChangeKind.DECLINED: "{who} declined number {number} {when}.",
    ChangeKind.PUT_BACK: "{who} put number {number} back in the queue {when}.",
    ChangeKind.WITHDRAWN: "{who} took number {number} off the list {when}.",
    ChangeKind.WENT_FIRST: "{who} raised number {number}, which goes before the list, {when}.",
    ChangeKind.ENTRY_UNDONE: "{who} took back the entry of number {number} {when}.",
    ChangeKind.ENTERED: "{who} entered number {number} {when}.",
    ChangeKind.JOINED: "{who} merged others into number {number} {when}.",
    ChangeKind.PARTED: "{who} set apart what was merged with number {number} {when}.",
    ChangeKind.QUEUE_CLOSED: "{who} closed the queue {when}.",
    ChangeKind.QUEUE_OPENED: "{who} opened the queue {when}.",
    ChangeKind.ORDER_SET: "{who} changed the settings of the order {when}.",
    ChangeKind.SOMETHING_ELSE: "{who} did something else {when}.",
}

_WAS_DONE = {
    ChangeKind.GAVE: "Number {number} was given the floor {when}.",
    ChangeKind.YIELDED: "Number {number}'s turn was ended {when}.",
    ChangeKind.TOOK_BACK: "The last step was taken back {when}.",
    ChangeKind.STRUCK: "Number {number} was taken off the list {when}.",
    ChangeKind.MERGED: "Number {number} was merged into another question {when}.",
    ChangeKind.ANSWERED: "Number {number} was answered in writing {when}.",
    ChangeKind.IN_REPORT: "Number {number} was taken into the report {when}.",
    ChangeKind.DECLINED: "Number {number} was declined {when}.",
    ChangeKind.PUT_BACK: "Number {number} was put back in the queue {when}.",
    ChangeKind.WITHDRAWN: "Number {number} was withdrawn by who asked {when}.",
    ChangeKind.WENT_FIRST: "Number {number}, which goes before the list, was raised {when}.",
    ChangeKind.ENTRY_UNDONE: "The entry of number {number} was taken back {when}.",
    ChangeKind.ENTERED: "Number {number} was entered {when}.",
    ChangeKind.JOINED: "Others were merged into number {number} {when}.",
    ChangeKind.PARTED: "What was merged with number {number} was set apart {when}.",
    ChangeKind.QUEUE_CLOSED: "The queue was closed {when}.",
    ChangeKind.QUEUE_OPENED: "The queue was opened {when}.",
    ChangeKind.ORDER_SET: "The settings of the order were changed {when}.",
    ChangeKind.SOMETHING_ELSE: "Something else was done {when}.",
}

_OF_NO_NUMBER = {
    ChangeKind.GAVE: {
        "you": "You gave the floor {when}.",
        "somebody": "{who} gave the floor {when}.",
        "": "Somebody was given the floor {when}.",
    },
    ChangeKind.YIELDED: {
        "you": "You ended a turn {when}.",
        "somebody": "{who} ended a turn {when}.",
        "": "A turn was ended {when}.",
    },
}
"""Where the record does not tell whose turn it was."""

_THE = {
    Role.ONSITE_MODERATOR: "The onsite moderator",
    Role.ONLINE_MODERATOR: "The online moderator",
    Role.ORGANISER: "The organiser",
}
_ANOTHER = {
    Role.ONSITE_MODERATOR: "Another onsite moderator",
    Role.ONLINE_MODERATOR: "Another online moderator",
    Role.ORGANISER: "Another organiser",
}
"""As which role somebody acted, where who is told has that role too."""

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
    stands = gettext(_STANDS[str(details["stands"])]).format(first=details.get("first"))
    return f"{_done(details, _ago(details))} {stands}"


def decided_meanwhile(details: Mapping[str, object]) -> str:
    """`The online moderator answered number 22 in writing meanwhile. Look again, then decide.`

    `details` are those of a DecidedMeanwhile. No name is in it.
    """
    return f"{_done(details, gettext('meanwhile'))} {gettext('Look again, then decide.')}"


def no_longer_waits(details: Mapping[str, object]) -> str:
    """`The online moderator answered number 14 in writing 3 min ago. Nothing was done.`

    `details` are those of a NotWaiting that says what became of it. No name is in it.
    """
    return f"{_done(details, _ago(details))} {gettext('Nothing was done.')}"


def another_act(details: Mapping[str, object]) -> str:
    """`The organiser declined number 5 a moment ago. Nothing was taken back. Look at what …`

    `details` are those of an AnotherActSince: as above, and `of`, what was taken back, or ''.
    """
    number, told = details.get("number"), {"when": _ago(details)}
    when = told["when"]
    if of := details.get("of"):
        told["act"] = gettext(str(of))
        when = gettext("%(when)s (%(act)s)") % told
        if number:
            when = gettext("%(when)s (%(act)s, number %(number)s)") % {**told, "number": number}
    now = gettext("Nothing was taken back. Look at what the last act is now, then undo.")
    return f"{_done(details, when)} {now}"


def _done(details: Mapping[str, object], when: str) -> str:
    """The sentence of what was done, by whom and when."""
    change, number, who = details.get("change"), details.get("number"), details.get("who")
    if not isinstance(change, ChangeKind):
        return gettext("The list has changed.")
    by, words = "", _WAS_DONE
    if who == "you":
        by, words = "you", _BY_YOU
    elif who in _THE:
        by, words = "somebody", _BY_SOMEBODY
    said = words[change]
    if number is None and "{number}" in said:
        unnumbered = _OF_NO_NUMBER.get(change, {})
        said = unnumbered.get(by, words[ChangeKind.SOMETHING_ELSE])
    somebody = ""
    if by == "somebody":
        somebody = gettext((_ANOTHER if details.get("another") else _THE)[Role(str(who))])
    return gettext(said).format(who=somebody, number=number, when=when)


def _ago(details: Mapping[str, object]) -> str:
    minutes = details.get("minutes")
    if isinstance(minutes, int) and minutes >= 1:
        return gettext("%(minutes)s min ago") % {"minutes": minutes}
    return gettext("a moment ago")


WHAT_CHANGED: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "out_of_date": too_late,
    "decided_meanwhile": decided_meanwhile,
    "not_waiting": no_longer_waits,
    "another_act_since": another_act,
}
"""The sentence of each refusal that says what changed, by its code."""
