"""What the help desk says: its refusals, and the words for kinds, urgency and states."""

from session_core.domain.desk import HelpKind, HelpState, HelpUrgency

DESK = {
    "desk_closed": (
        "The session is over, so the desk takes nothing new. What it answered can still be read."
    ),
    "too_many_requests": (
        "You have {most} requests open already. Write to one of them, or settle one first. "
        "What you typed is still there."
    ),
    "held_by_another": (
        "Request {number} is with somebody else by now: {who}. Nothing was done. Look again; you "
        "can take it over from them."
    ),
    "help_ended": "Request {number} is over. Nothing was done.",
    "help_ended.settled": "Whoever asked says that request {number} is settled. Nothing was done.",
    "help_ended.withdrawn": "Whoever asked took request {number} back. Nothing was done.",
    "help_ended.closed": (
        "Request {number} was closed by {who}. Nothing was done. Open it again to go on."
    ),
    "help_not_ended": "Request {number} is open already.",
    "help_not_held": "Nobody has request {number} by now.",
    "asker_wrote": (
        "Whoever asked wrote to request {number} meanwhile. Nothing was closed. Read it first."
    ),
    "not_of_the_desk": "They are not of this session’s desk by now. Choose somebody else.",
}
"""Sentences of refusals at the help desk."""

HELP_KINDS = {
    HelpKind.SOUND_OR_LINK: "Sound or link",
    HelpKind.CAPTIONS_OR_ACCESS: "Captions or accessibility",
    HelpKind.SAFETY_OR_CONDUCT: "Safety or conduct",
}

TOUCHES_ROOM = "Help desk: a request touches the room: {kind}."
"""What moderators are told of a request; none of its words."""

HELP_URGENCIES = {HelpUrgency.URGENT: "Urgent", HelpUrgency.CAN_WAIT: "Can wait"}

HELP_STATES = {
    HelpState.WAITING: "waiting",
    HelpState.CLAIMED: "somebody has it",
    HelpState.ANSWERED: "answered",
    HelpState.CLOSED: "closed",
    HelpState.WITHDRAWN: "taken back",
}
"""Where a request stands, as the desk reads it."""
